#include "ui/pages/offers/offerspage.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/loadingbars.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/offers/offerrow.h"
#include "ui/pages/offers/offerwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/textlabel.h"
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace boxoffice {
namespace {

constexpr int keyRows = 4; ///< F5 to F8

QString shapeOf(const OffersView& view)
{
    QStringList parts{view.event.text()};
    for (const OfferView& offer : view.offers)
        parts << offer.type.text() << offer.level.text() << offer.name << offer.each.apiText() << offer.fees.apiText()
              << offerRules(offer);
    return parts.join(u'|');
}

} // namespace

OffersPage::OffersPage(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Offers"));
    build();
    showState();
}

void OffersPage::build()
{
    Theme& theme = Theme::of(this);
    const int gutter = theme.metrics().gutter;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    m_problem = new ProblemNotice(NoticeBox::Look::Compact, this);
    m_problem->setContentsMargins(gutter, gutter, gutter, 0);
    connect(m_problem, &ProblemNotice::actionChosen, this, [this](ProblemAction action) {
        if (action == ProblemAction::TryAgain || action == ProblemAction::CheckAgain)
            Q_EMIT retryAsked();
        else
            Q_EMIT problemAction(action);
    });
    column->addWidget(m_problem);
    m_empty = new TextLabel(TextStyle::Body, Role::Text2);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(gutter, gutter, gutter, gutter);
    column->addWidget(m_empty);
    m_bars = new LoadingBars;
    connect(m_bars, &LoadingBars::slow, this, [this] {
        m_empty->setText(tr("Still loading"));
        m_empty->show();
    });
    column->addWidget(m_bars, 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new Pane(Role::Panel, {}, m_scroll->viewport());
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_scroll->setWidget(inside);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this, gutter](int, int most) {
        QMargins margins = m_titles->contentsMargins(); // the headings stay above their columns
        margins.setRight(gutter + (most > 0 ? m_scroll->verticalScrollBar()->sizeHint().width() : 0));
        m_titles->setContentsMargins(margins);
    });
    column->addWidget(m_scroll, 1);
    column->addStretch();
    column->addWidget(buildFooter());
}

QWidget* OffersPage::buildTop()
{
    Theme& theme = Theme::of(this);
    const int gutter = theme.metrics().gutter;
    m_head = new QWidget(this);
    auto* column = new QVBoxLayout(m_head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* rules = new Pane(Role::Panel, Qt::BottomEdge, m_head);
    auto* words = new QHBoxLayout(rules);
    words->setContentsMargins(gutter, theme.px(10), gutter, theme.px(10));
    auto* seat = new IconLabel(QStringLiteral("seat"), {}, TextStyle::Body, Role::Text2);
    words->addWidget(seat, 0, Qt::AlignTop);
    auto* how = new TextLabel(tr("Seats are chosen by the ticket system: best available"), TextStyle::Body, Role::Text2);
    how->setWordWrap(true);
    words->addWidget(how, 1);
    m_limit = new TextLabel(TextStyle::Body, Role::Text2);
    words->addWidget(m_limit);
    column->addWidget(rules);
    m_nightly = new Pane(Role::WarningTint, Qt::BottomEdge, m_head);
    auto* night = new QHBoxLayout(m_nightly);
    night->setContentsMargins(gutter, theme.px(10), gutter, theme.px(10));
    m_nightlyText = new IconLabel(QStringLiteral("night-closed"), {}, TextStyle::Body, Role::Text);
    m_nightlyText->setWrapped(true);
    night->addWidget(m_nightlyText);
    column->addWidget(m_nightly);
    auto* titles = new Pane(Role::Sunken, Qt::BottomEdge, m_head);
    auto* row = new QHBoxLayout(titles);
    m_titles = row;
    row->setContentsMargins(gutter, theme.px(6), gutter, theme.px(6));
    row->setSpacing(theme.metrics().gap);
    m_headKey = new TextLabel(tr("Key"), TextStyle::Detail, Role::Text2);
    m_headKey->setFixedWidth(theme.px(48));
    m_headKey->hide();
    row->addWidget(m_headKey);
    row->addWidget(new TextLabel(tr("Ticket type"), TextStyle::Detail, Role::Text2), 1);
    row->addWidget(new TextLabel(tr("Each"), TextStyle::Detail, Role::Text2));
    row->addSpacing(theme.metrics().gap);
    auto* quantity = new TextLabel(tr("Quantity"), TextStyle::Detail, Role::Text2);
    quantity->setAlignment(Qt::AlignCenter);
    quantity->setFixedWidth(QuantityStepper().sizeHint().width());
    row->addWidget(quantity);
    column->addWidget(titles);
    return m_head;
}

QWidget* OffersPage::buildFooter()
{
    Theme& theme = Theme::of(this);
    const int gutter = theme.metrics().gutter;
    m_footer = new Pane(Role::Sunken, Qt::TopEdge, this);
    auto* row = new QHBoxLayout(m_footer);
    row->setContentsMargins(gutter, theme.px(12), gutter, theme.px(12));
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_footTitle = new TextLabel(TextStyle::BodyStrong);
    m_footText = new TextLabel(TextStyle::Detail, Role::Text2);
    m_footTitle->setWordWrap(true);
    m_footText->setWordWrap(true);
    words->addStretch();
    words->addWidget(m_footTitle);
    words->addWidget(m_footText);
    words->addStretch();
    row->addLayout(words, 1);
    m_reserve = new PrimaryButton(tr("Reserve"));
    m_reserve->setAccessibleName(tr("Reserve"));
    connect(m_reserve, &QPushButton::clicked, this, &OffersPage::reserveAsked);
    row->addWidget(m_reserve);
    return m_footer;
}

void OffersPage::setKeysShown(bool shown)
{
    m_keys = shown;
    m_headKey->setVisible(shown);
    m_reserve->setKey(shown ? QStringLiteral("F9") : QString());
    m_shape.clear();
    setView(m_view, m_held);
}

void OffersPage::setView(const OffersView& view, const HeldPlaces& held)
{
    m_view = view;
    m_held = held;
    const QString shape = shapeOf(view);
    const bool others = shape != m_shape;
    if (others) {
        m_shape = shape;
        rebuildRows();
    }
    for (qsizetype i = 0; i < m_offers.size(); ++i)
        m_offers.at(i)->setOffer(view.offers.at(i), view.orderLimit);
    showState();
    if (others && isVisible())
        layout()->activate(); // rows that just came are in their places before they are painted
}

void OffersPage::rebuildRows()
{
    clearLayout(*m_rows);
    m_offers.clear();
    for (int i = 0; i < m_view.offers.size(); ++i) {
        const OfferView& offer = m_view.offers.at(i);
        auto* row = new OfferRow(offer, std::ranges::count(m_view.offers, offer.name, &OfferView::name) > 1, m_scroll->widget());
        if (m_keys)
            row->setKey(i < keyRows ? QStringLiteral("F%1").arg(5 + i) : QString());
        connect(row, &OfferRow::edited, this, [this, i](int quantity) { Q_EMIT quantityChanged(i, quantity); });
        m_rows->addWidget(row);
        m_offers << row;
    }
    m_rows->addStretch();
}

void OffersPage::setReserving(bool reserving)
{
    m_reserving = reserving;
    showState();
}

bool OffersPage::canReserve() const
{
    return m_view.canReserve && !m_reserving && m_held.places == 0;
}

QString OffersPage::whyNotReserve() const
{
    if (m_view.chosen == 0)
        return tr("Choose how many tickets.");
    for (const OfferView& offer : m_view.offers)
        if (offer.quantity > 0 && offer.advice != QuantityAdvice::Fine)
            return tr("%1: %2.").arg(offer.name, quantityAdvice(offer, m_view.orderLimit));
    return m_view.canReserve ? QString() : tr("This choice can’t be reserved.");
}

void OffersPage::showState()
{
    const bool waiting = m_view.loading && m_view.offers.isEmpty();
    const bool none = m_view.offers.isEmpty();
    ProblemContext context{.eventName = m_view.eventName};
    if (m_view.nightly)
        context.nightly = m_view.nightly->hours;
    m_problem->setProblem(m_view.problem, context);
    m_nightlyText->setText(m_view.nightly ? nightlyText(*m_view.nightly, locale()) : QString());
    m_nightlyText->setAccessibleName(m_nightlyText->text());
    m_nightly->setVisible(m_view.nightly.has_value());
    m_head->setVisible(!none);
    m_scroll->setVisible(!none);
    m_footer->setVisible(!none);
    if (waiting)
        m_bars->start();
    else
        m_bars->stop();
    m_empty->setText(m_view.isEmpty() ? tr("Choose an event on the left.") : tr("Nothing to sell for this event here."));
    m_empty->setVisible(none && !waiting && !m_view.problem);
    m_limit->setText(orderLimitText(m_view));

    const bool held = m_held.places > 0;
    for (qsizetype i = 0; i < m_offers.size(); ++i) {
        m_offers.at(i)->setResting(held || m_reserving);
        m_offers.at(i)->setHeld(held && m_view.offers.at(i).quantity > 0);
    }
    m_footer->setFill(held ? Role::YoursTint : Role::Sunken);
    m_reserve->setEnabled(canReserve() || m_reserving);
    m_reserve->setBusy(m_reserving, tr("Reserving"));
    if (held) {
        m_footTitle->setText(m_held.places == 1 ? tr("1 place is held for this sale")
                                                : tr("%n places are held for this sale", nullptr, m_held.places));
        m_footText->setText(tr("Release them to choose others."));
    } else {
        m_footTitle->setText(m_view.chosen == 0 ? tr("Nothing chosen yet")
                             : m_view.chosen == 1 ? tr("1 ticket chosen")
                                                  : tr("%n tickets chosen", nullptr, m_view.chosen));
        m_footText->setText(whyNotReserve());
    }
    m_footText->setVisible(!m_footText->text().isEmpty());
    m_reserve->setAccessibleDescription(m_footText->text());
}

void OffersPage::step(int row, bool more)
{
    if (row < 0 || row >= m_offers.size() || !m_offers.at(row)->stepper().isEnabled())
        return;
    QuantityStepper& stepper = m_offers.at(row)->stepper();
    stepper.setFocus(Qt::ShortcutFocusReason);
    m_scroll->ensureWidgetVisible(&stepper);
    more ? stepper.stepUp() : stepper.stepDown();
}

void OffersPage::typeQuantity(int quantity)
{
    if (m_offers.isEmpty())
        return;
    const auto focused = std::ranges::find_if(m_offers, [](const OfferRow* row) { return row->stepper().hasFocus(); });
    const OfferRow* row = focused != m_offers.end() ? *focused : m_offers.constFirst();
    if (!row->stepper().isEnabled())
        return;
    row->stepper().setFocus(Qt::ShortcutFocusReason);
    Q_EMIT quantityChanged(static_cast<int>(m_offers.indexOf(row)), quantity);
}

void OffersPage::focusFirst()
{
    for (OfferRow* row : m_offers)
        if (row->stepper().isEnabled())
            return row->stepper().setFocus(Qt::ShortcutFocusReason);
}

} // namespace boxoffice

#include "ui/kiosk/summarycard.h"
#include "ui/pages/eventwhen.h"
#include "ui/pages/sale/cartpanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/waitbar.h"
#include <QScrollArea>
#include <QVBoxLayout>

namespace boxoffice {

QString waitWords(SaleStep step, bool inLine)
{
    if (inLine && (step == SaleStep::Reserve || step == SaleStep::Captcha))
        return SummaryCard::tr("You’re in line. Stay on this screen and we’ll keep asking.");
    switch (step) {
    case SaleStep::Captcha: case SaleStep::Reserve: return SummaryCard::tr("Holding your tickets");
    case SaleStep::Delivery: return SummaryCard::tr("Fetching the ways to get your tickets");
    case SaleStep::Certificate: case SaleStep::Payment: return SummaryCard::tr("Checking your card. Nothing is charged yet.");
    case SaleStep::Commit: return SummaryCard::tr("Sending your order. Please don’t leave.");
    case SaleStep::Order: return SummaryCard::tr("Fetching your tickets");
    case SaleStep::Release: return SummaryCard::tr("Putting the seats back on sale");
    case SaleStep::Browse: case SaleStep::Offers: break;
    }
    return SummaryCard::tr("One moment");
}

SummaryCard::SummaryCard(const Clock& clock, QWidget* parent)
    : QFrame(parent), m_event(new TextLabel(TextStyle::Section)), m_when(new TextLabel(TextStyle::Detail, Role::Text2)),
      m_note(new TextLabel(TextStyle::Detail, Role::Text2)), m_cart(new CartPanel), m_total(new TotalRow),
      m_wait(new WaitBar(clock)), m_primary(new PrimaryButton(tr("Next")))
{
    setProperty("kind", QStringLiteral("card"));
    m_event->setWordWrap(true);
    m_when->setWordWrap(true);
    m_note->setWordWrap(true);
    for (TextLabel* label : {m_event, m_when, m_note})
        label->setMinimumHeight(24); // else a label that may wrap asks for its height at the narrowest
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, 28, 2, 28);
    column->setSpacing(8);
    const auto add = [column](QWidget* part) {
        auto* inset = new QHBoxLayout;
        inset->setContentsMargins(44, 0, 44, 0);
        inset->addWidget(part);
        column->addLayout(inset);
    };
    add(m_event);
    add(m_when);
    auto* scroll = new QScrollArea;
    m_cartArea = scroll;
    m_rule = new StubRule;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_cart);
    m_cart->layout()->setContentsMargins(44, 12, 44, 4); // the card has its own margins
    m_cart->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    column->addWidget(m_rule);
    column->addWidget(m_total);
    add(m_wait);
    add(m_note);
    add(m_primary);
    connect(m_primary, &QPushButton::clicked, this, &SummaryCard::primaryPressed);
    connect(m_cart, &CartPanel::releaseConfirmed, this, &SummaryCard::releaseAsked);
    connect(m_wait, &WaitBar::stopRequested, this, &SummaryCard::stopAsked);
}

void SummaryCard::setView(const PurchaseView& view)
{
    m_event->setText(view.eventName);
    QStringList where{view.venue, eventWhen(view.date, view.time)};
    where.removeAll(QString());
    m_when->setText(where.join(QStringLiteral(" · ")));
    m_cart->setView(view);
    m_total->setTotal(view.total);
    showWait(view);
}

void SummaryCard::setBrief(bool brief)
{
    for (QWidget* part : {static_cast<QWidget*>(m_event), static_cast<QWidget*>(m_when), m_cartArea, m_rule})
        part->setVisible(!brief);
}

void SummaryCard::showWait(const PurchaseView& view)
{
    if (!view.wait)
        return m_wait->stop();
    m_wait->start(waitWords(view.wait->step, view.wait->inLine), view.wait->since, view.wait->nextCheck, view.wait->canStop);
    if (view.wait->step == SaleStep::Commit)
        m_wait->setLater({{std::chrono::seconds(10), tr("Still sending. Please don’t leave.")},
                          {std::chrono::seconds(30), tr("This can take a minute.")}});
    else
        m_wait->setLater({});
}

void SummaryCard::setPrimary(const QString& words, const QString& name, bool enabled, const QString& note, bool busy)
{
    m_primary->setText(words);
    m_primary->setAccessibleName(name);
    m_primary->setAccessibleDescription(words);
    m_primary->setEnabled(enabled || busy);
    m_primary->setBusy(busy);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace boxoffice

#include "ui/pages/sale/cartpanel.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/platecells.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

/// Changes whenever what is drawn changes; the widgets are only rebuilt then.
QString shapeOf(const PurchaseView& view)
{
    QStringList parts;
    for (const PlateView& plate : view.plates)
        parts << plateSentence(plate) << plate.ticketType << plate.price.apiText();
    for (const PriceLineView& line : view.lines)
        parts << QString::number(static_cast<int>(line.kind)) << line.amount.apiText() << QString::number(line.count);
    for (const ChargeView& charge : view.charges)
        parts << charge.type << charge.price.apiText() << QString::number(charge.quantity);
    return parts.join(u'|');
}

} // namespace

QString priceLineWords(const PriceLineView& line)
{
    switch (line.kind) {
    case PriceLineKind::Tickets:
        return line.count == 1 ? CartPanel::tr("1 ticket")
             : line.count > 1  ? CartPanel::tr("%n tickets", nullptr, line.count)
                               : CartPanel::tr("Tickets");
    case PriceLineKind::Fees: return CartPanel::tr("Fees");
    case PriceLineKind::OrderFee: return CartPanel::tr("Order fee");
    case PriceLineKind::Tax: return CartPanel::tr("Tax");
    case PriceLineKind::Delivery: return CartPanel::tr("Delivery");
    case PriceLineKind::Upsell: return CartPanel::tr("Extras");
    }
    return {};
}

CartPanel::CartPanel(QWidget* parent) : QWidget(parent)
{
    build();
}

void CartPanel::build()
{
    Theme& theme = Theme::of(this);
    setAccessibleName(tr("Cart"));
    auto* column = new QVBoxLayout(this);
    const int gutter = theme.metrics().gutter;
    column->setContentsMargins(gutter, gutter - 4, gutter, theme.metrics().gap / 2);
    column->setSpacing(theme.metrics().gap);
    m_placeholder = new TextLabel(TextStyle::Body, Role::Text2);
    m_placeholder->setWordWrap(true);
    column->addWidget(m_placeholder);

    m_body = new QWidget;
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(theme.metrics().gap / 2);
    m_plates = new QVBoxLayout;
    m_plates->setSpacing(theme.metrics().gap);
    body->addLayout(m_plates);
    auto* releaseRow = new QHBoxLayout;
    releaseRow->setSpacing(6);
    m_lastType = new TextLabel(TextStyle::Body, Role::Text2);
    m_lastType->setWordWrap(true);
    releaseRow->addWidget(m_lastType, 1);
    m_release = new QPushButton(themeIcon(theme, QStringLiteral("release"), Role::Text2), tr("Release"));
    m_release->setProperty("kind", QStringLiteral("quiet"));
    m_release->setAccessibleDescription(tr("Gives the seats back, after a question"));
    connect(m_release, &QPushButton::clicked, this, &CartPanel::askRelease);
    releaseRow->addWidget(m_release);
    m_releaseKey = new KeyCap(tr("Del"));
    m_releaseKey->hide();
    releaseRow->addWidget(m_releaseKey);
    body->addLayout(releaseRow);
    buildQuestion(*body);
    auto* rule = new QFrame;
    rule->setProperty("kind", QStringLiteral("line"));
    body->addWidget(rule);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(2);
    body->addLayout(m_lines);
    column->addWidget(m_body);
    m_body->hide();
}

void CartPanel::buildQuestion(QVBoxLayout& column)
{
    m_question = new QWidget;
    auto* rows = new QVBoxLayout(m_question);
    rows->setContentsMargins(0, 0, 0, 0);
    m_questionText = new TextLabel(tr("Release these seats? They go back on sale at once."), TextStyle::BodyStrong);
    m_questionText->setWordWrap(true);
    rows->addWidget(m_questionText);
    auto* buttons = new QHBoxLayout;
    m_releaseNo = new QPushButton(tr("Keep the seats"));
    m_releaseNo->setAutoDefault(true);
    m_releaseYes = new QPushButton(tr("Release the seats"));
    m_releaseYes->setProperty("kind", QStringLiteral("danger"));
    buttons->addWidget(m_releaseNo);
    buttons->addWidget(m_releaseYes);
    rows->addLayout(buttons);
    connect(m_releaseNo, &QPushButton::clicked, this, &CartPanel::keepSeats);
    connect(m_releaseYes, &QPushButton::clicked, this, [this] {
        keepSeats();
        Q_EMIT releaseConfirmed();
    });
    column.addWidget(m_question);
    m_question->hide();
}

void CartPanel::setPlaceholder(const QString& words)
{
    m_placeholder->setText(words);
}

void CartPanel::setReleaseKey(const QString& key)
{
    static_cast<KeyCap*>(m_releaseKey)->setKey(key);
    m_releaseKey->setVisible(!key.isEmpty());
}

void CartPanel::addPlate(const PlateView& plate)
{
    const QLocale locale;
    auto* row = new QHBoxLayout;
    auto* seats = new SeatPlate(SeatPlate::Kind::Held);
    seats->setCells(plateCells(plate));
    row->addWidget(seats, 0, Qt::AlignLeft | Qt::AlignTop);
    row->addStretch();
    auto* price = new TabularLabel(TextStyle::BodyStrong);
    price->setText(moneyText(plate.price, locale));
    price->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(price, 0, Qt::AlignTop);
    m_plates->addLayout(row);
}

/// The type of the last plate shares its line with Release.
void CartPanel::addType(const PlateView& plate, bool last)
{
    const QString words = plate.generalAdmission && !plate.ticketType.isEmpty()
        ? tr("%1, no seat number").arg(plate.ticketType)
        : plate.ticketType;
    if (last)
        return m_lastType->setText(words);
    auto* type = new TextLabel(words, TextStyle::Body, Role::Text2);
    type->setWordWrap(true);
    m_plates->addWidget(type);
}

void CartPanel::showLines(const PurchaseView& view)
{
    for (const PriceLineView& line : view.lines)
        m_lines->addWidget(new StubLine(priceLineWords(line), moneyText(line.amount, QLocale())));
}

void CartPanel::setView(const PurchaseView& view)
{
    m_empty = view.plates.isEmpty();
    m_placeholder->setVisible(m_empty);
    m_body->setVisible(!m_empty);
    m_release->setVisible(view.canRelease);
    m_releaseKey->setVisible(view.canRelease && m_releaseKey->sizeHint().width() > 0 && Theme::of(this).face() == Face::Attended);
    if (!view.canRelease)
        keepSeats();
    const QString shape = shapeOf(view);
    if (shape == m_shape)
        return;
    m_shape = shape;
    clearLayout(*m_plates);
    clearLayout(*m_lines);
    for (qsizetype i = 0; i < view.plates.size(); ++i) {
        addPlate(view.plates.at(i));
        addType(view.plates.at(i), i + 1 == view.plates.size());
    }
    showLines(view);
}

bool CartPanel::isAsking() const
{
    return !m_question->isHidden();
}

void CartPanel::askRelease()
{
    if (m_empty || isAsking())
        return;
    m_before = window()->focusWidget();
    m_question->show();
    m_releaseNo->setFocus(Qt::OtherFocusReason);
    Q_EMIT askingChanged(true);
}

void CartPanel::keepSeats()
{
    if (!isAsking())
        return;
    const bool asked = m_question->isAncestorOf(window()->focusWidget());
    m_question->hide();
    if (asked && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason); // else the next field takes it, and eats the next Del
    Q_EMIT askingChanged(false);
}

TotalRow::TotalRow(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    const int gutter = Theme::of(this).metrics().gutter;
    row->setContentsMargins(gutter, 6, gutter, 6);
    auto* word = new TextLabel(tr("Total"), TextStyle::Heading);
    word->setAccessibleName(tr("Total:")); // the amount itself is "Total"
    row->addWidget(word, 0, Qt::AlignBottom);
    row->addStretch();
    m_amount = new TabularLabel(TextStyle::Total);
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_amount);
    setTotal(std::nullopt);
}

void TotalRow::setTotal(const std::optional<Money>& total)
{
    m_amount->setText(total ? moneyText(*total, QLocale()) : QStringLiteral("–"));
    m_amount->setAccessibleName(tr("Total"));
    m_amount->setAccessibleDescription(m_amount->text());
}

} // namespace boxoffice

#include "ui/pages/offers/offerrow.h"
#include "core/moneytext.h"
#include "ui/pages/offers/offerwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>

namespace boxoffice {
namespace {

constexpr int most = 99; ///< a number above the limit can be typed, so that the limit can be explained

QString detailOf(const OfferView& offer)
{
    QStringList parts{offer.description, offer.levelName, offer.areaName, offerRules(offer)};
    if (offer.needsPassword)
        parts << OfferRow::tr("Needs a code, which is not sold here");
    parts.removeAll(QString());
    parts.removeAll(offer.name);
    parts.removeDuplicates();
    return parts.join(QStringLiteral(" · "));
}

} // namespace

OfferRow::OfferRow(const OfferView& offer, bool levelToo, QWidget* parent)
    : Pane(Role::Panel, Qt::BottomEdge, parent), m_sellable(!offer.needsPassword), m_keyCell(new QWidget), m_key(new KeyCap({})),
      m_stepper(new QuantityStepper), m_advice(new IconLabel(QStringLiteral("warning"), {}, TextStyle::Detail, Role::Warning))
{
    Theme& theme = Theme::of(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.metrics().gutter, theme.px(8), theme.metrics().gutter, theme.px(8));
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.metrics().gap);
    m_keyCell->setFixedWidth(theme.px(48));
    auto* cell = new QHBoxLayout(m_keyCell);
    cell->setContentsMargins(0, 0, 0, 0);
    cell->addWidget(m_key, 0, Qt::AlignLeft);
    m_keyCell->hide();
    row->addWidget(m_keyCell);
    row->addWidget(buildName(offer), 1);
    row->addWidget(buildPrice(offer));
    row->addSpacing(theme.metrics().gap);
    const QString what = levelToo && !offer.levelName.isEmpty() ? tr("%1, %2").arg(offer.name, offer.levelName) : offer.name;
    m_stepper->setAccessibleName(tr("Quantity, %1").arg(what));
    m_stepper->setLimits(most, qMax(1, offer.multiple), qMax(1, offer.minimum));
    connect(m_stepper, &QuantityStepper::edited, this, &OfferRow::edited);
    row->addWidget(m_stepper);
    column->addLayout(row);
    column->addWidget(m_advice, 0, Qt::AlignRight);
    m_advice->hide();
}

QWidget* OfferRow::buildName(const OfferView& offer)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* name = new TextLabel(offer.name, TextStyle::BodyStrong, m_sellable ? Role::Text : Role::Text3);
    name->setWordWrap(true);
    column->addWidget(name);
    const QString detail = detailOf(offer);
    if (!detail.isEmpty()) {
        auto* line = new TextLabel(detail, TextStyle::Detail, Role::Text2);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    return box;
}

QWidget* OfferRow::buildPrice(const OfferView& offer)
{
    const QLocale locale;
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* each = new TabularLabel(TextStyle::BodyStrong);
    each->setText(moneyText(offer.each, locale));
    each->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    column->addWidget(each, 0, Qt::AlignRight);
    if (!offer.fees.isZero()) {
        auto* fees = new TabularLabel(TextStyle::Detail, Role::Text3);
        fees->setText(tr("+ %1 fees").arg(moneyText(offer.fees, locale)));
        fees->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        column->addWidget(fees, 0, Qt::AlignRight);
    }
    return box;
}

void OfferRow::setKey(const QString& key)
{
    m_key->setKey(key);
    m_keyCell->show();
    m_key->setVisible(!key.isEmpty());
    m_stepper->setAccessibleDescription(key.isEmpty() ? QString() : tr("%1 for one more").arg(key));
}

void OfferRow::setOffer(const OfferView& offer, int orderLimit)
{
    m_stepper->setValue(offer.quantity);
    const QString advice = quantityAdvice(offer, orderLimit);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_stepper->setError(!advice.isEmpty());
}

void OfferRow::setHeld(bool held)
{
    setFill(held ? Role::YoursTint : Role::Panel);
    setLeftEdge(held ? std::optional(Role::Yours) : std::nullopt);
}

void OfferRow::setResting(bool resting)
{
    m_stepper->setEnabled(m_sellable && !resting);
}

} // namespace boxoffice

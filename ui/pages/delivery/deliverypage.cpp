#include "ui/pages/delivery/deliverypage.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/deliverywords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>
#include <algorithm>

namespace boxoffice {

DeliveryPage::DeliveryPage(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Delivery"));
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Theme::of(this).metrics().gap / 2);
    m_note = new TextLabel(TextStyle::Body, Role::Text2, this);
    m_note->setWordWrap(true);
    m_note->hide();
}

void DeliveryPage::setView(const PurchaseView& view)
{
    m_settled = view.deliveryPreconfigured || view.chosenDelivery.has_value();
    QString shape = view.deliveryPreconfigured ? QStringLiteral("set") : QString();
    for (const DeliveryOptionView& option : view.delivery)
        shape += option.id.text() + option.serviceLevel + option.price.apiText() + option.description + u'|';
    if (shape != m_shape) {
        m_shape = shape;
        rebuild(view);
    }
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        m_choices.at(i)->setChecked(view.chosenDelivery && m_ids.at(i) == *view.chosenDelivery);
}

void DeliveryPage::rebuild(const PurchaseView& view)
{
    m_note->setParent(this);
    m_rows->removeWidget(m_note);
    clearLayout(*m_rows);
    m_choices.clear();
    m_ids.clear();
    for (const DeliveryOptionView& option : view.delivery) {
        const bool twice = std::ranges::count(view.delivery, option.serviceLevel, &DeliveryOptionView::serviceLevel) > 1;
        m_choices << addChoice(option, twice);
        m_ids << option.id;
    }
    m_note->setText(tr("The ticket system chooses how these tickets are delivered."));
    m_note->setVisible(view.deliveryPreconfigured && view.delivery.isEmpty());
    m_rows->addWidget(m_note);
}

ChoiceRow* DeliveryPage::addChoice(const DeliveryOptionView& option, bool namedTwice)
{
    const QString words = deliveryWords(option.serviceLevel);
    auto* row = new ChoiceRow(namedTwice && !option.carrier.isEmpty() ? tr("%1, %2").arg(words, option.carrier) : words);
    row->setAccessibleName(tr("Delivery, %1").arg(row->text()));
    row->setPrice(moneyText(option.price, QLocale()));
    if (option.requiresAddress)
        row->setDetail(tr("Needs a postal address"));
    connect(row, &ChoiceRow::clicked, this, [this, id = option.id] { Q_EMIT chosen(id); });
    m_rows->addWidget(row);
    return row;
}

void DeliveryPage::focusFirst()
{
    for (ChoiceRow* row : m_choices)
        if (row->isChecked())
            return row->setFocus(Qt::ShortcutFocusReason);
    if (!m_choices.isEmpty())
        m_choices.constFirst()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace boxoffice

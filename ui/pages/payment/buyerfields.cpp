#include "ui/pages/payment/buyerfields.h"
#include "ui/pages/payment/countrybox.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>

namespace boxoffice {
namespace {

bool looksLikeEmail(const QString& text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && text.indexOf(u'.', at) > at + 1 && !text.endsWith(u'.') && !text.contains(u' ');
}

} // namespace

BuyerFields::BuyerFields(QWidget* parent) : QWidget(parent), m_country(new CountryBox)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::of(this).metrics().gap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto put = [grid](QWidget* box, int row, int column, int span = 1) {
        grid->addWidget(box, row, column, 1, span, Qt::AlignTop);
    };
    put(add(tr("First name"), BuyerField::Name, &BuyerForm::firstName), 0, 0);
    put(add(tr("Last name"), BuyerField::Name, &BuyerForm::lastName), 0, 1);
    put(add(tr("Email"), BuyerField::Email, &BuyerForm::email), 1, 0, 2);
    put(add(tr("Phone"), BuyerField::Phone, &BuyerForm::phone), 2, 0, 2);
    put(add(tr("Address line 1"), BuyerField::Address, &BuyerForm::line1), 3, 0, 2);
    put(add(tr("City"), BuyerField::Address, &BuyerForm::city), 4, 0);
    put(add(tr("Region"), BuyerField::Address, &BuyerForm::region, false), 4, 1);
    auto* country = new FieldBox(tr("Country"), m_country, this);
    m_fields << Field{country, BuyerField::Address, &BuyerForm::countryCode, true};
    put(country, 5, 0);
    put(add(tr("Postal code"), BuyerField::Address, &BuyerForm::postalCode), 5, 1);
    connect(m_country, &QComboBox::currentIndexChanged, this, &BuyerFields::edited);
}

FieldBox* BuyerFields::add(const QString& label, BuyerField group, QString BuyerForm::* member, bool needed)
{
    auto* box = new FieldBox(label);
    box->edit()->setMaxLength(80);
    connect(box->edit(), &QLineEdit::textEdited, this, &BuyerFields::edited);
    m_fields << Field{box, group, member, needed};
    return box;
}

void BuyerFields::setRequired(const QList<BuyerField>& required)
{
    m_required = required;
    for (const Field& field : m_fields)
        field.box->setVisible(required.contains(field.group));
}

QString BuyerFields::textOf(const Field& field) const
{
    return field.box->edit() ? field.box->edit()->text().trimmed() : m_country->currentData().toString();
}

BuyerForm BuyerFields::form() const
{
    BuyerForm form;
    for (const Field& field : m_fields)
        if (m_required.contains(field.group))
            form.*(field.member) = textOf(field);
    return form;
}

void BuyerFields::setForm(const BuyerForm& form)
{
    for (const Field& field : m_fields) {
        if (QLineEdit* edit = field.box->edit())
            edit->setText(form.*(field.member));
        else if (const int at = m_country->findData(form.countryCode); at >= 0)
            m_country->setCurrentIndex(at);
    }
}

QString BuyerFields::errorOf(const Field& field, const QString& text) const
{
    if (!m_required.contains(field.group) || (!field.needed && !text.isEmpty()))
        return {};
    if (text.isEmpty())
        return field.needed ? tr("Needed for this payment") : QString();
    if (field.group == BuyerField::Email && !looksLikeEmail(text))
        return tr("Check the address: name@example.com");
    if (field.group == BuyerField::Phone && std::ranges::count_if(text, [](QChar c) { return c.isDigit(); }) < 7)
        return tr("Seven digits or more");
    return {};
}

bool BuyerFields::satisfiedBy(const BuyerForm& form) const
{
    return std::ranges::all_of(m_fields, [&](const Field& field) { return errorOf(field, form.*(field.member)).isEmpty(); });
}

QWidget* BuyerFields::unfinished() const
{
    for (const Field& field : m_fields)
        if (!errorOf(field, textOf(field)).isEmpty())
            return field.box->control();
    return nullptr;
}

QWidget* BuyerFields::mark()
{
    for (const Field& field : m_fields)
        field.box->setError(errorOf(field, textOf(field)));
    return unfinished();
}

void BuyerFields::wipe()
{
    for (const Field& field : m_fields) {
        if (QLineEdit* edit = field.box->edit())
            edit->clear();
        field.box->setError({});
    }
    m_country->setCurrentIndex(qMax(0, m_country->findData(QStringLiteral("US"))));
}

QList<QWidget*> BuyerFields::fields() const
{
    QList<QWidget*> visible;
    for (const Field& field : m_fields)
        if (m_required.contains(field.group))
            visible << field.box->control();
    return visible;
}

} // namespace boxoffice

#include "ui/pages/payment/buyerfields.h"
#include "ui/pages/payment/buyerrules.h"
#include "ui/pages/payment/countrybox.h"
#include "ui/pages/payment/isoplaces.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>

namespace boxoffice {
namespace {

/// A rule that does not care where it is.
template <QString (*rule)(const QString&)>
QString anywhere(const QString& text, const QString&)
{
    return rule(text);
}

} // namespace

BuyerFields::BuyerFields(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)), m_country(new CountryBox)
{
    auto* grid = m_grid;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::of(this).metrics().gap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto put = [grid](QWidget* box, int row, int column, int span = 1) {
        grid->addWidget(box, row, column, 1, span, Qt::AlignTop);
    };
    put(add(tr("First name"), BuyerField::Name, &BuyerForm::firstName, anywhere<buyerrules::name>), 0, 0);
    put(add(tr("Last name"), BuyerField::Name, &BuyerForm::lastName, anywhere<buyerrules::name>), 0, 1);
    put(add(tr("Email"), BuyerField::Email, &BuyerForm::email, anywhere<buyerrules::email>), 1, 0, 2);
    put(add(tr("Phone"), BuyerField::Phone, &BuyerForm::phone, buyerrules::phone, buyerrules::doubtAboutPhone), 2, 0, 2);
    put(add(tr("Address line 1"), BuyerField::Address, &BuyerForm::line1, anywhere<buyerrules::addressLine>), 3, 0, 2);
    put(add(tr("City"), BuyerField::Address, &BuyerForm::city, anywhere<buyerrules::city>), 4, 0);
    put(add(tr("Region"), BuyerField::Address, &BuyerForm::region, buyerrules::region, buyerrules::doubtAboutRegion), 4, 1);
    m_countryBox = new FieldBox(tr("Country"), m_country, this);
    m_fields << Field{m_countryBox, BuyerField::Address, &BuyerForm::countryCode, nullptr, nullptr};
    m_postalBox = add(tr("Postal code"), BuyerField::Address, &BuyerForm::postalCode, buyerrules::postalCode, buyerrules::doubtAboutPostalCode);
    put(m_countryBox, 5, 0);
    put(m_postalBox, 5, 1);
    connect(m_country, &QComboBox::currentIndexChanged, this, &BuyerFields::otherCountry);
}

/// A country whose name does not fit beside the postal code has a row of its own.
void BuyerFields::makeRoom()
{
    const bool apart = m_country->widthOfName() > (width() - m_grid->spacing()) / 2;
    if (apart == m_apart)
        return;
    m_apart = apart;
    m_grid->addWidget(m_countryBox, 5, 0, 1, apart ? 2 : 1, Qt::AlignTop);
    m_grid->addWidget(m_postalBox, apart ? 6 : 5, apart ? 0 : 1, 1, apart ? 2 : 1, Qt::AlignTop);
}

bool BuyerFields::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) // another text size, too
        makeRoom();
    return QWidget::event(event);
}

void BuyerFields::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

FieldBox* BuyerFields::add(const QString& label, BuyerField group, QString BuyerForm::* member, Rule rule, Rule doubt)
{
    auto* box = new FieldBox(label);
    connect(box->edit(), &QLineEdit::textEdited, this, &BuyerFields::edited);
    m_fields << Field{box, group, member, rule, doubt};
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
    return field.box->edit() ? field.box->edit()->text().simplified() : m_country->currentData().toString();
}

BuyerForm BuyerFields::form() const
{
    BuyerForm form;
    for (const Field& field : m_fields)
        if (m_required.contains(field.group))
            form.*(field.member) = textOf(field);
    if (const QString abbrev = regionAbbrev(form.region, form.countryCode); !abbrev.isEmpty())
        form.region = abbrev;
    form.postalCode = form.postalCode.toUpper();
    return form;
}

/// What was wrong in one country may be right in another.
void BuyerFields::otherCountry()
{
    for (const Field& field : m_fields)
        if (field.rule == buyerrules::region || field.rule == buyerrules::postalCode || field.rule == buyerrules::phone)
            field.box->setError({});
    makeRoom();
    Q_EMIT edited();
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

QString BuyerFields::errorOf(const Field& field, const BuyerForm& form) const
{
    if (!m_required.contains(field.group) || !field.rule)
        return {};
    const QString country = form.countryCode.isEmpty() ? m_country->currentData().toString() : form.countryCode;
    return field.rule(form.*(field.member), country);
}

bool BuyerFields::satisfiedBy(const BuyerForm& form) const
{
    return std::ranges::all_of(m_fields, [&](const Field& field) { return errorOf(field, form).isEmpty(); });
}

QWidget* BuyerFields::unfinished() const
{
    const BuyerForm typed = form();
    for (const Field& field : m_fields)
        if (!errorOf(field, typed).isEmpty())
            return field.box->control();
    return nullptr;
}

QWidget* BuyerFields::mark()
{
    const BuyerForm typed = form();
    for (const Field& field : m_fields)
        field.box->setError(errorOf(field, typed));
    return unfinished();
}

void BuyerFields::markDoubtful()
{
    const BuyerForm typed = form();
    for (const Field& field : m_fields)
        if (field.doubt && m_required.contains(field.group))
            field.box->setError(field.doubt(typed.*(field.member), m_country->currentData().toString()));
}

void BuyerFields::wipe()
{
    for (const Field& field : m_fields) {
        if (QLineEdit* edit = field.box->edit())
            edit->setText({}); // unlike clear(), beyond undo
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

#include "ui/pages/payment/cardfields.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/postalrules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include <QGridLayout>
#include <QLineEdit>

namespace boxoffice {
namespace {

struct MonthYear {
    int month = 0, year = 0; ///< year in four digits
};

/// "MM/YY" or "MM/YYYY" as typed; nothing while it is not whole.
std::optional<MonthYear> readExpiry(const QString& text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 2 || parts.at(0).size() != 2 || (parts.at(1).size() != 2 && parts.at(1).size() != 4))
        return std::nullopt;
    return MonthYear{parts.at(0).toInt(), (parts.at(1).size() == 2 ? 2000 : 0) + parts.at(1).toInt()};
}

} // namespace

CardFields::CardFields(bool allowUnlockedMemory, QWidget* parent)
    : MethodForm(parent), m_today(QDate::currentDate()),
      m_number(new SecretField(SecretField::CardNumber, allowUnlockedMemory)),
      m_code(new SecretField(SecretField::SecurityCode, allowUnlockedMemory)),
      m_numberBox(new FieldBox(tr("Card number"), m_number, this)), m_expiryBox(new FieldBox(tr("Expiry"))),
      m_codeBox(new FieldBox(tr("Security code"), m_code, this)), m_postalBox(new FieldBox(tr("Card postal code")))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::of(this).metrics().gap);
    grid->addWidget(m_numberBox, 0, 0, 1, 2);
    grid->addWidget(m_expiryBox, 1, 0, Qt::AlignTop);
    grid->addWidget(m_codeBox, 1, 1, Qt::AlignTop);
    grid->addWidget(m_postalBox, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_expiryBox->edit()->setPlaceholderText(tr("MM/YY"));
    m_expiryBox->edit()->setMaxLength(40); // a paste is read whole, not cut to another date
    m_expiryBox->edit()->setInputMethodHints(Qt::ImhDigitsOnly);
    connect(m_number, &SecretField::edited, this, [this] {
        const bool known = m_number->fault() == SecretField::Fault::WrongDigit || m_number->fault() == SecretField::Fault::UnknownBrand;
        m_numberBox->setError(known ? numberError() : QString()); // said while it is typed, once no digit can mend it
        m_code->setExpectedLength(m_number->securityCodeLength() > 0 ? m_number->securityCodeLength() : 3);
        Q_EMIT edited();
    });
    connect(m_code, &SecretField::edited, this, [this] {
        m_codeBox->setError({});
        Q_EMIT edited();
    });
    connect(m_number, &SecretField::refused, this, [this](SecretField::Refusal why) { explain(*m_numberBox, why); });
    connect(m_code, &SecretField::refused, this, [this](SecretField::Refusal why) { explain(*m_codeBox, why); });
    connect(m_expiryBox->edit(), &QLineEdit::textEdited, this, [this] {
        formatExpiry();
        Q_EMIT edited();
    });
    connect(m_postalBox->edit(), &QLineEdit::textEdited, this, &CardFields::edited);
}

QList<QWidget*> CardFields::fields() const
{
    return {m_number, m_expiryBox->edit(), m_code, m_postalBox->edit()};
}

void CardFields::explain(FieldBox& box, SecretField::Refusal refusal)
{
    switch (refusal) {
    case SecretField::Refusal::TrackData: return box.setError(tr("Swiped cards aren’t read here. Type the number."));
    case SecretField::Refusal::Pasted: return box.setError(tr("Type it; it can’t be pasted."));
    case SecretField::Refusal::NotADigit: return box.setError(tr("Digits only"));
    case SecretField::Refusal::NoMemory:
        return box.setError(tr("Card entry is off: memory could not be locked."));
    case SecretField::Refusal::TooLong: return; // the digit was not taken; nothing is wrong with the rest
    }
}

/// Keeps digits only and puts the slash where it belongs, also after a deletion ("1/" becomes "1").
void CardFields::formatExpiry()
{
    QString digits;
    const QString typed = m_expiryBox->edit()->text();
    for (const QChar c : typed)
        if (c >= u'0' && c <= u'9' && digits.size() < 6)
            digits += c;
    if (digits.size() == 1 && digits.front() > u'1')
        digits.prepend(u'0');
    const QString text = digits.size() > 2 ? digits.left(2) + u'/' + digits.mid(2) : digits;
    if (text != m_expiryBox->edit()->text())
        m_expiryBox->edit()->setText(text);
}

QString CardFields::expiryError() const
{
    const std::optional<MonthYear> expiry = readExpiry(m_expiryBox->edit()->text());
    if (!expiry)
        return tr("Month and year");
    if (expiry->month < 1 || expiry->month > 12)
        return tr("Month 01 to 12");
    if (QDate(expiry->year, expiry->month, 1).addMonths(1) <= m_today)
        return tr("This date has passed");
    return expiry->year > m_today.year() + 20 ? tr("Check the year") : QString();
}

QString CardFields::numberError() const
{
    switch (m_number->fault()) {
    case SecretField::Fault::None: return {};
    case SecretField::Fault::Empty: return tr("Type the card number");
    case SecretField::Fault::TooShort: return tr("Type the whole card number");
    case SecretField::Fault::TooLong: return tr("Too many digits for this card");
    case SecretField::Fault::WrongDigit: return tr("One digit is not right. Check the card number");
    case SecretField::Fault::UnknownBrand: return tr("Visa, Mastercard, American Express or Discover only");
    }
    return {};
}

QString CardFields::codeError() const
{
    if (m_code->valid())
        return {};
    return m_number->securityCodeLength() == 4 ? tr("Four digits, on the front") : tr("Three digits, on the back");
}

QString CardFields::postalError() const
{
    switch (postalFault(m_postalBox->edit()->text(), {})) { // of whatever country the card is
    case PostalFault::Missing: return tr("Postal code of the card’s bill");
    case PostalFault::OnlyZeros: return tr("No place has this postal code");
    case PostalFault::WrongShape: return tr("Letters and digits, ten at most");
    case PostalFault::None: break;
    }
    return {};
}

QWidget* CardFields::unfinished() const
{
    if (!numberError().isEmpty())
        return m_number;
    if (!expiryError().isEmpty())
        return m_expiryBox->edit();
    if (!m_code->valid())
        return m_code;
    return postalError().isEmpty() ? nullptr : m_postalBox->edit();
}

void CardFields::mark()
{
    if (m_numberBox->error().isEmpty() || m_number->fault() == SecretField::Fault::None)
        m_numberBox->setError(numberError());
    m_expiryBox->setError(expiryError());
    m_codeBox->setError(codeError());
    m_postalBox->setError(postalError());
}

Result<void> CardFields::fill(PaymentForm& form)
{
    // The code first: without its number the field expects three digits and would cut the fourth of American Express.
    Result<Secret> code = m_code->take();
    if (!code)
        return code.failure();
    Result<Secret> number = m_number->take();
    if (!number)
        return number.failure();
    const std::optional<MonthYear> expiry = readExpiry(m_expiryBox->edit()->text());
    form.card = CardForm{.number = std::move(number).value(),
                         .securityCode = std::move(code).value(),
                         .expiryMonth = expiry ? expiry->month : 0,
                         .expiryYear = expiry ? expiry->year : 0,
                         .postalCode = m_postalBox->edit()->text().simplified().toUpper()};
    return {};
}

void CardFields::wipe()
{
    m_number->wipe();
    m_code->wipe();
    for (FieldBox* box : {m_expiryBox, m_postalBox})
        box->edit()->setText({}); // unlike clear(), beyond undo
    for (FieldBox* box : {m_numberBox, m_expiryBox, m_codeBox, m_postalBox})
        box->setError({});
}

void CardFields::showProblem(const ProblemText& text)
{
    if (text.field == ProblemField::SecurityCode) {
        m_code->wipe();
        m_codeBox->setError(text.fieldText);
    } else if (text.field == ProblemField::CardNumber) {
        m_number->wipe();
        m_numberBox->setError(text.fieldText);
    }
}

void CardFields::showRefusal(ProblemKind kind)
{
    if (kind == ProblemKind::Declined)
        m_numberBox->setError(tr("This card was not accepted. Type another one, or this one again"));
    else if (kind == ProblemKind::NoFunds)
        m_numberBox->setError(tr("There is not enough on this card. Type another one"));
}

} // namespace boxoffice

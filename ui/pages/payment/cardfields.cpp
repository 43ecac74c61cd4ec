#include "ui/pages/payment/cardfields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include <QGridLayout>
#include <QLineEdit>

namespace boxoffice {
namespace {

struct MonthYear {
    int month = 0, year = 0; ///< year in four digits
};

/// "MM/YY" as typed; nothing while it is not whole.
std::optional<MonthYear> readExpiry(const QString& text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 2 || parts.at(0).size() != 2 || parts.at(1).size() != 2)
        return std::nullopt;
    return MonthYear{parts.at(0).toInt(), 2000 + parts.at(1).toInt()};
}

} // namespace

CardFields::CardFields(bool allowUnlockedMemory, QWidget* parent)
    : QWidget(parent), m_today(QDate::currentDate()),
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
    m_expiryBox->edit()->setMaxLength(5);
    m_expiryBox->edit()->setInputMethodHints(Qt::ImhDigitsOnly);
    m_postalBox->edit()->setMaxLength(12);
    connect(m_number, &SecretField::edited, this, [this] {
        m_numberBox->setError({});
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
    case SecretField::Refusal::TooLong: return;
    }
}

/// Keeps digits only and puts the slash where it belongs, also after a deletion ("1/" becomes "1").
void CardFields::formatExpiry()
{
    QString digits;
    for (const QChar c : m_expiryBox->edit()->text())
        if (c.isDigit() && digits.size() < 4)
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

QWidget* CardFields::unfinished() const
{
    if (!m_number->valid())
        return m_number;
    if (!expiryError().isEmpty())
        return m_expiryBox->edit();
    if (!m_code->valid())
        return m_code;
    return m_postalBox->edit()->text().trimmed().isEmpty() ? m_postalBox->edit() : nullptr;
}

bool CardFields::isComplete() const
{
    return unfinished() == nullptr;
}

QWidget* CardFields::mark()
{
    if (m_numberBox->error().isEmpty() && !m_number->valid())
        m_numberBox->setError(m_number->complete() ? tr("Check the card number") : tr("Type the whole card number"));
    m_expiryBox->setError(expiryError());
    if (!m_code->valid())
        m_codeBox->setError(m_number->securityCodeLength() == 4 ? tr("Four digits") : tr("Three digits"));
    if (m_postalBox->edit()->text().trimmed().isEmpty())
        m_postalBox->setError(tr("Postal code of the card’s bill"));
    return unfinished();
}

Result<CardForm> CardFields::take()
{
    Result<Secret> number = m_number->take();
    if (!number)
        return number.failure();
    Result<Secret> code = m_code->take();
    if (!code)
        return code.failure();
    const std::optional<MonthYear> expiry = readExpiry(m_expiryBox->edit()->text());
    return CardForm{.number = std::move(number).value(),
                    .securityCode = std::move(code).value(),
                    .expiryMonth = expiry ? expiry->month : 0,
                    .expiryYear = expiry ? expiry->year : 0,
                    .postalCode = m_postalBox->edit()->text().trimmed()};
}

void CardFields::wipe()
{
    m_number->wipe();
    m_code->wipe();
    m_expiryBox->edit()->clear();
    m_postalBox->edit()->clear();
    for (FieldBox* box : {m_numberBox, m_expiryBox, m_codeBox, m_postalBox})
        box->setError({});
}

void CardFields::showSecurityCodeError(const QString& sentence)
{
    m_code->wipe();
    m_codeBox->setError(sentence);
}

void CardFields::showNumberError(const QString& sentence)
{
    m_number->wipe();
    m_numberBox->setError(sentence);
}

} // namespace boxoffice

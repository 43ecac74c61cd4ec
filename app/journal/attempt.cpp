#include "journal/attempt.h"
#include "core/luhn.h"
#include <algorithm>
#include <array>

namespace boxoffice {
namespace {

Failure refused(const QString& detail)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("journal"), .detail = detail};
}

/// Texts that people type or the program writes. Ids that the service issues are not among them: they are
/// opaque, and one that looks like a card number by chance must not stop a sale.
bool anyTextHoldsCardData(const JournalEntry& entry)
{
    for (const auto* text : {&entry.reference, &entry.lane, &entry.clerk, &entry.eventName, &entry.maskedCard,
                             &entry.paymentType, &entry.buyerName, &entry.maskedEmail, &entry.note})
        if (*text && (holdsCardDigits(**text) || holdsCiphertext(**text)))
            return true;
    return false;
}

/// Digits as the service takes them (API T21), or nothing. A generated one may look like a card number by chance.
bool isInvoiceReference(const QString& text)
{
    constexpr qsizetype longest = 40;
    return text.size() <= longest && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<Failure> wrongEntry(const std::optional<AttemptRow>& current, const JournalEntry& entry)
{
    if (entry.attempt.isNull())
        return refused(QStringLiteral("an entry without attempt"));
    if (!current && !mayStart(entry.state))
        return refused(QStringLiteral("an attempt cannot start as %1").arg(attemptStateName(entry.state)));
    if (!current && (entry.reference.value_or(QString()).isEmpty() || entry.baseUrl.value_or(QUrl()).isEmpty()))
        return refused(QStringLiteral("a first entry without reference or base URL"));
    if (current && !mayFollow(current->state, entry.state))
        return refused(QStringLiteral("%1 cannot follow %2")
                           .arg(attemptStateName(entry.state), attemptStateName(current->state)));
    if (current && entry.reference && *entry.reference != current->reference)
        return refused(QStringLiteral("a reference never changes"));
    if (entry.pollingUrlWithoutKey && entry.pollingUrlWithoutKey->contains(QLatin1String("apikey="), Qt::CaseInsensitive))
        return refused(QStringLiteral("a polling URL with its key"));
    if (entry.invoiceReference && !isInvoiceReference(*entry.invoiceReference))
        return refused(QStringLiteral("an invoice reference that is not digits"));
    if (anyTextHoldsCardData(entry))
        return refused(QStringLiteral("card data in a text"));
    return std::nullopt;
}

template <class T, class Field>
void assign(Field& field, const std::optional<T>& value)
{
    if (value)
        field = *value;
}

/// Digits one after another, single blanks or dashes between them allowed.
class DigitRun {
public:
    void add(int value)
    {
        if (m_count < m_digits.size())
            m_digits[m_count] = static_cast<char>('0' + value);
        ++m_count;
    }
    void end() { m_count = 0; }
    [[nodiscard]] bool isCard() const
    {
        return m_count >= 13 && m_count <= m_digits.size() && luhnValid(std::span(m_digits).first(m_count));
    }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

private:
    std::array<char, 19> m_digits{};
    std::size_t m_count = 0;
};

} // namespace

Result<AttemptRow> applyEntry(const std::optional<AttemptRow>& current, const JournalEntry& entry)
{
    if (std::optional<Failure> wrong = wrongEntry(current, entry))
        return *std::move(wrong);
    AttemptRow row = current.value_or(AttemptRow{.id = entry.attempt, .created = entry.at});
    row.state = entry.state;
    row.changed = entry.at;
    assign(row.reference, entry.reference);
    assign(row.lane, entry.lane);
    assign(row.clerk, entry.clerk);
    assign(row.baseUrl, entry.baseUrl);
    assign(row.event, entry.event);
    assign(row.eventName, entry.eventName);
    assign(row.cart, entry.cart);
    assign(row.amount, entry.amount);
    assign(row.maskedCard, entry.maskedCard);
    assign(row.paymentType, entry.paymentType);
    assign(row.holdEndBoot, entry.holdEndBoot);
    assign(row.holdEndWall, entry.holdEndWall);
    assign(row.pollingUrlWithoutKey, entry.pollingUrlWithoutKey);
    assign(row.orderNumber, entry.orderNumber);
    assign(row.orderToken, entry.orderToken);
    assign(row.buyerName, entry.buyerName);
    assign(row.maskedEmail, entry.maskedEmail);
    assign(row.invoiceReference, entry.invoiceReference);
    return row;
}

bool keepsInvoiceReference(AttemptState state)
{
    using enum AttemptState;
    return state != Released && state != Declined && state != ReconciledNotSold;
}

bool holdsCardDigits(const QString& text)
{
    DigitRun run;
    bool separated = false;
    for (const QChar one : text) {
        const int value = one.digitValue();
        const bool separator = one.isSpace() || one.category() == QChar::Punctuation_Dash;
        if (value >= 0) {
            run.add(value);
            separated = false;
        } else if (separator && !separated && !run.isEmpty()) {
            separated = true;
        } else {
            if (run.isCard())
                return true;
            run.end();
            separated = false;
        }
    }
    return run.isCard();
}

bool holdsCiphertext(const QString& text)
{
    constexpr int shortest = 128; // RSA of 1024 bits, the weakest there is, gives 172 characters of Base64
    int run = 0;
    for (const QChar one : text) {
        const bool base64 = (one.unicode() < 128 && one.isLetterOrNumber()) || QStringView(u"+/=_-").contains(one);
        run = base64 ? run + 1 : 0;
        if (run >= shortest)
            return true;
    }
    return false;
}

} // namespace boxoffice

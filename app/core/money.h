#pragma once
#include "core/decimal.h"
#include "core/result.h"
#include <compare>

namespace boxoffice {

/// ISO 4217 currency: three upper-case letters and the number of digits of its minor unit.
class Currency {
public:
    Currency() = default;
    /// Nothing unless three letters A-Z (given in any case).
    [[nodiscard]] static std::optional<Currency> parse(const QString& code);
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] int digits() const { return m_digits; }
    [[nodiscard]] bool isNull() const { return m_code.isEmpty(); }
    friend bool operator==(const Currency&, const Currency&) = default;

private:
    QString m_code;
    int m_digits = 2;
};

/// An amount in integer minor units of one currency. Adding two currencies is a programming error (throws
/// std::logic_error); adding a default-constructed zero is not.
class Money {
public:
    Money() = default;
    Money(qint64 minor, Currency currency) : m_minor(minor), m_currency(std::move(currency)) {}
    /// Exact: an amount finer than the minor unit, or too large, is FailureKind::WrongType at `where`.
    [[nodiscard]] static Result<Money> from(const Decimal& amount, const Currency& currency, const QString& where);

    [[nodiscard]] qint64 minor() const { return m_minor; }
    [[nodiscard]] const Currency& currency() const { return m_currency; }
    [[nodiscard]] bool isZero() const { return m_minor == 0; }
    /// As payment requests want it: plain digits, '.', the currency's number of decimals ("126.00").
    [[nodiscard]] QString apiText() const;

    [[nodiscard]] Money operator+(const Money& other) const;
    [[nodiscard]] Money operator-(const Money& other) const;
    [[nodiscard]] Money operator*(qint64 count) const;
    friend bool operator==(const Money&, const Money&) = default;

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

} // namespace boxoffice

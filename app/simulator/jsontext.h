#pragma once
#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <optional>
#include <utility>
#include <vector>

namespace boxoffice::simulator {

/// An amount in hundredths of the currency, printed as the service prints numbers: 126.0, 57.39.
struct Amount {
    qint64 minor = 0;
};

/// A finished piece of JSON text. Amounts never pass through a double, so no binary noise can appear.
class Json {
public:
    Json(const QString& text);
    Json(const char* utf8);
    Json(int number) : m_text(QByteArray::number(number)) {}
    Json(qint64 number) : m_text(QByteArray::number(number)) {}
    Json(bool value) : m_text(value ? "true" : "false") {}
    Json(Amount amount);
    [[nodiscard]] static Json raw(QByteArray text);
    [[nodiscard]] const QByteArray& text() const { return m_text; }

private:
    Json() = default;
    QByteArray m_text;
};

using Fields = std::vector<std::pair<const char*, Json>>;
[[nodiscard]] Json object(const Fields& fields);
[[nodiscard]] Json array(const std::vector<Json>& values);

[[nodiscard]] QByteArray amountNumber(qint64 minor); ///< 123.5
[[nodiscard]] QString amountString(qint64 minor);    ///< 123.50
/// A number or a numeric string with at most two decimals; nothing for everything else.
[[nodiscard]] std::optional<qint64> minorUnits(const QJsonValue& value);
/// Appends `text` as a JSON string, quotes included.
void appendQuoted(QByteArray& out, const QByteArray& utf8);

} // namespace boxoffice::simulator

#pragma once
#include "simulator/http/httpmessage.h"
#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace boxoffice::simulator {

/// True when a run of digits is a card number: a known brand's prefix and length, and a correct Luhn digit.
[[nodiscard]] bool isCardNumber(const QByteArray& digits);
/// True when any run of digits in `text` is a card number, also with single spaces or dashes between the digits.
[[nodiscard]] bool holdsCardNumber(const QByteArray& text);
/// Paths of members that the documents do not know in the body of `endpoint`. A refund's body is documented nowhere.
[[nodiscard]] QStringList unknownMembers(const QString& endpoint, const QJsonObject& body);
/// Names of query parameters that the documents do not know for a Partner endpoint, the key's among them.
[[nodiscard]] QStringList unknownParameters(const QString& endpoint, const Query& query);
/// A cart id must travel percent-encoded in a query: only unreserved characters and escapes.
[[nodiscard]] bool isFullyEncoded(const QByteArray& raw);

} // namespace boxoffice::simulator

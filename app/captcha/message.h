#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QStringList>
#include <QUrl>
#include <variant>

namespace boxoffice::captcha {

/// The lines of PROTOCOL.md as values. Pure.
inline constexpr int protocolVersion = 1;
inline constexpr qint64 lineLimit = 65536;
inline constexpr qsizetype tokenLimit = 4096;

/// What the program writes to standard input.
struct Greeting {
    QString socket;
    QString secret;
};

struct Show {
    qint64 id = 0;
    QString title;
    QUrl origin;
    QStringList allowedHosts;
    QString html;      ///< the page as served, or empty
    QString siteKey;   ///< for our own page, when html is empty
    QUrl widgetScript;
};
struct Hide {};
using Order = std::variant<Show, Hide>;

[[nodiscard]] Result<Greeting> decodeGreeting(const QByteArray& line);
[[nodiscard]] Result<Order> decodeOrder(const QByteArray& line);

[[nodiscard]] QByteArray helloLine(const QString& secret);
[[nodiscard]] QByteArray readyLine(qint64 id);
[[nodiscard]] QByteArray tokenLine(qint64 id, const QString& token);
[[nodiscard]] QByteArray failedLine(qint64 id, const QString& why);
[[nodiscard]] QByteArray activityLine();
[[nodiscard]] QByteArray aliveLine();

/// 1 to 4,096 visible ASCII characters.
[[nodiscard]] bool isToken(const QString& text);

} // namespace boxoffice::captcha

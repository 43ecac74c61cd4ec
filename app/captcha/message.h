#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QRect>
#include <QStringList>
#include <QUrl>
#include <chrono>
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
    QStringList hosts; ///< the only names that resolve, for as long as the helper runs
};

/// How the window looks and where it is. Empty or null: the helper's own way.
struct Dress {
    QString title;
    QString cancel;     ///< words of the button
    QString background; ///< "#rrggbb", as `text` and `accent`
    QString text;
    QString accent;
    double zoom = 1.0;
    QRect place;        ///< on the screen, without a frame of its own; null: a window of its own
    bool keyboard = false; ///< shows keys to touch
};

struct Show {
    qint64 id = 0;
    Dress dress;
    QUrl origin;
    QStringList allowedHosts;
    QString html;      ///< the page as served, or empty
    QString siteKey;   ///< for our own page, when html is empty
    QUrl widgetScript;
    std::chrono::milliseconds blankAfter = std::chrono::seconds(8); ///< a page on which nothing is to be seen by then fails
};
struct SignIn {
    qint64 id = 0;
    Dress dress;
    QUrl url;          ///< where the member signs in
    QUrl redirect;     ///< where it ends: never asked for, its code and state are the answer
    QStringList allowedHosts;
};
struct Place {
    QRect place;
};
struct Hide {};
using Order = std::variant<Show, SignIn, Place, Hide>;

[[nodiscard]] Result<Greeting> decodeGreeting(const QByteArray& line);
[[nodiscard]] Result<Order> decodeOrder(const QByteArray& line);

[[nodiscard]] QByteArray helloLine(const QString& secret);
[[nodiscard]] QByteArray readyLine(qint64 id);
[[nodiscard]] QByteArray tokenLine(qint64 id, const QString& token);
[[nodiscard]] QByteArray signedInLine(qint64 id, const QString& code, const QString& state);
[[nodiscard]] QByteArray failedLine(qint64 id, const QString& why);
[[nodiscard]] QByteArray activityLine();
[[nodiscard]] QByteArray aliveLine();

/// 1 to 4,096 visible ASCII characters.
[[nodiscard]] bool isToken(const QString& text);

} // namespace boxoffice::captcha

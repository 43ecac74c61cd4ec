#pragma once
#include "session/browserhelper.h"
#include <QByteArray>

/// The program's side of app/captcha/PROTOCOL.md. Pure.
namespace boxoffice::helperlines {

inline constexpr qint64 lineLimit = 65536;

/// One line, with its version.
[[nodiscard]] QByteArray lineOf(QJsonObject fields);

/// What the helper says.
struct Said {
    enum class What { Alive, Activity, Ready, Answer };
    What what = What::Alive;
    qint64 id = 0;
    HelperAnswer answer;
};
/// Nothing for a line that is none of the protocol's.
[[nodiscard]] std::optional<Said> read(const QByteArray& line);

[[nodiscard]] bool isHello(const QByteArray& line, const QByteArray& secret);
/// 64 hexadecimal digits of the system's generator.
[[nodiscard]] QByteArray newSecret();

} // namespace boxoffice::helperlines

#pragma once
#include "captcha/guards.h"
#include <QByteArray>
#include <QList>
#include <functional>

namespace boxoffice::captcha::test {

class EscapeRoom;

/// One try to get out. `script` and `body` make the page, in which I is the origin it is shown under, O a host that is not
/// allowed, and tell(text) reports home. `act` is what somebody at the machine does once the page is there. `out` says
/// whether it worked: it must not, and must once `guards` are taken away.
struct Attempt {
    const char* name;
    QList<Guard> guards;
    QByteArray script = {};
    QByteArray body = {};
    std::function<void(EscapeRoom&)> act = {};
    std::function<bool(EscapeRoom&)> out = {}; ///< none: O was asked for something
};

[[nodiscard]] QList<Attempt> networkEscapes();
[[nodiscard]] QList<Attempt> navigationEscapes();
[[nodiscard]] QList<Attempt> deviceEscapes();

} // namespace boxoffice::captcha::test

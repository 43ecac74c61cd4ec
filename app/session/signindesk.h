#pragma once
#include "core/result.h"
#include <QUrl>
#include <functional>

namespace boxoffice {

/// Where a member signs in, wherever that is shown. One at a time. Thread: the session's.
class SignInDesk {
public:
    struct Redirected {
        QString code, state;
    };
    virtual ~SignInDesk() = default;
    /// `done` is called once, unless hide() comes first, and not from inside show(). Failures: Rule, `detail` a word of
    /// app/captcha/PROTOCOL.md.
    virtual void show(const QUrl& authorize, const QUrl& redirect, std::function<void(Result<Redirected>)> done) = 0;
    /// Ends what is shown; the browser's profile goes with it.
    virtual void hide() = 0;
};

} // namespace boxoffice

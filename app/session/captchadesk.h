#pragma once
#include "partner/captcha.h"
#include <functional>

namespace boxoffice {

/// Shows a captcha to the buyer, wherever that happens. One at a time. Thread: the session's.
class CaptchaDesk {
public:
    virtual ~CaptchaDesk() = default;
    /// Exactly one of the two is called, once, unless hide() comes first. The token is byte for byte.
    virtual void show(const CaptchaChallenge& challenge, std::function<void(QString token)> solved,
                      std::function<void()> failed) = 0;
    virtual void hide() = 0;
};

} // namespace boxoffice

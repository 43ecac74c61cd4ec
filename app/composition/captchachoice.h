#pragma once
#include "core/settings.h"
#include "session/captchadesk.h"
#include <memory>

namespace boxoffice {

/// The captcha helper beside this program, or, where it is not installed, a desk that says so.
[[nodiscard]] std::unique_ptr<CaptchaDesk> captchaDesk(const Settings& settings);

} // namespace boxoffice

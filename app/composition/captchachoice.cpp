#include "composition/captchachoice.h"
#include "session/helpercaptchadesk.h"
#include <QCoreApplication>

namespace boxoffice {

std::unique_ptr<CaptchaDesk> captchaDesk(const Settings& settings)
{
    HelperCaptchaOptions options;
    options.program = QCoreApplication::applicationDirPath() + QStringLiteral("/boxoffice-captcha");
    options.pageOrigin = settings.captcha.pageOrigin;
    options.allowedHosts = settings.captcha.allowedHosts;
    return std::make_unique<HelperCaptchaDesk>(std::move(options));
}

} // namespace boxoffice

#include "composition/captchachoice.h"
#include "session/helpercaptchadesk.h"
#include <QCoreApplication>

namespace boxoffice {

std::unique_ptr<CaptchaDesk> captchaDesk(const Settings& settings)
{
    const QString helper = QCoreApplication::applicationDirPath() + QStringLiteral("/boxoffice-captcha");
    return std::make_unique<HelperCaptchaDesk>(helper, QUrl(settings.captcha.pageOrigin), settings.captcha.allowedHosts);
}

} // namespace boxoffice

#pragma once
#include "net/request.h"
#include "core/result.h"
#include <QByteArray>
#include <QString>

namespace boxoffice {

/// GET /captcha (API 4.6), either variant. Never cached: site keys change (T18).
struct CaptchaChallenge {
    bool required = false;
    QString siteKey{};  ///< JSON body or X-TM-CAPTCHA-V2-SITEKEY; may be empty
    QString secureToken{}; ///< X-TM-CAPTCHA-V2-STOKEN; may be empty
    int type = 2;
    QByteArray html{};  ///< HTML variant only
};

/// Takes the HTML variant by its Content-Type, and only with the service's own headers: any other page (a portal, a
/// proxy) is WrongContent. In JSON a missing `captcha_required`, or `true` without a site key, is MissingField.
[[nodiscard]] Result<CaptchaChallenge> decodeCaptcha(const Response& response);

} // namespace boxoffice

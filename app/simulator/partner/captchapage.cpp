#include "simulator/partner/captchapage.h"

namespace boxoffice::simulator {

QByteArray captchaPage(const QString& siteKey, const QByteArray& root)
{
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Human check</title>\n"
           "<style>body{font:18px sans-serif;margin:24px}</style>\n"
           "<script>\nfunction verified(token){window.location='ticketmaster-g-recaptcha-response://'+token;}\n</script>\n"
           "<script src=\"" + root + "/recaptcha/api.js\" async defer></script></head>\n"
           "<body><div class=\"g-recaptcha\" data-sitekey=\"" + siteKey.toHtmlEscaped().toUtf8()
           + "\" data-callback=\"verified\"></div></body></html>\n";
}

} // namespace boxoffice::simulator

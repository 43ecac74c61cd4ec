#include "simulator/partner/captchapage.h"
#include "simulator/world/dice.h"

namespace boxoffice::simulator {

QByteArray captchaPage(const QString& siteKey, quint64 seed)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    Dice dice(seed);
    QByteArray token = "03AGdBq2"; // real tokens are long and of mixed case
    while (token.size() < 540)
        token += alphabet[dice.below(64)];
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Human check</title>\n"
           "<style>body{font:18px sans-serif;margin:24px}label{display:inline-flex;gap:12px;padding:20px;border:2px solid #555}</style>\n"
           "<script>\nfunction verified(token){window.location='ticketmaster-g-recaptcha-response://'+token;}\n</script></head>\n"
           "<body><div class=\"g-recaptcha\" data-sitekey=\""
           + siteKey.toHtmlEscaped().toUtf8()
           + "\" data-callback=\"verified\">\n<label><input type=\"checkbox\" id=\"human\" onchange=\"verified('" + token
           + "')\"> I am not a robot</label></div></body></html>\n";
}

} // namespace boxoffice::simulator

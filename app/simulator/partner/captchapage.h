#pragma once
#include <QByteArray>
#include <QString>

namespace boxoffice::simulator {

/// The HTML answer of GET captcha: a page with the widget of /recaptcha/api.js, whose callback navigates as documented
/// (API section 4.6). `root` is http://host:port of this server as the client wrote it.
[[nodiscard]] QByteArray captchaPage(const QString& siteKey, const QByteArray& root);

} // namespace boxoffice::simulator

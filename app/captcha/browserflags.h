#pragma once
#include <QStringList>

namespace boxoffice::captcha {

/// Tells the browser how to start; before QApplication. Whatever the environment says about it is taken away: no debugging
/// port, no flags, no other browser process. `hosts` (`name` or `name:port`) are the only names that resolve, whatever
/// in the page asks for them; none: no such wall. `withoutSandbox` is for root in tests.
void setBrowserFlags(bool withoutSandbox, const QStringList& hosts);

} // namespace boxoffice::captcha

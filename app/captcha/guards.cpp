#include "captcha/guards.h"
#include <QWebEngineProfile>

namespace boxoffice::captcha {

bool isOn(Guard) { return true; }

std::shared_ptr<QWebEngineProfile> newProfile() { return std::make_shared<QWebEngineProfile>(); }

} // namespace boxoffice::captcha

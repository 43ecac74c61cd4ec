#include "tests/captcha/guardsoff.h"
#include <QByteArray>
#include <QWebEngineProfile>

namespace boxoffice::captcha {

namespace {
/// The whole program is told by a variable, a test by takeAway().
QList<Guard>& missing()
{
    static QList<Guard> guards = qgetenv("CAPTCHA_TEST_UNGUARDED") == "environment" ? QList{Guard::Environment} : QList<Guard>();
    return guards;
}
} // namespace

bool isOn(Guard guard) { return !missing().contains(guard); }

std::shared_ptr<QWebEngineProfile> newProfile()
{
    static std::weak_ptr<QWebEngineProfile> shared;
    std::shared_ptr<QWebEngineProfile> profile = isOn(Guard::OwnProfile) ? nullptr : shared.lock();
    if (!profile)
        profile = std::make_shared<QWebEngineProfile>();
    if (!isOn(Guard::OwnProfile))
        shared = profile;
    return profile;
}

namespace test {
void takeAway(const QList<Guard>& guards) { missing() = guards; }
} // namespace test

} // namespace boxoffice::captcha

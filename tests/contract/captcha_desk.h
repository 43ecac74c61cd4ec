#pragma once
#include "session/helpercaptchadesk.h"
#include <QCoreApplication>
#include <QFileInfo>

namespace boxoffice::test {

/// The helper as a test starts it.
struct HelperSetup {
    QString program = QStringLiteral(PROGRAMS "/boxoffice-captcha");
    QString pageOrigin = QStringLiteral("https://tickets.example.test");
    QStringList allowedHosts = {QStringLiteral("tickets.example.test")};
    QString widgetScript = QStringLiteral("https://www.google.com/recaptcha/api.js");
    std::chrono::milliseconds silence = std::chrono::seconds(20);
    std::optional<std::chrono::milliseconds> blankAfter = std::nullopt;
    std::optional<std::chrono::milliseconds> idleExit = std::nullopt;
    std::chrono::milliseconds rest = std::chrono::seconds(60);
    std::chrono::milliseconds patience = std::chrono::minutes(5);
};

/// The browser helper and the desk in front of it.
struct HelperAtHand {
    explicit HelperAtHand(const HelperSetup& setup = {})
        : helper({.program = setup.program, .resolvable = setup.allowedHosts, .allowRootForTests = true, .silence = setup.silence,
                  .idleExit = setup.idleExit, .rest = setup.rest}),
          desk(helper, {.pageOrigin = setup.pageOrigin, .allowedHosts = setup.allowedHosts,
                        .widgetScript = setup.widgetScript, .blankAfter = setup.blankAfter, .patience = setup.patience})
    {
    }
    BrowserHelper helper;
    HelperCaptchaDesk desk;
};

[[nodiscard]] inline bool helperIsThere() { return QFileInfo::exists(QStringLiteral(PROGRAMS "/boxoffice-captcha")); }

} // namespace boxoffice::test

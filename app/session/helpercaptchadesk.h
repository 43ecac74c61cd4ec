#pragma once
#include "session/browserhelper.h"
#include "session/captchadesk.h"
#include <QTimer>

namespace boxoffice {

struct HelperCaptchaOptions {
    QString pageOrigin;       ///< captcha/page_origin, white-listed for the site key
    QStringList allowedHosts; ///< `host` or `host:port`; empty: HelperCaptchaDesk::usualHosts() and the origin's own
    QString widgetScript = QStringLiteral("https://www.google.com/recaptcha/api.js"); ///< for the JSON variant
    QString title{};          ///< of the window, translated; empty: the helper's own words
    std::optional<std::chrono::milliseconds> blankAfter = std::nullopt; ///< without: the helper's own
    std::chrono::milliseconds patience = std::chrono::minutes(5); ///< a check that takes longer is closed ("late")
};

/// Shows captchas in the browser helper. Thread: the helper's.
class HelperCaptchaDesk final : public QObject, public CaptchaDesk {
    Q_OBJECT
public:
    /// `helper` outlives this.
    HelperCaptchaDesk(BrowserHelper& helper, HelperCaptchaOptions options, QObject* parent = nullptr);
    ~HelperCaptchaDesk() override;

    /// The API's host and the hosts of Google's reCAPTCHA.
    [[nodiscard]] static QStringList usualHosts();
    /// What `options` let a page reach.
    [[nodiscard]] static QStringList hostsOf(const HelperCaptchaOptions& options);
    void show(const CaptchaChallenge& challenge, std::function<void(QString token)> solved,
              std::function<void()> failed) override;
    void hide() override;
    /// Why the last captcha failed, one of the stable words of PROTOCOL.md.
    [[nodiscard]] QString lastFailure() const { return m_lastFailure; }
    /// Of the check that is shown; nothing while none is.
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeLeft() const;

Q_SIGNALS:
    void failedBecause(const QString& why); ///< before `failed` is called

private:
    void fail(const QString& why);

    BrowserHelper& m_helper;
    HelperCaptchaOptions m_options;
    QString m_lastFailure;
    QTimer m_patience;
    std::function<void()> m_failed; ///< of the check that is shown
    bool m_shown = false;
};

} // namespace boxoffice

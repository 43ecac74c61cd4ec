#pragma once
#include "session/captchadesk.h"
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <chrono>
#include <memory>
#include <optional>

class QLocalServer;
class QLocalSocket;
class QProcess;
class QTimer;

namespace boxoffice {

struct HelperCaptchaOptions {
    QString program;          ///< path of boxoffice-captcha
    QString pageOrigin;       ///< captcha/page_origin, white-listed for the site key
    QStringList allowedHosts; ///< `host` or `host:port`; empty: HelperCaptchaDesk::recaptchaHosts()
    QString widgetScript = QStringLiteral("https://www.google.com/recaptcha/api.js"); ///< for the JSON variant
    QString title{};          ///< of the window, translated; empty: the helper's own words
    bool allowRootForTests = false; ///< as root: without the browser's sandbox. Otherwise the helper refuses to be root
    std::chrono::milliseconds silence = std::chrono::seconds(20);
};

/// Shows captchas in boxoffice-captcha, a program of its own (app/captcha/PROTOCOL.md), so that the browser shares no
/// memory with card data. Starts it when needed and again after it died. A helper that is missing, dies, breaks the
/// protocol or says nothing for `silence` is ended and counts as failed(). Nothing is called from inside show().
/// Thread: the one it lives in.
class HelperCaptchaDesk final : public QObject, public CaptchaDesk {
    Q_OBJECT
public:
    explicit HelperCaptchaDesk(HelperCaptchaOptions options, QObject* parent = nullptr);
    ~HelperCaptchaDesk() override;

    [[nodiscard]] static QStringList recaptchaHosts();
    /// Starts the helper before it is needed. Does nothing when it runs.
    void prewarm();
    void show(const CaptchaChallenge& challenge, std::function<void(QString token)> solved,
              std::function<void()> failed) override;
    void hide() override;
    /// Why the last captcha failed, one of the stable words of PROTOCOL.md. For the log.
    [[nodiscard]] QString lastFailure() const { return m_lastFailure; }
    /// The helper's process id, 0 when none runs.
    [[nodiscard]] qint64 helperProcess() const;

Q_SIGNALS:
    void ready();    ///< the page of the current captcha is loaded and visible
    void activity(); ///< the buyer did something in the helper's window, at most once a second

private:
    struct Waiting {
        qint64 id;
        QByteArray line;
        std::function<void(QString)> solved;
        std::function<void()> failed;
    };
    [[nodiscard]] bool startHelper();
    [[nodiscard]] bool listen();
    void endHelper();
    void greet();
    void readUnproven(QLocalSocket* caller);
    void adopt(QLocalSocket* helper);
    void readHelper();
    [[nodiscard]] bool handle(const QByteArray& line);
    void lost(const QString& why);
    void fail(const QString& why);
    void failSoon(const QString& why);
    void send(const QByteArray& line);
    [[nodiscard]] QByteArray showLine(qint64 id, const CaptchaChallenge& challenge) const;

    HelperCaptchaOptions m_options;
    QTemporaryDir m_folder; ///< 0700, holds the socket
    std::unique_ptr<QLocalServer> m_server; ///< listens only until the helper has proven itself
    QProcess* m_process = nullptr;
    QLocalSocket* m_helper = nullptr;
    QTimer* m_silence;
    QByteArray m_secret;
    std::optional<Waiting> m_waiting;
    qint64 m_lastId = 0;
    QString m_lastFailure;
};

} // namespace boxoffice

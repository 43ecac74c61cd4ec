#pragma once
#include <QJsonObject>
#include <QObject>
#include <QRect>
#include <QStringList>
#include <QTemporaryDir>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QLocalServer;
class QLocalSocket;
class QProcess;
class QTimer;

namespace boxoffice {

struct BrowserHelperOptions {
    QString program;          ///< path of boxoffice-captcha
    QStringList resolvable;   ///< the only host names the browser may look up, for all it is ever asked to show
    bool allowRootForTests = false; ///< as root: without the browser's sandbox. Otherwise the helper refuses to be root
    std::chrono::milliseconds silence = std::chrono::seconds(20);
    std::optional<std::chrono::milliseconds> idleExit = std::nullopt; ///< when an idle helper gives its memory back
    std::chrono::milliseconds rest = std::chrono::seconds(60); ///< after three crashes in a row
};

/// What one thing that was shown came to. An empty `why`: it worked.
struct HelperAnswer {
    QString why;         ///< a stable word of PROTOCOL.md
    QString token;       ///< of a captcha, byte for byte
    QString code, state; ///< of a sign-in
};

/// boxoffice-captcha, a program of its own (app/captcha/PROTOCOL.md), so that the browser shares no memory with card
/// data. Started when needed and again after it died. A helper that is missing, dies, breaks the protocol or says nothing
/// for `silence` is ended, and what it showed has failed; after three such ends in a row nothing is shown for `rest`
/// ("worn_out"). Shows one thing at a time. Nothing is called from inside open(). Thread: the one it lives in.
class BrowserHelper final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const HelperAnswer& answer)>;
    explicit BrowserHelper(BrowserHelperOptions options, QObject* parent = nullptr);
    ~BrowserHelper() override;

    /// Starts the helper before it is needed. Does nothing when it runs.
    void prewarm();
    /// Shows what `order` says (version and id are added); instead of what is shown, of which nothing more is told.
    void open(QJsonObject order, Done done);
    void hide();
    /// How windows look from the next on: members `look`, `cancel` and `keyboard` of an order.
    void setDress(const QJsonObject& dress) { m_dress = dress; }
    /// Where windows are, on the screen; null: wherever they like. What is shown moves at once.
    void setPlace(const QRect& place);
    [[nodiscard]] bool isInstalled() const;
    [[nodiscard]] bool isShowing() const { return m_waiting.has_value(); }
    [[nodiscard]] qint64 process() const; ///< its id, 0 when none runs

Q_SIGNALS:
    void ready();    ///< what was asked for is loaded and visible
    void activity(); ///< somebody did something in the helper's window, at most once a second

private:
    struct Waiting {
        qint64 id;
        QByteArray line;
        Done done;
    };
    [[nodiscard]] bool start();
    [[nodiscard]] bool listen();
    void launch();
    void end();
    void greet();
    void readUnproven(QLocalSocket* caller);
    void adopt(QLocalSocket* helper);
    void read();
    [[nodiscard]] bool handle(const QByteArray& line);
    void lost(const QString& why);
    void finish(const HelperAnswer& answer);
    void finishSoon(const QString& why);
    [[nodiscard]] bool isResting();
    void send(const QByteArray& line);

    BrowserHelperOptions m_options;
    QTemporaryDir m_folder; ///< 0700, holds the socket
    std::unique_ptr<QLocalServer> m_server; ///< listens only until the helper has proven itself
    QProcess* m_process = nullptr;
    QLocalSocket* m_helper = nullptr;
    QTimer *m_silence, *m_idle, *m_rest;
    QByteArray m_secret;
    std::optional<Waiting> m_waiting;
    QJsonObject m_dress;
    QRect m_place;
    qint64 m_lastId = 0;
    int m_crashes = 0; ///< in a row
};

} // namespace boxoffice

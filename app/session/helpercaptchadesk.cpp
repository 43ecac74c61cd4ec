#include "session/helpercaptchadesk.h"
#include <QJsonArray>
#include <QPointer>
#include <QUrl>

namespace boxoffice {

HelperCaptchaDesk::HelperCaptchaDesk(BrowserHelper& helper, HelperCaptchaOptions options, QObject* parent)
    : QObject(parent), m_helper(helper), m_options(std::move(options))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_helper.hide();
        fail(QStringLiteral("late"));
    });
}

HelperCaptchaDesk::~HelperCaptchaDesk() = default;

QStringList HelperCaptchaDesk::usualHosts()
{
    return {QStringLiteral("app.ticketmaster.com"), QStringLiteral("www.google.com"), QStringLiteral("www.gstatic.com"),
            QStringLiteral("fonts.gstatic.com"), QStringLiteral("www.recaptcha.net")};
}

QStringList HelperCaptchaDesk::hostsOf(const HelperCaptchaOptions& options)
{
    return options.allowedHosts.isEmpty() ? usualHosts() : options.allowedHosts;
}

void HelperCaptchaDesk::show(const CaptchaChallenge& challenge, std::function<void(QString)> solved, std::function<void()> failed)
{
    QJsonObject order{{QStringLiteral("type"), QStringLiteral("show")},
                      {QStringLiteral("title"), m_options.title},
                      {QStringLiteral("origin"), m_options.pageOrigin},
                      {QStringLiteral("allowed_hosts"), QJsonArray::fromStringList(hostsOf(m_options))}};
    if (m_options.blankAfter)
        order.insert(QStringLiteral("blank_after_ms"), qint64(m_options.blankAfter->count()));
    if (!challenge.html.isEmpty()) {
        order.insert(QStringLiteral("html"), QString::fromUtf8(challenge.html));
    } else {
        order.insert(QStringLiteral("site_key"), challenge.siteKey);
        order.insert(QStringLiteral("widget_script"), m_options.widgetScript);
    }
    m_shown = true;
    m_failed = std::move(failed);
    m_patience.start(m_options.patience);
    m_helper.open(order, [desk = QPointer(this), solved = std::move(solved)](const HelperAnswer& answer) {
        if (!desk)
            return;
        if (!answer.why.isEmpty() || answer.token.isEmpty())
            return desk->fail(answer.why.isEmpty() ? QStringLiteral("protocol") : answer.why);
        desk->m_shown = false;
        desk->m_patience.stop();
        solved(answer.token);
    });
}

void HelperCaptchaDesk::fail(const QString& why)
{
    m_shown = false;
    m_patience.stop();
    m_lastFailure = why;
    const std::function<void()> failed = std::exchange(m_failed, nullptr);
    Q_EMIT failedBecause(why);
    if (failed)
        failed();
}

std::optional<std::chrono::milliseconds> HelperCaptchaDesk::timeLeft() const
{
    return m_patience.isActive() ? std::optional(m_patience.remainingTimeAsDuration()) : std::nullopt;
}

void HelperCaptchaDesk::hide()
{
    m_patience.stop();
    m_failed = nullptr;
    if (std::exchange(m_shown, false)) // what else is shown is not ours
        m_helper.hide();
}

} // namespace boxoffice

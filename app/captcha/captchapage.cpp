#include "captcha/captchapage.h"
#include "captcha/guards.h"
#include <QPointer>
#include <QWebEngineScriptCollection>

namespace boxoffice::captcha {

namespace {
/// Words, a picture, or a frame with a size: something for the buyer to do.
constexpr const char* seen = R"js(
document.body !== null && (document.body.innerText.trim() !== "" || [...document.querySelectorAll("iframe, img, canvas, button, input, svg")]
    .some(each => each.getClientRects().length > 0 && each.getBoundingClientRect().height > 1));
)js";
} // namespace

CaptchaPage::CaptchaPage(QWebEngineProfile* profile) : GuardedPage(profile)
{
    m_channel.registerObject(QStringLiteral("catcher"), &m_catch);
    setWebChannel(&m_channel, QWebEngineScript::ApplicationWorld);
    scripts().insert(watcher());
    scripts().insert(complaintWatcher());
    m_blank.setSingleShot(true);
    connect(this, &QWebEnginePage::urlChanged, this, &CaptchaPage::lookWhereItIs);
    connect(&m_blank, &QTimer::timeout, this, &CaptchaPage::lookWhetherBlank);
    connect(&m_catch, &TokenCatch::delivered, this, &CaptchaPage::solved);
    connect(&m_catch, &TokenCatch::widgetUnreachable, this, [this] { Q_EMIT broken(QStringLiteral("unreachable")); });
    connect(&m_catch, &TokenCatch::ownerComplained, this, [this] { Q_EMIT broken(QStringLiteral("wrong_domain")); });
    connect(this, &QWebEnginePage::loadFinished, this, [this] {
        if (!std::exchange(m_opening, false))
            return;
        m_isThere = true;
        m_blank.start();
        Q_EMIT presented();
    });
}

/// Some addresses (about:blank) are opened without anybody being asked: whoever got there is taken away.
void CaptchaPage::lookWhereItIs(const QUrl& url)
{
    const bool atHome = url.scheme() == m_home.scheme() && url.authority() == m_home.authority();
    if (m_isThere && !atHome && isOn(Guard::Navigation))
        Q_EMIT broken(QStringLiteral("left"));
}

void CaptchaPage::present(const QString& html, const QUrl& origin, const QStringList& frameHosts, std::chrono::milliseconds blankAfter)
{
    allowFrames(frameHosts);
    m_blank.setInterval(blankAfter);
    m_home = origin;
    m_opening = true;
    setHtml(html, origin);
}

void CaptchaPage::lookWhetherBlank()
{
    runJavaScript(QLatin1String(seen), QWebEngineScript::ApplicationWorld, [page = QPointer(this)](const QVariant& something) {
        if (page && !something.toBool())
            Q_EMIT page->broken(QStringLiteral("blank"));
    });
}

/// The first load is ours (setHtml arrives as a data address); every later one of the main frame is either the token
/// or a way out.
bool CaptchaPage::mayGo(const QUrl& url, NavigationType type)
{
    if (const std::optional<QString> token = tokenIn(url)) {
        Q_EMIT solved(*token);
        return false;
    }
    return m_opening && type == NavigationTypeTyped && url.scheme() == QLatin1String("data");
}

} // namespace boxoffice::captcha

#include "captcha/captchapage.h"
#include "captcha/gatekeeper.h"
#include <QWebEngineDownloadRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineProfile>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

namespace boxoffice::captcha {

void harden(QWebEngineProfile& profile, Gatekeeper& gate)
{
    using S = QWebEngineSettings;
    profile.setUrlRequestInterceptor(&gate);
    profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile.setSpellCheckEnabled(false);
    for (const S::WebAttribute off :
         {S::JavascriptCanOpenWindows, S::LocalContentCanAccessFileUrls, S::LocalContentCanAccessRemoteUrls, S::PdfViewerEnabled,
          S::PluginsEnabled, S::JavascriptCanAccessClipboard, S::JavascriptCanPaste, S::FullScreenSupportEnabled,
          S::ScreenCaptureEnabled, S::HyperlinkAuditingEnabled, S::DnsPrefetchEnabled, S::NavigateOnDropEnabled,
          S::AllowWindowActivationFromJavaScript, S::AllowGeolocationOnInsecureOrigins, S::AllowRunningInsecureContent,
          S::ErrorPageEnabled, S::LocalStorageEnabled})
        profile.settings()->setAttribute(off, false);
    profile.settings()->setAttribute(S::WebRTCPublicInterfacesOnly, true);
    profile.settings()->setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
    QObject::connect(&profile, &QWebEngineProfile::downloadRequested, &profile,
                     [](QWebEngineDownloadRequest* download) { download->cancel(); });
}

CaptchaPage::CaptchaPage(QWebEngineProfile* profile, QObject* parent) : QWebEnginePage(profile, parent)
{
    m_channel.registerObject(QStringLiteral("catcher"), &m_catch);
    setWebChannel(&m_channel, QWebEngineScript::ApplicationWorld);
    scripts().insert(watcher());
    connect(&m_catch, &TokenCatch::delivered, this, &CaptchaPage::solved);
    connect(&m_catch, &TokenCatch::widgetUnreachable, this, [this] { Q_EMIT broken(QStringLiteral("unreachable")); });
    refuseRequests();
}

void CaptchaPage::refuseRequests()
{
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl& origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
    connect(this, &QWebEnginePage::fullScreenRequested, this, [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::renderProcessTerminated, this, [this] { Q_EMIT broken(QStringLiteral("crashed")); });
    connect(this, &QWebEnginePage::loadFinished, this, [this] {
        if (std::exchange(m_opening, false))
            Q_EMIT presented();
    });
}

void CaptchaPage::present(const QString& html, const QUrl& origin, const QStringList& frameHosts)
{
    m_frameHosts = frameHosts;
    m_opening = true;
    setHtml(html, origin);
}

/// The first load is ours (setHtml arrives as a data address); every later one of the main frame is either the token
/// or a way out. Frames, such as the widget's own, stay on the allowed hosts.
bool CaptchaPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame)
        return isAllowed(url, m_frameHosts);
    if (const std::optional<QString> token = tokenIn(url)) {
        Q_EMIT solved(*token);
        return false;
    }
    return m_opening && type == NavigationTypeTyped && url.scheme() == QLatin1String("data");
}

} // namespace boxoffice::captcha

#include "captcha/guardedpage.h"
#include "captcha/gatekeeper.h"
#include "captcha/guards.h"
#include <QWebEngineCertificateError>
#include <QWebEngineDownloadRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineProfile>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineSettings>

namespace boxoffice::captcha {

namespace {
using S = QWebEngineSettings;

void turnOff(QWebEngineSettings& settings, Guard guard, std::initializer_list<S::WebAttribute> attributes)
{
    for (const S::WebAttribute attribute : attributes)
        settings.setAttribute(attribute, !isOn(guard));
}
} // namespace

void harden(QWebEngineProfile& profile, Gatekeeper& gate)
{
    profile.setUrlRequestInterceptor(&gate);
    profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile.setSpellCheckEnabled(false);
    QWebEngineSettings& settings = *profile.settings();
    turnOff(settings, Guard::Windows, {S::JavascriptCanOpenWindows, S::AllowWindowActivationFromJavaScript});
    turnOff(settings, Guard::LocalFiles, {S::LocalContentCanAccessFileUrls, S::LocalContentCanAccessRemoteUrls});
    turnOff(settings, Guard::Documents, {S::PdfViewerEnabled, S::PluginsEnabled});
    turnOff(settings, Guard::Clipboard, {S::JavascriptCanAccessClipboard, S::JavascriptCanPaste});
    turnOff(settings, Guard::Permissions, {S::FullScreenSupportEnabled, S::ScreenCaptureEnabled, S::AllowGeolocationOnInsecureOrigins});
    turnOff(settings, Guard::Drops, {S::NavigateOnDropEnabled});
    turnOff(settings, Guard::Requests, {S::HyperlinkAuditingEnabled, S::DnsPrefetchEnabled, S::AllowRunningInsecureContent});
    settings.setAttribute(S::ErrorPageEnabled, false);
    settings.setAttribute(S::LocalStorageEnabled, !isOn(Guard::OwnProfile));
    settings.setAttribute(S::WebRTCPublicInterfacesOnly, true);
    settings.setUnknownUrlSchemePolicy(isOn(Guard::Protocols) ? S::DisallowUnknownUrlSchemes : S::AllowAllUnknownUrlSchemes);
    if (isOn(Guard::Downloads))
        QObject::connect(&profile, &QWebEngineProfile::downloadRequested, &profile,
                         [](QWebEngineDownloadRequest* download) { download->cancel(); });
}

GuardedPage::GuardedPage(QWebEngineProfile* profile) : QWebEnginePage(profile) { refuseRequests(); }

void GuardedPage::refuseRequests()
{
    connect(this, &QWebEnginePage::renderProcessTerminated, this, [this] { Q_EMIT broken(QStringLiteral("crashed")); });
    connect(this, &QWebEnginePage::certificateError, this, [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    if (!isOn(Guard::Permissions))
        return;
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl& origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
    connect(this, &QWebEnginePage::fullScreenRequested, this, [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::quotaRequested, this, [](QWebEngineQuotaRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
}

/// Frames, such as the widget's own, stay on the allowed hosts.
bool GuardedPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame)
        return !isOn(Guard::Frames) || isAllowed(url, m_frameHosts);
    return mayGo(url, type) || !isOn(Guard::Navigation);
}

QStringList GuardedPage::chooseFiles(FileSelectionMode mode, const QStringList& old, const QStringList& types)
{
    return isOn(Guard::Files) ? QStringList() : QWebEnginePage::chooseFiles(mode, old, types);
}

void GuardedPage::javaScriptAlert(const QUrl& origin, const QString& text)
{
    if (!isOn(Guard::Dialogs))
        QWebEnginePage::javaScriptAlert(origin, text);
}

bool GuardedPage::javaScriptConfirm(const QUrl& origin, const QString& text)
{
    return !isOn(Guard::Dialogs) && QWebEnginePage::javaScriptConfirm(origin, text);
}

bool GuardedPage::javaScriptPrompt(const QUrl& origin, const QString& text, const QString& usual, QString* answer)
{
    return !isOn(Guard::Dialogs) && QWebEnginePage::javaScriptPrompt(origin, text, usual, answer);
}

} // namespace boxoffice::captcha

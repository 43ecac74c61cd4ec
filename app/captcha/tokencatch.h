#pragma once
#include "captcha/message.h"
#include <QObject>
#include <QWebEngineScript>
#include <optional>

namespace boxoffice::captcha {

/// The documented call-back is a navigation to `ticketmaster-g-recaptcha-response://TOKEN`. A URL parser takes the
/// token for a host: lower-cased, or gone above 63 characters (API 4.6, T17). Three ways to get it whole:
/// withSafeCallback() puts the token behind a `#` before the page is loaded, where nothing touches it; watcher()
/// reads the `navigate` event for pages that put the address together by themselves; widgetPage() is our own page.
[[nodiscard]] QString withSafeCallback(QString html);
/// The page for the JSON variant: the widget for `siteKey`, with our call-back.
[[nodiscard]] QString widgetPage(const QString& siteKey, const QUrl& script);
/// The token in an address that withSafeCallback() made; nothing for any other address.
[[nodiscard]] std::optional<QString> tokenIn(const QUrl& url);
/// Runs before the page's own scripts, in a world the page cannot reach, and calls a TokenCatch named `catcher`.
[[nodiscard]] QWebEngineScript watcher();
/// Reads in every frame whether the widget says that the key is not for this site, and tells the watcher.
[[nodiscard]] QWebEngineScript complaintWatcher();

/// What the watcher calls over the web channel.
class TokenCatch final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    Q_INVOKABLE void deliver(const QString& token) { Q_EMIT delivered(token); }
    Q_INVOKABLE void scriptMissing() { Q_EMIT widgetUnreachable(); }
    Q_INVOKABLE void ownerError() { Q_EMIT ownerComplained(); }

Q_SIGNALS:
    void delivered(const QString& token);
    void widgetUnreachable();
    void ownerComplained();
};

} // namespace boxoffice::captcha

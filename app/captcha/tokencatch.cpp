#include "captcha/tokencatch.h"
#include <QFile>

namespace boxoffice::captcha {

namespace {
constexpr QLatin1String documented("ticketmaster-g-recaptcha-response://");
/// `.invalid` resolves nowhere (RFC 2606); the navigation is refused anyway.
constexpr QLatin1String safe("https://token.boxoffice.invalid/#");

constexpr const char* watching = R"js(
(() => {
    const known = /^(?:ticketmaster-g-recaptcha-response:\/\/|https:\/\/token\.boxoffice\.invalid\/(?:\?[^#]*)?#)/; // a form adds the "?"
    const waiting = [];
    let catcher = null;
    const call = (name, ...values) => catcher ? catcher[name](...values) : waiting.push([name, ...values]);
    window.navigation.addEventListener("navigate", event => {
        const found = known.exec(event.destination.url);
        if (!found)
            return;
        call("deliver", event.destination.url.slice(found[0].length));
        if (event.cancelable && !event.destination.url.startsWith("https:")) // an https one is refused and read on the way, too
            event.preventDefault();
    });
    window.addEventListener("error", event => {
        if (event.target instanceof HTMLScriptElement && /\/recaptcha\/(api|enterprise)\.js/.test(event.target.src))
            call("scriptMissing");
    }, true);
    window.addEventListener("message", event => {
        if (event.data === "boxoffice: owner error") // a page that forges it only fails itself
            call("ownerError");
    });
    const connect = () => { // a page that is just being made may lose the first word
        if (catcher)
            return;
        setTimeout(connect, 300);
        new QWebChannel(qt.webChannelTransport, channel => {
            catcher = channel.objects.catcher;
            for (const [name, ...values] of waiting.splice(0))
                call(name, ...values);
        });
    };
    connect();
})();
)js";

/// "ERROR for site owner: Invalid domain for site key" is what the widget says in its own frame.
constexpr const char* complaining = R"js(
(() => {
    let told = false;
    const look = () => {
        if (told || !document.body || !/error for (the )?site owner/i.test(document.body.innerText || document.body.textContent))
            return;
        told = true;
        window.top.postMessage("boxoffice: owner error", "*");
    };
    new MutationObserver(look).observe(document, {childList: true, subtree: true, characterData: true});
    addEventListener("load", look);
})();
)js";

constexpr const char* ownPage = R"html(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>body{margin:24px;display:flex;justify-content:center}</style>
<script>function solved(token) { location.href = "%1" + token; }</script>
<script src="%2" async defer></script></head>
<body><div class="g-recaptcha" data-sitekey="%3" data-callback="solved"></div></body></html>
)html";
} // namespace

QString withSafeCallback(QString html) { return html.replace(documented, safe); }

QString widgetPage(const QString& siteKey, const QUrl& script)
{
    return QString::fromLatin1(ownPage).arg(safe, script.toString(QUrl::FullyEncoded).toHtmlEscaped(), siteKey.toHtmlEscaped());
}

std::optional<QString> tokenIn(const QUrl& url)
{
    static const QUrl place = QUrl(safe).adjusted(QUrl::RemoveFragment);
    const bool ours = url.hasFragment() && url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment) == place; // a form adds a "?"
    return ours ? std::optional(url.fragment(QUrl::FullyEncoded)) : std::nullopt;
}

QWebEngineScript complaintWatcher()
{
    QWebEngineScript script;
    script.setName(QStringLiteral("complaint watcher"));
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setRunsOnSubFrames(true);
    script.setSourceCode(QLatin1String(complaining));
    return script;
}

QWebEngineScript watcher()
{
    QFile channel(QStringLiteral(":/qtwebchannel/qwebchannel.js"));
    const bool opened = channel.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    QWebEngineScript script;
    script.setName(QStringLiteral("token watcher"));
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setRunsOnSubFrames(false);
    script.setSourceCode(QString::fromUtf8(opened ? channel.readAll() : QByteArray()) + QLatin1String(watching));
    return script;
}

} // namespace boxoffice::captcha

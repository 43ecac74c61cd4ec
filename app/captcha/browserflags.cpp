#include "captcha/browserflags.h"
#include "captcha/guards.h"
#include <QByteArray>
#include <algorithm>

namespace boxoffice::captcha {

namespace {
constexpr const char* flagsName = "QTWEBENGINE_CHROMIUM_FLAGS";

/// Only plain host names reach the command line.
bool isPlain(const QString& host)
{
    const auto plain = [](QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u':' || c == u'[' || c == u']'); };
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), plain);
}

QString nameOf(const QString& host)
{
    const qsizetype colon = host.lastIndexOf(u':');
    return colon > 0 && !host.endsWith(u']') ? host.left(colon) : host;
}

QByteArray resolverRules(const QStringList& hosts)
{
    QByteArray rules = " \"--host-resolver-rules=MAP * ~NOTFOUND";
    for (const QString& host : hosts)
        if (isPlain(host))
            rules += ", EXCLUDE " + nameOf(host).toLatin1();
    return rules + '"';
}

bool usesProxy()
{
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    return false;
}
} // namespace

void setBrowserFlags(bool withoutSandbox, const QStringList& hosts)
{
    QByteArray flags = "--disable-breakpad --disable-extensions --disable-logging";
    if (isOn(Guard::Environment)) {
        for (const char* name : {"QTWEBENGINE_REMOTE_DEBUGGING", "QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINEPROCESS_PATH",
                                 "QTWEBENGINE_RESOURCES_PATH", "QTWEBENGINE_DICTIONARIES_PATH"})
            qunsetenv(name);
    } else {
        flags = qgetenv(flagsName) + ' ' + flags;
    }
    if (withoutSandbox)
        flags += " --no-sandbox";
    if (isOn(Guard::Peers))
        flags += " --force-webrtc-ip-handling-policy=disable_non_proxied_udp --disable-quic --disable-blink-features=WebTransport";
    if (isOn(Guard::Hosts) && !hosts.isEmpty() && !usesProxy()) // behind a proxy it is the proxy that asks for names
        flags += resolverRules(hosts);
    qputenv(flagsName, flags);
}

} // namespace boxoffice::captcha

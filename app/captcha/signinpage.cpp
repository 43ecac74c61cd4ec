#include "captcha/signinpage.h"
#include "captcha/gatekeeper.h"
#include <QUrlQuery>

namespace boxoffice::captcha {

SignInPage::SignInPage(QWebEngineProfile* profile, Gatekeeper& gate) : GuardedPage(profile), m_gate(gate)
{
    connect(&gate, &Gatekeeper::reached, this, &SignInPage::takeRedirect);
    connect(this, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (!std::exchange(m_opening, false) || m_caught)
            return;
        if (ok)
            Q_EMIT presented();
        else
            Q_EMIT broken(QStringLiteral("unreachable"));
    });
}

void SignInPage::present(const SignIn& order)
{
    m_redirect = order.redirect;
    m_hosts = order.allowedHosts;
    m_gate.stopAt(order.redirect);
    allowFrames(order.allowedHosts);
    m_opening = true;
    load(order.url);
}

bool SignInPage::mayGo(const QUrl& url, NavigationType)
{
    if (isSamePlace(url, m_redirect)) {
        takeRedirect(url);
        return false;
    }
    return url.scheme() != QLatin1String("data") && url.scheme() != QLatin1String("blob") && isAllowed(url, m_hosts);
}

void SignInPage::takeRedirect(const QUrl& url)
{
    if (std::exchange(m_caught, true))
        return;
    const QUrlQuery query(url.query(QUrl::FullyEncoded));
    const auto value = [&query](const char* name) { // form encoding writes a space as '+'
        return query.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).replace(u'+', QLatin1String("%20"));
    };
    const auto decoded = [](const QString& text) { return QUrl::fromPercentEncoding(text.toLatin1()); };
    if (query.hasQueryItem(QStringLiteral("error")))
        Q_EMIT broken(QStringLiteral("declined"));
    else
        Q_EMIT signedIn(decoded(value("code")), decoded(value("state")));
}

} // namespace boxoffice::captcha

#include "session/helpersignindesk.h"
#include <QJsonArray>
#include <QPointer>

namespace boxoffice {

HelperSignInDesk::HelperSignInDesk(BrowserHelper& helper, QStringList hosts, QString title, QObject* parent)
    : QObject(parent), m_helper(helper), m_hosts(std::move(hosts)), m_title(std::move(title))
{
}

HelperSignInDesk::~HelperSignInDesk() = default;

QStringList HelperSignInDesk::usualHosts(const QUrl& oauth)
{
    const QString own = oauth.port() < 0 ? oauth.host() : QStringLiteral("%1:%2").arg(oauth.host()).arg(oauth.port());
    return {own};
}

void HelperSignInDesk::show(const QUrl& authorize, const QUrl& redirect, std::function<void(Result<Redirected>)> done)
{
    m_shown = true;
    m_helper.open({{QStringLiteral("type"), QStringLiteral("sign_in")},
                   {QStringLiteral("title"), m_title},
                   {QStringLiteral("url"), QString::fromLatin1(authorize.toEncoded())},
                   {QStringLiteral("redirect"), QString::fromLatin1(redirect.toEncoded())},
                   {QStringLiteral("allowed_hosts"), QJsonArray::fromStringList(m_hosts)}},
                  [desk = QPointer(this), done = std::move(done)](const HelperAnswer& answer) {
                      if (!desk)
                          return;
                      desk->m_shown = false;
                      if (answer.why.isEmpty() && !answer.code.isEmpty())
                          done(Redirected{answer.code, answer.state});
                      else
                          done(Failure{.kind = FailureKind::Rule, .where = QStringLiteral("sign-in"),
                                       .detail = answer.why.isEmpty() ? QStringLiteral("protocol") : answer.why});
                  });
}

void HelperSignInDesk::hide()
{
    if (std::exchange(m_shown, false))
        m_helper.hide();
}

} // namespace boxoffice

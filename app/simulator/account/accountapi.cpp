#include "simulator/account/accountapi.h"
#include "simulator/account/signinpage.h"
#include <QUrl>

namespace boxoffice::simulator {
namespace {

HttpResponse oauthError(int http, const char* word, const char* description)
{
    return jsonResponse(http, object({{"error", word}, {"error_description", description}}).text());
}

HttpResponse redirected(const QString& uri, const QByteArray& parameters, const QString& state)
{
    HttpResponse response = textResponse(302, "text/plain", "Found\n");
    QByteArray location = QUrl(uri).toEncoded();
    location += (location.contains('?') ? '&' : '?') + parameters;
    if (!state.isEmpty())
        location += "&state=" + QUrl::toPercentEncoding(state);
    response.headers.emplace_back("Location", location);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

bool isForm(const HttpRequest& request)
{
    return request.header("Content-Type").toLower().startsWith("application/x-www-form-urlencoded");
}

} // namespace

QString bearerToken(const HttpRequest& request)
{
    const QByteArray header = request.header("Authorization").trimmed();
    return header.left(7).toLower() == "bearer " ? QString::fromUtf8(header.mid(7).trimmed()) : QString();
}

HttpResponse AccountApi::answer(const Call& call)
{
    if (call.endpoint == QLatin1String("authorize"))
        return authorize(call.query);
    if (call.endpoint == QLatin1String("memberInfo"))
        return info(call.arguments.value(0));
    if (!isForm(call.http))
        return oauthError(400, "invalid_request", "The request is not form-encoded");
    return call.endpoint == QLatin1String("authorizeForm") ? signedIn(Query(call.http.body)) : token(call);
}

QString AccountApi::complaintAbout(const Query& asked) const
{
    const QString address = asked.value("redirect_uri");
    const QUrl uri(address, QUrl::StrictMode);
    const bool web = uri.scheme() == QLatin1String("https") || uri.scheme() == QLatin1String("http");
    if (asked.value("client_id") != m_options.memberClientId)
        return QStringLiteral("The client is not known.");
    if (!uri.isValid() || !web || (!m_options.memberRedirects.isEmpty() && !m_options.memberRedirects.contains(address)))
        return QStringLiteral("The redirect URI is not registered.");
    return {};
}

/// A request that is wrong but comes from a known address is told so there, as RFC 6749 (4.1.2.1) has it.
HttpResponse AccountApi::authorize(const Query& asked)
{
    if (const QString complaint = complaintAbout(asked); !complaint.isEmpty())
        return brokenRequestPage(complaint);
    if (asked.value("response_type") != QLatin1String("code"))
        return redirected(asked.value("redirect_uri"), "error=unsupported_response_type", asked.value("state"));
    if (asked.value("scope") != QLatin1String("all"))
        return redirected(asked.value("redirect_uri"), "error=invalid_scope", asked.value("state"));
    return signInPage(asked, m_members, false);
}

HttpResponse AccountApi::signedIn(const Query& form)
{
    if (const QString complaint = complaintAbout(form); !complaint.isEmpty())
        return brokenRequestPage(complaint);
    const QString uri = form.value("redirect_uri");
    if (form.value("answer") == QLatin1String("deny"))
        return redirected(uri, "error=access_denied", form.value("state"));
    const Member* member = m_members.signIn(form.value("email"), form.value("password"));
    if (!member)
        return signInPage(form, m_members, true);
    return redirected(uri, "code=" + QUrl::toPercentEncoding(m_members.grantCode(*member, uri)), form.value("state"));
}

HttpResponse AccountApi::token(const Call& call)
{
    const Query form(call.http.body);
    if (form.value("client_id") != m_options.memberClientId || form.value("client_secret") != m_options.memberClientSecret)
        return oauthError(401, "invalid_client", "The client is not known");
    const bool byCode = form.value("grant_type") == QLatin1String("authorization_code");
    if (!byCode && form.value("grant_type") != QLatin1String("refresh_token"))
        return oauthError(400, "unsupported_grant_type", "authorization_code or refresh_token");
    const auto tokens = byCode ? m_members.takeCode(form.value("code"), form.value("redirect_uri"))
                               : m_members.refresh(form.value("refresh_token"));
    if (!tokens)
        return oauthError(400, "invalid_grant", "The code or the refresh token is not good, or no longer");
    Fields fields{{"access_token", tokens->access}, {"expires_in", m_options.memberTokenSeconds}};
    if (byCode)
        fields.push_back({"refresh_token", tokens->refresh});
    fields.push_back({"token_type", "bearer"});
    if (!byCode)
        fields.push_back({"scope", "all"}); // as documented: a refresh tells the scope and brings no new refresh token
    HttpResponse response = jsonResponse(200, object(fields).text());
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

HttpResponse AccountApi::info(const QString& accessToken)
{
    const Member* member = m_members.byAccessToken(accessToken);
    if (!member)
        return oauthError(401, "invalid_token", "No valid access token found");
    return jsonResponse(200, object({{"user_id", member->id}, {"email", member->email}, {"email_verified", false}}).text());
}

} // namespace boxoffice::simulator

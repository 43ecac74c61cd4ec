#include "simulator/account/signinpage.h"

namespace boxoffice::simulator {
namespace {

constexpr const char* head = R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>
body{font:18px/1.5 sans-serif;margin:0;background:#f2f3f5;color:#1b1f24}
main{max-width:26em;margin:8vh auto;background:#fff;padding:2em;border-radius:8px}
label{display:block;margin-top:1em}
input[type=email],input[type=password]{font:inherit;width:100%;box-sizing:border-box;padding:.5em;border:1px solid #6b7280;border-radius:4px}
button{font:inherit;padding:.6em 1.4em;margin:1.2em .6em 0 0;border-radius:4px;border:1px solid #1f4e9c;background:#fff;color:#1f4e9c}
button.main{background:#1f4e9c;color:#fff}
[role=alert]{color:#a11212}
small{display:block;margin-top:1.5em;color:#4b5563}
</style></head><body><main>
)html";

HttpResponse page(int status, const QString& body)
{
    HttpResponse response = textResponse(status, "text/html;charset=utf-8", head + body.toUtf8() + "</main></body></html>\n");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    return response;
}

} // namespace

HttpResponse signInPage(const Query& asked, const Members& members, bool refused)
{
    QString hidden;
    for (const char* name : {"client_id", "redirect_uri", "response_type", "scope", "state"})
        if (asked.has(name))
            hidden += QStringLiteral("<input type=\"hidden\" name=\"%1\" value=\"%2\">\n").arg(QLatin1String(name), asked.value(name).toHtmlEscaped());
    QString known;
    for (const auto& member : members.all())
        known += (known.isEmpty() ? QString() : QStringLiteral(", ")) + member->email;
    return page(200, QStringLiteral("<h1>Sign in</h1>\n") + (refused ? QStringLiteral("<p role=\"alert\">The email address or the password is wrong.</p>\n") : QString())
                         + QStringLiteral("<form method=\"post\" action=\"/oauth/authorize\" accept-charset=\"utf-8\">\n") + hidden
                         + QStringLiteral("<label>Email address<input type=\"email\" name=\"email\" id=\"email\" autocomplete=\"username\" autofocus></label>\n"
                                          "<label>Password<input type=\"password\" name=\"password\" id=\"password\" autocomplete=\"current-password\"></label>\n"
                                          "<button class=\"main\" name=\"answer\" value=\"allow\" id=\"allow\">Sign in and allow</button>"
                                          "<button name=\"answer\" value=\"deny\" id=\"deny\" formnovalidate>Cancel</button>\n</form>\n"
                                          "<small>A simulator: nobody real has an account here. Members: %1; password: tickets.</small>\n").arg(known));
}

HttpResponse brokenRequestPage(const QString& why)
{
    return page(400, QStringLiteral("<h1>This sign-in cannot go on</h1>\n<p role=\"alert\">%1</p>\n").arg(why.toHtmlEscaped()));
}

} // namespace boxoffice::simulator

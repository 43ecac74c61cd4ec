#include "partner/captcha.h"
#include "core/json.h"

namespace boxoffice {

namespace {
CaptchaChallenge fromHeaders(const Response& response)
{
    CaptchaChallenge challenge;
    challenge.required = response.header("X-TM-CAPTCHA-REQUIRED").trimmed().toLower() == "true";
    challenge.siteKey = QString::fromLatin1(response.header("X-TM-CAPTCHA-V2-SITEKEY").trimmed());
    challenge.secureToken = QString::fromLatin1(response.header("X-TM-CAPTCHA-V2-STOKEN").trimmed());
    return challenge;
}
} // namespace

Result<CaptchaChallenge> decodeCaptcha(const Response& response)
{
    CaptchaChallenge challenge = fromHeaders(response);
    if (response.header("Content-Type").trimmed().toLower().startsWith("text/html")) {
        const bool ours = !response.header("X-TM-CAPTCHA-REQUIRED").isEmpty() || !challenge.siteKey.isEmpty();
        if (!ours)
            return Failure{.kind = FailureKind::WrongContent, .where = QStringLiteral("$"), .detail = QStringLiteral("HTML")};
        challenge.html = response.body;
        return challenge;
    }
    const Result<JsonDocument> document = JsonDocument::parse(response.body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    const JsonReader details = root["captcha_details"];
    challenge.required = root["captcha_required"].boolean();
    challenge.type = static_cast<int>(details["type"].maybeInteger().value_or(2));
    challenge.siteKey = details["site_key"].maybeString().value_or(challenge.siteKey);
    if (challenge.required && challenge.siteKey.isEmpty())
        details["site_key"].fail(FailureKind::MissingField, QStringLiteral("required without a site key"));
    return root.finish(std::move(challenge));
}

} // namespace boxoffice

#include "captcha/message.h"
#include "core/json.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace boxoffice::captcha {

namespace {
QByteArray line(const char* type, QJsonObject fields = {})
{
    fields.insert(QStringLiteral("v"), protocolVersion);
    fields.insert(QStringLiteral("type"), QLatin1String(type));
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject about(qint64 id) { return {{QStringLiteral("id"), id}}; }

void checkVersion(const JsonReader& root)
{
    if (root["v"].integer() != protocolVersion)
        root["v"].fail(FailureKind::WrongType, QStringLiteral("another version"));
}

QStringList readHosts(const JsonReader& list)
{
    QStringList hosts;
    for (const JsonReader& host : list.items())
        hosts += host.string();
    return hosts;
}

QRect readPlace(const JsonReader& place)
{
    const std::vector<JsonReader> sides = place.items();
    if (sides.size() != 4)
        place.fail(FailureKind::WrongType, QStringLiteral("expected x, y, width and height"));
    const auto side = [&sides](std::size_t at) { return at < sides.size() ? static_cast<int>(sides[at].integer()) : 0; };
    return {side(0), side(1), side(2), side(3)};
}

Dress readDress(const JsonReader& root)
{
    Dress dress{.title = root["title"].string()};
    dress.cancel = root["cancel"].maybeString().value_or(QString());
    if (root["look"].exists()) {
        const JsonReader look = root["look"];
        dress.background = look["background"].string();
        dress.text = look["text"].string();
        dress.accent = look["accent"].string();
        dress.zoom = static_cast<double>(look["zoom_percent"].integer()) / 100.0;
    }
    if (root["place"].exists())
        dress.place = readPlace(root["place"]);
    dress.keyboard = root["keyboard"].exists() && root["keyboard"].boolean();
    return dress;
}

Order readShow(const JsonReader& root)
{
    Show show{.id = root["id"].integer(), .dress = readDress(root), .origin = QUrl(root["origin"].string()),
              .allowedHosts = readHosts(root["allowed_hosts"])};
    if (root["html"].exists()) {
        show.html = root["html"].string();
    } else {
        show.siteKey = root["site_key"].string();
        show.widgetScript = QUrl(root["widget_script"].string());
    }
    if (root["blank_after_ms"].exists())
        show.blankAfter = std::chrono::milliseconds(root["blank_after_ms"].integer());
    return show;
}

Order readSignIn(const JsonReader& root)
{
    return SignIn{.id = root["id"].integer(), .dress = readDress(root), .url = QUrl(root["url"].string(), QUrl::StrictMode),
                  .redirect = QUrl(root["redirect"].string(), QUrl::StrictMode), .allowedHosts = readHosts(root["allowed_hosts"])};
}

Order readOrder(const JsonReader& root)
{
    const QString type = root["type"].string();
    if (type == QLatin1String("show"))
        return readShow(root);
    if (type == QLatin1String("sign_in"))
        return readSignIn(root);
    if (type == QLatin1String("place"))
        return Place{readPlace(root["place"])};
    if (type != QLatin1String("hide"))
        root["type"].fail(FailureKind::WrongType, QStringLiteral("unknown"));
    return Hide{};
}
} // namespace

Result<Greeting> decodeGreeting(const QByteArray& bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document)
        return document.failure();
    const JsonReader root = document->root();
    checkVersion(root);
    return root.finish(Greeting{root["socket"].string(), root["secret"].string(),
                                root["hosts"].exists() ? readHosts(root["hosts"]) : QStringList()});
}

Result<Order> decodeOrder(const QByteArray& bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document)
        return document.failure();
    const JsonReader root = document->root();
    checkVersion(root);
    return root.finish(readOrder(root));
}

QByteArray helloLine(const QString& secret) { return line("hello", {{QStringLiteral("secret"), secret}}); }
QByteArray readyLine(qint64 id) { return line("ready", about(id)); }
QByteArray activityLine() { return line("activity"); }
QByteArray aliveLine() { return line("alive"); }

QByteArray tokenLine(qint64 id, const QString& token)
{
    QJsonObject fields = about(id);
    fields.insert(QStringLiteral("token"), token);
    return line("token", fields);
}

QByteArray signedInLine(qint64 id, const QString& code, const QString& state)
{
    QJsonObject fields = about(id);
    fields.insert(QStringLiteral("code"), code);
    fields.insert(QStringLiteral("state"), state);
    return line("signed_in", fields);
}

QByteArray failedLine(qint64 id, const QString& why)
{
    QJsonObject fields = about(id);
    fields.insert(QStringLiteral("why"), why);
    return line("failed", fields);
}

bool isToken(const QString& text)
{
    return !text.isEmpty() && text.size() <= tokenLimit
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace boxoffice::captcha

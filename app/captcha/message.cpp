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

Order readShow(const JsonReader& root)
{
    Show show{.id = root["id"].integer(), .title = root["title"].string(), .origin = QUrl(root["origin"].string())};
    for (const JsonReader& host : root["allowed_hosts"].items())
        show.allowedHosts += host.string();
    if (root["html"].exists()) {
        show.html = root["html"].string();
    } else {
        show.siteKey = root["site_key"].string();
        show.widgetScript = QUrl(root["widget_script"].string());
    }
    return show;
}
} // namespace

Result<Greeting> decodeGreeting(const QByteArray& bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document)
        return document.failure();
    const JsonReader root = document->root();
    checkVersion(root);
    return root.finish(Greeting{root["socket"].string(), root["secret"].string()});
}

Result<Order> decodeOrder(const QByteArray& bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document)
        return document.failure();
    const JsonReader root = document->root();
    checkVersion(root);
    const QString type = root["type"].string();
    if (type == QLatin1String("hide"))
        return root.finish(Order(Hide{}));
    if (type != QLatin1String("show"))
        root["type"].fail(FailureKind::WrongType, QStringLiteral("unknown"));
    return root.finish(readShow(root));
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

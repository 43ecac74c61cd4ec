#include "session/helperlines.h"
#include "core/json.h"
#include <QJsonDocument>
#include <QRandomGenerator>
#include <algorithm>

namespace boxoffice::helperlines {

namespace {
constexpr int version = 1;
constexpr qsizetype tokenLimit = 4096;

/// Takes the same time wherever the two differ.
bool sameSecret(const QByteArray& left, const QByteArray& right)
{
    if (left.isEmpty() || left.size() != right.size())
        return false;
    int different = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        different |= left[i] ^ right[i];
    return different == 0;
}

bool isToken(const QString& token)
{
    return !token.isEmpty() && token.size() <= tokenLimit
           && std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

std::optional<HelperAnswer> readAnswer(const JsonReader& root, const QString& type)
{
    HelperAnswer answer;
    bool whole = false;
    if (type == QLatin1String("token")) {
        answer.token = root["token"].string();
        whole = isToken(answer.token);
    } else if (type == QLatin1String("signed_in")) {
        answer.code = root["code"].string();
        answer.state = root["state"].string();
        whole = isToken(answer.code) && isToken(answer.state);
    } else if (type == QLatin1String("failed")) {
        answer.why = root["why"].string();
        whole = !answer.why.isEmpty();
    }
    return whole ? std::optional(answer) : std::nullopt;
}
} // namespace

QByteArray lineOf(QJsonObject fields)
{
    fields.insert(QStringLiteral("v"), version);
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Said> read(const QByteArray& line)
{
    const Result<JsonDocument> document = JsonDocument::parse(line);
    if (!document.ok() || document->root()["v"].integer() != version)
        return std::nullopt;
    const JsonReader root = document->root();
    const QString type = root["type"].string();
    if (type == QLatin1String("alive"))
        return Said{};
    if (type == QLatin1String("activity"))
        return Said{.what = Said::What::Activity};
    Said said{.what = Said::What::Ready, .id = root["id"].integer()};
    if (type != QLatin1String("ready")) {
        const std::optional<HelperAnswer> answer = readAnswer(root, type);
        if (!answer)
            return std::nullopt;
        said.what = Said::What::Answer;
        said.answer = *answer;
    }
    return root.failure() ? std::nullopt : std::optional(said);
}

bool isHello(const QByteArray& line, const QByteArray& secret)
{
    const Result<JsonDocument> hello = JsonDocument::parse(line);
    return hello.ok() && hello->root()["v"].integer() == version && hello->root()["type"].string() == QLatin1String("hello")
           && sameSecret(hello->root()["secret"].string().toUtf8(), secret);
}

QByteArray newSecret()
{
    QByteArray bytes(32, '\0');
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes.toHex();
}

} // namespace boxoffice::helperlines

#include "simulator/faults/scriptoptions.h"
#include <QStringList>
#include <cmath>

namespace boxoffice::simulator {
namespace {

struct NumberOption {
    const char* name;
    int Options::*member;
    int least;
    int most;
};
constexpr NumberOption numbers[] = {
    {"pollWait", &Options::pollWait, 0, 3600},
    {"pollRounds", &Options::pollRounds, 1, 1000},
    {"holdSeconds", &Options::holdSeconds, 1, 900},
    {"holdExtensionSeconds", &Options::holdExtensionSeconds, 0, 900},
    {"availabilityPerHour", &Options::availabilityPerHour, 0, 1'000'000},
    {"discoveryPerDay", &Options::discoveryPerDay, 0, 100'000'000},
    {"discoveryPerSecond", &Options::discoveryPerSecond, 0, 1'000'000},
    {"otherBuyersPerMinute", &Options::otherBuyersPerMinute, 0, 100'000},
    {"eventsPerMinute", &Options::eventsPerMinute, 0, 1'000'000},
    {"topPicksPerMinute", &Options::topPicksPerMinute, 0, 1'000'000},
    {"captchaSeconds", &Options::captchaSeconds, 1, 3600},
    {"memberTokenSeconds", &Options::memberTokenSeconds, 1, 86'400},
    {"gzipUpTo", &Options::gzipUpTo, 0, 1'000'000'000},
};

struct TruthOption {
    const char* name;
    bool Options::*member;
};
constexpr TruthOption truths[] = {
    {"forcePolling", &Options::forcePolling},     {"ordersEnabled", &Options::ordersEnabled},
    {"captchaForAll", &Options::captchaForAll},   {"channelPartner", &Options::channelPartner},
    {"unredeemedListed", &Options::unredeemedListed}, {"walletEnabled", &Options::walletEnabled},
    {"captchaTokensChecked", &Options::captchaTokensChecked}, {"selfSignedTls", &Options::selfSignedTls},
};

/// A setting that is one of a few words; `pick` takes the word's index.
struct WordOption {
    const char* name;
    const char* words;
    void (*pick)(Options& options, qsizetype index);
};
constexpr WordOption choices[] = {
    {"polling", "status path", [](Options& o, qsizetype i) { o.polling = Polling(i); }},
    {"cartIds", "base64 uuid", [](Options& o, qsizetype i) { o.cartIds = CartIds(i); }},
    {"certificate", "lf crlf indented", [](Options& o, qsizetype i) { o.certificateRendering = CertificateRendering(i); }},
    {"offersLayout", "A B", [](Options& o, qsizetype i) { o.offersLayout = OffersLayout(i); }},
    {"secondPayment", "replace add refuse", [](Options& o, qsizetype i) { o.secondPayment = SecondPayment(i); }},
    {"captchaTask", "tick pictures", [](Options& o, qsizetype i) { o.captchaTask = CaptchaTask(i); }},
    {"afterRefusal", "paid held", [](Options& o, qsizetype i) { o.afterRefusal = AfterRefusal(i); }},
};

QStringList wordsOf(const char* separated) { return QString::fromLatin1(separated).split(QLatin1Char(' ')); }

QStringList known()
{
    QStringList names{QStringLiteral("latency")};
    for (const NumberOption& one : numbers)
        names.append(QString::fromLatin1(one.name));
    for (const TruthOption& one : truths)
        names.append(QString::fromLatin1(one.name));
    for (const WordOption& one : choices)
        names.append(QString::fromLatin1(one.name));
    names.sort();
    return names;
}

bool isWhole(const ScriptValue& value, int least, int most)
{
    return value.kind == ScriptValue::Kind::Number && value.number == std::floor(value.number) && value.number >= least && value.number <= most;
}

QString setNumber(const ScriptValue& value, const NumberOption& one, Options& options)
{
    if (!isWhole(value, one.least, one.most))
        return QStringLiteral("a whole number from %1 to %2").arg(one.least).arg(one.most);
    options.*(one.member) = int(value.number);
    return {};
}

QString setTruth(const ScriptValue& value, const TruthOption& one, Options& options)
{
    if (value.kind != ScriptValue::Kind::Truth)
        return QStringLiteral("true or false");
    options.*(one.member) = value.truth;
    return {};
}

QString setWord(const ScriptValue& value, const WordOption& one, Options& options)
{
    const QStringList words = wordsOf(one.words);
    const qsizetype index = value.kind == ScriptValue::Kind::Text ? words.indexOf(value.text) : -1;
    if (index < 0)
        return QStringLiteral("one of ") + words.join(QStringLiteral(", "));
    one.pick(options, index);
    return {};
}

/// Says what is expected when the value is impossible; nothing when there is no such option.
std::optional<QString> setOne(const ScriptValue& member, Options& options)
{
    if (member.name == QLatin1String("latency")) {
        if (!isWhole(member, 0, 600'000))
            return QStringLiteral("milliseconds from 0 to 600000");
        options.latency = std::chrono::milliseconds(qint64(member.number));
        return QString();
    }
    for (const NumberOption& one : numbers)
        if (member.name == QLatin1String(one.name))
            return setNumber(member, one, options);
    for (const TruthOption& one : truths)
        if (member.name == QLatin1String(one.name))
            return setTruth(member, one, options);
    for (const WordOption& one : choices)
        if (member.name == QLatin1String(one.name))
            return setWord(member, one, options);
    return std::nullopt;
}

} // namespace

Result<void> setOptions(const ScriptValue& object, const QString& name, Options& options)
{
    if (object.kind != ScriptValue::Kind::Object)
        return scriptFailure(name, object.place, QStringLiteral("\"options\": expected an object"));
    for (const ScriptValue& member : object.members) {
        const std::optional<QString> expected = setOne(member, options);
        if (!expected)
            return scriptFailure(name, member.namePlace, QStringLiteral("no option is called \"%1\": expected one of %2").arg(member.name, known().join(QStringLiteral(", "))));
        if (!expected->isEmpty())
            return scriptFailure(name, member.place, QStringLiteral("\"%1\": expected %2").arg(member.name, *expected));
    }
    return {};
}

} // namespace boxoffice::simulator

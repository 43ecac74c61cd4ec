#include "simulator/programoptions.h"
#include "simulator/control/drills.h"
#include <QCommandLineParser>
#include <QFile>

namespace boxoffice::simulator {
namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

Failure unusable(const QString& line) { return {.kind = FailureKind::Rule, .where = QStringLiteral("arguments"), .detail = line}; }

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(text("The ticket service's APIs over an invented world, on 127.0.0.1, for tests and training."));
    parser.addOptions({{{text("h"), text("help")}, text("Print this text.")},
                       {text("version"), text("Print the version.")},
                       {text("port"), text("Port; 0 for any free one."), text("N"), text("0")},
                       {text("ready-file"), text("File that gets the root URL once the server listens, and with --tls a line CA FILE."), text("F")},
                       {text("api-key"), text("The key that is accepted."), text("K"), text("demo-key")},
                       {text("seed"), text("Number that the world, every id and every chance follow from."), text("N"), text("1")},
                       {text("date"), text("The world's today, YYYY-MM-DD; the present day by default."), text("D")},
                       {text("events"), text("How many events there are."), text("N"), text("2000")},
                       {text("script"), text("Fault script (JSON, see README); options given here are stronger than its own."), text("F")},
                       {text("drill"), text("A built-in script by its name."), text("NAME")},
                       {text("drills"), text("List the built-in scripts.")},
                       {text("fault"), text("One fault rule as JSON; may be repeated."), text("JSON")},
                       {text("tls"), text("Serve TLS under a certificate made for this run.")},
                       {text("ca-file"), text("Where --tls leaves its authority's certificate; a temporary file by default."), text("F")},
                       {text("tls-cert"), text("Serve TLS under this certificate (PEM) instead."), text("F")},
                       {text("tls-key"), text("The key of --tls-cert (PEM)."), text("F")},
                       {text("polling"), text("Polling dialect: status or path."), text("KIND")},
                       {text("force-polling"), text("Every call that may poll answers 202.")},
                       {text("poll-wait"), text("Seconds between polls."), text("N")},
                       {text("cart-ids"), text("Cart ids: base64 or uuid."), text("KIND")},
                       {text("certificate"), text("Card certificate text: lf, crlf or indented."), text("KIND")},
                       {text("offers-layout"), text("Commerce layout: A or B."), text("KIND")},
                       {text("hold"), text("Seconds a cart is held."), text("N")},
                       {text("other-buyers"), text("How many others put places in a cart, each minute and event."), text("N")},
                       {text("latency"), text("Milliseconds added to every answer."), text("N")}});
}

class OptionReader {
public:
    explicit OptionReader(const QCommandLineParser& parser) : m_parser(parser) {}

    Result<ProgramOptions> read()
    {
        if (const Result<void> script = takeScript(); !script)
            return script.failure();
        Options& options = m_read.options;
        options.port = quint16(number("port", 65535).value_or(0));
        options.seed = quint32(number("seed", 2147483647).value_or(1));
        options.eventCount = number("events", 1'000'000).value_or(2000);
        options.pollWait = number("poll-wait", 3600).value_or(options.pollWait);
        options.holdSeconds = number("hold", 900, 1).value_or(options.holdSeconds);
        options.otherBuyersPerMinute = number("other-buyers", 100'000).value_or(options.otherBuyersPerMinute);
        options.latency = std::chrono::milliseconds(number("latency", 600'000).value_or(int(options.latency.count())));
        options.forcePolling = options.forcePolling || m_parser.isSet(text("force-polling"));
        options.polling = word<Polling>("polling", {"status", "path"}).value_or(options.polling);
        options.cartIds = word<CartIds>("cart-ids", {"base64", "uuid"}).value_or(options.cartIds);
        options.certificateRendering = word<CertificateRendering>("certificate", {"lf", "crlf", "indented"}).value_or(options.certificateRendering);
        options.offersLayout = word<OffersLayout>("offers-layout", {"A", "B"}).value_or(options.offersLayout);
        options.apiKey = m_parser.value(text("api-key")).toUtf8();
        takeDate();
        takeTls();
        takeFaults();
        m_read.readyFile = m_parser.value(text("ready-file"));
        m_read.authorityFile = m_parser.value(text("ca-file"));
        return m_wrong.isEmpty() ? Result<ProgramOptions>(std::move(m_read)) : Result<ProgramOptions>(unusable(m_wrong));
    }

private:
    void complain(const char* option, const QString& expected)
    {
        if (m_wrong.isEmpty())
            m_wrong = QStringLiteral("--%1: expected %2").arg(text(option), expected);
    }

    std::optional<int> number(const char* option, int most, int least = 0)
    {
        if (!m_parser.isSet(text(option)))
            return std::nullopt;
        bool ok = false;
        const int value = m_parser.value(text(option)).toInt(&ok);
        if (!ok || value < least || value > most)
            complain(option, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
        return value;
    }

    /// The words stand in the order of the enumerators.
    template <class T>
    std::optional<T> word(const char* option, std::initializer_list<const char*> words)
    {
        if (!m_parser.isSet(text(option)))
            return std::nullopt;
        QStringList known;
        for (const char* one : words)
            known.append(text(one));
        const qsizetype index = known.indexOf(m_parser.value(text(option)));
        if (index < 0)
            complain(option, QStringLiteral("one of ") + known.join(QStringLiteral(", ")));
        return T(qMax<qsizetype>(index, 0));
    }

    Result<void> takeScript()
    {
        const bool named = m_parser.isSet(text("drill"));
        if (!named && !m_parser.isSet(text("script")))
            return {};
        if (named && m_parser.isSet(text("script")))
            return unusable(text("--drill and --script: expected one of them"));
        const Result<FaultScript> script = named ? drill(m_parser.value(text("drill"))) : readFaultScriptFile(m_parser.value(text("script")));
        if (!script)
            return script.failure();
        applyOptions(*script, m_read.options);
        m_read.faults = script->faults;
        return {};
    }

    void takeDate()
    {
        if (!m_parser.isSet(text("date")))
            return;
        m_read.options.date = QDate::fromString(m_parser.value(text("date")), Qt::ISODate);
        if (!m_read.options.date.isValid())
            complain("date", text("a day as YYYY-MM-DD"));
    }

    void takeTls()
    {
        Options& options = m_read.options;
        options.selfSignedTls = options.selfSignedTls || m_parser.isSet(text("tls"));
        if (m_parser.isSet(text("tls-cert")) != m_parser.isSet(text("tls-key")))
            return complain("tls-cert", text("--tls-key beside it, and the other way round"));
        if (!m_parser.isSet(text("tls-cert")))
            return;
        options.selfSignedTls = false;
        options.certificatePem = contents("tls-cert");
        options.keyPem = contents("tls-key");
    }

    QByteArray contents(const char* option)
    {
        QFile file(m_parser.value(text(option)));
        if (!file.open(QIODevice::ReadOnly))
            complain(option, QStringLiteral("a file that can be read, not \"%1\"").arg(file.fileName()));
        return file.isOpen() ? file.readAll() : QByteArray();
    }

    void takeFaults()
    {
        const QStringList rules = m_parser.values(text("fault"));
        for (const QString& json : rules) {
            const Result<FaultRule> rule = faultRuleFromJson(json.toUtf8());
            if (rule)
                m_read.faults.push_back(*rule);
            else if (m_wrong.isEmpty())
                m_wrong = QStringLiteral("--fault: ") + rule.failure().detail;
        }
    }

    const QCommandLineParser& m_parser;
    ProgramOptions m_read;
    QString m_wrong; ///< the first complaint
};

QString drillList()
{
    QString list;
    const QStringList names = drillNames();
    for (const QString& name : names)
        if (const Result<FaultScript> script = drill(name))
            list += QStringLiteral("%1  %2: %3\n").arg(name.leftJustified(22), script->title, script->teaches);
    return list;
}

} // namespace

Result<ProgramOptions> readProgramOptions(const QStringList& words)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(QStringList{text("boxoffice-simulator")} + words))
        return unusable(parser.errorText().simplified());
    if (const QStringList stray = parser.positionalArguments(); !stray.isEmpty())
        return unusable(QStringLiteral("\"%1\": expected options only; --help lists them").arg(stray.first()));
    ProgramOptions answer;
    if (parser.isSet(text("help")))
        answer.answer = parser.helpText();
    else if (parser.isSet(text("version")))
        answer.answer = text("boxoffice-simulator " BOXOFFICE_VERSION "\n");
    else if (parser.isSet(text("drills")))
        answer.answer = drillList();
    return answer.answer.isEmpty() ? OptionReader(parser).read() : Result<ProgramOptions>(std::move(answer));
}

} // namespace boxoffice::simulator

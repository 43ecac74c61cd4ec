#include "simulator/simulator.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTextStream>
#include <csignal>
#include <optional>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace boxoffice;

namespace {

constexpr int usage = 2;

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(text("The Partner, Discovery and Commerce APIs over a fictional world, on 127.0.0.1."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{text("port"), text("Port; 0 for any free one."), text("N"), text("0")},
                       {text("seed"), text("Number that the world follows from."), text("N"), text("1")},
                       {text("date"), text("The world's today, YYYY-MM-DD; the present day by default."), text("D")},
                       {text("events"), text("How many events there are."), text("N"), text("2000")},
                       {text("ready-file"), text("File that gets the root URL once the server listens."), text("F")},
                       {text("polling"), text("Polling dialect: status or path."), text("KIND"), text("status")},
                       {text("force-polling"), text("Every call that may poll answers 202.")},
                       {text("poll-wait"), text("Seconds between polls."), text("N"), text("4")},
                       {text("cart-ids"), text("Cart ids: base64 or uuid."), text("KIND"), text("base64")},
                       {text("certificate"), text("Card certificate text: lf, crlf or indented."), text("KIND"), text("crlf")},
                       {text("offers-layout"), text("Commerce layout: A or B."), text("KIND"), text("A")},
                       {text("hold"), text("Seconds a cart is held."), text("N"), text("299")},
                       {text("latency"), text("Milliseconds added to every answer."), text("N"), text("0")},
                       {text("api-key"), text("The key that is accepted."), text("K"), text("demo-key")},
                       {text("fault"), text("A scripted fault as JSON; may be repeated."), text("JSON")},
                       {text("tls"), text("Serve TLS with this certificate (PEM); the key file follows as an argument."), text("CERT")}});
    parser.addPositionalArgument(text("KEY"), text("With --tls: the private key (PEM)."), text("[KEY]"));
}

/// Picks an enumerator by its word; sets `wrong` when the word is none of them.
template <class T>
T word(const QCommandLineParser& parser, const char* option, std::initializer_list<std::pair<const char*, T>> words, QString& wrong)
{
    for (const auto& [name, value] : words)
        if (parser.value(text(option)) == text(name))
            return value;
    wrong = text(option);
    return words.begin()->second;
}

int number(const QCommandLineParser& parser, const char* option, int most, QString& wrong)
{
    bool ok = false;
    const int value = parser.value(text(option)).toInt(&ok);
    if (!ok || value < 0 || value > most)
        wrong = text(option);
    return value;
}

QByteArray contents(const QString& path, QString& wrong)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        wrong = text("tls");
        return {};
    }
    return file.readAll();
}

simulator::Options read(const QCommandLineParser& parser, QString& wrong)
{
    using namespace simulator;
    Options options;
    options.port = quint16(number(parser, "port", 65535, wrong));
    options.seed = quint32(number(parser, "seed", 2147483647, wrong));
    options.eventCount = number(parser, "events", 1000000, wrong);
    options.pollWait = number(parser, "poll-wait", 3600, wrong);
    options.holdSeconds = number(parser, "hold", 900, wrong);
    options.latency = std::chrono::milliseconds(number(parser, "latency", 600000, wrong));
    options.forcePolling = parser.isSet(text("force-polling"));
    options.polling = word<Polling>(parser, "polling", {{"status", Polling::Status}, {"path", Polling::Path}}, wrong);
    options.cartIds = word<CartIds>(parser, "cart-ids", {{"base64", CartIds::Base64}, {"uuid", CartIds::Uuid}}, wrong);
    options.certificateRendering = word<CertificateRendering>(parser, "certificate",
        {{"crlf", CertificateRendering::Crlf}, {"lf", CertificateRendering::Lf}, {"indented", CertificateRendering::Indented}}, wrong);
    options.offersLayout = word<OffersLayout>(parser, "offers-layout", {{"A", OffersLayout::A}, {"B", OffersLayout::B}}, wrong);
    options.apiKey = parser.value(text("api-key")).toUtf8();
    if (parser.isSet(text("date"))) {
        options.date = QDate::fromString(parser.value(text("date")), Qt::ISODate);
        wrong = options.date.isValid() ? wrong : text("date");
    }
    if (parser.isSet(text("tls"))) {
        options.certificatePem = contents(parser.value(text("tls")), wrong);
        options.keyPem = contents(parser.positionalArguments().value(0), wrong);
    }
    return options;
}

/// SIGTERM and SIGINT end the event loop instead of the process.
std::optional<int> signalDescriptor()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    if (pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0)
        return std::nullopt;
    const int descriptor = signalfd(-1, &set, SFD_CLOEXEC);
    return descriptor < 0 ? std::nullopt : std::optional<int>(descriptor);
}

int fail(const QString& message, int status)
{
    QTextStream(stderr) << "boxoffice-simulator: " << message << '\n';
    return status;
}

bool announce(const QUrl& root, const QString& readyFile)
{
    QTextStream(stdout) << root.toString() << Qt::endl;
    if (readyFile.isEmpty())
        return true;
    QSaveFile file(readyFile); // appears whole, or not at all
    return file.open(QIODevice::WriteOnly) && file.write(root.toEncoded() + '\n') > 0 && file.commit();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(text("boxoffice-simulator"));
    QCoreApplication::setApplicationVersion(text(BOXOFFICE_VERSION));
    QCommandLineParser parser;
    declare(parser);
    parser.process(application);
    QString wrong;
    const simulator::Options options = read(parser, wrong);
    if (!wrong.isEmpty())
        return fail(QStringLiteral("--%1 has a value that is not understood; see --help").arg(wrong), usage);

    const auto signals_ = signalDescriptor();
    const SystemClock clock;
    simulator::Simulator simulator(options, clock);
    if (const Result<quint16> port = simulator.start(); !port)
        return fail(port.failure().detail, 1);
    const QStringList faults = parser.values(text("fault"));
    for (const QString& json : faults) {
        const Result<simulator::FaultRule> rule = simulator::faultRuleFromJson(json.toUtf8());
        if (!rule)
            return fail(QStringLiteral("--fault: %1").arg(rule.failure().detail), usage);
        simulator.addFault(*rule);
    }
    QSocketNotifier stop(signals_.value_or(0), QSocketNotifier::Read);
    stop.setEnabled(signals_.has_value());
    QObject::connect(&stop, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    if (!announce(simulator.rootUrl(), parser.value(text("ready-file"))))
        return fail(QStringLiteral("--ready-file cannot be written"), 1);
    return QCoreApplication::exec();
}

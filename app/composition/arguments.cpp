#include "composition/arguments.h"
#include "simulator/control/drills.h"

namespace boxoffice {
namespace {

Failure unusable(const QString& line)
{
    return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("arguments"), .detail = line};
}

/// "--name=value" or "--name value"; nothing when the value is missing.
std::optional<QString> valueOf(const QStringList& words, qsizetype& at)
{
    const QString& word = words.at(at);
    if (const qsizetype equals = word.indexOf(QLatin1Char('=')); equals > 0)
        return word.mid(equals + 1);
    if (at + 1 >= words.size())
        return std::nullopt;
    return words.at(++at);
}

bool* flagOf(Arguments& arguments, const QString& word)
{
    if (word == QLatin1String("--kiosk"))
        return &arguments.kiosk;
    if (word == QLatin1String("--demo"))
        return &arguments.demo;
    if (word == QLatin1String("--check"))
        return &arguments.check;
    if (word == QLatin1String("--version"))
        return &arguments.version;
    if (word == QLatin1String("--help") || word == QLatin1String("-h"))
        return &arguments.help;
    if (word == QLatin1String("--tour"))
        return &arguments.tour;
    return nullptr;
}

/// Where the value of an option that has one goes.
bool take(Arguments& arguments, const QString& name, const QString& value)
{
    if (name == QLatin1String("--config"))
        arguments.configFile = value;
    else if (name == QLatin1String("--set"))
        arguments.assignments.append(value);
    else if (name == QLatin1String("--tour-script"))
        arguments.tourScript = value;
    else if (name == QLatin1String("--drill"))
        arguments.drill = value;
    else if (name == QLatin1String("--plan-check"))
        arguments.planFile = value;
    else if (name == QLatin1String("--tour"))
        arguments.tourFolder = value;
    else
        return false;
    return true;
}

QString drillList()
{
    QString list;
    const QStringList names = simulator::drillNames();
    for (const QString& name : names)
        if (const Result<simulator::FaultScript> script = simulator::drill(name))
            list += QStringLiteral("  %1  %2\n").arg(name.leftJustified(24), script->title);
    return list;
}

} // namespace

Result<Arguments> parseArguments(const QStringList& words)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (bool* flag = flagOf(arguments, word)) {
            *flag = true;
            continue;
        }
        const QString name = word.section(QLatin1Char('='), 0, 0);
        Arguments ignored;
        if (!take(ignored, name, {}))
            return unusable(QStringLiteral("unknown option \"%1\"; boxoffice --help lists them").arg(word));
        const std::optional<QString> value = valueOf(words, i);
        if (!value || value->isEmpty())
            return unusable(QStringLiteral("%1: expected a value; boxoffice --help shows which").arg(name));
        take(arguments, name, *value);
        if (name == QLatin1String("--plan-check") && i + 1 < words.size() && !words.at(i + 1).startsWith(QLatin1String("--")))
            arguments.planAvailability = words.at(++i);
    }
    if (!arguments.drill.isEmpty()) {
        if (const Result<simulator::FaultScript> script = simulator::drill(arguments.drill); !script)
            return unusable(QStringLiteral("--drill: ") + script.failure().detail);
        arguments.demo = true;
    }
    if (arguments.demo && !arguments.configFile.isEmpty())
        return unusable(QStringLiteral("--demo or --drill, and --config: expected one of them; the demo supplies its own settings"));
    arguments.tour = arguments.tour || !arguments.tourFolder.isEmpty() || !arguments.tourScript.isEmpty();
    return arguments;
}

QString helpText()
{
    return QStringLiteral(
        "Usage: boxoffice [OPTION]...\n"
        "Sells tickets over the Ticketmaster Partner API.\n"
        "\n"
        "  --demo                  play with the built-in simulator; nothing is real, no settings needed\n"
        "  --drill=NAME            the demo with something going wrong, for training; implies --demo\n"
        "  --kiosk                 the face for buyers: full screen, touch (lane/mode=kiosk)\n"
        "  --config FILE           read settings from FILE instead of the usual places\n"
        "  --set SECTION/KEY=VALUE set one option, stronger than files and environment; not for keys\n"
        "  --check                 print the settings in use, test every service, say what is wrong\n"
        "  --plan-check FILE [AVAILABILITY]\n"
        "                          say what is wrong with a venue plan, by itself and for a saved answer\n"
        "  --tour[=DIR]            sell once by driving the screens; pictures and tour.json go to DIR\n"
        "  --tour-script=FILE      what the tour sells and how (JSON, see README)\n"
        "  --version               print the version\n"
        "  --help                  print this text\n"
        "\n"
        "Settings: --set, then BOXOFFICE_SECTION_KEY in the environment, then\n"
        "~/.config/boxoffice/boxoffice.ini, then /etc/xdg/boxoffice/boxoffice.ini.\n"
        "Exit status: 0 fine, 1 a check or --tour found something wrong, 2 usage or settings,\n"
        "3 another instance of this lane runs, 70 internal error.\n"
        "\n"
        "Drills:\n") + drillList();
}

} // namespace boxoffice

#include "core/settingssources.h"
#include "core/settingskeys.h"
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QSettings>
#include <QStandardPaths>
#include <QSysInfo>

namespace boxoffice {
namespace {

struct Given {
    QString value;
    QString origin;
};
using GivenSettings = QMap<QString, Given>;

/// What is wrong, thrown to the one catch in loadSettings.
struct Wrong {
    QString key;
    QString line;
};

[[noreturn]] void wrong(const QString& origin, const QString& key, const QString& what)
{
    throw Wrong{key, QStringLiteral("%1: %2: %3").arg(origin, key, what)};
}

/// QSettings splits at commas; the options want the text as it was written.
QString asText(const QVariant& value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QLatin1Char(',')) : value.toString();
}

/// The value as it may be printed: no key, no password in a proxy's address.
QString shown(const SettingsKey& key, const QString& value)
{
    const bool hidden = key.secret || (key.name == QLatin1String("net/proxy") && value.contains(QLatin1Char('@')));
    return hidden ? QStringLiteral("••••") : value;
}

void readFile(const QString& path, GivenSettings& all)
{
    if (QFile file(path); !file.open(QIODevice::ReadOnly))
        wrong(path, QStringLiteral("(file)"), QStringLiteral("cannot be read: ") + file.errorString());
    const QSettings ini(path, QSettings::IniFormat);
    if (ini.status() != QSettings::NoError)
        wrong(path, QStringLiteral("(file)"), QStringLiteral("expected lines of KEY=VALUE under [SECTION] headings"));
    for (const QString& key : ini.allKeys()) {
        if (!findSettingsKey(key))
            wrong(path, key, QStringLiteral("unknown option; see README for the names"));
        all.insert(key, {asText(ini.value(key)).trimmed(), path});
    }
}

QString variableOf(const QString& key)
{
    return QStringLiteral("BOXOFFICE_") + QString(key).replace(QLatin1Char('/'), QLatin1Char('_')).toUpper();
}

void readEnvironment(const QMap<QString, QString>& environment, GivenSettings& all)
{
    QMap<QString, QString> known;
    QSet<QString> sections;
    for (const SettingsKey& key : settingsKeys()) {
        known.insert(variableOf(key.name), key.name);
        sections.insert(QStringLiteral("BOXOFFICE_") + key.name.section(QLatin1Char('/'), 0, 0).toUpper() + QLatin1Char('_'));
    }
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        if (known.contains(it.key()))
            all.insert(known.value(it.key()), {it.value().trimmed(), QStringLiteral("environment")});
        else if (std::any_of(sections.begin(), sections.end(), [&](const QString& s) { return it.key().startsWith(s); }))
            wrong(QStringLiteral("environment"), it.key(), QStringLiteral("unknown option; see README for the names"));
    }
}

void readAssignments(const QStringList& assignments, GivenSettings& all)
{
    const QString origin = QStringLiteral("--set");
    for (const QString& one : assignments) {
        const QString key = one.section(QLatin1Char('='), 0, 0).trimmed();
        if (!one.contains(QLatin1Char('=')))
            wrong(origin, key.section(QLatin1Char(':'), 0, 0), QStringLiteral("expected SECTION/KEY=VALUE"));
        const SettingsKey* known = findSettingsKey(key);
        if (!known)
            wrong(origin, key, QStringLiteral("unknown option; see README for the names"));
        const bool hidden = known->secret || (key == QLatin1String("net/proxy") && one.contains(QLatin1Char('@')));
        if (hidden)
            wrong(origin, key, QStringLiteral("keys are not taken from the command line, where every user can read "
                                              "them; use a settings file or ") + variableOf(key));
        all.insert(key, {one.section(QLatin1Char('='), 1).trimmed(), origin});
    }
}

Settings takeOver(const GivenSettings& all)
{
    Settings settings;
    for (const SettingsKey& key : settingsKeys()) {
        const auto given = all.find(key.name);
        if (given != all.end() && !key.take(settings, given->value))
            wrong(given->origin, key.name, QStringLiteral("expected %1, got \"%2\"").arg(key.expected, shown(key, given->value)));
    }
    return settings;
}

QString originOf(const GivenSettings& all, const char* key)
{
    const auto given = all.find(QLatin1String(key));
    return given == all.end() ? QStringLiteral("settings") : given->origin;
}

void readKeyFile(const GivenSettings& all, PartnerSettings& partner)
{
    if (!partner.apiKey.isEmpty() || partner.apiKeyFile.isEmpty())
        return;
    QFile file(partner.apiKeyFile);
    if (!file.open(QIODevice::ReadOnly))
        wrong(originOf(all, "partner/api_key_file"), QStringLiteral("partner/api_key_file"), QStringLiteral("expected a file that can be read: ") + file.errorString());
    partner.apiKey = QString::fromUtf8(file.read(4096)).trimmed();
    if (partner.apiKey.isEmpty())
        wrong(originOf(all, "partner/api_key_file"), QStringLiteral("partner/api_key_file"), QStringLiteral("expected a file that holds the API key, it is empty"));
}

void applyMode(const GivenSettings& all, Settings& settings)
{
    if (settings.lane.name.isEmpty())
        settings.lane.name = QSysInfo::machineHostName();
    const QString types = QStringLiteral("partner/payment_types");
    if (settings.partner.paymentTypes.isEmpty())
        settings.partner.paymentTypes = settings.lane.kiosk ? QStringList{QStringLiteral("card")}
                                                            : QStringList{QStringLiteral("card"), QStringLiteral("invoice")};
    else if (settings.lane.kiosk && settings.partner.paymentTypes.contains(QStringLiteral("invoice")))
        wrong(originOf(all, "partner/payment_types"), types, QStringLiteral("expected card or member on a kiosk: nobody is there to take the money of an invoice sale"));
    if (settings.lane.kiosk && settings.lane.staffPinsFile.isEmpty())
        wrong(QStringLiteral("settings"), QStringLiteral("lane/staff_pins_file"), QStringLiteral("expected a file of staff PINs: a kiosk needs one"));
}

bool isTicketmaster(const QUrl& url)
{
    return url.host() == QLatin1String("ticketmaster.com") || url.host().endsWith(QLatin1String(".ticketmaster.com"));
}

void checkWhole(const GivenSettings& all, Settings& settings)
{
    if (settings.partner.apiKey.isEmpty())
        wrong(QStringLiteral("settings"), QStringLiteral("partner/api_key"), QStringLiteral("expected the API key of the account (or partner/api_key_file); --demo needs none"));
    if (settings.browse.discoveryKey.isEmpty())
        settings.browse.discoveryKey = settings.partner.apiKey;
    const bool member = settings.partner.paymentTypes.contains(QStringLiteral("member"));
    const bool live = isTicketmaster(settings.partner.baseUrl) || isTicketmaster(settings.browse.discoveryUrl) ||
                      isTicketmaster(settings.browse.commerceUrl) || (member && isTicketmaster(settings.member.baseUrl));
    if (QFile ca(settings.net.caFile); !settings.net.caFile.isEmpty() && (!ca.open(QIODevice::ReadOnly) || !ca.readAll().contains("-----BEGIN CERTIFICATE-----")))
        wrong(originOf(all, "net/ca_file"), QStringLiteral("net/ca_file"), QStringLiteral("expected a PEM file of CA certificates that can be read, got \"%1\"").arg(settings.net.caFile));
    if (!settings.net.caFile.isEmpty() && live)
        wrong(originOf(all, "net/ca_file"), QStringLiteral("net/ca_file"), QStringLiteral("expected no additional CA while a ticketmaster.com address is in use: it is for test labs only"));
}

} // namespace

SettingsSources SettingsSources::ofThisMachine()
{
    SettingsSources sources;
    const QString name = QStringLiteral("/boxoffice/boxoffice.ini");
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    std::reverse(folders.begin(), folders.end());
    for (const QString& folder : folders)
        sources.files.append(folder + name);
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& variable : environment.keys())
        if (variable.startsWith(QLatin1String("BOXOFFICE_")))
            sources.environment.insert(variable, environment.value(variable));
    return sources;
}

Result<LoadedSettings> loadSettings(const SettingsSources& sources)
{
    try {
        GivenSettings all;
        for (const QString& file : sources.onlyFile.isEmpty() ? sources.files : QStringList{sources.onlyFile})
            if (!sources.onlyFile.isEmpty() || QFileInfo::exists(file))
                readFile(file, all);
        readEnvironment(sources.environment, all);
        readAssignments(sources.assignments, all);
        for (auto it = sources.supplied.begin(); it != sources.supplied.end(); ++it)
            all.insert(it.key(), {it.value(), QStringLiteral("--demo")});
        if (sources.kiosk)
            all.insert(QStringLiteral("lane/mode"), {QStringLiteral("kiosk"), QStringLiteral("--kiosk")});
        LoadedSettings loaded{takeOver(all), {}};
        readKeyFile(all, loaded.settings.partner);
        applyMode(all, loaded.settings);
        checkWhole(all, loaded.settings);
        for (const SettingsKey& key : settingsKeys())
            if (const auto given = all.find(key.name); given != all.end())
                loaded.effective.append({key.name, shown(key, given->value), given->origin});
        return loaded;
    } catch (const Wrong& what) {
        return Failure{.kind = FailureKind::Rule, .where = what.key, .detail = what.line};
    }
}

} // namespace boxoffice

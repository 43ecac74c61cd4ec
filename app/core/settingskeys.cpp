#include "core/settingskeys.h"
#include "core/loopback.h"
#include <QSet>
#include <arpa/inet.h>
#include <vector>

namespace boxoffice {
namespace {

using Take = std::function<bool(Settings&, const QString&)>;

bool isTrue(const QString& text) { return text == QLatin1String("true") || text == QLatin1String("1") || text == QLatin1String("yes"); }
bool isFalse(const QString& text) { return text == QLatin1String("false") || text == QLatin1String("0") || text == QLatin1String("no"); }

bool isDigits(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

bool isAddress(const QString& text)
{
    in6_addr any{};
    const QByteArray latin = text.toLatin1();
    return inet_pton(AF_INET, latin.constData(), &any) == 1 || inet_pton(AF_INET6, latin.constData(), &any) == 1;
}

QStringList listOf(const QString& text)
{
    QStringList all;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        all.append(part.trimmed());
    return all;
}

template <class Part, class Field>
Take text(Part Settings::*part, Field Part::*field)
{
    return [=](Settings& s, const QString& value) {
        (s.*part).*field = value;
        return !value.isEmpty();
    };
}

template <class Part>
Take flag(Part Settings::*part, bool Part::*field)
{
    return [=](Settings& s, const QString& value) {
        (s.*part).*field = isTrue(value);
        return isTrue(value) || isFalse(value);
    };
}

template <class Part, class Number>
Take number(Part Settings::*part, Number Part::*field, int least, int most)
{
    return [=](Settings& s, const QString& value) {
        bool good = false;
        const int n = value.toInt(&good);
        (s.*part).*field = n;
        return good && n >= least && n <= most;
    };
}

template <class Part>
Take list(Part Settings::*part, QStringList Part::*field, const QSet<QString>& allowed = {})
{
    return [=](Settings& s, const QString& value) {
        const QStringList all = listOf(value);
        (s.*part).*field = all;
        return !all.isEmpty() && (allowed.isEmpty() || allowed.contains(QSet<QString>(all.begin(), all.end())));
    };
}

template <class Part>
Take oneOf(Part Settings::*part, QString Part::*field, QStringList allowed)
{
    return [=](Settings& s, const QString& value) {
        (s.*part).*field = value;
        return allowed.contains(value);
    };
}

template <class Part>
Take serviceUrl(Part Settings::*part, QUrl Part::*field)
{
    return [=](Settings& s, const QString& value) {
        QUrl url(value, QUrl::StrictMode);
        if (url.path().endsWith(QLatin1Char('/')))
            url.setPath(url.path().chopped(1));
        (s.*part).*field = url;
        const bool secure = url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url));
        return url.isValid() && secure && !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    };
}

Take maintenanceWindow()
{
    return [](Settings& s, const QString& value) {
        const QStringList ends = value.split(QLatin1Char('-'));
        if (ends.size() != 2)
            return false;
        s.partner.maintenanceFrom = QTime::fromString(ends.at(0).trimmed(), QStringLiteral("HH:mm"));
        s.partner.maintenanceTo = QTime::fromString(ends.at(1).trimmed(), QStringLiteral("HH:mm"));
        return s.partner.maintenanceFrom.isValid() && s.partner.maintenanceTo.isValid();
    };
}

/// A choice of two words kept as a flag.
template <class Part>
Take either(Part Settings::*part, bool Part::*field, QString whenFalse, QString whenTrue)
{
    return [=](Settings& s, const QString& value) {
        (s.*part).*field = value == whenTrue;
        return value == whenTrue || value == whenFalse;
    };
}

QSet<QString> words(std::initializer_list<const char*> all)
{
    QSet<QString> set;
    for (const char* word : all)
        set.insert(QLatin1String(word));
    return set;
}

SettingsKey key(const char* name, const char* expected, Take take, bool secret = false)
{
    return {QLatin1String(name), QLatin1String(expected), secret, std::move(take)};
}

constexpr const char* anUrl = "an https:// URL without query (http:// for loopback addresses only)";
constexpr const char* aFlag = "true or false";
constexpr const char* aText = "a text that is not empty";

std::vector<SettingsKey> makeKeys()
{
    using S = Settings;
    using P = PartnerSettings;
    using B = BrowseSettings;
    using L = LaneSettings;
    using I = InterfaceSettings;
    return {
        key("partner/base_url", anUrl, serviceUrl(&S::partner, &P::baseUrl)),
        key("partner/api_key", "the API key", text(&S::partner, &P::apiKey), true),
        key("partner/api_key_file", "a file that holds the API key alone", text(&S::partner, &P::apiKeyFile)),
        key("partner/api_key_in", "header or query", either(&S::partner, &P::apiKeyInQuery, QStringLiteral("header"), QStringLiteral("query"))),
        key("partner/client_ip", "an IP address", [](S& s, const QString& v) { s.partner.clientIp = v; return isAddress(v); }),
        key("partner/force_polling", aFlag, flag(&S::partner, &P::forcePolling)),
        key("partner/required_payment_fields", "a list of name, email, address, phone", list(&S::partner, &P::requiredPaymentFields, words({"name", "email", "address", "phone"}))),
        key("partner/payment_types", "a list of card, member, invoice", list(&S::partner, &P::paymentTypes, words({"card", "member", "invoice"}))),
        key("partner/maintenance_window", "two times of day as HH:MM-HH:MM", maintenanceWindow()),
        key("partner/min_key_bits", "a number from 1024 to 8192", number(&S::partner, &P::minKeyBits, 1024, 8192)),
        key("partner/places", aFlag, flag(&S::partner, &P::places)),
        key("partner/unredeemed", aFlag, flag(&S::partner, &P::unredeemed)),
        key("partner/delivery", "ask or preconfigured", either(&S::partner, &P::deliveryPreconfigured, QStringLiteral("ask"), QStringLiteral("preconfigured"))),
        key("partner/variable_price", aFlag, flag(&S::partner, &P::variablePrice)),
        key("partner/inventory", aFlag, flag(&S::partner, &P::inventory)),
        key("partner/orders", aFlag, flag(&S::partner, &P::orders)),
        key("discovery/base_url", anUrl, serviceUrl(&S::browse, &B::discoveryUrl)),
        key("discovery/api_key", "the API key", text(&S::browse, &B::discoveryKey), true),
        key("commerce/base_url", anUrl, serviceUrl(&S::browse, &B::commerceUrl)),
        key("discovery/country", "a country code of two letters", [](S& s, const QString& v) { s.browse.country = v; return v.size() == 2; }),
        key("discovery/venue_ids", "a list of venue ids", list(&S::browse, &B::venueIds)),
        key("discovery/market_id", aText, text(&S::browse, &B::marketId)),
        key("member/base_url", anUrl, serviceUrl(&S::member, &MemberSettings::baseUrl)),
        key("member/client_id", aText, text(&S::member, &MemberSettings::clientId)),
        key("member/client_secret_file", "a file that holds the secret alone", text(&S::member, &MemberSettings::clientSecretFile)),
        key("member/redirect_uri", aText, text(&S::member, &MemberSettings::redirectUri)),
        key("captcha/page_origin", "an origin such as https://tickets.example.org", text(&S::captcha, &CaptchaSettings::pageOrigin)),
        key("captcha/allowed_hosts", "a list of host names", list(&S::captcha, &CaptchaSettings::allowedHosts)),
        key("captcha/idle_exit_seconds", "a number from 1 to 86400", number(&S::captcha, &CaptchaSettings::idleExitSeconds, 1, 86400)),
        key("lane/name", aText, text(&S::lane, &L::name)),
        key("lane/mode", "attended or kiosk", either(&S::lane, &L::kiosk, QStringLiteral("attended"), QStringLiteral("kiosk"))),
        key("lane/staff_pins_file", "a file of staff PINs", text(&S::lane, &L::staffPinsFile)),
        key("lane/default_payment", "card, invoice or member", oneOf(&S::lane, &L::defaultPayment, {QStringLiteral("card"), QStringLiteral("invoice"), QStringLiteral("member")})),
        key("lane/reference_prefix", "digits", [](S& s, const QString& v) { s.lane.referencePrefix = v; return !v.isEmpty() && isDigits(v); }),
        key("lane/walkup_file", "a file of buyer details", text(&S::lane, &L::walkUpFile)),
        key("lane/allow_unlocked_memory", aFlag, flag(&S::lane, &L::allowUnlockedMemory)),
        key("lane/default_delivery", "a service level such as ETICKET", text(&S::lane, &L::defaultDelivery)),
        key("ui/theme", "light, dark or contrast", oneOf(&S::ui, &I::theme, {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")})),
        key("ui/languages", "a list of en, es, fr, de", list(&S::ui, &I::languages, words({"en", "es", "fr", "de"}))),
        key("printer/tickets", "a CUPS name, file:, serial: or tcp:host:9100", text(&S::ui, &I::ticketPrinter)),
        key("printer/receipts", "a CUPS name, file:, serial: or tcp:host:9100", text(&S::ui, &I::receiptPrinter)),
        key("kiosk/alert_command", "a command line", text(&S::ui, &I::kioskAlertCommand)),
        key("kiosk/idle_seconds", "a number from 10 to 3600", number(&S::ui, &I::kioskIdleSeconds, 10, 3600)),
        key("kiosk/warning_seconds", "a number from 5 to 600", number(&S::ui, &I::kioskWarningSeconds, 5, 600)),
        key("net/ca_file", "a PEM file of CA certificates", text(&S::net, &NetSettings::caFile)),
        key("net/proxy", "a proxy URL", [](S& s, const QString& v) { s.net.proxy = v; return QUrl(v).isValid() && !QUrl(v).host().isEmpty(); }),
        key("journal/keep_days", "a number from 1 to 3650", number(&S::journal, &JournalSettings::keepDays, 1, 3650)),
        key("journal/url", "sqlite: or sqlite:FILE", [](S& s, const QString& v) { s.journal.url = v; return v.startsWith(QLatin1String("sqlite:")); }),
    };
}

} // namespace

std::span<const SettingsKey> settingsKeys()
{
    static const std::vector<SettingsKey> keys = makeKeys();
    return keys;
}

const SettingsKey* findSettingsKey(const QString& name)
{
    for (const SettingsKey& one : settingsKeys())
        if (one.name == name)
            return &one;
    return nullptr;
}

} // namespace boxoffice

#include "composition/lanerules.h"

namespace boxoffice {

PartnerAccount partnerAccount(const Settings& settings)
{
    const PartnerSettings& from = settings.partner;
    PartnerAccount account;
    account.baseUrl = from.baseUrl;
    account.apiKey = from.apiKey;
    account.keyInQuery = from.apiKeyInQuery;
    account.clientIp = from.clientIp;
    account.forcePolling = from.forcePolling;
    account.places = from.places;
    account.variablePrice = from.variablePrice;
    return account;
}

DiscoveryAccount discoveryAccount(const Settings& settings)
{
    DiscoveryAccount account;
    account.baseUrl = settings.browse.discoveryUrl;
    account.apiKey = settings.browse.discoveryKey;
    account.country = settings.browse.country;
    account.venueIds = settings.browse.venueIds;
    account.marketId = settings.browse.marketId;
    return account;
}

sale::Rules saleRules(const Settings& settings, const QString& account)
{
    sale::Rules rules;
    rules.deliveryPreconfigured = settings.partner.deliveryPreconfigured;
    rules.defaultDelivery = settings.lane.defaultDelivery;
    rules.orders = settings.partner.orders;
    rules.lane = settings.lane.name;
    rules.baseUrl = settings.partner.baseUrl;
    rules.clerk = settings.lane.kiosk ? QString() : account;
    rules.keepNames = !settings.lane.kiosk;
    return rules;
}

sale::LaneOffers laneOffers(const Settings& settings)
{
    sale::LaneOffers offers{.paymentKinds = {}, .requiredFields = {}, .referencePrefix = settings.lane.referencePrefix};
    for (const QString& type : settings.partner.paymentTypes)
        offers.paymentKinds.append(type == QLatin1String("invoice")  ? PaymentKind::Invoice
                                   : type == QLatin1String("member") ? PaymentKind::Member
                                                                     : PaymentKind::Card);
    for (const QString& field : settings.partner.requiredPaymentFields)
        offers.requiredFields.append(field == QLatin1String("name")    ? BuyerField::Name
                                     : field == QLatin1String("email") ? BuyerField::Email
                                     : field == QLatin1String("phone") ? BuyerField::Phone
                                                                       : BuyerField::Address);
    return offers;
}

NightlyHours nightlyHours(const Settings& settings) { return {settings.partner.maintenanceFrom, settings.partner.maintenanceTo}; }

StationView stationView(const Settings& settings, bool demo, bool memoryLocked)
{
    return {.laneName = settings.lane.name, .staffName = {}, .kiosk = settings.lane.kiosk, .demo = demo,
            .demoNote = {}, .unlockedMemory = !memoryLocked, .journalPlace = settings.journal.url,
            .languages = settings.ui.languages, .theme = settings.ui.theme,
            .defaultPayment = settings.lane.defaultPayment, .walkUpFile = settings.lane.walkUpFile, .nightly = nightlyHours(settings)};
}

QString referencePrefix(const Settings& settings)
{
    const QString name = settings.lane.name.toUpper();
    QString letters;
    QString number; // of "Lane 12": what tells one lane from the next
    for (const QChar c : name) {
        const bool plain = c.unicode() < 128;
        if (plain && c.isDigit())
            number.append(c);
        else if (plain && c.isLetter())
            letters.append(c);
    }
    number = number.right(3);
    const QString prefix = letters.left(number.isEmpty() ? 3 : 2) + number;
    return prefix.isEmpty() ? QStringLiteral("BOX") : prefix;
}

} // namespace boxoffice

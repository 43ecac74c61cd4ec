#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>
#include <QUrl>
#include <optional>

/// Effective settings as plain values. Names and defaults: see README, "Pointing it at a real account".
namespace boxoffice {

struct PartnerSettings {
    QUrl baseUrl{QStringLiteral("https://app.ticketmaster.com/partners/v1")};
    QString apiKey;
    QString apiKeyFile;
    bool apiKeyInQuery = false;
    std::optional<QString> clientIp;
    bool forcePolling = false;
    QStringList requiredPaymentFields{QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("address"),
                                      QStringLiteral("phone")};
    QStringList paymentTypes; ///< of card, member, invoice
    QTime maintenanceFrom{2, 0};
    QTime maintenanceTo{4, 0};
    int minKeyBits = 2048;
    bool places = false;
    bool unredeemed = false;
    bool deliveryPreconfigured = false;
    bool variablePrice = false;
    bool inventory = false;
    bool orders = false;
};

struct BrowseSettings {
    QUrl discoveryUrl{QStringLiteral("https://app.ticketmaster.com/discovery/v2")};
    QString discoveryKey; ///< the partner key when unset
    QUrl commerceUrl{QStringLiteral("https://app.ticketmaster.com/commerce/v2")};
    QString country;
    QStringList venueIds;
    QString marketId;
};

struct MemberSettings {
    QUrl baseUrl{QStringLiteral("https://oauth.ticketmaster.com")};
    QString clientId;
    QString clientSecretFile;
    QString redirectUri;
};

struct CaptchaSettings {
    QString pageOrigin;
    QStringList allowedHosts;
    std::optional<int> idleExitSeconds;
};

struct LaneSettings {
    QString name;
    bool kiosk = false;
    QString staffPinsFile;
    QString defaultPayment;   ///< card, invoice, member or empty
    QString referencePrefix;  ///< digits
    QString walkUpFile;
    bool allowUnlockedMemory = false;
    QString defaultDelivery;  ///< service level taken without asking
};

struct InterfaceSettings {
    QString theme{QStringLiteral("light")};
    QStringList languages{QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("de")};
    int kioskIdleSeconds = 60;
    int kioskWarningSeconds = 30;
    QString kioskAlertCommand;
    QString ticketPrinter;
    QString receiptPrinter;
};

struct NetSettings {
    QString caFile;
    QString proxy; ///< empty: the system's
};

struct JournalSettings {
    QString url{QStringLiteral("sqlite:")};
    int keepDays = 30;
};

struct Settings {
    PartnerSettings partner;
    BrowseSettings browse;
    MemberSettings member;
    CaptchaSettings captcha;
    LaneSettings lane;
    InterfaceSettings ui;
    NetSettings net;
    JournalSettings journal;
};

} // namespace boxoffice

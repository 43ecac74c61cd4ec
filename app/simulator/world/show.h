#pragma once
#include <QDate>
#include <QString>
#include <QTime>

namespace boxoffice::simulator {

/// What a show is famous for among testers; found by its name. Section 10 of the API notes lists them.
enum class Trait {
    Ordinary,
    NotTransactable,  ///< 90001
    Maintenance,      ///< 20001 with HTTP 503
    SoldOut,          ///< 20052
    CaptchaRequired,  ///< 10004 without a token, 10031 for the token "bad"
    LimitTwo,         ///< 10161 above two
    NoTicketTypes,    ///< 20046, and no Commerce offers
    RestrictSingle,   ///< a lone seat may not be left behind
    HiddenSeats,      ///< all three hide flags
    NoBarcodes,       ///< orders without barcode_id
    EvenMultiples,    ///< 2, 4, 6 or 8 only
    OnlySingles,      ///< no two free seats side by side
    ShortHold,        ///< 20 seconds
    SlowQueue,        ///< every call that may poll polls
    SeatsJustSold,    ///< asked seats are always gone; others come back if best available is accepted
    PriceDrift,       ///< the total grows by 1.00 per ticket when delivery is chosen
    UnknownOutcome,   ///< commit is done and the connection closes
    AddressNeeded,    ///< posted tickets only
    Protected,        ///< one ticket type is listed and sold for the password "HARBOR" alone
};

enum class ShowStatus { OnSale, OffSale, Cancelled, Postponed, Rescheduled };

/// One event of the world. Times are UTC milliseconds; 0 means there is none.
struct Show {
    QString id;       ///< universal
    QString legacyId; ///< 16 upper-case hex
    QString name;
    QString attraction;
    QString folded; ///< name and attraction without case and accents: a keyword search looks in it and in the venue's
    int venue = 0;
    int genre = 0;
    QDate date; ///< venue-local
    QTime time; ///< venue-local
    qint64 startsAt = 0;
    qint64 onsaleAt = 0;
    qint64 offsaleAt = 0;
    qint64 presaleAt = 0; ///< ends at onsaleAt
    QDate initialDate;    ///< before it was rescheduled
    ShowStatus status = ShowStatus::OnSale;
    Trait trait = Trait::Ordinary;
    bool dateTba = false;
    bool dateTbd = false;
    bool timeTba = false;
    bool noSpecificTime = false; ///< a fair or an exhibition: a day, but no hour
    bool presaleNow = false;     ///< today lies between the start of the presale and that of the sale
    bool safeTix = false;        ///< rotating barcodes on a phone only
    bool family = false;
    bool noPrice = false;
    bool noImage = false;
    bool noVenue = false;
    bool noOnsale = false;
    int days = 1;                ///< more than one: it goes on to the evening of its last day
    QString description;
    int basePrice = 5000;    ///< hundredths, dearest zone
    int soldPermille = 500;  ///< how much is gone before we come
    int limit = 8;
};

} // namespace boxoffice::simulator

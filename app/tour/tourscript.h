#pragma once
#include "core/result.h"
#include "core/secret.h"
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace boxoffice {

/// What a tour sells and how. JSON, see README "Tour scripts"; without a file the default sale.
struct TourScript {
    QString search = QStringLiteral("Glass Harbor");
    QString ticketType; ///< empty: the first that can be chosen
    int quantity = 2;
    QString delivery;   ///< service level; empty: the first
    QMap<QString, QString> buyer; ///< accessible name of the field -> text
    QString payment = QStringLiteral("card"); ///< card or invoice
    QString invoiceReference; ///< empty: as suggested
    /// Test cards only, so they may be ordinary text; the next one is used when one is refused.
    struct Card {
        QString digits;
        QString expiry;
        QString threeDigits;
        QString postalCode;
    };
    QList<Card> cards;
    bool acceptOtherSeats = true;
    int patienceSeconds = 30; ///< without progress the tour has stalled
};

[[nodiscard]] TourScript defaultTour();
/// FailureKind::Rule with a line that names the file, the member and what is expected.
[[nodiscard]] Result<TourScript> loadTourScript(const QString& path);

} // namespace boxoffice

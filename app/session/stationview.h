#pragma once
#include "session/nightlyview.h"
#include <QString>
#include <QStringList>
#include <QUrl>

namespace boxoffice {

/// What a shell shows about this station. Plain values, fixed at start.
struct StationView {
    QString laneName = {};
    QString staffName = {};
    bool kiosk = false;
    bool demo = false;
    QString demoNote = {};       ///< what the DEMO mark says besides DEMO (e.g. the staff PIN)
    bool unlockedMemory = false; ///< said on the status bar
    QString journalPlace = {};
    QStringList languages = {};
    QString theme = {};          ///< light, dark, contrast
    QString defaultPayment = {}; ///< card, invoice, member; empty: first offered
    QString walkUpFile = {};
    NightlyHours nightly = {};   ///< when the ticket service is closed, venue time
};

} // namespace boxoffice

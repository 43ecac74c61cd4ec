#pragma once
#include "core/settings.h"
#include <functional>
#include <span>

namespace boxoffice {

/// One option: its stable name, what a good value looks like (for the error line), and how it is taken over.
struct SettingsKey {
    QString name;     ///< "section/key"
    QString expected; ///< completes "expected ..."
    bool secret = false;
    std::function<bool(Settings&, const QString&)> take; ///< false: the value is not what is expected
};

/// Every option there is, in the order of the documentation.
[[nodiscard]] std::span<const SettingsKey> settingsKeys();
[[nodiscard]] const SettingsKey* findSettingsKey(const QString& name);

} // namespace boxoffice

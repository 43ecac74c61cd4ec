#pragma once
#include <QByteArray>
#include <QString>

namespace boxoffice::simulator {

/// A stand-in for the hosted human check: one box to tick, whose callback navigates as documented (API section 4.6).
[[nodiscard]] QByteArray captchaPage(const QString& siteKey, quint64 seed);

} // namespace boxoffice::simulator

#pragma once
#include <QByteArray>
#include <QString>

namespace boxoffice::simulator {

/// api.js; `root` is http://host:port of this server as the page wrote it.
[[nodiscard]] QByteArray widgetScript(const QByteArray& root);
/// The frame with the box to tick. A token lasts `seconds`.
[[nodiscard]] QByteArray boxPage(bool knownSiteKey, int seconds);
/// The frame with nine pictures, and with tones for who cannot see them.
[[nodiscard]] QByteArray taskPage();

} // namespace boxoffice::simulator

#pragma once
#include <QByteArray>
#include <QString>
#include <optional>

namespace boxoffice::simulator {

/// Place ids of the availability answer: unpadded RFC 4648 base32 of SECTION:ROW:SEAT.
void appendBase32(QByteArray& out, const QByteArray& bytes);
struct NamedSeat {
    QString section;
    QString row;
    int seat = 0;
};
[[nodiscard]] std::optional<NamedSeat> seatOfPlaceId(const QString& id);

} // namespace boxoffice::simulator

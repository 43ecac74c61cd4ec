#pragma once
#include "seats/seattablebuilder.h"
#include <QStringList>
#include <random>

/// Small houses in one line of text, and large random ones.
namespace boxoffice::test {

/// A row is its seats: 'o' free in block 0, 'w' free in block 1 (wheelchair), '.' taken, '|' an aisle before the next seat. Numbers
/// count up by `step` from 1. Rows "A", "B"... of section "1".
inline SeatTable tableOf(const QStringList& rows, int step = 1)
{
    SeatTableBuilder builder;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const quint32 row = builder.row("1", std::string(1, static_cast<char>('A' + i)), step);
        int number = 1;
        const QString& seats = rows.at(i);
        for (qsizetype at = 0; at < seats.size(); ++at) {
            const QChar seat = seats.at(at);
            if (seat == QLatin1Char('|'))
                continue;
            const bool wheelchair = seat == QLatin1Char('w');
            const bool aisle = at + 1 < seats.size() && seats.at(at + 1) == QLatin1Char('|');
            builder.add(row, number, wheelchair ? 1 : 0, static_cast<quint8>((wheelchair ? WheelchairSeat : 0) | (aisle ? AisleAfterSeat : 0)),
                        seat != QLatin1Char('.'));
            number += step;
        }
    }
    SeatTable head;
    head.blocks.resize(2);
    return builder.finish(std::move(head));
}

/// A random row as tableOf reads it.
inline QString randomRow(std::mt19937& dice, int seats, int freePercent)
{
    QString row;
    for (int i = 0; i < seats; ++i) {
        const bool free = static_cast<int>(dice() % 100) < freePercent;
        row += QLatin1Char(!free ? '.' : dice() % 15 == 0 ? 'w' : 'o');
        if (dice() % 12 == 0 && i + 1 < seats)
            row += QLatin1Char('|');
    }
    return row;
}

/// A bowl of about `seats` seats, about half of them on sale, at six prices.
inline SeatTable bigBowl(int seats)
{
    std::mt19937 dice(7);
    SeatTableBuilder builder;
    builder.reserve(static_cast<std::size_t>(seats));
    const int perSection = 20 * 25, sections = std::max(12, seats / perSection);
    for (int s = 0; s < sections; ++s) {
        const int tier = s * 3 / sections + 1, inTier = s - (tier - 1) * sections / 3;
        const std::string name = std::to_string(tier * 100 + inTier + 1);
        for (int r = 0; r < 20; ++r) {
            const quint32 row = builder.row(name, std::to_string(r + 1), 1, "Level");
            for (int n = 1; n <= 25; ++n)
                builder.add(row, n, static_cast<quint16>(std::min(5, tier * 2 - 2 + r / 10)), static_cast<quint8>(r == 19 && n <= 2 ? n : 0), dice() % 2 == 0);
        }
    }
    SeatTable head;
    head.blocks.resize(6);
    for (int i = 0; i < 6; ++i) {
        SeatOffer offer;
        offer.type = TicketTypeId(QStringLiteral("000000000001"));
        offer.level = PriceLevelId(QString::number(i + 1));
        offer.name = QStringLiteral("Adult");
        offer.total = Money(15'000 - 1'500 * i, *Currency::parse(QStringLiteral("USD")));
        head.blocks[static_cast<std::size_t>(i)].offers = {offer};
    }
    return builder.finish(std::move(head));
}

} // namespace boxoffice::test

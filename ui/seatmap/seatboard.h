#pragma once
#include "seats/seatpicks.h"
#include "session/offersview.h"
#include "session/seatsview.h"
#include <QHash>
#include <QObject>

namespace boxoffice {

/// What the map, the list and assistive tools share: the seats, the cursor, the pick, the price filter. Whoever changes
/// it, all of them follow. Thread: UI.
class SeatBoard : public QObject {
    Q_OBJECT
public:
    enum class Way { Left, Right, Up, Down, RowStart, RowEnd, SectionBefore, SectionAfter };
    explicit SeatBoard(QObject* parent = nullptr);
    void setSeats(const SeatsView& seats);
    /// Prices are Commerce's totals where it knows them.
    void setOffers(const OffersView& offers);
    void setNow(WallTime now) { m_now = now; }
    void setWanted(int count);
    [[nodiscard]] int wanted() const { return m_wanted; }

    [[nodiscard]] const SeatHouse* house() const { return m_house.get(); }
    [[nodiscard]] const SeatTable& table() const { return m_house->table; } ///< only with a house
    [[nodiscard]] SeatIndex cursor() const { return m_cursor; }
    [[nodiscard]] const SeatPick& pick() const { return m_picks.pick(); }
    [[nodiscard]] bool canUndo() const { return m_picks.canUndo(); }
    /// The broken rule of the pick, and the nearest legal one; nothing: it may be reserved.
    struct Advice {
        SeatRefusal refusal;
        std::optional<SeatPick> instead;
    };
    [[nodiscard]] const std::optional<Advice>& advice() const { return m_advice; }
    [[nodiscard]] const std::vector<bool>& levelsOff() const { return m_levelsOff; }
    /// "From $X": the cheapest of the block's offers; nothing where no price is known.
    [[nodiscard]] std::optional<Money> priceOf(quint16 block) const;
    [[nodiscard]] std::optional<Money> priceOfLevel(std::size_t level) const;
    /// Offers of the picked seats' block, and which of them is chosen.
    [[nodiscard]] QList<SeatOffer> offersOfPick() const;
    [[nodiscard]] qsizetype offer() const { return m_offer; }
    void setOffer(qsizetype offer);
    /// What to reserve; nothing while a rule forbids it.
    [[nodiscard]] std::optional<SeatRunView> run() const;

    void setCursor(SeatIndex seat);
    void move(Way way);
    void tap(SeatIndex seat);
    void drag(SeatIndex from, SeatIndex to, bool begins);
    void takeInstead(); ///< the nearest legal choice
    void clear();
    void undo();
    void setLevelOff(std::size_t level, bool off);
    /// "204 K 12", "204 k", "204": the cursor goes there. False when there is no such place.
    bool jump(const QString& words);
    /// The next of the best places for the wanted number, at the prices that are on; false when there is none.
    bool findTogether();

Q_SIGNALS:
    void houseChanged();
    void seatsChanged(const std::vector<boxoffice::SeatIndex>& seats);
    void pickChanged(const boxoffice::SeatPick& before);
    void cursorChanged(boxoffice::SeatIndex before);
    void filterChanged();

private:
    [[nodiscard]] SeatTerms terms() const;
    [[nodiscard]] SeatIndex nearestIn(quint32 row, QPointF at) const;
    [[nodiscard]] SeatIndex rowAway(bool up) const;
    [[nodiscard]] SeatIndex besideCursor(bool right) const;
    [[nodiscard]] SeatIndex sectionAway(bool after) const;
    void picked(const SeatPick& before);
    void judgeNow();
    std::shared_ptr<const SeatHouse> m_house;
    SeatPicks m_picks;
    SeatIndex m_cursor = noSeat;
    int m_wanted = 2;
    qsizetype m_offer = 0;
    WallTime m_now{};
    std::vector<bool> m_levelsOff;
    std::optional<Advice> m_advice;
    QHash<QString, OfferView> m_offers; ///< by type and level
    std::vector<SeatPick> m_found;
    std::size_t m_foundAt = 0;
};

} // namespace boxoffice

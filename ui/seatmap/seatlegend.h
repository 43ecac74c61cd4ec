#pragma once
#include "ui/pages/pane.h"
#include <QList>

class QPushButton;

namespace boxoffice {

class LevelChip;
class SeatBoard;
class WrapLayout;

/// What the map's colours and marks mean: prices, each of which can be left out, and the marks of seats, folded behind a small
/// button where there is no room for them.
class SeatLegend : public Pane {
    Q_OBJECT
public:
    SeatLegend(SeatBoard& board, QWidget* parent);
    /// Counts are shown of data under five minutes old only (T32).
    void setCountsKnown(bool known);
    /// Alt+1 to Alt+6 and Alt+0 are named.
    void setKeysShown(bool shown);
    /// Of the page it stands on: what is folded away, and whether counts have room.
    void fitInto(QSize page);

private:
    void buildMarks();
    void rebuildChips();
    void showChips();
    void showMarks();
    void restyle();
    SeatBoard& m_board;
    bool m_countsKnown = false, m_keys = false, m_brief = false, m_unfolded = false;
    WrapLayout *m_chipRow = nullptr, *m_markRow = nullptr;
    QWidget *m_chipHost = nullptr, *m_marks = nullptr;
    QPushButton* m_more = nullptr;
    QList<LevelChip*> m_chips;
};

} // namespace boxoffice

#pragma once
#include "ui/seatmap/seatboard.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace boxoffice {

class PrimaryButton;
class QuantityStepper;
class SeatListView;
class SeatMapView;
class SegmentedControl;
class TextLabel;

/// Seats of one event to pick from: the map or the list, how many, prices, what is chosen, "Reserve". Takes values,
/// emits intents.
class SeatsPage : public QWidget {
    Q_OBJECT
public:
    explicit SeatsPage(QWidget* parent = nullptr);
    void setSeats(const SeatsView& seats, WallTime now);
    void setOffers(const OffersView& offers);
    /// Reserving, or something is held: nothing can be picked.
    void setResting(bool resting);
    /// Names keys (F4, F9); the kiosk leaves them out.
    void setKeysShown(bool shown);
    [[nodiscard]] bool hasSeats() const { return m_board.house() != nullptr; }
    [[nodiscard]] bool canReserve() const { return !m_resting && m_board.run().has_value(); }
    /// What Reserve takes now.
    [[nodiscard]] std::optional<SeatRunView> run() const { return m_board.run(); }
    [[nodiscard]] SeatBoard& board() { return m_board; }
    [[nodiscard]] SeatMapView& map() const { return *m_map; }
    void focusFirst();
    /// F4: the next of the best places together.
    void findTogether();
    void typeQuantity(int count);

Q_SIGNALS:
    void reserveAsked();
    /// The other way to choose: by type and price.
    void offersAsked();

private:
    QWidget* buildTop();
    QWidget* buildMiddle();
    QWidget* buildLegend();
    QWidget* buildTray();
    void jump();
    void showFaces();
    void rebuildChips();
    void showChips();
    void showChoice();
    void showAge(const SeatsView& seats, WallTime now);
    SeatBoard m_board;
    bool m_resting = false;
    SeatMapView* m_map = nullptr;
    SeatListView* m_list = nullptr;
    QStackedWidget* m_faces = nullptr;
    SegmentedControl* m_face = nullptr;
    QuantityStepper* m_count = nullptr;
    QLineEdit* m_jump = nullptr;
    QPushButton *m_best = nullptr, *m_undo = nullptr, *m_instead = nullptr;
    QComboBox* m_types = nullptr;
    QHBoxLayout* m_chipRow = nullptr;
    QList<QCheckBox*> m_chips;
    TextLabel *m_choice = nullptr, *m_advice = nullptr, *m_age = nullptr;
    PrimaryButton* m_reserve = nullptr;
};

} // namespace boxoffice

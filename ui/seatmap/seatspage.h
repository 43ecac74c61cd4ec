#pragma once
#include "core/clock.h"
#include "ui/seatmap/seatboard.h"
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace boxoffice {

class IconLabel;
class PrimaryButton;
class QuantityStepper;
class SeatLegend;
class SeatListView;
class SeatMapView;
class SegmentedControl;
class TextLabel;
class WrapLayout;

/// Seats of one event to pick from: the map or the list, how many, prices, what is chosen, "Reserve". Takes values,
/// emits intents. Says by itself when what it shows grows old.
class SeatsPage : public QWidget {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds ageTick{1};
    /// `clock` outlives it.
    explicit SeatsPage(const Clock& clock, QWidget* parent = nullptr);
    /// `now`: by the wall, as `seats.updated` is; from then on the age grows by the boot clock.
    void setSeats(const SeatsView& seats, WallTime now);
    void setOffers(const OffersView& offers);
    /// Reserving, or something is held: nothing can be picked.
    void setResting(bool resting);
    /// Names keys (F4, F9, Alt+1); the kiosk leaves them out.
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
    /// On the kiosk with all lines of controls at this width, so that the frame scrolls before anything is cut.
    QSize minimumSizeHint() const override;
    /// Alt+1 to Alt+6: a price level goes or comes back; nothing where there is none.
    void toggleLevel(int level);
    /// Alt+0.
    void showAllLevels();

Q_SIGNALS:
    void reserveAsked();
    /// The other way to choose: by type and price.
    void offersAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildTop();
    QWidget* buildMiddle();
    void buildMapButtons();
    QWidget* buildTray();
    void watchBoard();
    void restyle();
    void jump();
    void showFaces();
    void showChoice();
    void showAge();
    SeatBoard m_board;
    const Clock& m_clock;
    QTimer m_ageTimer{this};
    std::optional<WallTime> m_updated;
    std::optional<Instant> m_asOf; ///< when the seats were so, by the boot clock
    bool m_resting = false;
    SeatMapView* m_map = nullptr;
    SeatListView* m_list = nullptr;
    QStackedWidget* m_faces = nullptr;
    SegmentedControl* m_face = nullptr;
    QuantityStepper* m_count = nullptr;
    QLineEdit* m_jump = nullptr;
    QPushButton *m_best = nullptr, *m_undo = nullptr, *m_instead = nullptr;
    QComboBox* m_types = nullptr;
    SeatLegend* m_legend = nullptr;
    WrapLayout *m_topRow = nullptr, *m_trayRow = nullptr, *m_trayButtons = nullptr;
    QWidget* m_words = nullptr;
    TextLabel *m_choice = nullptr, *m_advice = nullptr;
    IconLabel* m_age = nullptr;
    PrimaryButton* m_reserve = nullptr;
};

} // namespace boxoffice

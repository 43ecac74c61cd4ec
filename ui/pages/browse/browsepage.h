#pragma once
#include "catalog/catalogview.h"
#include <QWidget>

class QListView;
class QPushButton;
class QVBoxLayout;

namespace boxoffice {

class EventListModel;
class IconLabel;
class LoadingBars;
class SearchField;
class SegmentedControl;
class TextLabel;

/// "Find event", "Period" and "Events". Draws the view at once whatever its length; asks for everything else.
class BrowsePage : public QWidget {
    Q_OBJECT
public:
    explicit BrowsePage(QWidget* parent = nullptr);
    void setView(const CatalogView& view);
    /// Staff read set-up problems and key caps; visitors do not.
    void setStaff(bool staff);
    /// The event whose offers are open stays marked.
    void setOpenEvent(const EventId& id);
    /// F2: the cursor in the search field, its text selected.
    void focusSearch();
    void focusList();
    [[nodiscard]] EventListModel& model() const { return *m_model; }
    [[nodiscard]] QListView& list() const { return *m_list; }

Q_SIGNALS:
    void queryChanged(const QString& query);
    void periodChosen(boxoffice::Period period);
    /// Enter or a click. Events that cannot be sold come too: the shell explains them.
    void eventChosen(const boxoffice::EventRow& event);
    void refreshAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildSearch(QVBoxLayout& column);
    void buildList(QVBoxLayout& column);
    void choose(int row);
    void mark();
    void showState();
    [[nodiscard]] QString emptyWords() const;
    CatalogView m_view;
    EventId m_open;
    SearchField* m_search = nullptr;
    SegmentedControl* m_period = nullptr;
    QListView* m_list = nullptr;
    EventListModel* m_model = nullptr;
    QWidget* m_state = nullptr;
    TextLabel* m_stateText = nullptr;
    QPushButton* m_again = nullptr;
    LoadingBars* m_bars = nullptr;
    IconLabel* m_age = nullptr;
};

} // namespace boxoffice

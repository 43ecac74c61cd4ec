#pragma once
#include "catalog/catalogview.h"
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace boxoffice {

class EventListModel;
class SegmentedControl;

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
    void choose(const QModelIndex& index);
    void showState();
    void restyle();
    CatalogView m_view;
    EventId m_open;
    QString m_typed;
    QLineEdit* m_search = nullptr;
    SegmentedControl* m_period = nullptr;
    QListView* m_list = nullptr;
    EventListModel* m_model = nullptr;
    QLabel *m_state = nullptr, *m_age = nullptr;
    QPushButton* m_again = nullptr;
    QWidget* m_bars = nullptr;
};

} // namespace boxoffice

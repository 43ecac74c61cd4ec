#pragma once
#include "session/stationview.h"
#include "ui/pages/pane.h"
#include "ui/workbench/connectionwatch.h"

namespace boxoffice {

class IconLabel;

/// The status bar: connection, journal, DEMO, memory, lane and staff.
class StationBar : public Pane {
    Q_OBJECT
public:
    enum class Journal { Opening, Writing, Failing };
    explicit StationBar(const StationView& station, QWidget* parent = nullptr);
    void setConnection(Connection connection);
    void setJournal(Journal state);

private:
    IconLabel *m_connection, *m_journal;
};

} // namespace boxoffice

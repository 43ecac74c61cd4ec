#pragma once
#include "session/stationview.h"
#include "ui/pages/pane.h"

namespace boxoffice {

class IconLabel;

/// The status bar: connection, journal, DEMO, memory, lane and staff.
class StationBar : public Pane {
    Q_OBJECT
public:
    enum class Connection { Connecting, Connected, Lost };
    explicit StationBar(const StationView& station, QWidget* parent = nullptr);
    void setConnection(Connection connection);
    void setJournalWorks(bool works);

private:
    IconLabel *m_connection, *m_journal;
};

} // namespace boxoffice

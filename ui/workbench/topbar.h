#pragma once
#include "core/clock.h"
#include "ui/pages/pane.h"
#include <QTimer>

class QButtonGroup;
class QPushButton;

namespace boxoffice {

class TabularLabel;
class TextLabel;

enum class WorkbenchTab { Sell, Orders, Recovery };

/// Mark, tabs, date and clock. Recovery counts unknown outcomes alone.
class TopBar : public Pane {
    Q_OBJECT
public:
    explicit TopBar(const Clock& clock, QWidget* parent = nullptr);
    void setTab(WorkbenchTab tab);
    void setUnknown(int count);

Q_SIGNALS:
    void tabChosen(boxoffice::WorkbenchTab tab);

private:
    QPushButton* addScreenTab(const QString& text, const QString& icon, WorkbenchTab tab);
    void showTime();
    const Clock& m_clock;
    QButtonGroup* m_tabs;
    QPushButton* m_recovery = nullptr;
    class CountBadge* m_badge;
    TextLabel* m_date;
    TabularLabel* m_time;
    QTimer m_timer;
};

} // namespace boxoffice

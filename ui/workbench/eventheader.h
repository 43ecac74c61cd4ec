#pragma once
#include "ui/pages/pane.h"

namespace boxoffice {

class IconLabel;
class TextLabel;

/// Name, place and time of the event whose tickets are chosen or held.
class EventHeader : public Pane {
    Q_OBJECT
public:
    explicit EventHeader(QWidget* parent = nullptr);
    /// `note`: something about the event for staff; empty hides it.
    void set(const QString& name, const QString& where, const QString& note = {});

private:
    TextLabel *m_name, *m_where;
    IconLabel* m_note;
};

} // namespace boxoffice

#include "ui/workbench/eventheader.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>

namespace boxoffice {

EventHeader::EventHeader(QWidget* parent)
    : Pane(Role::Panel, Qt::BottomEdge, parent), m_name(new TextLabel(TextStyle::Title)),
      m_where(new TextLabel(TextStyle::Body, Role::Text2)),
      m_note(new IconLabel(QStringLiteral("warning"), {}, TextStyle::Detail, Role::Warning))
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sizes.gutter, sizes.gap + 4, sizes.gutter, sizes.gap + 4);
    column->setSpacing(2);
    m_name->setElided(true);
    m_where->setElided(true);
    column->addWidget(m_name);
    column->addWidget(m_where);
    column->addWidget(m_note);
    m_note->hide();
}

void EventHeader::set(const QString& name, const QString& where, const QString& note)
{
    m_name->setText(name);
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace boxoffice

#include "ui/workbench/keybar.h"
#include "ui/pages/clearlayout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/textlabel.h"
#include <QHBoxLayout>

namespace boxoffice {

KeyBar::KeyBar(QWidget* parent) : Pane(Role::Sunken, Qt::TopEdge, parent), m_row(new QHBoxLayout(this))
{
    Theme& theme = Theme::of(this);
    setFixedHeight(theme.px(34));
    setAccessibleName(tr("Keys"));
    m_row->setContentsMargins(theme.metrics().gutter, 0, theme.metrics().gutter, 0);
    m_row->setSpacing(6);
}

void KeyBar::setHints(const QList<Hint>& hints, const Hint& last)
{
    if (hints == m_hints && last == m_last)
        return;
    m_hints = hints;
    m_last = last;
    clearLayout(*m_row);
    for (const Hint& hint : hints)
        add(hint);
    m_row->addStretch();
    if (!last.key.isEmpty())
        add(last);
}

void KeyBar::add(const Hint& hint)
{
    m_row->addWidget(new KeyCap(hint.key));
    m_row->addWidget(new TextLabel(hint.words, hint.strong ? TextStyle::BodyStrong : TextStyle::Detail,
                                   hint.strong ? Role::Text : Role::Text2));
    m_row->addSpacing(12);
}

} // namespace boxoffice

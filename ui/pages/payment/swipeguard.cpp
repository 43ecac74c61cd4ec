#include "ui/pages/payment/swipeguard.h"
#include <QKeyEvent>
#include <QWidget>

namespace boxoffice {
namespace {
/// A reader leaves far less than this between two keys.
constexpr int burstGapMs = 250;
} // namespace

void SwipeGuard::watch(QWidget& field)
{
    field.installEventFilter(this);
}

bool SwipeGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool more = m_swallowing && m_lastKey.elapsed() < burstGapMs;
    const bool begins = key->key() == Qt::Key_Percent || key->key() == Qt::Key_Semicolon;
    if (!more && !begins) {
        m_swallowing = false;
        return false;
    }
    event->accept(); // nor is it anybody's shortcut
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    m_swallowing = true;
    m_lastKey.start();
    if (!more)
        Q_EMIT refused(*static_cast<QWidget*>(watched));
    return true;
}

} // namespace boxoffice

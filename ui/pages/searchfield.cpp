#include "ui/pages/searchfield.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include <QPainter>

namespace boxoffice {

SearchField::SearchField(const QString& name, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent), m_key(new KeyCap({}, this))
{
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_key->hide();
    place();
}

QSize SearchField::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int extra = theme.face() == Face::Attended ? theme.px(8) : 0;
    return {QLineEdit::sizeHint().width(), theme.metrics().control + extra};
}

void SearchField::setKey(const QString& key)
{
    m_key->setKey(key);
    m_key->setVisible(!key.isEmpty());
    place();
}

void SearchField::place()
{
    const Theme& theme = Theme::of(this);
    const QSize cap = m_key->sizeHint();
    const int padding = theme.metrics().fieldPadding;
    m_key->setGeometry(width() - padding - cap.width(), (height() - cap.height()) / 2, cap.width(), cap.height());
    setTextMargins(theme.metrics().icon + padding, 0, m_key->isHidden() ? 0 : cap.width() + 6, 0);
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    place();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Theme& theme = Theme::of(this);
    const int side = theme.metrics().icon;
    QPainter painter(this);
    paintIcon(painter, theme, QStringLiteral("search"), Role::Text2,
              QRectF(theme.metrics().fieldPadding, (height() - side) / 2.0, side, side));
}

} // namespace boxoffice

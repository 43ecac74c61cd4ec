#include "ui/widgets/numberpad.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/textpaint.h"
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace boxoffice {
namespace {

class PadKey final : public QAbstractButton {
public:
    PadKey(const QString& text, const QString& icon, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
    {
        setText(text);
        setAccessibleName(text);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    QSize sizeHint() const override { return {124, Theme::of(this).px(100)}; }
    QSize minimumSizeHint() const override { return {72, 60}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        paintBox(painter, rect(), theme.metrics().radiusControl, theme.color(isDown() ? Role::PrimaryTint : Role::Panel),
                 theme.color(isDown() ? Role::Primary : Role::LineStrong), theme.metrics().border);
        if (!m_icon.isEmpty()) {
            const int side = theme.px(36);
            paintIcon(painter, theme, m_icon, Role::Text,
                      QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side));
            return;
        }
        painter.setFont(theme.font(text().size() == 1 ? TextStyle::Key : TextStyle::Button));
        painter.setPen(theme.color(Role::Text));
        drawLine(painter, QRectF(rect()).adjusted(4, 0, -4, 0), Qt::AlignHCenter, text());
    }

private:
    QString m_icon;
};

/// What a key of the keyboard would do there.
void sendKey(QWidget& target, int key, const QString& text = {})
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&target, &press);
}

} // namespace

NumberPad::NumberPad(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(14);
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key = new PadKey(QString::number(digit), {}, this);
        const int place = digit == 0 ? 10 : digit - 1;
        grid->addWidget(key, place / 3, place % 3);
        connect(key, &QAbstractButton::clicked, this, [this, digit] { type(static_cast<char>('0' + digit)); });
    }
    auto* clear = new PadKey(tr("Clear"), {}, this);
    auto* back = new PadKey(tr("Delete last digit"), QStringLiteral("backspace"), this);
    grid->addWidget(clear, 3, 0);
    grid->addWidget(back, 3, 2);
    connect(clear, &QAbstractButton::clicked, this, &NumberPad::clearField);
    connect(back, &QAbstractButton::clicked, this, &NumberPad::erase);
    auto* next = new PrimaryButton(tr("Next field"), this);
    next->setIconName(QStringLiteral("arrow-right"), true);
    next->setFocusPolicy(Qt::NoFocus);
    grid->addWidget(next, 4, 0, 1, 3);
    m_next = next;
    connect(next, &QAbstractButton::clicked, this, &NumberPad::nextPressed);
    setAccessibleName(tr("Number pad"));
}

void NumberPad::type(char digit)
{
    QWidget* target = window()->focusWidget();
    if (auto* secret = qobject_cast<SecretField*>(target))
        secret->typeDigit(digit);
    else if (qobject_cast<QLineEdit*>(target))
        sendKey(*target, Qt::Key_0 + (digit - '0'), QString(QLatin1Char(digit)));
}

void NumberPad::erase()
{
    QWidget* target = window()->focusWidget();
    if (auto* secret = qobject_cast<SecretField*>(target))
        secret->backspace();
    else if (qobject_cast<QLineEdit*>(target))
        sendKey(*target, Qt::Key_Backspace);
}

void NumberPad::clearField()
{
    QWidget* target = window()->focusWidget();
    if (auto* secret = qobject_cast<SecretField*>(target)) {
        secret->wipe();
    } else if (auto* edit = qobject_cast<QLineEdit*>(target)) {
        edit->selectAll();
        sendKey(*edit, Qt::Key_Backspace);
    }
}

} // namespace boxoffice

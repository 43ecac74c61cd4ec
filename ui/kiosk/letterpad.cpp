#include "ui/kiosk/letterpad.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace boxoffice {

LetterPad::LetterPad(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Keyboard"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(10);
    const QStringList rows{QStringLiteral("1234567890"), QStringLiteral("qwertyuiop"), QStringLiteral("asdfghjkl-"), QStringLiteral("zxcvbnm._'")};
    for (int row = 0; row < rows.size(); ++row)
        for (int column = 0; column < rows[row].size(); ++column) {
            const QString letter(rows[row].at(column));
            QAbstractButton* key = addKey(*grid, row, column * 2, 2, letter);
            m_letters.append(key);
            connect(key, &QAbstractButton::clicked, this, [this, key] { type(key->text()); });
        }
    QAbstractButton* shift = addKey(*grid, 4, 0, 3, tr("Shift"));
    connect(shift, &QAbstractButton::clicked, this, [this] { setUpper(!m_upper); });
    connect(addKey(*grid, 4, 3, 2, QStringLiteral("@")), &QAbstractButton::clicked, this, [this] { type(QStringLiteral("@")); });
    connect(addKey(*grid, 4, 5, 5, tr("Space")), &QAbstractButton::clicked, this, [this] { type(QStringLiteral(" ")); });
    connect(addKey(*grid, 4, 10, 3, QStringLiteral(".com")), &QAbstractButton::clicked, this, [this] { type(QStringLiteral(".com")); });
    QAbstractButton* back = addKey(*grid, 4, 13, 2, {});
    back->setIcon(themeIcon(Theme::of(this), QStringLiteral("backspace"), Role::Text));
    back->setAccessibleName(tr("Delete last letter"));
    connect(back, &QAbstractButton::clicked, this, [this] { press(Qt::Key_Backspace); });
    m_next = addKey(*grid, 4, 15, 5, tr("Next field"));
    m_next->setProperty("kind", QStringLiteral("primary"));
    connect(m_next, &QAbstractButton::clicked, this, &LetterPad::nextPressed);
    for (int column = 0; column < 20; ++column)
        grid->setColumnStretch(column, 1);
}

void LetterPad::setNextWords(const QString& words)
{
    m_next->setText(words);
    m_next->setAccessibleName(words);
}

QAbstractButton* LetterPad::addKey(QGridLayout& grid, int row, int column, int span, const QString& text)
{
    auto* key = new QPushButton(text, this);
    key->setAccessibleName(text);
    key->setFocusPolicy(Qt::NoFocus);
    key->setMinimumWidth(60);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid.addWidget(key, row, column, 1, span);
    return key;
}

void LetterPad::type(const QString& text)
{
    auto* edit = qobject_cast<QLineEdit*>(window()->focusWidget());
    if (!edit)
        return;
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, letter.toUpper().unicode(), Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(edit, &press);
    }
    setUpper(false);
}

void LetterPad::press(int key)
{
    if (QWidget* target = qobject_cast<QLineEdit*>(window()->focusWidget())) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
    }
}

void LetterPad::setUpper(bool upper)
{
    m_upper = upper;
    for (QAbstractButton* key : std::as_const(m_letters))
        key->setText(upper ? key->text().toUpper() : key->text().toLower());
}

} // namespace boxoffice

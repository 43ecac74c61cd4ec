#include "captcha/touchkeys.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

namespace boxoffice::captcha {

namespace {
/// Four rows a page; rows of one length on every page.
constexpr std::array<std::array<const char*, 4>, 3> pages{{{"1234567890", "qwertyuiop", "asdfghjkl@", "zxcvbnm.-_"},
                                                           {"1234567890", "QWERTYUIOP", "ASDFGHJKL@", "ZXCVBNM.-_"},
                                                           {"!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_`{|", "}~1234567!"}}};
} // namespace

TouchKeys::TouchKeys(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    build();
    label();
}

QPushButton* TouchKeys::key(const QString& name)
{
    auto* made = new QPushButton(name, this);
    made->setFocusPolicy(Qt::NoFocus); // the field keeps the focus
    made->setMinimumHeight(48);
    made->setMinimumWidth(1);
    made->setAutoRepeat(false);
    return made;
}

void TouchKeys::build()
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(4);
    for (int row = 0; row < 4; ++row) {
        auto* line = new QHBoxLayout;
        for (int i = 0; i < 10; ++i) {
            QPushButton* sign = key({});
            connect(sign, &QPushButton::clicked, this, [this, sign] {
                const QString text = sign->text().right(1); // "&&" stands for one
                press(text.at(0).toUpper().unicode(), text);
            });
            m_signs += sign;
            line->addWidget(sign);
        }
        column->addLayout(line);
    }
    auto* last = new QHBoxLayout;
    const auto add = [this, last](const QString& name, int stretch, auto action) {
        QPushButton* made = key(name);
        connect(made, &QPushButton::clicked, this, action);
        last->addWidget(made, stretch);
    };
    const auto turn = [this](int page) {
        m_page = m_page == page ? 0 : page;
        label();
    };
    add(tr("Shift"), 2, [turn] { turn(1); });
    add(QStringLiteral("#+="), 1, [turn] { turn(2); });
    add(tr("Next field"), 2, [this] { press(Qt::Key_Tab); });
    add(tr("Space"), 4, [this] { press(Qt::Key_Space, QStringLiteral(" ")); });
    add(tr("Delete"), 2, [this] { press(Qt::Key_Backspace); });
    add(tr("Enter"), 2, [this] { press(Qt::Key_Return, QStringLiteral("\r")); });
    column->addLayout(last);
}

void TouchKeys::label()
{
    for (qsizetype i = 0; i < m_signs.size(); ++i) {
        const QChar sign = QLatin1Char(pages.at(std::size_t(m_page)).at(std::size_t(i / 10))[i % 10]);
        m_signs.at(i)->setText(sign == u'&' ? QStringLiteral("&&") : QString(sign));
        m_signs.at(i)->setAccessibleName(sign);
    }
}

void TouchKeys::press(int code, const QString& text)
{
    if (!m_target)
        return;
    QWidget* to = m_target->focusProxy() ? m_target->focusProxy() : m_target.data();
    const bool capital = text.size() == 1 && text.at(0).isUpper();
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
        QCoreApplication::postEvent(to, new QKeyEvent(type, code, capital ? Qt::ShiftModifier : Qt::NoModifier, text));
    if (m_page == 1) {
        m_page = 0; // one capital at a time
        label();
    }
}

} // namespace boxoffice::captcha

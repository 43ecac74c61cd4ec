#include "ui/widgets/noticebox.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/textpaint.h"
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

namespace boxoffice {

class NoticeBox::Disc final : public QWidget {
public:
    Disc(Look look, QWidget* parent) : QWidget(parent), m_look(look)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        speakAs(*this, {.role = QAccessible::NoRole});
    }
    void show(Severity severity, const QString& icon)
    {
        m_severity = severity;
        m_icon = icon;
        setVisible(!icon.isEmpty());
        update();
    }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::of(this);
        const int side = m_look == Look::Compact ? theme.px(theme.face() == Face::Kiosk ? 32 : 18)
                                                 : theme.px(theme.face() == Face::Kiosk ? 72 : 44);
        return {side, side};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        QRectF box = rect();
        if (m_look == Look::Card) {
            const bool outlined = theme.name() == ThemeName::Contrast;
            paintBox(painter, box, width() / 2.0, theme.tint(m_severity),
                     outlined ? theme.color(theme.ink(m_severity)) : QColor(Qt::transparent), 2);
            const qreal side = std::floor(width() / 2.0);
            box = QRectF((width() - side) / 2, (height() - side) / 2, side, side);
        }
        paintIcon(painter, theme, m_icon, theme.ink(m_severity), box);
    }

private:
    Look m_look;
    Severity m_severity = Severity::Info;
    QString m_icon;
};

NoticeBox::NoticeBox(Look look, QWidget* parent) : QFrame(parent), m_look(look), m_disc(new Disc(look, this))
{
    speakAs(*this, {.role = QAccessible::AlertMessage});
    const Theme& theme = Theme::of(this);
    const bool kiosk = theme.face() == Face::Kiosk, card = look == Look::Card;
    m_title = new TextLabel(card ? (kiosk ? TextStyle::Section : TextStyle::Title) : TextStyle::BodyStrong, Role::Text, this);
    m_text = new TextLabel(TextStyle::Body, card ? Role::Text : Role::Text2, this);
    m_code = new TextLabel(TextStyle::Detail, Role::Text3, this);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_code->setAlignment(Qt::AlignRight);
    m_code->hide();
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_code->setFocusPolicy(Qt::NoFocus);
    const int pad = kiosk ? (card ? 48 : 24) : card ? 24 : 14;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(pad, pad, pad, pad);
    column->setSpacing(kiosk ? 16 : card ? 12 : 8);
    auto* head = new QHBoxLayout;
    head->setSpacing(kiosk ? 20 : card ? 14 : 12);
    head->addWidget(m_disc, 0, card ? Qt::AlignVCenter : Qt::AlignTop);
    m_actionRow = new QHBoxLayout;
    m_actionRow->setSpacing(theme.metrics().gap);
    if (card) {
        head->addWidget(m_title, 1);
        column->addLayout(head);
        column->addWidget(m_text);
    } else {
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(m_title);
        words->addWidget(m_text);
        head->addLayout(words, 1);
        column->addLayout(head);
    }
    column->addWidget(m_code);
    column->addLayout(m_actionRow);
    setAccessibleName(tr("Problem"));
}

void NoticeBox::setNotice(Severity severity, const QString& icon, const QString& title, const QString& text)
{
    const bool same = m_title->text() == title && m_text->text() == text;
    m_severity = severity;
    m_disc->show(severity, icon);
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    const bool stopped = title.isEmpty() || title.endsWith(u'.') || title.endsWith(u'?') || title.endsWith(u'!');
    setAccessibleDescription(title.isEmpty() ? text : title + (stopped ? QStringLiteral(" ") : QStringLiteral(". ")) + text);
    update();
    if (!same)
        announce(*this, accessibleDescription());
}

void NoticeBox::setCode(const QString& code)
{
    m_code->setText(code);
    m_code->setVisible(!code.isEmpty());
}

void NoticeBox::clearActions()
{
    for (QAbstractButton* button : std::as_const(m_actions)) {
        m_actionRow->removeWidget(button);
        button->hide();
        button->deleteLater(); // may be the one whose click led here
    }
    m_actions.clear();
}

QAbstractButton* NoticeBox::addAction(const QString& text, bool primary)
{
    const int index = static_cast<int>(m_actions.size());
    QPushButton* button = nullptr;
    if (m_look == Look::Card || Theme::of(this).face() == Face::Kiosk) {
        button = new PrimaryButton(text, this, primary ? PrimaryButton::Kind::Primary : PrimaryButton::Kind::Plain);
    } else {
        button = new QPushButton(text, this);
        button->setProperty("kind", primary ? QStringLiteral("primary") : QString());
        button->setAccessibleName(text);
    }
    connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT triggered(index); });
    m_actions.append(button);
    m_actionRow->addWidget(button, 1);
    return button;
}

QString NoticeBox::title() const { return m_title->text(); }
QString NoticeBox::text() const { return m_text->text(); }

void NoticeBox::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    QPainter painter(this);
    if (m_look == Look::Card)
        paintBox(painter, rect(), sizes.radiusCard, theme.color(Role::Panel), theme.color(Role::Line), sizes.border);
    else
        paintBox(painter, rect(), sizes.radiusControl, theme.tint(m_severity), theme.color(theme.ink(m_severity)),
                 sizes.border);
}

} // namespace boxoffice

#include "ui/kiosk/stoppedpage.h"
#include "core/moneytext.h"
#include "ui/pages/eventwhen.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

/// A large icon that follows the theme.
class Sign final : public QWidget {
public:
    explicit Sign(QWidget* parent = nullptr) : QWidget(parent)
    {
        speakAs(*this, {.role = QAccessible::NoRole});
        setFixedSize(96, 96);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, Theme::of(this), QStringLiteral("stop"), Role::Danger, QRectF(0, 0, 96, 96));
    }
};

/// A numbered sentence.
class Step final : public QWidget {
public:
    Step(int number, const QString& words) : m_number(number), m_words(words)
    {
        speakAs(*this, {.role = QAccessible::StaticText});
        setAccessibleName(QStringLiteral("%1. %2").arg(number).arg(words));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {400, Theme::of(this).px(92)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, width(), 1), theme.color(Role::Line));
        const qreal disc = theme.px(56);
        const QRectF circle(0, (height() - disc) / 2, disc, disc);
        paintBox(painter, circle, disc / 2, Qt::transparent, theme.color(Role::Text), 2);
        painter.setPen(theme.color(Role::Text));
        painter.setFont(theme.font(TextStyle::BodyStrong));
        drawLine(painter, circle, Qt::AlignHCenter, QString::number(m_number));
        painter.setFont(theme.font(TextStyle::Body));
        drawLine(painter, QRectF(disc + 24, 0, width() - disc - 24, height()), Qt::AlignLeft, m_words);
    }

private:
    int m_number;
    QString m_words;
};

} // namespace

StoppedPage::StoppedPage(QWidget* parent) : QWidget(parent)
{
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    row->setContentsMargins(0, 24, 0, 24);
    row->setSpacing(64);
    row->addWidget(buildWords(), 1);
    row->addWidget(buildReference(), 1);
}

QWidget* StoppedPage::buildWords()
{
    auto* words = new QWidget;
    words->setAccessibleName(tr("Problem"));
    speakAs(*words, {.role = QAccessible::AlertMessage});
    auto* column = new QVBoxLayout(words);
    column->setSpacing(24);
    m_title = new TextLabel(TextStyle::Alarm);
    m_title->setWordWrap(true);
    m_text = new TextLabel(TextStyle::Section, Role::Text);
    m_text->setWordWrap(true);
    column->addWidget(new Sign);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addStretch();
    return words;
}

QWidget* StoppedPage::buildReference()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setSpacing(0);
    auto* card = new QFrame;
    card->setProperty("kind", QStringLiteral("card"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(44, 36, 44, 36);
    inside->addWidget(new TextLabel(tr("Your reference"), TextStyle::Body, Role::Text2));
    m_reference = new TabularLabel(TextStyle::Reference);
    inside->addWidget(m_reference);
    m_about = new TextLabel(TextStyle::Detail, Role::Text2);
    m_about->setWordWrap(true);
    inside->addWidget(m_about);
    column->addWidget(card);
    column->addSpacing(32);
    column->addWidget(new Step(1, tr("Take a photo of this screen.")));
    column->addWidget(new Step(2, tr("Go to the box office.")));
    column->addWidget(new Step(3, tr("Show your reference. We’ll take it from there.")));
    m_again = new QPushButton(tr("Demo: start again"));
    m_again->hide();
    connect(m_again, &QPushButton::clicked, this, &StoppedPage::startAgainAsked);
    column->addSpacing(24);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addStretch();
    return side;
}

void StoppedPage::setDemo()
{
    m_again->show();
}

void StoppedPage::setView(const PurchaseView& view)
{
    if (!view.problem)
        return;
    const ProblemText words = describe(*view.problem, QLocale(), Face::Kiosk);
    m_title->setText(words.title);
    m_text->setText(words.text);
    m_title->parentWidget()->setAccessibleDescription(words.title + u' ' + words.text);
    const QString reference = view.problem->reference.isEmpty() ? view.reference : view.problem->reference;
    const bool fits = tabularWidth(Theme::of(this).font(TextStyle::Reference), reference) < 620;
    m_reference->setLook(fits ? TextStyle::Reference : TextStyle::Title, Role::Text);
    m_reference->setText(reference);
    QStringList about{view.eventName, eventWhen(view.date, view.time), view.total ? moneyText(*view.total, QLocale()) : QString()};
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
}

void StoppedPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    auto* row = static_cast<QBoxLayout*>(layout());
    row->setDirection(width() < 1300 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace boxoffice

#include "ui/workbench/topbar.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace boxoffice {

/// White on red, beside the tab it belongs to.
class CountBadge : public QWidget {
public:
    explicit CountBadge(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    void setCount(int count)
    {
        m_text = QString::number(count);
        setVisible(count > 0);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::of(this);
        const int high = theme.px(18);
        return {qMax(high, QFontMetrics(theme.font(TextStyle::Keycap)).horizontalAdvance(m_text) + 10), high};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Danger));
        painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
        painter.setPen(theme.color(Role::OnDanger));
        painter.setFont(theme.font(TextStyle::Keycap));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
};

namespace {

/// The mark keeps its yellow seat; only its rows take the bar's colour.
class Mark : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {Theme::of(this).px(26), Theme::of(this).px(26)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const qreal side = qMin(width(), height());
        paintIcon(painter, Theme::of(this), QStringLiteral("mark"), Role::OnBar, QRectF(0, (height() - side) / 2, side, side));
    }
};

} // namespace

TopBar::TopBar(const Clock& clock, QWidget* parent)
    : Pane(Role::Bar, {}, parent), m_clock(clock), m_tabs(new QButtonGroup(this)), m_badge(new CountBadge(this)),
      m_date(new TextLabel(TextStyle::Body, Role::OnBar2)), m_time(new TabularLabel(TextStyle::Plate, Role::OnBar))
{
    Theme& theme = Theme::of(this);
    setFixedHeight(theme.px(48));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metrics().gutter, 0, theme.metrics().gutter, 0);
    row->setSpacing(theme.metrics().gap);
    auto* mark = new Mark;
    mark->setFixedSize(mark->sizeHint());
    row->addWidget(mark);
    auto* name = new TextLabel(tr("Box Office"), TextStyle::Plate, Role::OnBar);
    row->addWidget(name);
    row->addSpacing(theme.px(160));
    addScreenTab(tr("&Sell"), QStringLiteral("ticket"), WorkbenchTab::Sell);
    addScreenTab(tr("&Orders"), QStringLiteral("list"), WorkbenchTab::Orders);
    m_recovery = addScreenTab(tr("&Recovery"), QStringLiteral("recovery"), WorkbenchTab::Recovery);
    row->addWidget(m_badge);
    row->addStretch();
    row->addWidget(m_date);
    row->addSpacing(theme.metrics().gap);
    row->addWidget(m_time);
    connect(m_tabs, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT tabChosen(static_cast<WorkbenchTab>(id)); });
    connect(&m_timer, &QTimer::timeout, this, &TopBar::showTime);
    m_timer.start(1000);
    setTab(WorkbenchTab::Sell);
    showTime();
}

QPushButton* TopBar::addScreenTab(const QString& text, const QString& icon, WorkbenchTab tab)
{
    auto* button = new QPushButton(themeIcon(Theme::of(this), icon, Role::OnBar), u' ' + text);
    button->setProperty("kind", QStringLiteral("tab"));
    button->setCheckable(true);
    button->setAccessibleName(QString(text).remove(u'&'));
    m_tabs->addButton(button, static_cast<int>(tab));
    // In the contrast theme the chosen tab is white: its icon then takes the bar's colour.
    const auto paintTabIcon = [this, button, icon] {
        Theme& theme = Theme::of(this);
        const bool onWhite = button->isChecked() && theme.name() == ThemeName::Contrast;
        button->setIcon(themeIcon(theme, icon, onWhite ? Role::Bar : Role::OnBar));
    };
    connect(button, &QPushButton::toggled, this, paintTabIcon);
    connect(&Theme::of(this), &Theme::changed, button, paintTabIcon);
    layout()->addWidget(button);
    return button;
}

void TopBar::setTab(WorkbenchTab tab)
{
    m_tabs->button(static_cast<int>(tab))->setChecked(true);
}

void TopBar::setUnknown(int count)
{
    m_badge->setCount(count);
    m_recovery->setAccessibleDescription(count == 0   ? QString()
                                         : count == 1 ? tr("1 needs attention")
                                                      : tr("%n need attention", nullptr, count));
}

void TopBar::showTime()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wall().time_since_epoch().count());
    const QLocale locale;
    const QString date = locale.toString(now.date(), tr("dddd, MMMM d"));
    if (m_date->text() != date)
        m_date->setText(date);
    m_time->setText(locale.toString(now.time(), QLocale::ShortFormat));
}

} // namespace boxoffice

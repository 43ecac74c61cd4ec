#include "ui/widgets/waitbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/textpaint.h"
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace boxoffice {

using std::chrono::seconds;

class WaitBar::Track final : public QWidget {
public:
    explicit Track(QWidget* parent) : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        speakAs(*this, {.role = QAccessible::NoRole});
    }
    void setFraction(double fraction)
    {
        m_fraction = std::clamp(fraction, 0.0, 1.0);
        update();
    }
    QSize sizeHint() const override { return {80, Theme::of(this).face() == Face::Kiosk ? 14 : 8}; }
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        paintBox(painter, rect(), height() / 2.0, theme.color(Role::Panel), theme.color(Role::LineStrong), 1);
        painter.setClipRect(QRectF(0, 0, width() * m_fraction, height()));
        paintBox(painter, rect(), height() / 2.0, theme.color(Role::Primary), Qt::transparent);
    }

private:
    double m_fraction = 0;
};

WaitBar::WaitBar(const Clock& clock, QWidget* parent) : QWidget(parent), m_clock(clock), m_timer(new QTimer(this))
{
    speakAs(*this, {.role = QAccessible::ProgressBar,
                    .value = [this] { return m_text; },
                    .range = [this] { return Spoken::Range{.now = static_cast<int>(elapsed().count()), .maximum = 90}; },
                    .description = [this] { return m_words->text(); }});
    m_words = new TextLabel(TextStyle::BodyStrong, Role::Text, this);
    m_soFar = new TextLabel(TextStyle::Detail, Role::Text2, this);
    m_track = new Track(this);
    m_stop = new QPushButton(tr("Stop waiting"), this);
    m_stop->setAccessibleName(tr("Stop waiting"));
    m_keep = new QPushButton(tr("Keep waiting"), this);
    m_keep->setAccessibleName(tr("Keep waiting"));
    m_keep->hide();
    m_words->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::of(this).metrics().gap * 2);
    grid->setVerticalSpacing(Theme::of(this).metrics().gap);
    grid->addWidget(m_words, 0, 0, 1, 4);
    grid->addWidget(m_track, 1, 0, Qt::AlignVCenter);
    grid->addWidget(m_soFar, 1, 1);
    grid->addWidget(m_keep, 1, 2);
    grid->addWidget(m_stop, 1, 3);
    grid->setColumnStretch(0, 1);
    setAccessibleName(tr("Waiting"));
    m_timer->setInterval(250);
    connect(m_timer, &QTimer::timeout, this, &WaitBar::tick);
    connect(m_stop, &QAbstractButton::clicked, this, &WaitBar::stopRequested);
    connect(m_keep, &QAbstractButton::clicked, this, &WaitBar::keepRequested);
    hide();
}

void WaitBar::start(const QString& words, Instant since, std::optional<Instant> nextCheck, bool canStop)
{
    if (nextCheck != m_next || !m_since)
        m_lapFrom = m_clock.now();
    m_since = since;
    m_next = nextCheck;
    m_said = words;
    m_stop->setVisible(canStop);
    m_timer->start();
    tick();
}

void WaitBar::stop()
{
    m_timer->stop();
    m_later.clear();
    m_keep->hide();
    m_since.reset();
    m_next.reset();
    hide();
}

void WaitBar::setLater(const QList<Later>& later)
{
    m_later = later;
    tick();
}

void WaitBar::askToKeep(bool asked) { m_keep->setVisible(asked); }

seconds WaitBar::elapsed() const
{
    return m_since ? std::chrono::floor<seconds>(m_clock.now() - *m_since) : seconds(0);
}

void WaitBar::tick()
{
    const Instant now = m_clock.now();
    setVisible(m_since && now - *m_since >= Duration(300));
    const auto soFar = elapsed().count();
    const QString clock = QStringLiteral("%1:%2").arg(soFar / 60).arg(soFar % 60, 2, 10, QLatin1Char('0'));
    m_text = tr("%1 so far").arg(clock);
    if (m_next && *m_next > now)
        m_text = tr("Next check in %1 s, %2").arg(std::chrono::ceil<seconds>(*m_next - now).count()).arg(m_text);
    m_soFar->setText(m_text);
    QString words = m_said;
    for (const Later& later : std::as_const(m_later))
        if (elapsed() >= later.after)
            words = later.words;
    m_words->setText(words);
    // Without a next check the bar fills every ten seconds: it moves, it promises nothing.
    const double lap = m_next && *m_next > m_lapFrom ? double((*m_next - m_lapFrom).count()) : 10'000.0;
    const double done = double(std::chrono::floor<seconds>(now - m_lapFrom).count()) * 1000.0;
    m_track->setFraction(m_next ? done / lap : std::fmod(done / lap, 1.0));
}

} // namespace boxoffice

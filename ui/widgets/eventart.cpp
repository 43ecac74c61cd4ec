#include "ui/widgets/eventart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QtMath>
#include <cmath>
#include <numbers>

namespace boxoffice {
namespace {

/// Small, seeded and the same on every machine: the art is part of how an event looks.
class Dice {
public:
    explicit Dice(const QString& id)
    {
        for (const QChar c : id)
            m_state = (m_state ^ c.unicode()) * 1099511628211ULL;
    }
    double next()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return double(m_state >> 11) / double(1ULL << 53);
    }
    int below(int count) { return static_cast<int>(next() * count); }

private:
    quint64 m_state = 14695981039346656037ULL;
};

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

struct Seat {
    qreal radius, from, span; ///< degrees
    QPointF middle;
    int tone;                 ///< 0 dark, 1 middle, 2 light
};

/// Rows around a stage below the box, each row a run of seats with aisles.
QList<Seat> seatsOf(const QRectF& box, Dice& dice, const EventArtLook& look)
{
    QList<Seat> seats;
    const qreal seat = look.seatPx, pitch = look.yoursSeat ? seat * 1.5 : seat * 1.35;
    const qreal reach = look.yoursSeat ? 0.5 : 0.2 + 0.6 * dice.next();
    const QPointF centre(box.left() + box.width() * reach, box.top() + box.height() * (look.yoursSeat ? 1.02 : 0.98 + 0.3 * dice.next()));
    const qreal farthest = std::hypot(box.width(), box.height() * 1.4);
    const int rings = qCeil((farthest - seat * 4) / pitch);
    for (int ring = 0; ring < rings; ++ring) {
        const qreal radius = seat * 4 + ring * pitch;
        const qreal degrees = 180.0 / (std::numbers::pi * radius);
        qreal angle = -20 - dice.next() * seat * degrees;
        while (angle < 200) {
            const int run = look.yoursSeat ? 1 : 1 + dice.below(4);
            const qreal span = (look.yoursSeat ? 0.55 : 0.9) * run * seat * degrees;
            const qreal at = (angle + span / 2) * std::numbers::pi / 180;
            const QPointF middle(centre.x() + radius * std::cos(at), centre.y() - radius * std::sin(at));
            const double roll = dice.next();
            if (roll > 0.12 && box.adjusted(-60, -60, 60, 60).contains(middle))
                seats.append({radius, angle, span, middle, roll > 0.9 ? 2 : roll > 0.62 ? 1 : 0});
            angle += span + (look.yoursSeat ? 0.75 : 0.85) * seat * degrees;
        }
    }
    for (Seat& one : seats)
        one.middle -= centre; // arcs are drawn around the centre
    if (!seats.isEmpty())
        seats.prepend({0, 0, 0, centre, -1});
    return seats;
}

int nearestTo(const QList<Seat>& seats, const QPointF& wanted)
{
    int best = 1;
    for (int i = 1; i < seats.size(); ++i)
        if (QLineF(seats[i].middle, wanted).length() < QLineF(seats[best].middle, wanted).length())
            best = i;
    return best;
}

void paintFresh(QPainter& painter, const QRectF& box, const QString& eventId, const Theme& theme,
                const EventArtLook& look)
{
    Dice dice(eventId);
    dice.next();
    const auto tones = theme.artTones(look.yoursSeat ? 0 : dice.below(6));
    const QColor back = look.yoursSeat ? theme.color(Role::Bar) : tones[0];
    painter.fillRect(box, back);
    const QList<Seat> seats = seatsOf(box, dice, look);
    if (seats.isEmpty())
        return;
    const QPointF centre = seats.first().middle;
    const int yours = look.yoursSeat ? nearestTo(seats, QPointF(box.left() + box.width() * 0.72, box.top() + box.height() * 0.42) - centre) : -1;
    const QColor colors[] = {mixed(back, tones[1], look.yoursSeat ? 0.35 : 0.6), mixed(back, tones[1], 0.95), tones[2]};
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 1; i < seats.size(); ++i) {
        const Seat& seat = seats[i];
        const QColor color = i == yours ? theme.color(Role::Yours) : colors[seat.tone];
        painter.setPen(QPen(color, look.seatPx * (look.yoursSeat ? 0.62 : 0.46), Qt::SolidLine, Qt::RoundCap));
        const QRectF circle(centre.x() - seat.radius, centre.y() - seat.radius, seat.radius * 2, seat.radius * 2);
        painter.drawArc(circle, qRound(seat.from * 16), qMax(1, qRound(seat.span * 16)));
    }
}

} // namespace

QPixmap eventArt(const QSizeF& size, qreal devicePixelRatio, const QString& eventId, const Theme& theme, const EventArtLook& look)
{
    const QString key = QStringLiteral("boxoffice-art/%1/%2x%3/%4/%5/%6/%7").arg(eventId).arg(size.width())
        .arg(size.height()).arg(devicePixelRatio).arg(int(theme.name())).arg(look.yoursSeat).arg(look.seatPx);
    QPixmap art;
    if (QPixmapCache::find(key, &art))
        return art;
    art = QPixmap((size * devicePixelRatio).toSize());
    art.setDevicePixelRatio(devicePixelRatio);
    QPainter fresh(&art);
    paintFresh(fresh, QRectF(QPointF(), size), eventId, theme, look);
    fresh.end(); // a pixmap that is painted upon would be copied
    QPixmapCache::insert(key, art);
    return art;
}

void paintEventArt(QPainter& painter, const QRectF& box, const QString& eventId, const Theme& theme,
                   const EventArtLook& look)
{
    painter.save();
    if (look.dimmed) {
        painter.fillRect(box, theme.color(Role::Panel));
        painter.setOpacity(painter.opacity() * 0.38);
    }
    painter.drawPixmap(box.topLeft(), eventArt(box.size(), painter.device()->devicePixelRatioF(), eventId, theme, look));
    painter.restore();
}

EventArt::EventArt(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    speakAs(*this, {.role = QAccessible::NoRole});
}

void EventArt::setEvent(const QString& eventId, const EventArtLook& look)
{
    m_eventId = eventId;
    m_look = look;
    update();
}

void EventArt::setRadius(int px)
{
    m_radius = px;
    update();
}

void EventArt::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_radius > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(rect(), m_radius, m_radius);
        painter.setClipPath(clip);
    }
    paintEventArt(painter, rect(), m_eventId, Theme::of(this), m_look);
}

} // namespace boxoffice

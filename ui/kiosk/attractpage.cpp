#include "ui/kiosk/attractpage.h"
#include "ui/kiosk/kioskheader.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eventart.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <QTimer>

namespace boxoffice {
namespace {

constexpr int margin = 64, shown = 3;
constexpr int frameMs = 16; ///< after the first frame

} // namespace

AttractPage::AttractPage(QWidget* parent) : QWidget(parent), m_start(new PrimaryButton(tr("Touch to start"), this, PrimaryButton::Kind::OnBar))
{
    auto* mark = new KioskMark(this);
    mark->move(margin, 48);
    connect(m_start, &QPushButton::clicked, this, &AttractPage::started);
}

void AttractPage::setView(const CatalogView& view)
{
    m_tonight.clear();
    const QLocale locale;
    for (const EventGroup& group : view.groups) {
        if (group.kind == GroupKind::Past || group.kind == GroupKind::Undated)
            continue;
        m_heading = groupWords(group, locale);
        for (int i = 0; i < group.count && m_tonight.size() < shown; ++i) {
            const EventRow& row = view.hit(group.firstHit + i);
            const EventClock clock = eventClock(row, locale);
            if (mayBeTried(stateAt(row, view.now)))
                m_tonight.append({QStringList{clock.figures, clock.half}.join(u' ').trimmed(), row.name, row.venue});
        }
        if (!m_tonight.isEmpty())
            break;
    }
    update();
}

void AttractPage::focusFirst() { m_start->setFocus(Qt::OtherFocusReason); }

void AttractPage::mouseReleaseEvent(QMouseEvent*) { Q_EMIT started(); }

/// Upright the words stand under the bowl, lying down they stand on its left.
QRect AttractPage::wordsRect() const
{
    if (isUpright())
        return {margin, height() / 2, width() - 2 * margin, height() / 2 - margin};
    return {margin, height() * 26 / 100, qMin(width() * 44 / 100, 960), height() * 74 / 100 - margin};
}

void AttractPage::resizeEvent(QResizeEvent*)
{
    const Theme& theme = Theme::of(this);
    const QRect words = wordsRect();
    const int list = (shown + 1) * theme.px(72);
    m_start->setGeometry(words.left(), words.bottom() - list - theme.px(128) - 24, words.width(), theme.px(128));
}

/// Many strokes: drawn once per size and theme, in a turn of its own, so that the first frame need not wait for them.
void AttractPage::drawBowl(const QSizeF& size)
{
    const Theme& theme = Theme::of(this);
    if (size.isEmpty() || (m_bowl.name == theme.name() && m_bowl.picture.deviceIndependentSize() == size))
        return;
    m_bowl = {eventArt(size, devicePixelRatioF(), QStringLiteral("attract"), theme, {.yoursSeat = true, .seatPx = 30}), theme.name()};
    update();
}

void AttractPage::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::Bar));
    const QRect words = wordsRect();
    const QRect bowl = isUpright() ? QRect(0, 0, width(), height() * 48 / 100) : QRect(width() / 2, 0, width() - width() / 2, height());
    if (m_bowl.name == theme.name() && m_bowl.picture.deviceIndependentSize() == QSizeF(bowl.size()))
        painter.drawPixmap(bowl.topLeft(), m_bowl.picture);
    else
        QTimer::singleShot(frameMs, this, [this, size = bowl.size()] { drawBowl(size); });
    if (!isUpright()) {
        QLinearGradient fade(bowl.left(), 0, bowl.left() + bowl.width() * 0.28, 0);
        QColor ground = theme.color(Role::Bar);
        fade.setColorAt(0, ground);
        ground.setAlpha(0);
        fade.setColorAt(1, ground);
        painter.fillRect(bowl, fade);
    }
    QFont hero = theme.font(TextStyle::Hero);
    const QStringList lines = tr("One of these\nis yours.").split(u'\n');
    const int room = m_start->y() - words.top() - 32;
    const double narrow = words.width() / static_cast<double>(qMax(1, linesWidth(hero, lines.join(u'\n'))));
    const double low = room / (hero.pixelSize() * 1.05 * static_cast<double>(lines.size()));
    if (const double share = qMin(narrow, low); share < 1) // to the size that fits at once: each size tried would load a font
        hero.setPixelSize(qMax(48, static_cast<int>(hero.pixelSize() * share * 0.98)));
    painter.setFont(hero);
    painter.setPen(theme.color(Role::OnBar));
    qreal y = m_start->y() - 40 - hero.pixelSize() * 1.05 * static_cast<int>(lines.size());
    for (const QString& line : lines) {
        drawLine(painter, QRectF(words.left() - 4, y, words.width(), hero.pixelSize() * 1.05), Qt::AlignLeft, line);
        y += hero.pixelSize() * 1.05;
    }
    y = m_start->geometry().bottom() + 28;
    const int row = theme.px(72);
    painter.setFont(theme.font(TextStyle::Body));
    painter.setPen(theme.color(Role::OnBar2));
    if (!m_tonight.isEmpty())
        drawLine(painter, QRectF(words.left(), y, words.width(), row * 0.8), Qt::AlignLeft, m_heading);
    y += row * 0.8;
    for (const Show& show : m_tonight) {
        painter.fillRect(QRectF(words.left(), y, words.width(), 1), theme.color(Role::BarLine));
        const QRectF line(words.left(), y, words.width(), row);
        painter.setFont(theme.font(TextStyle::BodyStrong));
        painter.setPen(theme.color(Role::OnBar));
        drawTabular(painter, line, Qt::AlignLeft, show.time);
        const qreal clock = theme.px(180), venue = words.width() * 0.34;
        drawLine(painter, line.adjusted(clock, 0, -venue - 16, 0), Qt::AlignLeft, show.name);
        painter.setFont(theme.font(TextStyle::Body));
        painter.setPen(theme.color(Role::OnBar2));
        drawLine(painter, line.adjusted(words.width() - venue, 0, 0, 0), Qt::AlignRight, show.venue);
        y += row;
    }
}

} // namespace boxoffice

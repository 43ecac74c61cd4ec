#include "ui/seatmap/seatpainter.h"
#include "ui/seatmap/seatcanvas.h"
#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace boxoffice {
namespace {

constexpr int pointsUpTo = 4; ///< device pixels: a circle could not be told from a square
constexpr double dotPart = 0.74, squarePart = 0.94; ///< of the pitch, with the room around it

int rounded(double value) { return static_cast<int>(std::floor(value + 0.5)); }

} // namespace

SeatDetail detailAt(double pitch)
{
    return pitch < 2.5 ? SeatDetail::Sections : pitch < 9 ? SeatDetail::Dots : pitch < 18 ? SeatDetail::Squares : SeatDetail::Numbers;
}

void SeatPainter::setLook(const SeatLook& look)
{
    m_look = look;
    m_sprites.setLook(look);
    m_labels.assign(m_labels.size(), {});
}

void SeatPainter::setHouse(const SeatHouse* house)
{
    m_house = house;
    m_labels.assign(house ? house->sections.size() + 1 : 0, {});
    m_mainLevel.assign(house ? house->sections.size() : 0, noLevel);
    if (!house)
        return;
    for (std::size_t i = 0; i < m_mainLevel.size(); ++i) {
        std::array<int, SeatLook::levels> counts{};
        const SeatSection& section = house->table.sections[i];
        for (quint32 row = section.firstRow; row < section.firstRow + section.rows; ++row)
            for (SeatIndex seat = house->table.rows[row].first; seat < house->table.rows[row].first + house->table.rows[row].count; ++seat)
                if (const quint8 level = house->levels.of(house->table.block[seat]); house->table.isFree(seat) && level != noLevel)
                    ++counts[level % SeatLook::levels];
        const auto most = std::max_element(counts.begin(), counts.end());
        m_mainLevel[i] = *most > 0 ? static_cast<quint8>(most - counts.begin()) : noLevel;
    }
}

void SeatPainter::prepare(const SeatFrame& frame, qreal dpr)
{
    const double pitch = m_house->pitch * frame.scale;
    const SeatDetail detail = detailAt(pitch);
    const bool dots = detail == SeatDetail::Dots;
    m_sprites.setSize(std::max(1, rounded(pitch * dpr * (dots ? dotPart : squarePart))), dots, dpr);
    if (dpr != m_labelDpr)
        m_labels.assign(m_labels.size(), {});
    m_labelDpr = dpr;
}

void SeatPainter::paint(QImage& image, const SeatFrame& frame, const QRect& part)
{
    SeatCanvas canvas(image, part);
    canvas.fill(part, m_look.background);
    if (!m_house)
        return;
    const qreal dpr = image.devicePixelRatio();
    prepare(frame, dpr);
    const SeatDetail detail = detailAt(m_house->pitch * frame.scale);
    paintFocus(canvas, frame, dpr);
    paintSections(canvas, frame, dpr, detail == SeatDetail::Sections);
    paintSeats(canvas, frame, dpr);
    if (detail == SeatDetail::Sections || detail == SeatDetail::Dots)
        paintLabels(canvas, frame, dpr);
}

QRgb SeatPainter::tintOf(std::size_t section) const
{
    const quint8 level = m_mainLevel[section];
    const bool off = level < m_choice.levelsOff.size() && m_choice.levelsOff[level];
    return level == noLevel || off ? m_look.taken : m_look.level[level].fill;
}

void SeatPainter::paintSections(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr, bool filled)
{
    std::vector<QPointF> points;
    const QRectF seen(canvas.clip());
    for (std::size_t i = 0; i < m_house->sections.size(); ++i) {
        points.clear();
        QPointF least(1e9, 1e9), most(-1e9, -1e9);
        for (const QPointF& at : m_house->sections[i].outline) {
            points.push_back(frame.toScreen(at) * dpr);
            least = {std::min(least.x(), points.back().x()), std::min(least.y(), points.back().y())};
            most = {std::max(most.x(), points.back().x()), std::max(most.y(), points.back().y())};
        }
        if (points.empty() || !seen.intersects(QRectF(least, most)))
            continue;
        if (filled)
            canvas.polygon(points, mixed(m_look.background, tintOf(i), 70));
        for (std::size_t p = 0; p < points.size(); ++p)
            canvas.line(points[p], points[(p + 1) % points.size()], m_look.outline);
    }
}

SeatFace SeatPainter::faceOf(SeatIndex seat) const
{
    const SeatTable& table = m_house->table;
    SeatFace face;
    if (m_choice.pick.holds(seat)) {
        face.state = SeatFace::State::Yours;
    } else if (!table.isFree(seat)) {
        face.state = SeatFace::State::Taken;
        return face;
    } else {
        face.level = m_house->levels.of(table.block[seat]);
        if (face.level < m_choice.levelsOff.size() && m_choice.levelsOff[face.level])
            return {.state = SeatFace::State::Off};
    }
    face.level = face.level == noLevel ? quint8(0) : face.level;
    face.marks = table.marks[seat] & (WheelchairSeat | CompanionSeat | ObstructedSeat);
    face.letter = m_choice.letters;
    return face;
}

void SeatPainter::paintSeats(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr)
{
    const SeatTable& table = m_house->table;
    const double scale = frame.scale * dpr, reach = m_house->pitch;
    const SeatDetail detail = detailAt(m_house->pitch * frame.scale);
    if (detail == SeatDetail::Sections || (detail == SeatDetail::Dots && m_sprites.cell() <= pointsUpTo)) {
        paintPoints(canvas, frame, dpr, detail == SeatDetail::Sections ? 1 : m_sprites.cell());
        for (SeatIndex seat = m_choice.pick.first; !m_choice.pick.isEmpty() && seat <= m_choice.pick.last; ++seat)
            paintSeat(canvas, seat, frame.toScreen(m_house->at(seat)) * dpr, detail);
        return;
    }
    const QRectF clip(canvas.clip());
    const QRectF seen = QRectF(clip.topLeft() / scale + frame.corner, clip.size() / scale).adjusted(-reach, -reach, reach, reach);
    const float left = static_cast<float>(seen.left()), right = static_cast<float>(seen.right()), top = static_cast<float>(seen.top()), bottom = static_cast<float>(seen.bottom());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const QRectF& box = m_house->rowBoxes[i];
        if (box.right() < seen.left() || box.left() > seen.right() || box.bottom() < seen.top() || box.top() > seen.bottom())
            continue;
        const SeatRow& row = table.rows[i];
        for (SeatIndex seat = row.first; seat < row.first + row.count; ++seat) {
            const float x = m_house->x[seat], y = m_house->y[seat];
            if (x >= left && x <= right && y >= top && y <= bottom)
                paintSeat(canvas, seat, (QPointF(double(x), double(y)) - frame.corner) * scale, detail);
        }
    }
}

/// All of a large house are seen at once: no shape, a colour by block, a few pixels each.
void SeatPainter::paintPoints(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr, int size)
{
    const SeatTable& table = m_house->table;
    std::vector<QRgb> ofBlock(table.blocks.size(), m_look.taken);
    std::vector<bool> isOff(table.blocks.size(), false);
    for (std::size_t block = 0; block < ofBlock.size(); ++block)
        if (const quint8 level = m_house->levels.of(static_cast<quint16>(block)); level != noLevel) {
            isOff[block] = level < m_choice.levelsOff.size() && m_choice.levelsOff[level];
            ofBlock[block] = isOff[block] ? m_look.off : m_look.level[level % SeatLook::levels].fill;
        }
    const auto scale = static_cast<float>(frame.scale * dpr);
    const auto left = static_cast<float>(-frame.corner.x() * frame.scale * dpr), top = static_cast<float>(-frame.corner.y() * frame.scale * dpr);
    const float half = static_cast<float>(size) / 2, right = static_cast<float>(canvas.clip().right() + 64), bottom = static_cast<float>(canvas.clip().bottom() + 64);
    const bool shapes = size > 1;
    for (SeatIndex seat = 0; seat < table.size(); ++seat) {
        const bool free = table.free[seat] != 0;
        if (!free && !shapes)
            continue;
        const float x = m_house->x[seat] * scale + left, y = m_house->y[seat] * scale + top;
        if (x < -64 || y < -64 || x > right || y > bottom)
            continue;
        const bool large = free && !isOff[table.block[seat]];
        if (!large && !shapes)
            continue;
        const float back = large ? half : 0;
        // Rounded to whole pixels: 64 more makes cutting off the same as rounding down.
        canvas.square(static_cast<int>(x - back + 64.5F) - 64, static_cast<int>(y - back + 64.5F) - 64, large ? size : 1, free ? ofBlock[table.block[seat]] : m_look.taken);
    }
}

void SeatPainter::paintSeat(SeatCanvas& canvas, SeatIndex seat, QPointF middle, SeatDetail detail)
{
    const SeatFace face = faceOf(seat);
    const bool taken = face.state == SeatFace::State::Taken;
    if (detail == SeatDetail::Sections) { // no room for a shape: a point of the level's colour, yours larger
        const bool yours = face.state == SeatFace::State::Yours;
        if (taken || face.state == SeatFace::State::Off)
            return;
        const int size = yours ? 5 : 1;
        return canvas.square(rounded(middle.x()) - size / 2, rounded(middle.y()) - size / 2, size, yours ? m_look.yours : m_look.level[face.level % SeatLook::levels].fill);
    }
    const int cell = m_sprites.cell();
    const int x = rounded(middle.x() - cell / 2.0), y = rounded(middle.y() - cell / 2.0);
    if (detail == SeatDetail::Dots && cell <= pointsUpTo) { // too small for a circle
        if (face.state == SeatFace::State::Yours || face.state == SeatFace::State::Available)
            return canvas.square(x, y, cell, face.state == SeatFace::State::Yours ? m_look.yours : m_look.level[face.level % SeatLook::levels].fill);
        canvas.square(x, y, cell, m_look.background);
        return canvas.square(rounded(middle.x()), rounded(middle.y()), 1, taken ? m_look.taken : m_look.off);
    }
    canvas.copy(x, y, m_sprites.of(face));
    const bool plain = (face.marks & (WheelchairSeat | CompanionSeat)) == 0 && !face.letter;
    if (detail == SeatDetail::Numbers && plain && (face.state == SeatFace::State::Available || face.state == SeatFace::State::Yours))
        paintNumber(canvas, m_house->table.number[seat], rounded(middle.x()), rounded(middle.y()),
                    face.state == SeatFace::State::Yours ? m_look.onYours : m_look.level[face.level % SeatLook::levels].ink);
}

void SeatPainter::paintNumber(SeatCanvas& canvas, int number, int x, int y, QRgb ink)
{
    const QImage& mask = m_sprites.digits();
    const int width = m_sprites.digitWidth();
    std::array<int, 10> digits{};
    int count = 0;
    for (int rest = number; count < 10 && (rest > 0 || count == 0); rest /= 10)
        digits[static_cast<std::size_t>(count++)] = rest % 10;
    int at = x - count * width / 2;
    for (int i = count - 1; i >= 0; --i, at += width)
        canvas.stencil(at, y - mask.height() / 2, mask, QRect(digits[static_cast<std::size_t>(i)] * width, 0, width, mask.height()), ink);
}

bool SeatPainter::repaint(QImage& image, const SeatFrame& frame, std::span<const SeatIndex> seats)
{
    const qreal dpr = image.devicePixelRatio();
    const SeatDetail detail = m_house ? detailAt(m_house->pitch * frame.scale) : SeatDetail::Sections;
    if (detail == SeatDetail::Sections)
        return false;
    prepare(frame, dpr);
    SeatCanvas canvas(image, image.rect());
    const QRectF seen = QRectF(image.rect()).adjusted(-50, -50, 50, 50);
    for (const SeatIndex seat : seats)
        if (const QPointF middle = frame.toScreen(m_house->at(seat)) * dpr; seen.contains(middle)) {
            const double half = m_sprites.cell() / 2.0;
            canvas.wipe(rounded(middle.x() - half), rounded(middle.y() - half), m_sprites.largest(), m_look.background);
            paintSeat(canvas, seat, middle, detail);
        }
    if (detail == SeatDetail::Dots)
        paintLabels(canvas, frame, dpr);
    return true;
}

QString SeatPainter::focusWords() const
{
    switch (m_house->focus) {
    case VenueFocus::Stage: return QCoreApplication::translate("SeatMap", "STAGE");
    case VenueFocus::Field: return QCoreApplication::translate("SeatMap", "FIELD");
    case VenueFocus::Ice: return QCoreApplication::translate("SeatMap", "ICE");
    case VenueFocus::None: break;
    }
    return {};
}

void SeatPainter::paintFocus(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr)
{
    if (m_house->focus == VenueFocus::None)
        return;
    const QPointF corner = frame.toScreen(m_house->focusRect.topLeft()) * dpr;
    const QSizeF size = m_house->focusRect.size() * frame.scale * dpr;
    canvas.fill(QRectF(corner, size).toAlignedRect(), m_look.stage);
    const QImage& words = label(m_labels.size() - 1, focusWords(), m_look.onStage, false, dpr);
    if (words.width() < size.width() && words.height() < size.height())
        canvas.blend(rounded(corner.x() + (size.width() - words.width()) / 2), rounded(corner.y() + (size.height() - words.height()) / 2), words);
}

/// On a plate of the background, so that it can be read over dots.
const QImage& SeatPainter::label(std::size_t index, const QString& text, QRgb ink, bool plate, qreal dpr)
{
    Label& kept = m_labels[index];
    if (!kept.image.isNull() && kept.text == text)
        return kept.image;
    QFont font = m_look.labelFont;
    font.setPixelSize(static_cast<int>((font.pixelSize() > 0 ? font.pixelSize() : 13) * dpr));
    const QFontMetrics metrics(font);
    const int pad = static_cast<int>(2 * dpr);
    kept.image = QImage(metrics.horizontalAdvance(text) + 2 * pad, metrics.height(), QImage::Format_ARGB32_Premultiplied);
    kept.image.fill(Qt::transparent);
    kept.text = text;
    QPainter painter(&kept.image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (plate) {
        QColor under(m_look.background);
        under.setAlphaF(0.8F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(under);
        painter.drawRoundedRect(kept.image.rect(), 3 * dpr, 3 * dpr);
    }
    painter.setFont(font);
    painter.setPen(QColor(ink));
    painter.drawText(kept.image.rect(), Qt::AlignCenter, text);
    return kept.image;
}

void SeatPainter::paintLabels(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr)
{
    if (m_house->table.hideSection)
        return;
    QList<QRect> used; // a label that would lie on another is left out
    for (std::size_t i = 0; i < m_house->sections.size(); ++i) {
        const QPointF middle = frame.toScreen(m_house->sections[i].label) * dpr;
        const QImage& words = label(i, m_house->table.sections[i].name, m_look.text, true, dpr);
        const QRect box(rounded(middle.x() - words.width() / 2.0), rounded(middle.y() - words.height() / 2.0), words.width(), words.height());
        if (std::any_of(used.cbegin(), used.cend(), [&](const QRect& other) { return other.intersects(box); }))
            continue;
        used.append(box);
        canvas.blend(box.x(), box.y(), words);
    }
}

std::size_t SeatPainter::bytes() const
{
    std::size_t sum = m_sprites.bytes();
    for (const Label& each : m_labels)
        sum += static_cast<std::size_t>(each.image.sizeInBytes());
    return sum;
}

} // namespace boxoffice

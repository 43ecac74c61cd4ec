#pragma once
#include "fulfilment/receiptlines.h"
#include <QFont>
#include <QRectF>
#include <functional>

class QPainter;

namespace boxoffice {

/// Paints lines down a page and asks for a new page when one is full.
class LinePainter {
public:
    /// `page` in the painter's units, `point` the size of a typographic point in them; `newPage` clears the way.
    LinePainter(QPainter& painter, const QRectF& page, double point, std::function<bool()> newPage);

    /// Written across every page, behind the text; nothing when empty.
    void setWatermark(const QString& text) { m_watermark = text; }
    /// False when a new page could not be had.
    [[nodiscard]] bool paint(const QList<PrintLine>& lines);

private:
    [[nodiscard]] QFont fontOf(PrintStyle style) const;
    [[nodiscard]] double heightOf(const PrintLine& line) const;
    [[nodiscard]] double heightWithNext(const QList<PrintLine>& lines, qsizetype at) const;
    [[nodiscard]] double leftWidth(const PrintLine& line) const;
    void paintWatermark();
    void paintLine(const PrintLine& line, double height);

    QPainter& m_painter;
    QRectF m_page;
    double m_point;
    std::function<bool()> m_newPage;
    QString m_watermark;
    double m_at = 0; ///< top of the next line
};

} // namespace boxoffice

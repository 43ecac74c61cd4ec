#pragma once
#include <QRectF>
#include <QString>
#include <Qt>

class QColor;
class QFont;
class QPainter;

namespace boxoffice {

/// One line of text inside `line`, centred by its capitals, cut with an ellipsis when too long.
/// Returns the width used.
qreal drawLine(QPainter& painter, const QRectF& line, Qt::Alignment align, const QString& text);
/// The same with every digit in a cell of one width (Qt before 6.7 has no "tnum"); never cut.
qreal drawTabular(QPainter& painter, const QRectF& line, Qt::Alignment align, const QString& text);
[[nodiscard]] qreal tabularWidth(const QFont& font, const QString& text);
[[nodiscard]] int textWidth(const QFont& font, const QString& text);
/// Width of the widest line of text that may break at "\n".
[[nodiscard]] int linesWidth(const QFont& font, const QString& text);

/// A rounded box with its border inside `box`, crisp at every pixel ratio. A transparent `edge` draws none.
void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& fill, const QColor& edge,
              qreal width = 1, Qt::PenStyle style = Qt::SolidLine);

} // namespace boxoffice

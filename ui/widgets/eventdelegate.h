#pragma once
#include <QStyledItemDelegate>

namespace boxoffice {

/// What an event list model answers, besides Qt::AccessibleTextRole (the row name of ui.md).
namespace EventRole {
enum {
    Id = Qt::UserRole + 1, ///< QString, paints the art on the kiosk
    Time,                  ///< "7:30" or "TBA"
    Period,                ///< "PM", "Sun", or empty
    Title,
    Place,                 ///< venue
    Status,                ///< "165 left", "Sold out", empty
    StatusIcon,            ///< icon name or empty
    StatusSeverity,        ///< int of Severity
    Dimmed,                ///< bool: cannot be bought now
    Heading,               ///< day heading drawn above this row ("Tonight"), empty for the rest of the day
    HeadingNote,           ///< right side of the heading ("Seats left")
    When,                  ///< kiosk card: "Tonight, 7:30 PM"
    Price                  ///< kiosk card: "From $56.80"
};
}

/// Draws events as rows, in the sizes of the face; a row with a heading and no title is a heading alone.
class EventDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit EventDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Height of a day heading in the theme of `widget`.
    [[nodiscard]] static int headingHeight(const QWidget* widget);

private:
    void paintRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

} // namespace boxoffice

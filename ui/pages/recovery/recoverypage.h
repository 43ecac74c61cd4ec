#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QListWidget;

namespace boxoffice {

/// Sales that did not end cleanly: outcome unknown first, holds we could not release, released carts.
class RecoveryPage : public QWidget {
    Q_OBJECT
public:
    explicit RecoveryPage(QWidget* parent = nullptr);
    void setView(const SalesView& view);
    void focusFirst();
    /// Reference of the selected sale; empty if none.
    [[nodiscard]] QString selectedReference() const;

private:
    void showDetail(int row);
    void restyle();
    SalesView m_view;
    QList<int> m_rows; ///< list row -> index in m_view.rows, -1 for a heading
    QListWidget* m_list = nullptr;
    QLabel *m_empty = nullptr, *m_say = nullptr;
    class SaleDetail* m_detail = nullptr;
    class NoticeBox* m_warning = nullptr;
};

} // namespace boxoffice

#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace boxoffice {

/// "Sold", "Outcome unknown"...
[[nodiscard]] QString outcomeWords(SaleOutcome outcome);
/// Icon name that goes with it.
[[nodiscard]] QString outcomeIcon(SaleOutcome outcome);
/// Wall time in the station's zone, "6:44 PM"; with the date when it is not today.
[[nodiscard]] QString saleTime(WallTime at);

/// Recent sales of this station: search, list, what we know of one.
class OrdersPage : public QWidget {
    Q_OBJECT
public:
    explicit OrdersPage(QWidget* parent = nullptr);
    void setView(const SalesView& view);
    void focusSearch();

private:
    void filter();
    void showDetail(int row);
    void restyle();
    SalesView m_view;
    QList<int> m_shown;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_empty = nullptr;
    class SaleDetail* m_detail = nullptr;
};

} // namespace boxoffice

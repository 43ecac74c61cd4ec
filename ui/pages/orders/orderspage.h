#pragma once
#include "session/purchaseview.h"
#include <QWidget>

namespace boxoffice {

class SaleDetail;
class SaleRecords;
class SearchField;

/// Recent sales of this station: search, list, what the journal knows of one.
class OrdersPage : public QWidget {
    Q_OBJECT
public:
    explicit OrdersPage(QWidget* parent = nullptr);
    void setView(const SalesView& view);
    void focusSearch();

private:
    void filter();
    void showChosen();
    SalesView m_view;
    SearchField* m_search;
    SaleRecords* m_records;
    SaleDetail* m_detail;
};

} // namespace boxoffice

#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QListView;

namespace boxoffice {

class SaleDetail;
class SaleListModel;
class SearchField;
class TextLabel;

/// Recent sales of this station: search, list, what the journal knows of one.
class OrdersPage : public QWidget {
    Q_OBJECT
public:
    explicit OrdersPage(QWidget* parent = nullptr);
    void setView(const SalesView& view);
    void focusSearch();

private:
    void filter();
    void showSelected();
    SalesView m_view;
    SearchField* m_search = nullptr;
    SaleListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    TextLabel* m_empty = nullptr;
    SaleDetail* m_detail = nullptr;
};

} // namespace boxoffice

#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QListView;
class QVBoxLayout;

namespace boxoffice {

class NoticeBox;
class SaleDetail;
class SaleListModel;
class TextLabel;

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
    void buildDetail(QVBoxLayout& column);
    void showSelected();
    SaleListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    TextLabel *m_empty = nullptr, *m_say = nullptr;
    QWidget* m_sayPane = nullptr;
    SaleDetail* m_detail = nullptr;
    NoticeBox* m_warning = nullptr;
};

} // namespace boxoffice

#pragma once
#include "session/purchaseview.h"
#include "ui/pages/pane.h"

class QListView;
class QVBoxLayout;

namespace boxoffice {

class SaleListModel;
class TextLabel;

/// The left column of Orders and Recovery: whatever stands on top, the list of sales, or why it is empty. Keeps the
/// chosen sale, by its reference, when the list changes.
class SaleRecords : public Pane {
    Q_OBJECT
public:
    /// `name` is the list's accessible name.
    explicit SaleRecords(const QString& name, QWidget* parent = nullptr);
    /// For what stands above the list.
    [[nodiscard]] QVBoxLayout& top() const { return *m_top; }
    /// `headings`: one per sale, empty where the group goes on.
    void setSales(const QList<SaleRow>& sales, const QStringList& headings, const QString& emptyText);
    /// Null when nothing is chosen.
    [[nodiscard]] const SaleRow* chosen() const;
    void choose(const QString& reference);
    void focusList();

Q_SIGNALS:
    /// Another sale is chosen, or the chosen one has changed.
    void chosenChanged();

private:
    SaleListModel* m_model;
    QListView* m_list;
    QVBoxLayout* m_top;
    TextLabel* m_empty;
    bool m_filling = false;
};

} // namespace boxoffice

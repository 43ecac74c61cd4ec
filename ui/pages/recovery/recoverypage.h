#pragma once
#include "core/failure.h"
#include "session/purchaseview.h"
#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace boxoffice {

class NoticeBox;
class Pane;
class SaleDetail;
class SaleRecords;
class SettleForm;
class TextLabel;

/// Sales that did not end cleanly: orders made just before the program stopped, outcomes unknown, holds we could not
/// release, then what is settled. A person records here what became of an unknown one.
class RecoveryPage : public QWidget {
    Q_OBJECT
public:
    explicit RecoveryPage(QWidget* parent = nullptr);
    void setView(const SalesView& view);
    void focusFirst();
    /// Whether what was settled is recorded; a failure is shown where it was typed.
    void showSettled(const QUuid& attempt, const std::optional<Failure>& failure);
    /// Where a receipt was saved; empty: it could not be.
    void showReceiptSaved(const QString& path);
    /// Closes a question; false when none stands.
    bool stepBack();
    /// Reference of the selected sale; empty if none.
    [[nodiscard]] QString selectedReference() const;

Q_SIGNALS:
    void settleAsked(const boxoffice::SettledView& settled);
    void receiptAsked(const boxoffice::SaleRow& sale);

private:
    void buildLeft();
    void buildRight(QVBoxLayout& column);
    void buildReceipt(QVBoxLayout& column);
    void showJournal(const SalesView& view);
    void showProgress(const RecoveryView& recovery);
    void showChosen();
    SaleRecords* m_records;
    TextLabel *m_progress = nullptr, *m_say = nullptr, *m_saved = nullptr;
    NoticeBox *m_journal = nullptr, *m_warning = nullptr;
    QScrollArea* m_scroll = nullptr;
    SaleDetail* m_detail = nullptr;
    QWidget* m_receipt = nullptr;
    SettleForm* m_settle = nullptr;
    Pane* m_sayPane = nullptr;
    QString m_shown; ///< reference of the sale on the right
};

} // namespace boxoffice

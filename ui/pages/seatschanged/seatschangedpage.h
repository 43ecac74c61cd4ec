#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QGridLayout;

namespace boxoffice {

class PrimaryButton;
class TextLabel;

/// "These are the seats we could get": asked against held, differences in words. Two answers of equal size.
class SeatsChangedPage : public QWidget {
    Q_OBJECT
public:
    explicit SeatsChangedPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Names the keys of the two answers (Enter, Del); the kiosk leaves them out.
    void setKeysShown(bool shown);
    void focusFirst();

Q_SIGNALS:
    void keepAsked();
    void letGoAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void compare(const SubstitutionView& seats);
    void addPlates(const SubstitutionView& seats);
    void addRow(const QString& what, const QString& asked, const QString& held, const QString& difference);
    [[nodiscard]] bool isNarrow() const;
    SubstitutionView m_seats;
    bool m_stacked = false; ///< the plates above each other
    QString m_shape;
    TextLabel* m_text = nullptr;
    QGridLayout* m_table = nullptr;
    PrimaryButton *m_keep = nullptr, *m_letGo = nullptr;
};

} // namespace boxoffice

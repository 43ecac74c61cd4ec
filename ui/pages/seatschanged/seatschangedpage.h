#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace boxoffice {

/// "These are the seats we could get": asked against held, differences in words, two answers of equal weight.
class SeatsChangedPage : public QWidget {
    Q_OBJECT
public:
    explicit SeatsChangedPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    void focusFirst();

Q_SIGNALS:
    void keepAsked();
    void letGoAsked();

private:
    void build();
    void compare(const SubstitutionView& seats);
    void restyle();
    QString m_shape;
    QLabel *m_title = nullptr, *m_text = nullptr, *m_charged = nullptr;
    QGridLayout* m_table = nullptr;
    QHBoxLayout* m_platesRow = nullptr;
    QWidget* m_tableHost = nullptr;
    QPushButton *m_keep = nullptr, *m_letGo = nullptr;
};

} // namespace boxoffice

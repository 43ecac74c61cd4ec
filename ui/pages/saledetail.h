#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QVBoxLayout;

namespace boxoffice {

class StatusChip;
class TabularLabel;
class TextLabel;

/// What the journal knows of one sale: headline, state, and its facts as stub lines.
class SaleDetail : public QWidget {
    Q_OBJECT
public:
    explicit SaleDetail(QWidget* parent = nullptr);
    void setSale(const SaleRow& sale);

private:
    TabularLabel* m_number;
    StatusChip* m_chip;
    TextLabel* m_event;
    QVBoxLayout* m_facts;
};

} // namespace boxoffice

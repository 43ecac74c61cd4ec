#pragma once
#include "session/purchaseview.h"
#include <QObject>

namespace boxoffice {

class Journal;

/// Recent sales as the journal knows them, for the Orders and Recovery pages. Thread: the one it was made in.
class SalesBook : public QObject {
    Q_OBJECT
public:
    explicit SalesBook(Journal& journal, QObject* parent = nullptr);
    [[nodiscard]] const SalesView& view() const { return m_view; }

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void changed(const boxoffice::SalesView& view);

private:
    Journal& m_journal;
    SalesView m_view;
};

} // namespace boxoffice

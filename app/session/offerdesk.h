#pragma once
#include "session/purchasesession.h"
#include "session/seatsview.h"
#include <QObject>
#include <QTimer>
#include <memory>

namespace boxoffice {

class CommerceClient;
struct EventRow;

/// The ticket types of the chosen event and how many of each are wanted. Thread: the one it was made in.
class OfferDesk : public QObject {
    Q_OBJECT
public:
    OfferDesk(CommerceClient& commerce, const Clock& clock, NightlyHours closed, QObject* parent = nullptr);
    ~OfferDesk() override;
    [[nodiscard]] const OffersView& view() const { return m_view; }
    /// What a reserve would ask for now.
    [[nodiscard]] ReserveChoice choice() const;

public Q_SLOTS:
    /// Fetches the offers of the event; choosing another one drops the answer of the first.
    void open(const boxoffice::EventRow& event);
    void retry();
    void close();
    /// `offer` indexes OffersView::offers; the quantity is kept as asked and judged in `advice`.
    void setQuantity(int offer, int quantity);
    /// Seats picked one by one take the place of the quantities in choice(); nothing: the quantities count.
    void setRun(const std::optional<boxoffice::SeatRunView>& run) { m_run = run; }

Q_SIGNALS:
    void changed(const boxoffice::OffersView& view);

private:
    class Desk;
    void judge();
    void lookAtTheClock();
    OffersView m_view;
    std::optional<SeatRunView> m_run;
    std::unique_ptr<Desk> m_desk;
    QTimer m_halfMinute; ///< the nightly hours come nearer while an event is open
};

} // namespace boxoffice

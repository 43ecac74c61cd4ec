#include "session/seatdesk.h"
#include "net/call.h"
#include "partner/partnerclient.h"
#include "seats/seatchange.h"
#include "session/problemof.h"
#include <QThreadPool>

namespace boxoffice {

/// What the other thread makes of an answer: a house of its own, or the changes of the one that is shown.
struct SeatDesk::Ready {
    std::optional<Failure> failure{};
    std::shared_ptr<SeatHouse> house{};
    std::optional<SeatTable> newer{};
    SeatChange change{};
};

class SeatDesk::Desk {
public:
    Desk(PartnerClient& client, const Clock& time) : partner(client), clock(time) { pool.setMaxThreadCount(1); }
    PartnerClient& partner;
    const Clock& clock;
    bool paused = false;
    quint64 round = 0; ///< answers of an earlier round are of another event
    QString venue;
    std::shared_ptr<SeatHouse> house; ///< what the view shows; changed here only, between two jobs
    std::unique_ptr<Call> call;
    QThreadPool pool; ///< ends its job before this is gone
};

SeatDesk::SeatDesk(PartnerClient& partner, const Clock& clock, QObject* parent)
    : QObject(parent), m_desk(std::make_unique<Desk>(partner, clock))
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshPause);
    connect(&m_refresh, &QTimer::timeout, this, &SeatDesk::ask);
}

SeatDesk::~SeatDesk() { m_desk->pool.waitForDone(); }

void SeatDesk::open(const EventId& event, const QString& venue)
{
    close();
    m_view.event = event;
    m_view.loading = true;
    m_desk->venue = venue;
    Q_EMIT changed(m_view);
    ask();
}

void SeatDesk::close()
{
    ++m_desk->round;
    m_desk->call.reset();
    m_desk->house.reset();
    m_refresh.stop();
    if (m_view.event.isEmpty())
        return;
    m_view = SeatsView{};
    Q_EMIT changed(m_view);
}

void SeatDesk::setPaused(bool paused)
{
    if (std::exchange(m_desk->paused, paused) == paused || m_view.event.isEmpty())
        return;
    if (paused) {
        ++m_desk->round;
        m_desk->call.reset();
        m_refresh.stop();
    } else { // what this sale held or sold is seen, at the earliest that asking is allowed
        m_refresh.start();
    }
}

void SeatDesk::ask()
{
    if (m_view.event.isEmpty() || m_desk->paused)
        return;
    m_desk->call = m_desk->partner.availability(m_view.event, [this, round = m_desk->round](const Result<Availability>& answer, Instant) {
        if (answer)
            return read(answer->body);
        Ready failed;
        failed.failure = answer.failure();
        take(round, std::move(failed));
    });
}

void SeatDesk::read(QByteArray body)
{
    m_desk->pool.start([this, body = std::move(body), known = m_desk->house, venue = m_desk->venue, round = m_desk->round] {
        Ready ready;
        Result<SeatTable> table = decodeSeats({body});
        if (!table) {
            ready.failure = table.failure();
        } else if (table->hideRowAndSeat || table->size() == 0) {
            ready.house = nullptr;
        } else {
            ready.change = known ? changeBetween(known->table, *table) : SeatChange{.unknownSeats = true};
            if (ready.change.unknownSeats)
                ready.house = std::make_shared<SeatHouse>(layOut(*std::move(table), shippedPlan(venue)));
            else
                ready.newer = *std::move(table);
        }
        QMetaObject::invokeMethod(this, [this, round, ready = std::move(ready)]() mutable { take(round, std::move(ready)); }, Qt::QueuedConnection);
    });
}

void SeatDesk::take(quint64 round, Ready ready)
{
    if (round != m_desk->round)
        return;
    m_view.loading = false;
    m_view.changed.clear();
    if (ready.failure) {
        m_view.problem = problemOf(*ready.failure, SaleStep::Offers); // what is shown stays, and its age is told
    } else {
        m_view.problem.reset();
        m_view.updated = m_desk->clock.wall();
        if (ready.newer && m_desk->house) {
            apply(m_desk->house->table, ready.change, *ready.newer);
            m_view.changed = std::move(ready.change.gone);
            m_view.changed.insert(m_view.changed.end(), ready.change.again.begin(), ready.change.again.end());
        } else {
            m_desk->house = std::move(ready.house);
            m_view.house = m_desk->house;
        }
    }
    if (!m_desk->paused)
        m_refresh.start();
    Q_EMIT changed(m_view);
}

} // namespace boxoffice

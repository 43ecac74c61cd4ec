#pragma once
#include "session/seatsview.h"
#include <QObject>
#include <QTimer>

namespace boxoffice {

class PartnerClient;

/// The seats of the chosen event (API 4.4), Reading and laying out happen on another thread;
/// every 30 s the answer is asked again and only what changed is told. Never while a sale is under way: availability is
/// not for the live purchase (T32). Thread: the one it was made in.
class SeatDesk : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds refreshPause{30};
    /// Only where the account may ask (settings partner/inventory).
    SeatDesk(PartnerClient& partner, const Clock& clock, QObject* parent = nullptr);
    ~SeatDesk() override;
    [[nodiscard]] const SeatsView& view() const { return m_view; }

public Q_SLOTS:
    /// `venue`: its name, by which a shipped plan is found.
    void open(const boxoffice::EventId& event, const QString& venue);
    void close();
    /// From reserve to the end of the sale.
    void setPaused(bool paused);

Q_SIGNALS:
    void changed(const boxoffice::SeatsView& view);

private:
    struct Ready;
    class Desk;
    void ask();
    void read(QByteArray body);
    void take(quint64 round, Ready ready);
    SeatsView m_view;
    std::unique_ptr<Desk> m_desk;
    QTimer m_refresh;
};

} // namespace boxoffice

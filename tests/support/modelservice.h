#pragma once
#include "session/sale/step.h"
#include <functional>
#include <map>

/// A little service of our own for the pure machine: carts, holds, payments, commits that are applied or lost, 202.
/// It shares no code with the simulator and none with the machine.
namespace boxoffice::sale::test {

/// Where chance comes from: a number below the one given. Seeded, or read from a fuzzer's bytes.
using Dice = std::function<quint32(quint32)>;

struct ModelCart {
    enum class State { Making, Held, Deleted, Sold };
    State state = State::Making;
    qint64 tickets = 0; ///< cents
    qint64 delivery = 0;
    QString section, row, area; ///< `area`: told where general admission was asked
    int seat = 0;
    int quantity = 0;
    QList<qint64> payments;
    Instant holdEnd{};
    bool openCommit = false; ///< a commit arrived and was not definitely refused
    [[nodiscard]] qint64 grand() const { return tickets + delivery; }
    /// Other places than before: another area, fewer, or other seats.
    void move(int seats, bool fewer)
    {
        if (!area.isEmpty())
            area += QLatin1Char('5');
        else
            fewer ? (quantity = 1) : (seat += seats);
    }
    [[nodiscard]] bool isHeld(Instant now) const { return state == State::Held && now < holdEnd; }
};

class ModelService {
public:
    explicit ModelService(Dice& dice);

    /// Rolls what becomes of a call that left at `sentAt`, now; the event is what its sender hears. `kind`: nothing
    /// goes wrong and nothing is put in line.
    [[nodiscard]] Event answer(const Effect& call, Instant sentAt, Instant now, bool kind);

    [[nodiscard]] const ModelCart* cart(const CartId& id) const;
    /// The cart of the newest reserve that arrived, if it made one.
    [[nodiscard]] CartId newestCart() const { return m_newest; }
    [[nodiscard]] int commitsReceived(const QString& attempt) const;
    [[nodiscard]] static bool isCartCall(const Effect& effect);

private:
    enum class SecondPayment { Replaces, Adds, Refused };
    [[nodiscard]] Event reserve(const SendReserve& call);
    [[nodiscard]] Event options(Operation operation);
    [[nodiscard]] Event deliver(const SendDelivery& call);
    [[nodiscard]] Event pay(const SendPayment& call);
    [[nodiscard]] Event commit(const SendCommit& call);
    [[nodiscard]] Event remove(const SendDelete& call);
    [[nodiscard]] Event order(Operation operation, const CartId& cart);
    [[nodiscard]] Event poll(const Poll& call);
    [[nodiscard]] Event pollCart(Operation operation, const CartId& cart);
    [[nodiscard]] Event pollCommit(const Poll& call, const CartId& cart);
    [[nodiscard]] Event captcha(const AskCaptcha& call);

    [[nodiscard]] quint32 roll(quint32 sides) { return m_dice(sides); }
    [[nodiscard]] bool chance(quint32 of) { return !m_kind && m_dice(of) == 0; }
    [[nodiscard]] CartId make(const ReserveRequest& request);
    [[nodiscard]] ModelCart& at(const CartId& id) { return m_carts.at(id.text()); }
    [[nodiscard]] bool holds(const CartId& id) const;
    [[nodiscard]] Cart shown(const CartId& id, bool paid = false);
    [[nodiscard]] Event cartAnswer(Operation operation, const CartId& id, bool paid = false);
    [[nodiscard]] Event failed(Operation operation, Failure failure) const { return CartAnswered{operation, std::move(failure), m_sentAt}; }
    [[nodiscard]] PollTicket line(const CartId& id, bool named = true);
    [[nodiscard]] Failure lost();
    [[nodiscard]] Failure neverLeft();
    [[nodiscard]] Failure refused(std::initializer_list<int> codes);

    Dice& m_dice;
    std::map<QString, ModelCart> m_carts;
    std::map<QString, CartId> m_line;   ///< polling URL -> cart
    std::map<QString, int> m_commits;   ///< attempt -> requests that arrived
    CartId m_newest;
    Instant m_now{}, m_sentAt{};
    bool m_kind = false;
    bool m_lists = true;   ///< answers have `payments`
    bool m_checks = false; ///< wants captchas
    SecondPayment m_second = SecondPayment::Replaces;
    int m_serial = 0;
};

} // namespace boxoffice::sale::test

#pragma once
#include "catalog/catalogview.h"
#include "session/purchaseview.h"

namespace boxoffice {

enum class Connection { Connecting, Connected, Lost };

/// What the newest call said about the connection, read off the views: an answer means connected, nothing heard
/// means lost. A list from the disk says nothing. Pure.
class ConnectionWatch {
public:
    void catalog(const CatalogView& view);
    void offers(const OffersView& view);
    void sale(const PurchaseView& view);
    [[nodiscard]] Connection state() const { return m_state; }

private:
    void problem(const std::optional<Problem>& before, const std::optional<Problem>& now);
    Connection m_state = Connection::Connecting;
    bool m_fetching = false, m_offersLoading = false, m_waiting = false;
    std::optional<Problem> m_offersProblem, m_saleProblem;
};

} // namespace boxoffice

#include "ui/workbench/connectionwatch.h"

namespace boxoffice {
namespace {

bool nothingHeard(FailureKind kind)
{
    return kind == FailureKind::NotSent || kind == FailureKind::ConnectionLost || kind == FailureKind::Deadline
           || kind == FailureKind::Tls;
}

bool nothingHeard(const Problem& problem)
{
    return problem.kind == ProblemKind::Offline || problem.kind == ProblemKind::NoAnswer
           || (problem.kind == ProblemKind::OutcomeUnknown && nothingHeard(problem.failure));
}

} // namespace

void ConnectionWatch::catalog(const CatalogView& view)
{
    const bool first = m_state == Connection::Connecting && view.fetchedAt; // only a finished refresh leaves `loading`
    const bool finished = !view.loading && (m_fetching || first);
    m_fetching = view.loading;
    if (finished)
        m_state = view.failure && nothingHeard(view.failure->kind) ? Connection::Lost : Connection::Connected;
}

void ConnectionWatch::problem(const std::optional<Problem>& before, const std::optional<Problem>& now)
{
    if (now && now != before)
        m_state = nothingHeard(*now) ? Connection::Lost : Connection::Connected;
}

void ConnectionWatch::offers(const OffersView& view)
{
    if (m_offersLoading && !view.loading && !view.problem)
        m_state = Connection::Connected;
    problem(m_offersProblem, view.problem);
    m_offersProblem = view.problem;
    m_offersLoading = view.loading;
}

void ConnectionWatch::sale(const PurchaseView& view)
{
    const bool answered = (m_waiting && !view.wait && !view.problem) || (view.wait && view.wait->inLine);
    if (answered)
        m_state = Connection::Connected;
    problem(m_saleProblem, view.problem);
    m_saleProblem = view.problem;
    m_waiting = view.wait.has_value();
}

} // namespace boxoffice

#pragma once
#include "net/callwork.h"
#include "net/httpclient.h"

namespace boxoffice {

/// A call that was never made: reports its failure in the next turn of the event loop.
class Refusal final : public CallWork {
    Q_OBJECT
public:
    Refusal(Failure failure, HttpClient::Done done, QObject* parent);
    void abandon() override;

private:
    void report();

    Failure m_failure;
    HttpClient::Done m_done;
};

} // namespace boxoffice

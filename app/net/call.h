#pragma once

namespace boxoffice {

/// An exchange under way, owned by whoever asked. Destroying it aborts the exchange and silences it: its
/// callback never runs afterwards. It may be destroyed from inside its own callback. Same thread as its maker.
class Call {
public:
    Call() = default;
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    virtual ~Call() = default;
};

} // namespace boxoffice

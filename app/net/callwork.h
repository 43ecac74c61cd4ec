#pragma once
#include "net/call.h"
#include <QObject>
#include <memory>

namespace boxoffice {

/// What works behind a Call. It outlives the handle by one turn of the event loop, so that a callback may destroy
/// the handle that it came from.
class CallWork : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Aborts, forgets the callback and deletes itself later. Harmless when it has already reported.
    virtual void abandon() = 0;
    /// The handle that owns `work`; safe if `work` is gone before it.
    [[nodiscard]] static std::unique_ptr<Call> own(CallWork* work);
};

} // namespace boxoffice

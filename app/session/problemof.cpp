#include "session/problemof.h"
#include <array>

namespace boxoffice {
namespace {

struct CodeRow {
    int code;
    ProblemKind kind;
};
/// The documented error codes. 20052 depends on how many were asked, 10004 and 10031 on the step.
constexpr std::array codes{
    CodeRow{10002, ProblemKind::InvalidData},       CodeRow{10004, ProblemKind::CaptchaNeeded},
    CodeRow{10031, ProblemKind::CaptchaWrong},      CodeRow{10104, ProblemKind::DeliveryRefused},
    CodeRow{10161, ProblemKind::TicketLimit},       CodeRow{20001, ProblemKind::Maintenance},
    CodeRow{20046, ProblemKind::NoTicketTypes},     CodeRow{20052, ProblemKind::SoldOut},
    CodeRow{20122, ProblemKind::Declined},          CodeRow{20129, ProblemKind::NoFunds},
    CodeRow{20152, ProblemKind::WrongSecurityCode}, CodeRow{21001, ProblemKind::InvalidData},
    CodeRow{90001, ProblemKind::NotSoldHere},       CodeRow{90003, ProblemKind::CartGone},
    CodeRow{502, ProblemKind::ServiceDown},         CodeRow{503, ProblemKind::ServiceDown},
    CodeRow{504, ProblemKind::ServiceDown},
};

ProblemKind ofStatus(int status)
{
    if (status == 401 || status == 403)
        return ProblemKind::AccountRefused;
    if (status == 408)
        return ProblemKind::NoAnswer;
    return status >= 500 ? ProblemKind::ServiceDown : ProblemKind::Other;
}

ProblemKind ofCode(const Failure& failure, SaleStep step, int tickets)
{
    if (failure.apiCode == 20052 && tickets > 1)
        return ProblemKind::NotTogether;
    const bool asksForCaptcha = step == SaleStep::Reserve || step == SaleStep::Captcha;
    if ((failure.apiCode == 10004 || failure.apiCode == 10031) && !asksForCaptcha)
        return ProblemKind::AccountRefused; // later no captcha was shown: account or sign-in trouble
    for (const CodeRow& row : codes)
        if (row.code == failure.apiCode)
            return row.kind;
    return failure.apiCode == 0 ? ofStatus(failure.httpStatus) : ProblemKind::Other;
}

/// The certificate, or what is made with it: only what speaks of the line, the quota or the service is said of those.
ProblemKind ofCertificate(const Failure& failure, ProblemKind otherwise)
{
    switch (otherwise) {
    case ProblemKind::Offline:
    case ProblemKind::NoAnswer:
    case ProblemKind::ServiceDown:
    case ProblemKind::Maintenance:
    case ProblemKind::Quota:
    case ProblemKind::AccountRefused: return otherwise;
    default: return failure.kind == FailureKind::Storage ? ProblemKind::MemoryUnlocked : ProblemKind::Certificate;
    }
}

ProblemKind kindOf(const Failure& failure, SaleStep step, int tickets)
{
    switch (failure.kind) {
    case FailureKind::NotSent:
    case FailureKind::Tls: return ProblemKind::Offline;
    case FailureKind::ConnectionLost:
    case FailureKind::Cancelled:
    case FailureKind::Deadline: return ProblemKind::NoAnswer;
    case FailureKind::Redirected:
    case FailureKind::TooLarge:
    case FailureKind::WrongContent:
    case FailureKind::BadJson:
    case FailureKind::MissingField:
    case FailureKind::WrongType:
    case FailureKind::Rule: return ProblemKind::NotUnderstood;
    case FailureKind::Api: return ofCode(failure, step, tickets);
    case FailureKind::Gateway:
    case FailureKind::Http: return ofStatus(failure.httpStatus);
    case FailureKind::Quota: return ProblemKind::Quota;
    case FailureKind::Encryption: return ProblemKind::Certificate;
    case FailureKind::Storage: return step == SaleStep::Payment ? ProblemKind::MemoryUnlocked : ProblemKind::Journal;
    }
    return ProblemKind::Other;
}

} // namespace

Problem problemOf(const Failure& failure, SaleStep step, int tickets)
{
    const ProblemKind kind = kindOf(failure, step, tickets);
    return Problem{.kind = step == SaleStep::Certificate ? ofCertificate(failure, kind) : kind, .step = step, .apiCode = failure.apiCode,
                   .httpStatus = failure.httpStatus, .failure = failure.kind, .retryAt = failure.retryAt};
}

} // namespace boxoffice

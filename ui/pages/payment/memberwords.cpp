#include "ui/pages/payment/memberwords.h"
#include <QCoreApplication>

namespace boxoffice {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Member)
};
} // namespace

QString memberTroubleText(MemberTrouble trouble)
{
    switch (trouble) {
    case MemberTrouble::None: return {};
    case MemberTrouble::Cancelled: return Words::tr("The sign-in was closed. Nothing was paid.");
    case MemberTrouble::Declined: return Words::tr("The account did not allow the sign-in. Sign in again, or pay another way.");
    case MemberTrouble::NoBrowser: return Words::tr("The sign-in page can’t be shown at this station. Pay another way.");
    case MemberTrouble::Unreachable: return Words::tr("No answer from the account’s service. Try again, or pay another way.");
    case MemberTrouble::NotOurs: return Words::tr("The sign-in came back to another place. Nothing was taken from it. Try again.");
    case MemberTrouble::Refused:
        return Words::tr("The account’s service refused this station. Pay another way. For staff: the redirect URI has to be entered "
                         "for this client in its developer account; a logo that is missing on the sign-in page has to be allowed by Partner API support.");
    case MemberTrouble::SaveRefused: return Words::tr("The card was not saved. Check it, or use another one.");
    case MemberTrouble::SignedOff: return Words::tr("Please sign in again. Your sign-in ran out. Your seats are still held, and nothing was paid.");
    }
    return {};
}

} // namespace boxoffice

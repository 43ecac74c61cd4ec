#pragma once
#include "core/ids.h"
#include <QList>
#include <QString>

/// What screens draw of a signed-in member: no token, no digit but the last four.
namespace boxoffice {

struct SavedMethodView {
    BillingMethodId id = {};
    QString issuer = {};   ///< VISA...
    QString lastFour = {};
    int expiryMonth = 0, expiryYear = 0;
    QString holder = {};
};

enum class MemberTrouble {
    None,
    Cancelled,    ///< the sign-in was closed
    Declined,     ///< the member said no
    NoBrowser,    ///< the helper is missing, or will not stay up
    Unreachable,  ///< the sign-in page or the ticket system did not answer
    NotOurs,      ///< another address or another state came back
    Refused,      ///< the service took neither the code nor the token: the account's set-up
    SaveRefused,  ///< the new card was not taken
    SignedOff,    ///< the sign-in is over and could not be renewed
};

struct MemberView {
    enum class State { SignedOut, SigningIn, Loading, SignedIn, Saving };
    State state = State::SignedOut;
    QList<SavedMethodView> methods = {};
    MemberTrouble trouble = MemberTrouble::None; ///< of the last wish
    int signIns = 0;                             ///< another number: another sign-in
};

/// What the buyer wants of the sign-in.
enum class MemberWish { SignIn, StopSignIn, SignOut, SaveCard };

} // namespace boxoffice

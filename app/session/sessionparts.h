#pragma once
#include "journal/journal.h"
#include "partner/partnerclient.h"
#include "session/captchadesk.h"
#include "session/cartqueue.h"
#include "session/certificatecache.h"
#include "session/recovery/janitor.h"
#include "session/sale/view.h"

namespace boxoffice {

class MemberDesk;

/// What the composition root passes to a PurchaseSession. Everything outlives the session.
struct SessionParts {
    PartnerClient& partner;
    Journal& journal;
    CertificateCache& certificates;
    CartQueue& queue;
    Janitor& janitor;
    CaptchaDesk& captcha;
    const Clock& clock;
    sale::Rules rules;
    sale::LaneOffers lane;
    QString referencePrefix;
    bool allowUnlockedMemory = false;
    MemberDesk* member = nullptr; ///< null: nobody can sign in at this lane
};

} // namespace boxoffice

#pragma once
#include "member/billingclient.h"
#include "session/certificatecache.h"
#include "session/membertokens.h"
#include "session/memberview.h"
#include "session/paymentview.h"
#include "session/signindesk.h"

namespace boxoffice {

/// A member at this lane: signs in, lists saved cards, saves one, signs out. Nothing of it is stored. The code that
/// comes back is taken for the state that was sent along, once. Thread: the clients'.
class MemberDesk final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        MemberClient& oauth;
        BillingClient& billing;
        SignInDesk& desk;
        CertificateCache& certificates;
        const Clock& clock;
        bool allowUnlockedMemory = false;
    };
    explicit MemberDesk(const Parts& parts, QObject* parent = nullptr);
    ~MemberDesk() override;

    [[nodiscard]] const MemberView& view() const { return m_view; }
    /// The cart of the sale in hand; empty: none.
    void setCart(const CartId& cart) { m_cart = cart; }
    void signIn();
    /// Token, list and what is shown go; the browser's profile went with its window.
    void signOut();
    /// The service takes the token no more and gives no other: signed out, and said so.
    void endSignIn() { signOff(MemberTrouble::SignedOff); }
    /// Saves the card of `form`, whose digits end here, and reads the list again.
    void saveCard(PaymentForm form);
    [[nodiscard]] MemberTokens& tokens() { return m_tokens; }

Q_SIGNALS:
    void changed();

private:
    void redirected(const Result<SignInDesk::Redirected>& answer);
    void fetchMethods(MemberTokens::Need need);
    void methodsArrived(Result<QList<SavedMethod>> methods, MemberTokens::Need need);
    void encryptAndAdd(const CardCertificate& certificate);
    void add(const QByteArray& body, MemberTokens::Need need);
    void show(MemberView::State state, MemberTrouble trouble = MemberTrouble::None);
    void signOff(MemberTrouble trouble);

    Parts m_parts;
    MemberTokens m_tokens;
    MemberView m_view;
    QString m_state; ///< of the sign-in that is shown
    CartId m_cart;
    std::optional<PaymentForm> m_saving;
    std::unique_ptr<Call> m_call;
};

} // namespace boxoffice

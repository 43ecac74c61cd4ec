#pragma once
#include "commerce/commerceclient.h"
#include "discovery/discoveryclient.h"
#include "journal/sqlitejournal.h"
#include "net/ratelimits.h"
#include "session/offerdesk.h"
#include "session/purchasesession.h"
#include "session/sessionparts.h"
#include "tests/support/laneoffice.h"
#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace boxoffice::test {

/// One lane without a screen, wired as the program wires it, real clock and journal on disk included, at a service
/// that is somewhere else. Nothing waits for a person here: act on what the session says.
class DiskLane {
public:
    /// `authority`: a TLS authority that the lane trusts besides the system's.
    DiskLane(const QUrl& service, const QByteArray& apiKey, HttpClient::LogSink log = {}, const TestAuthority* authority = nullptr);
    ~DiskLane();
    /// False when the journal cannot be opened.
    [[nodiscard]] bool open();

    [[nodiscard]] PurchaseSession& session() { return *m_session; }
    [[nodiscard]] const PurchaseView& view() const { return m_session->view(); }
    [[nodiscard]] const Janitor& janitor() const { return m_janitor; }
    [[nodiscard]] HttpClient& http() { return m_http; }
    [[nodiscard]] CertificateCache& certificates() { return m_certificates; }
    [[nodiscard]] QString journalFile() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }
    /// Two tickets of the event's first type, by event search and offers; empty when either fails.
    [[nodiscard]] ReserveChoice choose(const QString& event);
    /// A card payment of test digits.
    [[nodiscard]] static PaymentForm cardForm(const QByteArray& digits);
    [[nodiscard]] PaymentForm invoiceForm(); ///< with the reference that the lane suggests

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    LocalRateLimits m_limits;
    QNetworkAccessManager m_network;
    HttpClient m_http;
    PartnerClient m_partner;
    DiscoveryClient m_discovery;
    CommerceClient m_commerce;
    OfferDesk m_desk;
    SqliteJournal m_journal;
    CertificateCache m_certificates;
    CartQueue m_queue;
    Janitor m_janitor;
    CaptchaStandIn m_captcha;
    std::unique_ptr<PurchaseSession> m_session;
};

} // namespace boxoffice::test

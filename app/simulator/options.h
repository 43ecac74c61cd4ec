#pragma once
#include <QByteArray>
#include <QDate>
#include <QStringList>
#include <chrono>

namespace boxoffice::simulator {

enum class Polling { Status, Path };                       ///< D18 `/polling-status?token=` or D17 `/polling/...`
enum class CartIds { Base64, Uuid };                       ///< base64 ids hold `+`, `/` and `=`
enum class CertificateRendering { Lf, Crlf, Indented };    ///< line ends of the certificate's PEM text
enum class OffersLayout { A, B };                          ///< Commerce: documented (A), recorded in 2016 (B)
enum class SecondPayment { Replace, Add, Refuse };         ///< what a second payment PUT on one cart does
enum class AfterRefusal { Paid, Held };                    ///< where a refused commit leaves the cart
enum class CaptchaTask { Tick, Pictures };                 ///< what the human check asks after its box was ticked

/// How one simulator behaves. Fixed when it starts, but for what a drill changes while it runs (ControlDesk).
struct Options {
    quint16 port = 0;  ///< 0: any free port of 127.0.0.1
    quint32 seed = 1;  ///< the world and every generated id follow from it
    QDate date = {};   ///< the world's today; invalid: today (UTC) by the clock
    int eventCount = 2000;
    QByteArray apiKey = QByteArrayLiteral("demo-key");

    Polling polling = Polling::Status;
    bool forcePolling = false; ///< every call that may poll answers 202
    int pollWait = 4;          ///< seconds in the `wait` member
    int pollRounds = 2;        ///< 202 answers before the result comes, the first included
    CartIds cartIds = CartIds::Base64;
    CertificateRendering certificateRendering = CertificateRendering::Crlf;
    OffersLayout offersLayout = OffersLayout::A;
    int holdSeconds = 299;
    int holdExtensionSeconds = 60; ///< once at delivery, once at payment, never past 900 s
    bool ordersEnabled = true;     ///< false: GET orders answers 403 as for an account without it
    bool captchaForAll = false;    ///< every reserve needs a captcha token
    SecondPayment secondPayment = SecondPayment::Replace;
    AfterRefusal afterRefusal = AfterRefusal::Paid;
    QStringList requiredPaymentFields = {QStringLiteral("first_name"), QStringLiteral("last_name"), QStringLiteral("email_address")};
    int availabilityPerHour = 3600;
    int discoveryPerDay = 5000;
    int discoveryPerSecond = 0;    ///< 0: no spike arrest, so that tests need not wait; the service allows 5
    int otherBuyersPerMinute = 0;  ///< how many others put places in a cart, for each event that is looked at
    std::chrono::milliseconds latency{0}; ///< added before every answer

    bool channelPartner = true;    ///< false: event list, availability and inventory status answer 403
    bool unredeemedListed = true;  ///< false: GET unredeemed answers 403, as from an address that is not on the list
    bool walletEnabled = false;    ///< false: no wallet tokens are made, and payments by one are refused
    int eventsPerMinute = 200;     ///< event list and event details together
    int topPicksPerMinute = 1200;
    std::chrono::seconds certificateRotation = std::chrono::hours(24); ///< a certificate serves 24 h all the same

    CaptchaTask captchaTask = CaptchaTask::Tick;
    bool captchaTokensChecked = false; ///< true: only tokens that our own human check gave out, fresh and unused, are good
    int captchaSeconds = 120;          ///< how long a token and a picture task last

    QString memberClientId = QStringLiteral("demo-client");
    QString memberClientSecret = QStringLiteral("demo-secret");
    QStringList memberRedirects = {}; ///< registered redirect URIs; none: any http or https one
    int memberTokenSeconds = 3600;

    int gzipUpTo = 1024 * 1024; ///< bytes: longer answers are not packed even for clients that accept gzip; 0: none is
    bool selfSignedTls = false; ///< the server speaks TLS under an authority made for this run (Simulator::authorityPem)
    QByteArray certificatePem = {}; ///< with keyPem: the server speaks TLS under these
    QByteArray keyPem = {};
    QString scriptTitle = {};   ///< of the fault script that runs, for the control page
    QString scriptTeaches = {};
};

} // namespace boxoffice::simulator

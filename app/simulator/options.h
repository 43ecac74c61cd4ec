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

/// How one simulator behaves. Everything is fixed when it starts.
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
    std::chrono::milliseconds latency{0}; ///< added before every answer
    QByteArray certificatePem = {}; ///< with keyPem: the server speaks TLS
    QByteArray keyPem = {};
};

} // namespace boxoffice::simulator

#include "partner/apierror.h"
#include "partner/availability.h"
#include "partner/captcha.h"
#include "partner/cart.h"
#include "partner/certificate.h"
#include "partner/commit.h"
#include "partner/eventlookup.h"
#include "partner/order.h"
#include "partner/polling.h"
#include "partner/shipping.h"
#include <QDir>
#include <QFile>
#include <QTest>

using namespace boxoffice;

namespace {
/// Reads one body with the codec of its resource; what came of it in words.
using Check = std::function<QString(const QByteArray&)>;

template <class T>
Check decodes(Result<T> (*decode)(QByteArrayView))
{
    return [decode](const QByteArray& body) {
        const Result<T> value = decode(body);
        return value.ok() ? QString() : failureName(value.failure().kind) + QLatin1Char(' ') + value.failure().where;
    };
}

QString captcha(const QByteArray& body) { return decodeCaptcha({.status = 200, .body = body}).ok() ? QString() : QStringLiteral("captcha"); }

QString poll(const QByteArray& body)
{
    const auto ticket = decodePollTicket(body, QUrl(QStringLiteral("https://app.ticketmaster.com/partners/v1")));
    return ticket.ok() && !ticket->problem && ticket->cart ? QString() : QStringLiteral("ticket");
}

QString seats(const QByteArray& body)
{
    const Result<SeatTable> table = decodeSeats({body});
    return table.ok() ? QString() : failureName(table.failure().kind) + QLatin1Char(' ') + table.failure().where;
}

QString envelope(const QByteArray& body)
{
    const Failure failure = apiFailure({.status = 400, .body = body}, {}, {});
    return failure.kind == FailureKind::Api && failure.apiCode != 0 ? QString() : QStringLiteral("envelope");
}

const QHash<QString, Check>& checks()
{
    static const QHash<QString, Check> all{
        {QStringLiteral("orders_response"), decodes(decodeOrder)},       {QStringLiteral("cart_response"), decodes(decodeCart)},
        {QStringLiteral("reserve_response"), decodes(decodeCart)},       {QStringLiteral("shipping_get_response"), decodes(decodeShippingOptions)},
        {QStringLiteral("commit_response"), decodes(decodeCommit)},      {QStringLiteral("certificate"), decodes(decodeCertificate)},
        {QStringLiteral("event_id_response"), decodes(decodeEventLookup)}, {QStringLiteral("availability_response"), seats},
        {QStringLiteral("captcha_json"), captcha},                       {QStringLiteral("polling_202"), poll},
        {QStringLiteral("error_"), envelope},
    };
    return all;
}
} // namespace

/// Answers as the documentation prints them: our own of the same shapes always, the shared ones where they are.
class SamplesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySampleAnswerDecodes_data()
    {
        QTest::addColumn<QString>("file");
        addFolder(QStringLiteral(FIXTURES "/partner"));
        const int own = m_rows;
        addFolder(QStringLiteral(SHARED_FIXTURES "/partner-docs"));
        addFolder(QStringLiteral(SHARED_FIXTURES "/partner-current"));
        if (m_rows == own)
            qInfo("the shared sample answers are not here: only our own were read");
        else
            qInfo("%d sample answers of our own, %d shared", own, m_rows - own);
    }
    void everySampleAnswerDecodes()
    {
        QFETCH(QString, file);
        QFile sample(file);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const QByteArray body = sample.readAll();
        int tried = 0;
        for (auto check = checks().begin(); check != checks().end(); ++check) {
            if (!QFileInfo(file).fileName().contains(check.key()))
                continue;
            const QString problem = check.value()(body);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            ++tried;
        }
        QCOMPARE(tried, 1);
    }

    void ourOwnSamplesAreThere() { QVERIFY(QDir(QStringLiteral(FIXTURES "/partner")).entryList({QStringLiteral("*.json")}).size() >= 9); }

private:
    void addFolder(const QString& folder)
    {
        for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            const QString name = file.fileName();
            const auto fits = [&name](const QString& key) { return name.contains(key); };
            if (std::none_of(checks().keyBegin(), checks().keyEnd(), fits))
                continue; // requests, other rooms' answers, and parts of answers
            QTest::newRow(qPrintable(QFileInfo(folder).fileName() + QLatin1Char('/') + name)) << file.filePath();
            ++m_rows;
        }
    }
    int m_rows = 0;
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"

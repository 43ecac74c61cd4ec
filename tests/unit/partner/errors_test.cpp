#include "partner/apierror.h"
#include "partner/commit.h"
#include "tests/support/manualclock.h"
#include <QTest>

using namespace boxoffice;
using namespace std::chrono_literals;

namespace {
QByteArray error(int code, int http) { return QByteArray(R"({"error":{"message":"Text","code":%1,"http_code":%2,"severity":"ERROR"}})").replace("%1", QByteArray::number(code)).replace("%2", QByteArray::number(http)); }

const QByteArray quotaFault = R"({"fault":{"faultstring":"Rate limit quota violation. Quota limit  exceeded. Identifier : SECRETKEY","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}})";
} // namespace

class ErrorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAnswerHasItsKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, int status, const QByteArray& body, FailureKind kind, int code = 0, const char* detail = "") {
            QTest::newRow(name) << status << body << int(kind) << code << QString::fromLatin1(detail);
        };
        row("invalid cart", 400, error(90003, 400), FailureKind::Api, 90003);
        row("captcha", 401, error(10004, 401), FailureKind::Api, 10004);
        row("maintenance as 400", 400, error(20001, 400), FailureKind::Api, 20001);
        row("upstream", 502, error(502, 502), FailureKind::Api, 502);
        row("code as text", 400, R"({"error":{"code":"10161"}})", FailureKind::Api, 10161);
        row("envelope without code", 400, R"({"error":{"message":"Items in reserve must all be of the same inventory type"}})", FailureKind::Api);
        row("code that is none", 400, R"({"error":{"code":"none"}})", FailureKind::Http);
        row("absurd code", 400, R"({"error":{"code":99999999999}})", FailureKind::Http);
        row("error that is text", 400, R"({"error":"bad"})", FailureKind::Http);
        row("wrong key", 401, R"({"fault":{"faultstring":"Invalid ApiKey","detail":{"errorcode":"oauth.v2.InvalidApiKey"}}})", FailureKind::Gateway, 0, "oauth.v2.InvalidApiKey");
        row("missing key", 401, R"({"fault":{"faultstring":"x","detail":{"errorcode":"steps.oauth.v2.FailedToResolveAPIKey"}}})", FailureKind::Gateway, 0, "steps.oauth.v2.FailedToResolveAPIKey");
        row("fault without code", 500, R"({"fault":{"faultstring":"x"}})", FailureKind::Gateway, 0, "fault");
        row("fault whose code spells a key", 500, R"({"fault":{"detail":{"errorcode":"key 7elxdku9GGG5k8j0Xm8KWdANDgecHMV0"}}})", FailureKind::Gateway, 0, "fault");
        row("page of a proxy", 502, "<html>Bad Gateway</html>", FailureKind::Http);
        row("empty 503", 503, "", FailureKind::Http);
        row("quota as fault", 429, quotaFault, FailureKind::Quota, 0, "policies.ratelimit.QuotaViolation");
        row("quota as error", 429, error(429, 429), FailureKind::Quota, 429, "error");
        row("quota without a word", 429, "", FailureKind::Quota);
        row("duplicate keys", 400, R"({"error":{"code":90003,"code":1}})", FailureKind::Http);
    }
    void everyAnswerHasItsKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(QString, detail);
        const Failure failure = apiFailure(Response{.status = status, .body = body}, QStringLiteral("reserve"), {});
        QCOMPARE(failure.kind, FailureKind(kind));
        QCOMPARE(failure.apiCode, code);
        QCOMPARE(failure.httpStatus, status);
        QCOMPARE(failure.detail, detail);
        QCOMPARE(failure.where, QStringLiteral("reserve"));
    }

    void theQuotaMessageNeverShowsTheKeyAndSaysWhen()
    {
        const test::ManualClock clock;
        const auto expiry = (clock.wall() + 20s).time_since_epoch().count();
        const Response answer{.status = 429, .headers = {{"Ratelimit-Expiry", QByteArray::number(qint64(expiry))}}, .body = quotaFault};
        const Failure failure = apiFailure(answer, QStringLiteral("availability"), clock.wall());
        QVERIFY(!failure.detail.contains(QStringLiteral("SECRETKEY")));
        QVERIFY(!failure.where.contains(QStringLiteral("SECRETKEY")));
        QCOMPARE(failure.retryAt.value(), clock.wall() + 20s);
    }

    /// The table of when a lost-looking commit is not unknown.
    void onlyTheServiceItselfCanRefuseACommit_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("refused");
        for (const int code : {20122, 20129, 20152, 90003, 10002, 10004, 10031, 10161, 90001})
            QTest::newRow(QByteArray::number(code).constData()) << 400 << error(code, 400) << true;
        QTest::newRow("401 with an envelope") << 401 << error(10004, 401) << true;
        QTest::newRow("403 with an envelope") << 403 << error(90001, 403) << true;
        QTest::newRow("envelope without code") << 400 << QByteArray(R"({"error":{"message":"x"}})") << true;
        QTest::newRow("fault 401") << 401 << QByteArray(R"({"fault":{"detail":{"errorcode":"oauth.v2.InvalidApiKey"}}})") << true;
        QTest::newRow("fault 429") << 429 << quotaFault << true;
        for (const int code : {20001, 502, 503, 504})
            QTest::newRow(("400 with code " + QByteArray::number(code)).constData()) << 400 << error(code, 400) << false;
        QTest::newRow("408 with an envelope") << 408 << error(10002, 408) << false;
        QTest::newRow("500 with an envelope") << 500 << error(20122, 500) << false;
        QTest::newRow("503 with an envelope") << 503 << error(20001, 503) << false;
        QTest::newRow("fault 500") << 500 << QByteArray(R"({"fault":{}})") << false;
        QTest::newRow("400 page") << 400 << QByteArray("<html>") << false;
        QTest::newRow("404 empty") << 404 << QByteArray() << false;
        QTest::newRow("429 empty") << 429 << QByteArray() << false;
        QTest::newRow("400 unreadable code") << 400 << QByteArray(R"({"error":{"code":{}}})") << false;
        QTest::newRow("200 page") << 200 << QByteArray("<html>") << false;
        QTest::newRow("204 with an envelope") << 204 << error(20122, 400) << false;
    }
    void onlyTheServiceItselfCanRefuseACommit()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, refused);
        QCOMPARE(definitelyRefused(apiFailure(Response{.status = status, .body = body}, {}, {})), refused);
    }

    void aFailureOfTheWayIsNeverARefusal()
    {
        for (const FailureKind kind : {FailureKind::NotSent, FailureKind::ConnectionLost, FailureKind::Deadline, FailureKind::Redirected, FailureKind::TooLarge,
                                       FailureKind::WrongContent, FailureKind::BadJson, FailureKind::MissingField, FailureKind::WrongType, FailureKind::Tls, FailureKind::Http})
            QVERIFY2(!definitelyRefused(Failure{.kind = kind, .apiCode = 20122, .httpStatus = 400, .detail = QStringLiteral("x")}), qPrintable(failureName(kind)));
    }
};

QTEST_GUILESS_MAIN(ErrorsTest)
#include "errors_test.moc"

#include "partner/unredeemed.h"
#include <QTest>

using namespace boxoffice;

namespace {

/// The members the API documents (4.17), times in milliseconds.
const QByteArray documented = R"({"data":[
  {"purchase_date_time":1795370400000,"email_status":1,"event_date_time":1795456800000,"event_id":"0B00533C15B04D9B",
   "order_source_account_id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","purchase_email_address":"ada@example.test"},
  {"purchase_date_time":1795374000000,"email_status":4,"event_date_time":1795456800000,"event_id":"0B00533C15B04D9C",
   "order_source_account_id":"","purchase_email_address":null}]})";

} // namespace

/// The list that proves a sale by the attempt's id: read strictly where it counts, leniently where it does not.
class UnredeemedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentedAnswerIsRead()
    {
        const Result<QList<UnredeemedOrder>> orders = decodeUnredeemed(documented);
        QVERIFY(orders.ok());
        QCOMPARE(orders->size(), 2);
        QCOMPARE(orders->first().sourceAccountId, QStringLiteral("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"));
        QCOMPARE(orders->first().event.text(), QStringLiteral("0B00533C15B04D9B"));
        QVERIFY(orders->first().bought == WallTime(std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(18)));
        QVERIFY(orders->last().sourceAccountId.isEmpty());
    }

    void whatIsNotNeededMayBeMissing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        QTest::addRow("none") << QByteArray(R"({"data":[]})") << 0;
        QTest::addRow("an order of nothing") << QByteArray(R"({"data":[{}]})") << 1;
        QTest::addRow("nulls") << QByteArray(R"({"data":[{"purchase_date_time":null,"event_id":null,"order_source_account_id":null}]})") << 1;
        QTest::addRow("more than is documented") << QByteArray(R"({"data":[{"x":[1,{"y":null}]}],"page":1})") << 1;
        QTest::addRow("ids as numbers") << QByteArray(R"({"data":[{"order_source_account_id":17,"event_id":18}]})") << 1;
    }
    void whatIsNotNeededMayBeMissing()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, count);
        const Result<QList<UnredeemedOrder>> orders = decodeUnredeemed(body);
        QVERIFY2(orders.ok(), orders.ok() ? "" : qPrintable(orders.failure().where));
        QCOMPARE(orders->size(), count);
    }

    /// An answer that cannot be read is no answer: it must not pass for "not in the list".
    void whatCannotBeReadIsAFailure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const QByteArray& body, FailureKind kind, const char* where = "") {
            QTest::newRow(name) << body << int(kind) << QString::fromLatin1(where);
        };
        row("empty", {}, FailureKind::WrongContent);
        row("a portal's page", "<!DOCTYPE html><html>Sign in</html>", FailureKind::WrongContent);
        row("no list", R"({"orders":[]})", FailureKind::MissingField, "$.data");
        row("null for the list", R"({"data":null})", FailureKind::MissingField, "$.data");
        row("one order for the list", R"({"data":{"order_source_account_id":"x"}})", FailureKind::WrongType, "$.data");
        row("a list at the top", "[]", FailureKind::MissingField, "$.data");
        row("an id that is an object", R"({"data":[{"order_source_account_id":{"id":"x"}}]})", FailureKind::WrongType, "$.data[0].order_source_account_id");
        row("a time that is text", R"({"data":[{},{"purchase_date_time":"2026-11-22T18:00:00Z"}]})", FailureKind::WrongType, "$.data[1].purchase_date_time");
        row("half a millisecond", R"({"data":[{"purchase_date_time":1795370400000.5}]})", FailureKind::WrongType, "$.data[0].purchase_date_time");
        row("a number beyond every number", R"({"data":[{"purchase_date_time":1e400}]})", FailureKind::BadJson);
        row("cut off", documented.first(documented.size() - 3), FailureKind::BadJson);
        row("a key twice", R"({"data":[],"data":[{}]})", FailureKind::BadJson);
        row("too deep", QByteArray(R"({"data":[)") + QByteArray(80, '[') + QByteArray(80, ']') + "]}", FailureKind::BadJson);
    }
    void whatCannotBeReadIsAFailure()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, where);
        const Result<QList<UnredeemedOrder>> orders = decodeUnredeemed(body);
        QVERIFY(!orders.ok());
        QVERIFY2(int(orders.failure().kind) == kind, qPrintable(failureName(orders.failure().kind) + QLatin1Char(' ') + orders.failure().detail));
        if (!where.isEmpty())
            QCOMPARE(orders.failure().where, where);
    }

    /// Orders that are no objects carry no id: they prove nothing, and hide none of the others.
    void ordersThatAreNoObjectsProveNothing()
    {
        const Result<QList<UnredeemedOrder>> orders = decodeUnredeemed(R"({"data":["x",7,{"order_source_account_id":"me"}]})");
        QVERIFY(orders.ok());
        QCOMPARE(orders->size(), 3);
        QVERIFY(orders->at(0).sourceAccountId.isEmpty() && orders->at(1).sourceAccountId.isEmpty());
        QCOMPARE(orders->at(2).sourceAccountId, QStringLiteral("me"));
    }
};

QTEST_GUILESS_MAIN(UnredeemedTest)
#include "unredeemed_test.moc"

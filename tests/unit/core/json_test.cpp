#include "core/json.h"
#include <QTest>

using namespace boxoffice;

class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheGrammarForbidsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char* const bad[] = {"{\"a\":1,}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":nul}",
                                   "{\"a\":1}}", "[1 2]", "{\"a\" 1}", "{'a':1}", "{\"a\":NaN}", "[1]x", "{\"a\":\"\x01\"}",
                                   "{\"a\":\"\\x\"}", "{\"a\":tru}", "{\"a\":1e}", "{", "[", "\"", "{\"a\":\"\xff\"}",
                                   "{\"a\":1,\"a\":2}", "{\"a\":1 /*c*/}", "{\"a\":-}", "nulll"};
        for (const char* text : bad)
            QTest::newRow(text) << QByteArray(text);
    }
    void whatTheGrammarForbidsIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto document = JsonDocument::parse(text);
        QVERIFY(!document.ok());
        QVERIFY(document.failure().kind == FailureKind::BadJson || document.failure().kind == FailureKind::WrongContent);
    }
    void htmlAndNothingAreNotJson()
    {
        QCOMPARE(JsonDocument::parse("<html>").failure().kind, FailureKind::WrongContent);
        QCOMPARE(JsonDocument::parse("  ").failure().kind, FailureKind::WrongContent);
    }
    void scalarsAreLegalTexts()
    {
        QCOMPARE(JsonDocument::parse(" 17 ")->root().integer(), 17);
        QCOMPARE(JsonDocument::parse("\"x\"")->root().string(), QStringLiteral("x"));
        QVERIFY(JsonDocument::parse("null")->root().isNull());
    }
    void deeperThan64IsRefused()
    {
        QVERIFY(JsonDocument::parse(QByteArray(64, '[') + QByteArray(64, ']')).ok());
        QCOMPARE(JsonDocument::parse(QByteArray(65, '[') + QByteArray(65, ']')).failure().kind, FailureKind::BadJson);
    }
    void theFirstMissIsReportedWithItsPath()
    {
        const auto document = JsonDocument::parse("{\"cart\":{\"items\":[{\"id\":1},{}]}}");
        const JsonReader root = document->root();
        for (const JsonReader& item : root["cart"]["items"].items())
            std::ignore = item["id"].text();
        std::ignore = root["other"].string();
        QCOMPARE(root.failure()->kind, FailureKind::MissingField);
        QCOMPARE(root.failure()->where, QStringLiteral("$.cart.items[1].id"));
    }
    void anOptionalFieldOfTheWrongTypeIsAMiss()
    {
        const auto document = JsonDocument::parse("{\"a\":\"yes\",\"b\":null}");
        QVERIFY(!document->root()["b"].maybeBoolean());
        QVERIFY(!document->root()["c"].maybeBoolean());
        QVERIFY(!document->root().failure());
        std::ignore = document->root()["a"].maybeBoolean();
        QCOMPARE(document->root().failure()->kind, FailureKind::WrongType);
    }
    void idsKeepTheirSpelling()
    {
        const auto document = JsonDocument::parse("{\"a\":\"000002040006\",\"b\":3,\"c\":70561111}");
        QCOMPARE(document->root()["a"].text(), QStringLiteral("000002040006"));
        QCOMPARE(document->root()["b"].text(), QStringLiteral("3"));
        QCOMPARE(document->root()["c"].text(), QStringLiteral("70561111"));
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"

#include "buyer.h"
#include "sharedclock.h"
#include "simulator/faults/faultscript.h"

using namespace boxoffice;
using namespace boxoffice::simulator;

/// Which calls a rule strikes, and what is said about one that makes no sense.
class FaultRulesTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;

    RawAnswer script(const QByteArray& json) { return m_buyer->call("POST", "/simulator/faults", json); }
    /// Which of the next calls are struck.
    QByteArray pattern(int calls)
    {
        QByteArray struck;
        for (int i = 0; i < calls; ++i)
            struck += m_buyer->call("GET", "/partners/v1/tracking").status == 502 ? '#' : '.';
        return struck;
    }
private Q_SLOTS:
    void init()
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 20;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
    }
    void aRuleStrikesWhenItSays_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::addColumn<QByteArray>("struck");
        QTest::newRow("always") << QByteArray("") << QByteArray("########");
        QTest::newRow("nth") << QByteArray(",\"nth\":3") << QByteArray("..#.....");
        QTest::newRow("every") << QByteArray(",\"every\":3") << QByteArray("..#..#..");
        QTest::newRow("after") << QByteArray(",\"after\":5") << QByteArray(".....###");
        QTest::newRow("times") << QByteArray(",\"times\":2") << QByteArray("##......");
        QTest::newRow("all three") << QByteArray(",\"after\":1,\"every\":2,\"times\":2") << QByteArray("..#.#...");
        QTest::newRow("never") << QByteArray(",\"percent\":0") << QByteArray("........");
        QTest::newRow("switched off") << QByteArray(",\"enabled\":false") << QByteArray("........");
    }
    void aRuleStrikesWhenItSays()
    {
        QFETCH(QByteArray, when);
        QFETCH(QByteArray, struck);
        QCOMPARE(script("{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502" + when + '}').status, 200);
        QCOMPARE(pattern(8), struck);
    }
    void chanceFollowsFromTheSeed()
    {
        const QByteArray rule = "{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502,\"percent\":40}";
        std::ignore = script(rule);
        const QByteArray first = pattern(100);
        QVERIFY2(first.count('#') > 20 && first.count('#') < 60, first.constData());
        init();
        std::ignore = script(rule);
        QCOMPARE(pattern(100), first);
    }
    void matchingNarrowsARule()
    {
        std::ignore = script("{\"endpoint\":\"events\",\"kind\":\"error\",\"code\":504,\"match\":\"keyword=x\"}");
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=y").status, 200);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=x").status, 504);
        QCOMPARE(m_buyer->call("DELETE", "/simulator/faults").status, 200);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=x").status, 200);
    }
    void rulesThatMakeNoSenseAreExplained_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("not JSON") << QByteArray("x") << QByteArray("request:1:1: expected a value");
        QTest::newRow("not an object") << QByteArray("[]") << QByteArray("JSON object");
        QTest::newRow("place") << QByteArray("{\"endpoint\":\"reserve\",\n  \"kind\": \"explode\"}") << QByteArray("request:2:11: ");
        QTest::newRow("what is expected") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"explode\"}") << QByteArray("expected one of delay, ");
        QTest::newRow("missing") << QByteArray("{\"endpoint\":\"reserve\"}") << QByteArray("\\\"kind\\\" is missing");
        QTest::newRow("member of another kind") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"cents\":1}") << QByteArray("means nothing to");
        QTest::newRow("needed member") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"error\"}") << QByteArray("needs");
        QTest::newRow("undocumented code") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"error\",\n \"code\": 20053}") << QByteArray("request:2:10: \\\"code\\\" 20053: expected one of 10002, ");
        QTest::newRow("no duration") << QByteArray("{\"endpoint\":\"*\",\"kind\":\"delay\"}") << QByteArray("request:1:1: \\\"delay\\\" needs");
        QTest::newRow("range") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"percent\":101}") << QByteArray("from 0 to 100");
        QTest::newRow("fraction") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"nth\":1.5}") << QByteArray("a whole number");
        QTest::newRow("form") << QByteArray("{\"endpoint\":\"events\",\"kind\":\"malformedJson\",\"form\":\"odd\"}") << QByteArray("half, duplicate");
        QTest::newRow("place without effect") << QByteArray("{\"endpoint\":\"events\",\"kind\":\"shortHold\"}") << QByteArray("never happens at");
        QTest::newRow("half a night") << QByteArray("{\"endpoint\":\"events\",\"kind\":\"maintenance\",\"from\":\"02:00\"}") << QByteArray("both");
        QTest::newRow("no time of day") << QByteArray("{\"endpoint\":\"events\",\"kind\":\"maintenance\",\"from\":\"2 am\",\"to\":\"04:00\"}") << QByteArray("a time of day");
        QTest::newRow("contradiction") << QByteArray("{\"endpoint\":\"events\",\"kind\":\"hang\",\"nth\":1,\"times\":2}") << QByteArray("alone");
        QTest::newRow("twice") << QByteArray("{\"endpoint\":\"events\",\"endpoint\":\"events\",\"kind\":\"hang\"}") << QByteArray("a second time");
        QTest::newRow("endpoint") << QByteArray("{\"endpoint\":\"reserv\",\"kind\":\"hang\"}") << QByteArray("reserv");
        QTest::newRow("kind") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"explode\"}") << QByteArray("explode");
        QTest::newRow("member") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"often\":1}") << QByteArray("often");
        QTest::newRow("type") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"nth\":\"1\"}") << QByteArray("nth");
    }
    void rulesThatMakeNoSenseAreExplained()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, names);
        const RawAnswer answer = script(rule);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains(names));
    }
    void aCodeOfOnesOwnNeedsItsStatus()
    {
        QCOMPARE(script("{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":20053,\"http\":418}").status, 200);
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 418);
    }
    void eitherEndOfADelayIsEnough()
    {
        QCOMPARE(script("{\"endpoint\":\"tracking\",\"kind\":\"delay\",\"delay\":1}").status, 200);
        QCOMPARE(script("{\"endpoint\":\"tracking\",\"kind\":\"delay\",\"delayMost\":1}").status, 200);
    }
    void scriptsThatMakeNoSenseAreExplained_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("unknown member") << QByteArray("{\n \"titel\": \"x\"}") << QStringLiteral("s.json:2:2: \"titel\" is not part of a script");
        QTest::newRow("rule") << QByteArray("{\"faults\": [\n  {\"endpoint\": \"here\", \"kind\": \"hang\"}]}") << QStringLiteral("s.json:2:16: \"endpoint\" \"here\": expected one of *, connection, ");
        QTest::newRow("option") << QByteArray("{\"options\": {\"polWait\": 1}}") << QStringLiteral("s.json:1:14: no option is called \"polWait\"");
        QTest::newRow("option's range") << QByteArray("{\"options\": {\"pollWait\": -1}}") << QStringLiteral("s.json:1:26: \"pollWait\": expected a whole number from 0 to 3600");
        QTest::newRow("option's word") << QByteArray("{\"options\": {\"polling\": \"often\"}}") << QStringLiteral("s.json:1:25: \"polling\": expected one of status, path");
        QTest::newRow("comma") << QByteArray("{\"title\": \"a\" \"teaches\": \"b\"}") << QStringLiteral("s.json:1:15: expected a comma or }");
        QTest::newRow("trailing comma") << QByteArray("{\"faults\": [],}") << QStringLiteral("s.json:1:15: expected a name in quotes");
        QTest::newRow("open end") << QByteArray("{\"faults\": [") << QStringLiteral("s.json:1:13: expected a value, but the text ends here");
        QTest::newRow("rest") << QByteArray("{} {}") << QStringLiteral("s.json:1:4: expected nothing after the value");
        QTest::newRow("deep") << QByteArray(100, '[') << QStringLiteral("s.json:1:34: expected less than 32 levels");
        QTest::newRow("quote") << QByteArray("{\"title\": \"a") << QStringLiteral("expected a closing quote");
        QTest::newRow("escape") << QByteArray("{\"title\": \"\\x\"}") << QStringLiteral("expected one of");
    }
    void scriptsThatMakeNoSenseAreExplained()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const Result<FaultScript> script = readFaultScript(text, QStringLiteral("s.json"));
        QVERIFY(!script.ok());
        QVERIFY2(script.failure().detail.contains(said), qPrintable(script.failure().detail));
    }
    void aScriptSetsOptionsAndRules()
    {
        const Result<FaultScript> script = readFaultScript(
            "{\"title\": \"T \\u00e9\", \"teaches\": \"x\", \"note\": \"for people\", \"options\": {\"polling\": \"path\", \"latency\": 30, \"forcePolling\": true},"
            " \"faults\": [{\"endpoint\": \"events\", \"kind\": \"delay\", \"delay\": 5, \"note\": \"why\"}]}", QStringLiteral("s.json"));
        QVERIFY2(script.ok(), script.ok() ? "" : qPrintable(script.failure().detail));
        QCOMPARE(script->title, QStringLiteral("T \u00e9"));
        QCOMPARE(script->faults.size(), std::size_t(1));
        QCOMPARE(script->faults.front().delay, std::chrono::milliseconds(5));
        Options options;
        options.pollWait = 9;
        applyOptions(*script, options);
        QCOMPARE(options.polling, Polling::Path);
        QCOMPARE(options.latency, std::chrono::milliseconds(30));
        QVERIFY(options.forcePolling);
        QCOMPARE(options.pollWait, 9); // what the script does not name stays
    }
    void aFileThatIsNotThereIsNamed()
    {
        const Result<FaultScript> script = readFaultScriptFile(QStringLiteral("/nowhere/s.json"));
        QVERIFY(!script.ok());
        QVERIFY(script.failure().detail.startsWith(QStringLiteral("/nowhere/s.json: cannot be read")));
    }
};

QTEST_GUILESS_MAIN(FaultRulesTest)
#include "faultrules_test.moc"

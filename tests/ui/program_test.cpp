#include "tests/support/childprogram.h"
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace boxoffice::test;

namespace {

const QString program = QStringLiteral("boxoffice");

QJsonObject tourOf(const Home& home) { return QJsonDocument::fromJson(home.read(QStringLiteral("pictures/tour.json"))).object(); }

} // namespace

/// The program itself as a child: its options, its exit statuses, its tour.
class ProgramTest : public QObject {
    Q_OBJECT

    /// What README says of tour.json, picture by picture.
    static void isComplete(const Home& home)
    {
        const QJsonObject tour = tourOf(home);
        QCOMPARE(tour[QStringLiteral("result")].toString(), QStringLiteral("sold"));
        QVERIFY(!tour[QStringLiteral("order_number")].toString().isEmpty());
        QVERIFY(!tour[QStringLiteral("event")].toString().isEmpty());
        QVERIFY(!tour[QStringLiteral("total")].toString().isEmpty());
        QCOMPARE(tour[QStringLiteral("currency")].toString(), QStringLiteral("USD"));
        QVERIFY(!tour[QStringLiteral("tickets")].toArray().isEmpty());
        QVERIFY(tour[QStringLiteral("worst_stall_ms")].toDouble() > 0);
        const QJsonArray steps = tour[QStringLiteral("steps")].toArray();
        QVERIFY(steps.size() >= 10);
        for (const QJsonValue& step : steps) {
            QVERIFY(!step[QStringLiteral("name")].toString().isEmpty());
            QVERIFY(step[QStringLiteral("ms")].isDouble());
            const QImage picture(home.path(QStringLiteral("pictures/") + step[QStringLiteral("picture")].toString()));
            QVERIFY2(picture.width() >= 800 && picture.height() >= 600, qPrintable(step[QStringLiteral("name")].toString()));
        }
    }

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay()
    {
        const Home home;
        const Said help = runProgram(program, {QStringLiteral("--help")}, home.withoutDisplay());
        QCOMPARE(help.status, 0);
        for (const char* option : {"--kiosk", "--demo", "--config", "--set", "--tour", "--tour-script", "--check", "--version"})
            QVERIFY2(help.out.contains(QLatin1String(option)), option);
        const Said version = runProgram(program, {QStringLiteral("--version")}, home.withoutDisplay());
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith(QLatin1String("boxoffice 0.")));
        QCOMPARE(help.err + version.err, QString());
    }

    void mistakesAreOneLineAndStatusTwoWithoutADisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("named"); // what the line must name
        const auto with = [](const char* more) { return "[partner]\napi_key=k\nbase_url=http://127.0.0.1:9/partners/v1\n" + QByteArray(more); };
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--frobnicate")} << QByteArray() << QStringList{QStringLiteral("--frobnicate")};
        QTest::newRow("value missing") << QStringList{QStringLiteral("--set")} << QByteArray() << QStringList{QStringLiteral("--set")};
        QTest::newRow("no such file") << QStringList{QStringLiteral("--config"), QStringLiteral("/nowhere/x.ini")} << QByteArray()
                                      << QStringList{QStringLiteral("/nowhere/x.ini")};
        QTest::newRow("required key") << QStringList() << QByteArray("[lane]\nname=1\n") << QStringList{QStringLiteral("partner/api_key")};
        QTest::newRow("unknown key") << QStringList() << with("[lane]\ncolour=red\n") << QStringList{QStringLiteral("box.ini"), QStringLiteral("lane/colour")};
        QTest::newRow("bad number") << QStringList() << with("min_key_bits=many\n")
                                    << QStringList{QStringLiteral("box.ini"), QStringLiteral("partner/min_key_bits"), QStringLiteral("expected")};
        QTest::newRow("plain http") << QStringList() << QByteArray("[partner]\napi_key=k\nbase_url=http://example.com/partners/v1\n")
                                    << QStringList{QStringLiteral("box.ini"), QStringLiteral("partner/base_url"), QStringLiteral("https")};
        QTest::newRow("kiosk invoice") << QStringList{QStringLiteral("--kiosk")} << with("payment_types=card,invoice\n[lane]\nstaff_pins_file=/dev/null\n")
                                       << QStringList{QStringLiteral("partner/payment_types")};
        QTest::newRow("key on the command line") << QStringList{QStringLiteral("--set"), QStringLiteral("partner/api_key=secret-key")} << with("")
                                                 << QStringList{QStringLiteral("partner/api_key")};
        QTest::newRow("tour for real") << QStringList{QStringLiteral("--tour")}
                                       << QByteArray("[partner]\napi_key=k\nbase_url=https://example.com/partners/v1\n") << QStringList{QStringLiteral("--tour")};
    }
    void mistakesAreOneLineAndStatusTwoWithoutADisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, file);
        QFETCH(QStringList, named);
        const Home home;
        if (!file.isEmpty())
            arguments << QStringLiteral("--config") << home.write(QStringLiteral("box.ini"), file);
        const Said said = runProgram(program, arguments, home.withoutDisplay());
        QCOMPARE(said.status, 2);
        QCOMPARE(said.err.trimmed().count(QLatin1Char('\n')), 0);
        for (const QString& name : named)
            QVERIFY2(said.err.contains(name), qPrintable(said.err));
        QVERIFY(!said.err.contains(QLatin1String("secret-key")));
    }

    void theDemoSellsByItself_data()
    {
        QTest::addColumn<QStringList>("face");
        QTest::addRow("attended") << QStringList();
        QTest::addRow("kiosk") << QStringList{QStringLiteral("--kiosk")};
    }
    void theDemoSellsByItself()
    {
        QFETCH(QStringList, face);
        const Home home;
        const Said said = runProgram(program, face + QStringList{QStringLiteral("--demo"), QStringLiteral("--tour=") + home.path(QStringLiteral("pictures"))}, home.offscreen());
        QVERIFY2(said.status == 0, qPrintable(said.out + said.err));
        isComplete(home);
        QVERIFY(said.out.contains(tourOf(home)[QStringLiteral("order_number")].toString()));
    }

    void theTourSellsAtAnyServiceOnThisMachine()
    {
        const Home home;
        const SimulatorChild service(home, {QStringLiteral("--force-polling"), QStringLiteral("--poll-wait"), QStringLiteral("1")});
        const QString config = home.write(QStringLiteral("box.ini"), service.settings());
        const QString script = home.write(QStringLiteral("script.json"), R"({"search": "Whole House", "quantity": 4, "payment": "invoice", "delivery": "WILLCALL"})");
        const Said said = runProgram(program, {QStringLiteral("--config"), config, QStringLiteral("--tour=") + home.path(QStringLiteral("pictures")),
                                               QStringLiteral("--tour-script=") + script}, home.offscreen());
        QVERIFY2(said.status == 0, qPrintable(said.out + said.err));
        QCOMPARE(service.commitCounts(), QList<int>{1});
        QCOMPARE(service.cartStates(), QStringList{QStringLiteral("committed")});
        QCOMPARE(service.ledger()[QStringLiteral("faults")].toArray(), QJsonArray());
        const QJsonValue order = service.ledger()[QStringLiteral("orders")][0];
        QCOMPARE(order[QStringLiteral("tickets")].toInt(), 4);
        QCOMPARE(order[QStringLiteral("order_number")].toString(), tourOf(home)[QStringLiteral("order_number")].toString());
        isComplete(home);
    }

    /// Everything that goes wrong is the text that the buyer saw.
    void aTourThatCannotSellSaysWhatTheBuyerSaw_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QString>("text");
        QTest::newRow("sold out") << QByteArray("Sold Out") << QStringLiteral("2 together are not left");
        QTest::newRow("sold elsewhere") << QByteArray("Not Transactable") << QStringLiteral("Not sold here");
        QTest::newRow("maintenance") << QByteArray("Nightly Maintenance") << QStringLiteral("clos");
    }
    void aTourThatCannotSellSaysWhatTheBuyerSaw()
    {
        QFETCH(QByteArray, event);
        QFETCH(QString, text);
        const Home home;
        const SimulatorChild service(home);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings());
        const QString script = home.write(QStringLiteral("script.json"), "{\"search\": \"" + event + "\", \"patience_seconds\": 3}");
        const Said said = runProgram(program, {QStringLiteral("--config"), config, QStringLiteral("--tour=") + home.path(QStringLiteral("pictures")),
                                               QStringLiteral("--tour-script"), script}, home.offscreen());
        QCOMPARE(said.status, 1);
        const QJsonObject tour = tourOf(home);
        QCOMPARE(tour[QStringLiteral("result")].toString(), QStringLiteral("problem"));
        QVERIFY(!tour[QStringLiteral("stalled_at")].toString().isEmpty());
        const QString seen = tour[QStringLiteral("problems")][0].toString();
        QVERIFY2(seen.contains(text, Qt::CaseInsensitive), qPrintable(QString::fromUtf8(QJsonDocument(tour).toJson()) + said.out));
        QVERIFY(said.out.contains(seen));
        QCOMPARE(service.requests(QStringLiteral("commit")), 0);
    }

    void aTourThatStallsGivesItsSeatsBackAndNamesTheStep()
    {
        const Home home;
        const SimulatorChild service(home);
        service.addFault(R"({"endpoint": "shippingOptions", "kind": "redirect"})");
        const QString config = home.write(QStringLiteral("box.ini"), service.settings());
        const QString script = home.write(QStringLiteral("script.json"), R"({"patience_seconds": 2})");
        const Said said = runProgram(program, {QStringLiteral("--config"), config, QStringLiteral("--tour-script"), script}, home.offscreen());
        QCOMPARE(said.status, 1);
        QVERIFY2(said.out.contains(QLatin1String("choose delivery")), qPrintable(said.out));
        QCOMPARE(service.cartStates(), QStringList{QStringLiteral("deleted")});
    }

    void aWrongTourScriptIsStatusTwo()
    {
        const Home home;
        const QString script = home.write(QStringLiteral("script.json"), R"({"quantity": "many"})");
        const Said said = runProgram(program, {QStringLiteral("--demo"), QStringLiteral("--tour-script"), script}, home.offscreen());
        QCOMPARE(said.status, 2);
        QVERIFY2(said.err.contains(QLatin1String("quantity")) && said.err.contains(QLatin1String("script.json")), qPrintable(said.err));
    }

    /// It would take the sale in hand of the first for one that a crash left behind.
    void anotherLaneOnTheSameJournalEndsWithThree()
    {
        const Home home;
        const SimulatorChild service(home);
        const QByteArray journal = "[journal]\nurl=sqlite:" + home.path(QStringLiteral("shared.sqlite")).toUtf8() + '\n';
        const QString config = home.write(QStringLiteral("box.ini"), service.settings(journal));
        ChildProgram first(program, {QStringLiteral("--config"), config}, home.offscreen());
        QTRY_VERIFY_WITH_TIMEOUT(service.requests(QStringLiteral("events")) > 0, 20'000);
        const Said second = runProgram(program, {QStringLiteral("--config"), config, QStringLiteral("--set"), QStringLiteral("lane/name=Window 8")}, home.withoutDisplay());
        QCOMPARE(second.status, 3);
        QVERIFY2(second.err.contains(QLatin1String("shared.sqlite")), qPrintable(second.err));
        first.killHard();
    }

    void aSecondInstanceOfALaneEndsWithThree()
    {
        const Home home;
        const SimulatorChild service(home);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings());
        ChildProgram first(program, {QStringLiteral("--config"), config}, home.offscreen());
        QTRY_VERIFY_WITH_TIMEOUT(service.requests(QStringLiteral("events")) > 0, 20'000);
        const Said second = runProgram(program, {QStringLiteral("--config"), config}, home.withoutDisplay());
        QCOMPARE(second.status, 3);
        QVERIFY2(second.err.contains(QLatin1String("Window 7")), qPrintable(second.err));
        QVERIFY(first.isRunning());
        first.killHard();
        const Said third = runProgram(program, {QStringLiteral("--config"), config, QStringLiteral("--check")}, home.withoutDisplay());
        QCOMPARE(third.status, 0); // a crash does not lock the lane out
    }

    void theCheckTellsGoodFromBadAndMasksTheKey()
    {
        const Home home;
        const SimulatorChild service(home, {QStringLiteral("--api-key"), QStringLiteral("very-secret-key")});
        const QByteArray good = service.settings().replace("demo-key", "very-secret-key");
        const QStringList check{QStringLiteral("--check"), QStringLiteral("--config")};
        const Said fine = runProgram(program, check + QStringList{home.write(QStringLiteral("good.ini"), good)}, home.withoutDisplay());
        QVERIFY2(fine.status == 0, qPrintable(fine.out + fine.err));
        const Said key = runProgram(program, check + QStringList{home.write(QStringLiteral("key.ini"), service.settings())}, home.withoutDisplay());
        QCOMPARE(key.status, 1);
        const QByteArray root = service.root().toEncoded();
        const Said dead = runProgram(program, check + QStringList{home.write(QStringLiteral("dead.ini"), QByteArray(good).replace(root, "http://127.0.0.1:1"))}, home.withoutDisplay());
        QCOMPARE(dead.status, 1);
        QVERIFY(dead.out.contains(QLatin1String("FAIL")) && !dead.out.contains(QLatin1String("All is well")));
        for (const Said& said : {fine, key, dead}) {
            QVERIFY(!said.out.contains(QLatin1String("very-secret-key")) && !said.err.contains(QLatin1String("very-secret-key")));
            QVERIFY2(said.out.contains(QLatin1String("partner/api_key")), qPrintable(said.out));
        }
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"

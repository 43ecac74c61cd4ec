#include "composition/walkupfile.h"
#include "paymentpagedriver.h"
#include "tests/support/childprogram.h"
#include "ui/theme/resources.h"
#include <QJsonArray>
#include <QLabel>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QByteArray whole = "[buyer]\nfirst_name=Walk\nlast_name=Up\nemail=lane@example.com\nphone=212-555-0123\nline1=1 Test Street, Floor 2\n"
                         "city=Testville\nregion=CA\ncountry=US\npostal_code=90210\n";
const QList<BuyerField> everything{BuyerField::Name, BuyerField::Email, BuyerField::Address, BuyerField::Phone};

bool shows(const QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* one) { return one->isVisible() && one->text().contains(text); });
}

} // namespace

/// The buyer that an attended lane keeps for invoice sales without one.
class PaymentWalkUpTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    Home m_home;

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void aWholeFileIsRead()
    {
        const Result<BuyerForm> buyer = readWalkUp(m_home.write(QStringLiteral("whole.ini"), whole), everything);
        QVERIFY2(buyer.ok(), buyer ? "" : qPrintable(buyer.failure().detail));
        QCOMPARE(buyer->firstName, QStringLiteral("Walk"));
        QCOMPARE(buyer->line1, QStringLiteral("1 Test Street, Floor 2"));
        QCOMPARE(buyer->countryCode, QStringLiteral("US"));
        QCOMPARE(buyer->postalCode, QStringLiteral("90210"));
    }

    void whatIsWrongNamesFileAndKey_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("names");
        const auto without = [](const char* line) { return QByteArray(whole).replace(line, ""); };
        QTest::newRow("email missing") << without("email=lane@example.com\n") << QStringLiteral("buyer/email");
        QTest::newRow("name missing") << without("last_name=Up\n") << QStringLiteral("buyer/last_name");
        QTest::newRow("country missing") << without("country=US\n") << QStringLiteral("buyer/country");
        QTest::newRow("no such country") << QByteArray(whole).replace("country=US", "country=USA") << QStringLiteral("buyer/country");
        QTest::newRow("no such region") << QByteArray(whole).replace("region=CA", "region=QQ") << QStringLiteral("buyer/region");
        QTest::newRow("phone of letters") << QByteArray(whole).replace("212-555-0123", "reception") << QStringLiteral("buyer/phone");
        QTest::newRow("misspelt") << whole + "e_mail=x@example.com\n" << QStringLiteral("buyer/e_mail");
        QTest::newRow("other section") << whole + "[lane]\nname=7\n" << QStringLiteral("lane/name");
    }
    void whatIsWrongNamesFileAndKey()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, names);
        const QString path = m_home.write(QStringLiteral("wrong.ini"), file);
        const Result<BuyerForm> buyer = readWalkUp(path, everything);
        QVERIFY(!buyer.ok());
        QVERIFY2(buyer.failure().detail.contains(path) && buyer.failure().detail.contains(names), qPrintable(buyer.failure().detail));
        QVERIFY(!buyer.failure().detail.contains(u'\n'));
    }
    void whatTheAccountDoesNotNeedMayBeMissing()
    {
        const QString path = m_home.write(QStringLiteral("short.ini"), "[buyer]\nfirst_name=Walk\nlast_name=Up\n");
        QVERIFY(readWalkUp(path, {BuyerField::Name}).ok());
        QVERIFY(!readWalkUp(path, {BuyerField::Name, BuyerField::Email}).ok());
        QVERIFY(!readWalkUp(m_home.path(QStringLiteral("none.ini")), {}).ok());
    }

    /// For invoices alone: a card's buyer is asked.
    void onlyAnInvoiceTakesItAndTheWarningStandsBesideIt()
    {
        PageAtHand page(m_clock);
        page.view().paymentKinds = {PaymentKind::Card, PaymentKind::Invoice};
        page.view().requiredFields = everything;
        page.view().suggestedReference = QStringLiteral("20261122000204");
        page.show();
        page->setWalkUp(*readWalkUp(m_home.write(QStringLiteral("page.ini"), whole), everything), QStringLiteral("Walk-up customer, Lane 3"));
        page.typeCard();
        QVERIFY(!page->isComplete());
        QVERIFY(page.field(QStringLiteral("First name"))->isVisible());
        QVERIFY(!shows(page.window(), QStringLiteral("10161")));
        page->choose(PaymentKind::Invoice);
        QVERIFY2(page->isComplete(), qPrintable(page->unfinishedName()));
        QVERIFY(!page.field(QStringLiteral("First name"))->isVisible());
        QVERIFY(shows(page.window(), QStringLiteral("10161")));
        QCOMPARE(page->takeForm()->buyer.email, QStringLiteral("lane@example.com"));
    }
    void editingItHoldsForOneSale()
    {
        PageAtHand page(m_clock);
        page.view().paymentKinds = {PaymentKind::Invoice};
        page.view().requiredFields = everything;
        page.view().suggestedReference = QStringLiteral("20261122000204");
        page.show();
        page->setWalkUp(*readWalkUp(m_home.write(QStringLiteral("edit.ini"), whole), everything), QStringLiteral("Walk-up customer"));
        QTest::mouseClick(page.field(QStringLiteral("Edit buyer")), Qt::LeftButton);
        page.paste(QStringLiteral("Last name"), QStringLiteral("Example"));
        QCOMPARE(page->takeForm()->buyer.lastName, QStringLiteral("Example"));
        page.view().reference = QStringLiteral("L1-2"); // the next sale
        page.show();
        QCOMPARE(page->takeForm()->buyer.lastName, QStringLiteral("Up"));
    }

    /// The program with the file in its settings sells an invoice to that buyer without asking for one.
    void theProgramSellsToIt()
    {
        const Home home;
        const SimulatorChild service(home);
        const QString profile = home.write(QStringLiteral("walkup.ini"), whole);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings("walkup_file=" + profile.toUtf8() + "\n[journal]\nurl=sqlite:"
                                                                                      + home.path(QStringLiteral("journal.sqlite")).toUtf8() + '\n'));
        const QString script = home.write(QStringLiteral("script.json"), R"({"search": "Whole House", "payment": "invoice", "delivery": "WILLCALL"})");
        const QStringList tour{QStringLiteral("--config"), config, QStringLiteral("--tour=") + home.path(QStringLiteral("pictures")), QStringLiteral("--tour-script=") + script};
        const Said said = runProgram(QStringLiteral("boxoffice"), tour, home.offscreen());
        QVERIFY2(said.status == 0, qPrintable(said.out + said.err));
        QVERIFY(home.read(QStringLiteral("journal.sqlite")).contains("Walk Up"));
        home.write(QStringLiteral("walkup.ini"), QByteArray(whole).replace("90210", "ABC"));
        const Said wrong = runProgram(QStringLiteral("boxoffice"), tour, home.offscreen());
        QCOMPARE(wrong.status, 2);
        QVERIFY2(wrong.err.contains(QLatin1String("buyer/postal_code")), qPrintable(wrong.err));
        const Said checked = runProgram(QStringLiteral("boxoffice"), {QStringLiteral("--config"), config, QStringLiteral("--check")}, home.withoutDisplay());
        QCOMPARE(checked.status, 1);
        QVERIFY2(checked.out.contains(QLatin1String("FAIL  walk-up")), qPrintable(checked.out));
    }
};

QTEST_MAIN(PaymentWalkUpTest)
#include "paymentwalkup_test.moc"

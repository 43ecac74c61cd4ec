#include "tests/support/memoryscan.h"
#include "catalog/eventrow.h"
#include "composition/lanerules.h"
#include "composition/station.h"
#include "core/json.h"
#include "net/call.h"
#include "session/cardpayment.h"
#include "tests/support/childprogram.h"
#include "tests/support/leapclock.h"
#include "tests/unit/crypto/testcertificate.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/wedgeguard.h"
#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>
#include <stdexcept>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {

int rounds() { return qEnvironmentVariableIntValue("BOXOFFICE_DEEP") != 0 ? 100 : 20; }

enum class Way { Keys, Pad, Burst };

template <class T>
T* named(QWidget& root, const QString& name)
{
    const auto all = root.findChildren<T*>();
    for (T* one : all)
        if (one->accessibleName() == name)
            return one;
    return nullptr;
}

/// A lane with the payment page of the attended face, a number pad, and the service in a process of its own: what it
/// decrypts is not ours. The page, the session and everything below are what the program runs.
class Till {
public:
    Till() : m_service(m_home, {QStringLiteral("--poll-wait"), QStringLiteral("1")})
    {
        qputenv("XDG_STATE_HOME", m_home.path(QStringLiteral("state")).toLocal8Bit());
        Settings settings;
        const QString root = m_service.root().toString();
        settings.partner.baseUrl = QUrl(root + QStringLiteral("/partners/v1"));
        settings.partner.apiKey = settings.browse.discoveryKey = QStringLiteral("demo-key");
        settings.partner.requiredPaymentFields = {QStringLiteral("name"), QStringLiteral("email")};
        settings.partner.paymentTypes = {QStringLiteral("card")};
        settings.browse.discoveryUrl = QUrl(root + QStringLiteral("/discovery/v2"));
        settings.browse.commerceUrl = QUrl(root + QStringLiteral("/commerce/v2"));
        settings.lane.name = QStringLiteral("Window 7");
        m_folder = std::make_unique<StateFolder>(*StateFolder::open(settings.lane.name, true));
        m_station = std::make_unique<Station>(settings, m_clock, *m_folder);
        bool open = false;
        m_station->start([&open](const Result<JournalOpening>& opening) { open = opening.ok(); });
        if (!QTest::qWaitFor([&open] { return open; }))
            qFatal("the journal does not open");
        QObject::connect(&session(), &PurchaseSession::changed, &m_window, [this](const PurchaseView& view) { page().setView(view); });
        openWindow();
    }

    /// A page that nothing was typed into yet; the old one is destroyed.
    void openWindow()
    {
        delete m_window.layout();
        qDeleteAll(m_window.findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
        auto* column = new QVBoxLayout(&m_window);
        m_page = new PaymentPage(true);
        column->addWidget(m_page);
        column->addWidget(new NumberPad);
        m_page->setView(session().view());
        m_window.show();
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }

    [[nodiscard]] PaymentPage& page() { return *m_page; }
    [[nodiscard]] PurchaseSession& session() { return m_station->session(); }
    [[nodiscard]] LeapClock& clock() { return m_clock; }
    [[nodiscard]] const SimulatorChild& service() const { return m_service; }
    [[nodiscard]] QString home() const { return m_home.path(QString()); }
    [[nodiscard]] bool reaches(SaleStage stage)
    {
        if (QTest::qWaitFor([&] { return session().view().stage == stage; }, 60'000))
            return true;
        qWarning("the sale stands at stage %d, not %d", int(session().view().stage), int(stage));
        return false;
    }
    /// Seats held, delivery chosen: the page asks for the card.
    [[nodiscard]] bool reserve()
    {
        if (m_choice.tickets() == 0)
            m_choice = choose();
        session().reserve(m_choice);
        if (!reaches(SaleStage::ChoosingDelivery))
            return false;
        session().chooseDelivery(session().view().delivery.constFirst().id);
        return reaches(SaleStage::EnteringPayment);
    }
    [[nodiscard]] bool giveBack()
    {
        session().release();
        return reaches(SaleStage::Ended);
    }
    /// Fills the page; the number comes from the keyboard, the pad or a wedge.
    void fill(const MaskedNumber& number, Way way)
    {
        auto* field = named<SecretField>(m_window, QStringLiteral("Card number"));
        field->setFocus();
        for (std::size_t at = 0; at < MaskedNumber::length; ++at)
            put(*field, number.digit(at), way);
        QCoreApplication::processEvents(); // the burst, and the painting
        const std::pair<const char*, const char*> rest[]{{"Expiry", "1240"}, {"Security code", "123"}, {"Card postal code", "90000"},
                                                         {"First name", "Ada"}, {"Last name", "Example"}, {"Email", "ada@example.com"}};
        for (const auto& [name, text] : rest)
            QTest::keyClicks(named<QWidget>(m_window, QString::fromLatin1(name)), QString::fromLatin1(text));
    }
    [[nodiscard]] bool pay(SaleStage expected)
    {
        Result<PaymentForm> form = page().takeForm();
        if (!form)
            return false;
        session().pay(std::move(form).value());
        return QTest::qWaitFor([this] { return session().view().stage != SaleStage::AddingPayment; }, 60'000) && reaches(expected);
    }

    /// Types the number into a field as a keyboard wedge does.
    static void burst(QWidget& field, const MaskedNumber& number)
    {
        field.setFocus();
        for (std::size_t at = 0; at < MaskedNumber::length; ++at)
            put(field, number.digit(at));
        QCoreApplication::processEvents();
    }

private:
    static void put(QWidget& field, char digit)
    {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
            QCoreApplication::postEvent(&field, new QKeyEvent(type, Qt::Key_0 + (digit - '0'), Qt::NoModifier, QString(QLatin1Char(digit))));
    }
    void put(SecretField& field, char digit, Way way)
    {
        const int code = Qt::Key_0 + (digit - '0');
        if (way == Way::Keys) {
            QTest::keyClick(m_window.windowHandle(), static_cast<Qt::Key>(code)); // as the platform delivers it
        } else if (way == Way::Pad) {
            QTest::mouseClick(named<QAbstractButton>(m_window, QString(QLatin1Char(digit))), Qt::LeftButton);
        } else {
            put(field, digit);
        }
    }
    [[nodiscard]] ReserveChoice choose()
    {
        std::optional<Result<EventPage>> found;
        const auto call = m_station->discovery().search({.keyword = QStringLiteral("Whole House")},
                                                        [&found](Result<EventPage> page) { found = std::move(page); });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, 20'000) || !*found || (*found)->events.isEmpty())
            return {};
        m_station->desk().open(eventRow((*found)->events.constFirst(), m_clock.wall()));
        (void)QTest::qWaitFor([this] { return !m_station->desk().view().loading; }, 20'000);
        m_station->desk().setQuantity(0, 2);
        return m_station->desk().choice();
    }
    Home m_home;
    SimulatorChild m_service;
    LeapClock m_clock;
    std::unique_ptr<StateFolder> m_folder;
    std::unique_ptr<Station> m_station;
    QWidget m_window;
    PaymentPage* m_page = nullptr;
    ReserveChoice m_choice;
};

/// An exception between the field and the wire, before or after the encryption.
void throwWithTheForm(PaymentPage& page, bool encryptFirst)
{
    static const KeyPtr key = rsaKey(2048);
    const Result<CardCertificate> certificate = parseCardCertificate(CertificateId(QStringLiteral("test.0.us.1")), certificatePem(key), 2048);
    Result<PaymentForm> form = page.takeForm();
    if (!form || !form->card)
        return;
    if (encryptFirst)
        (void)encryptCard(*form->card, *certificate, true);
    throw std::runtime_error("in the middle of a payment");
}

QByteArray cardScript(const MaskedNumber& number)
{
    QByteArray script(R"({"search": "Whole House", "card": {"expiry": "12/30", "code": "123", "number": ")");
    for (std::size_t at = 0; at < MaskedNumber::length; ++at)
        script += number.digit(at);
    return script + "\"}}";
}

} // namespace

/// Issue D, "leaves nothing behind": a number that this process knows only masked goes in through the real page; when
/// the payment is over, the whole address space is read for any eight of its digits.
class MemoryScanTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Till> m_till;

    /// A number of its own in every round, each way of entering it in turn; `end` ends the payment somehow.
    void leavesNothing(const std::function<bool(int round)>& end, bool held = true)
    {
        if (!canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        for (int round = 0; round < rounds(); ++round) {
            const MaskedNumber number(MaskedNumber::Kind::Visa);
            QVERIFY(!held || m_till->reserve());
            m_till->fill(number, static_cast<Way>(round % 3));
            QVERIFY2(m_till->page().isComplete(), qPrintable(m_till->page().unfinishedName()));
            QVERIFY2(copiesInMemory(number) >= 1, "the scan sees the number while it is in the field");
            QVERIFY(end(round));
            const int copies = copiesInMemory(number);
            QVERIFY2(copies == 0, qPrintable(QStringLiteral("round %1: %2 copies").arg(round).arg(copies)));
            QCOMPARE(copiesInFiles(m_till->home(), number), 0);
        }
        qInfo("%d rounds, 0 hits", rounds());
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended, ThemeName::Light);
        m_theme->apply(*qApp);
        m_till = std::make_unique<Till>();
    }
    void cleanupTestCase() { m_till.reset(); }
    void cleanup() { m_till->service().clearFaults(); }

    void afterAnAcceptedPayment()
    {
        leavesNothing([this](int) { return m_till->pay(SaleStage::ReadyToCommit) && m_till->giveBack(); });
    }

    void afterACancelledPayment()
    {
        leavesNothing([this](int round) {
            if (round % 3 == 0)
                m_till->page().wipe();
            else if (round % 3 == 1)
                m_till->openWindow(); // the page is destroyed with the card in it
            return m_till->giveBack(); // and the end of the sale empties it
        });
    }

    void afterADeclinedPayment()
    {
        m_till->service().addFault(R"({"endpoint": "payment", "kind": "error", "code": 20122})");
        leavesNothing([this](int) { return m_till->pay(SaleStage::EnteringPayment) && m_till->giveBack(); });
    }

    /// Every other card is typed when its hold runs out; of the rest the answer never comes.
    void afterATimeOut()
    {
        leavesNothing([this](int round) {
            if (round % 2 == 0) {
                m_till->clock().leap(20min);
                return m_till->reaches(SaleStage::Ended);
            }
            m_till->service().addFault(R"({"endpoint": "payment", "kind": "closeBeforeAnswer", "nth": 1})");
            return m_till->pay(SaleStage::Ended);
        });
    }

    void afterADeadlineOfThirtySeconds()
    {
        if (qEnvironmentVariableIntValue("BOXOFFICE_DEEP") == 0 || !canScanMemory)
            QSKIP("takes its time in packaging/check --deep");
        m_till->service().addFault(R"({"endpoint": "payment", "kind": "hang", "nth": 1})");
        const MaskedNumber number(MaskedNumber::Kind::Visa);
        QVERIFY(m_till->reserve());
        m_till->fill(number, Way::Keys);
        QVERIFY(m_till->pay(SaleStage::Ended));
        QCOMPARE(copiesInMemory(number), 0);
    }

    void afterAnException()
    {
        m_till->openWindow();
        leavesNothing(
            [this](int round) {
                try {
                    throwWithTheForm(m_till->page(), round % 2 == 0);
                } catch (const std::runtime_error&) {
                    m_till->page().wipe();
                    return true;
                }
                return false;
            },
            false);
    }

    /// A reader that types into the buyer's name: the guard keeps every digit out of the QLineEdit.
    void afterABurstIntoAnotherField()
    {
        if (!canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        m_till->openWindow();
        const WedgeGuard guard(true);
        for (int round = 0; round < rounds(); ++round) {
            const MaskedNumber number(MaskedNumber::Kind::Visa);
            auto* name = named<QLineEdit>(*m_till->page().window(), QStringLiteral("First name"));
            auto* card = named<SecretField>(*m_till->page().window(), QStringLiteral("Card number"));
            QVERIFY(name && card);
            m_till->burst(*name, number);
            QTRY_COMPARE(card->digitCount(), int(MaskedNumber::length));
            QVERIFY(name->text().isEmpty());
            m_till->burst(*name, number); // the card field is taken now: dropped
            QTRY_VERIFY(!guard.isSwallowing());
            m_till->page().wipe();
            QCOMPARE(card->digitCount(), 0);
            QCOMPARE(copiesInMemory(number), 0);
        }
        qInfo("%d rounds, 0 hits", rounds());
    }

    /// What the proof is worth: the same scan, and the widget that everybody else would use.
    void theSameScanFindsALineEditEveryTime()
    {
        if (!canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        for (int round = 0; round < rounds(); ++round) {
            const MaskedNumber number(MaskedNumber::Kind::Visa);
            {
                QLineEdit edit;
                edit.setEchoMode(QLineEdit::Password);
                edit.show();
                for (std::size_t at = 0; at < MaskedNumber::length; ++at)
                    QTest::keyClick(&edit, static_cast<Qt::Key>(Qt::Key_0 + (number.digit(at) - '0')));
                edit.setText(QString(edit.text().size(), u'x')); // as careful people do
                edit.clear();
            }
            QVERIFY2(copiesInMemory(number) > 0, qPrintable(QStringLiteral("round %1: not found").arg(round)));
        }
        qInfo("%d rounds, found in each", rounds());
    }

    /// Journal, logs, cache, profile, temporary files, pictures: everything the program wrote in a whole sale.
    void theProgramLeavesNoFileWithDigits()
    {
        const Home home;
        const Home apart; // the script has the number in it
        const SimulatorChild service(apart, {QStringLiteral("--poll-wait"), QStringLiteral("1")});
        const MaskedNumber number(MaskedNumber::Kind::Visa);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings("[journal]\nurl=sqlite:" + home.path(QStringLiteral("journal.sqlite")).toUtf8() + '\n'));
        const QString script = apart.write(QStringLiteral("sale.json"), cardScript(number));
        QVERIFY(QDir().mkpath(home.path(QStringLiteral("tmp"))));
        QProcessEnvironment environment = home.offscreen();
        environment.insert(QStringLiteral("TMPDIR"), home.path(QStringLiteral("tmp")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), home.path(QStringLiteral("cache")));
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("boxoffice.*=true"));
        const Said said = runProgram(QStringLiteral("boxoffice"),
                                     {QStringLiteral("--config"), config, QStringLiteral("--tour=") + home.path(QStringLiteral("pictures")),
                                      QStringLiteral("--tour-script"), script}, environment);
        QVERIFY2(said.status == 0, qPrintable(said.err));
        QVERIFY(home.read(QStringLiteral("journal.sqlite")).contains("VISA ends "));
        home.write(QStringLiteral("tmp/said"), said.out.toUtf8() + said.err.toUtf8());
        QCOMPARE(copiesInFiles(home.path(QString()), number), 0);
        QVERIFY(copiesInFiles(apart.path(QString()), number) > 0); // what the script holds is found
    }
};

QTEST_MAIN(MemoryScanTest)
#include "memoryscan_test.moc"

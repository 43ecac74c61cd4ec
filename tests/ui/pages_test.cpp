#include "sampleviews.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/browse/eventlistmodel.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/pages/delivery/deliverypage.h"
#include "ui/pages/deliverywords.h"
#include "ui/pages/done/donepage.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/notice/problemtable.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/offers/offerwords.h"
#include "ui/pages/payment/countrybox.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/eventdelegate.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/secretfield.h"
#include <QAccessible>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

constexpr int kinds = static_cast<int>(ProblemKind::Other) + 1;
constexpr int steps = static_cast<int>(SaleStep::Release) + 1;

bool promisesNoCharge(const QString& text)
{
    return text.contains(QLatin1String("not charged")) || text.contains(QLatin1String("Nothing has been"))
           || text.contains(QLatin1String("Nothing was charged"));
}

template <class T>
T* named(const QWidget& root, const QString& name)
{
    for (T* found : root.findChildren<T*>())
        if (found->accessibleName() == name)
            return found;
    return nullptr;
}

} // namespace

class PagesTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    QLocale m_locale{QLocale::English, QLocale::UnitedStates};
    std::unique_ptr<Theme> m_theme;

    void type(PaymentPage& page, const QString& field, const QString& text)
    {
        QLineEdit* edit = named<QLineEdit>(page, field);
        QVERIFY2(edit, qPrintable(field));
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }

private Q_SLOTS:
    void countriesAreFoundByCodeAndByName()
    {
        const auto typed = [](const char* text) {
            CountryBox box;
            box.setCurrentIndex(0);
            QTest::keyClicks(&box, QLatin1String(text));
            return box.currentData().toString();
        };
        QCOMPARE(typed("US"), QStringLiteral("US"));
        QCOMPARE(typed("us"), QStringLiteral("US"));
        QCOMPARE(typed("CA"), QStringLiteral("CA"));
        QCOMPARE(typed("camb"), QStringLiteral("KH"));
        QCOMPARE(typed("germ"), QStringLiteral("DE"));
        QCOMPARE(typed("united k"), QStringLiteral("GB"));
    }
    void withoutSeatsNothingIsOfferedThatNeedsThem()
    {
        for (const ProblemKind kind : {ProblemKind::PriceChanged, ProblemKind::NoAnswer, ProblemKind::Declined, ProblemKind::Certificate}) {
            const ProblemText gone = describe({.kind = kind, .step = SaleStep::Payment}, QLocale::c(), Face::Attended);
            QCOMPARE(gone.actions, (QList{ProblemAction::LookAgain, ProblemAction::StartOver}));
        }
        const ProblemText held = describe({.kind = ProblemKind::PriceChanged, .step = SaleStep::Commit, .seatsHeld = true}, QLocale::c(), Face::Attended);
        QCOMPARE(held.actions.constFirst(), ProblemAction::AcceptTotal);
    }

    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(m_locale);
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void everyProblemHasWordsAndNeverGuessesAboutMoney()
    {
        for (int kind = 0; kind < kinds; ++kind)
            for (int step = 0; step < steps; ++step)
                for (const Charged charged : {Charged::No, Charged::Maybe})
                    for (const bool held : {false, true})
                        for (const bool invoice : {false, true})
                            for (const Face face : {Face::Attended, Face::Kiosk}) {
                                const Problem problem{.kind = static_cast<ProblemKind>(kind), .step = static_cast<SaleStep>(step),
                                                      .charged = charged, .seatsHeld = held, .invoice = invoice, .apiCode = 4711,
                                                      .reference = QStringLiteral("KX7-204")};
                                const ProblemText text = describe(problem, m_locale, face);
                                const QString where = QStringLiteral("%1/%2: %3 %4").arg(kind).arg(step).arg(text.title, text.text);
                                QVERIFY2(!text.title.isEmpty() && !text.text.isEmpty() && !text.actions.isEmpty(), qPrintable(where));
                                QVERIFY2(!where.contains(u'%'), qPrintable(where));
                                QVERIFY2(text.codeLine.contains(QLatin1String("4711")), qPrintable(where));
                                if (face == Face::Attended)
                                    QVERIFY(text.codeLine.startsWith(QLatin1String("Code for support")));
                                if (charged == Charged::Maybe || problem.kind == ProblemKind::OutcomeUnknown)
                                    QVERIFY2(!promisesNoCharge(text.text), qPrintable(where));
                            }
    }

    void unknownOutcomeSaysDoNotPayAgainWithTheReference()
    {
        Problem problem{.kind = ProblemKind::OutcomeUnknown, .step = SaleStep::Commit, .charged = Charged::Maybe,
                        .reference = QStringLiteral("KX7-204")};
        ProblemText text = describe(problem, m_locale, Face::Kiosk);
        QCOMPARE(text.title, QStringLiteral("Do not pay again."));
        QVERIFY(text.text.contains(QLatin1String("KX7-204")));
        QVERIFY(text.text.contains(QLatin1String("Please tell staff.")));
        problem.invoice = true;
        text = describe(problem, m_locale, Face::Attended);
        QCOMPARE(text.title, QStringLiteral("Do not sell again."));
        QVERIFY(text.text.contains(QLatin1String("KX7-204")));
    }

    void everyDocumentedCodeHasAKindAndStrangeOnesAreSaidToo()
    {
        for (const int code : {10002, 10004, 10031, 10104, 10161, 20001, 20046, 20052, 20122, 20129, 20152, 21001, 90001, 90003, 502, 503, 504})
            QVERIFY2(documentedKind(code, 400) != ProblemKind::Other, qPrintable(QString::number(code)));
        QCOMPARE(documentedKind(0, 429), ProblemKind::Quota);
        QCOMPARE(documentedKind(31337, 400), ProblemKind::Other);
        QVERIFY(!describe({.apiCode = 31337}, m_locale, Face::Attended).text.isEmpty());
    }

    void aProblemIsReadOutAsTheBuyerSawIt()
    {
        ProblemNotice notice;
        notice.setProblem(Problem{.kind = ProblemKind::Declined, .step = SaleStep::Commit, .seatsHeld = true, .apiCode = 20122});
        const NoticeBox* box = notice.findChild<NoticeBox*>();
        QCOMPARE(box->accessibleName(), QStringLiteral("Problem"));
        QVERIFY(box->accessibleDescription().contains(QLatin1String("Card not accepted")));
        QVERIFY(box->accessibleDescription().contains(QLatin1String("Your card was not charged.")));
    }

    void quantityRulesAreExplainedBeforeTheServiceRefuses()
    {
        OfferView offer;
        offer.multiple = 2;
        offer.minimum = 2;
        offer.advice = QuantityAdvice::NotAMultiple;
        offer.nearestBelow = 2;
        offer.nearestAbove = 4;
        QCOMPARE(quantityAdvice(offer, 6), QStringLiteral("Sold in pairs: choose 2 or 4"));
        offer.advice = QuantityAdvice::BelowMinimum;
        QCOMPARE(quantityAdvice(offer, 6), QStringLiteral("2 at least"));
        offer.advice = QuantityAdvice::AboveOrderLimit;
        QCOMPARE(quantityAdvice(offer, 6), QStringLiteral("At most 6 per order"));
        offer.advice = QuantityAdvice::Fine;
        QVERIFY(quantityAdvice(offer, 6).isEmpty());
        QCOMPARE(orderLimitText(sampleOffers()), QStringLiteral("Limit 6 per order"));
        const NightlyHours nightly{QTime(2, 0), QTime(4, 0)};
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(nightlyText({false, nightly}, german), QStringLiteral("The ticket system closes at 02:00, venue time, and opens at 04:00."));
        QVERIFY(nightlyText({true, nightly}, german).contains(QStringLiteral("until 04:00, venue time")));
    }

    void quantitiesAreNamedByTheirOfferAndRestWhileHeld()
    {
        OffersPage page;
        page.setView(sampleOffers());
        QuantityStepper* stepper = named<QuantityStepper>(page, QStringLiteral("Quantity, Floor, adult"));
        QVERIFY(stepper && stepper->isEnabled());
        QVERIFY(!page.canReserve());
        page.setView(chosenOffers());
        QVERIFY(page.canReserve());
        QCOMPARE(stepper->value(), 2);
        page.setView(chosenOffers(), {.places = 2, .types = {}});
        QVERIFY(!page.canReserve());
        QVERIFY(!stepper->isEnabled());
    }

    void repeatedOfferNamesCarryTheirLevel()
    {
        OffersView view = sampleOffers();
        view.offers = {view.offers[0], view.offers[0]};
        view.offers[0].levelName = QStringLiteral("Level 1");
        view.offers[1].levelName = QStringLiteral("Level 2");
        OffersPage page;
        page.setView(view);
        QVERIFY(named<QuantityStepper>(page, QStringLiteral("Quantity, Floor, adult, Level 2")));
    }

    void deliveryRowsSpeakTheirServiceLevel()
    {
        DeliveryPage page;
        QSignalSpy chosen(&page, &DeliveryPage::chosen);
        page.setView(heldSale(m_clock, SaleStage::ChoosingDelivery));
        QVERIFY(!page.isSettled());
        auto* row = named<ChoiceRow>(page, QStringLiteral("Delivery, Will call"));
        QVERIFY(row);
        row->click();
        QCOMPARE(chosen.front().front().value<ShippingId>().text(), QStringLiteral("2"));
        QCOMPARE(deliveryWords(QStringLiteral("COURIER")), QStringLiteral("COURIER"));
    }

    void cardPaymentIsTakenOnceEverythingIsTyped()
    {
        PaymentPage page(true);
        page.setToday(QDate(2026, 11, 22));
        PurchaseView view = heldSale(m_clock, SaleStage::EnteringPayment);
        view.requiredFields = {BuyerField::Name, BuyerField::Email};
        page.setView(view);
        page.show();
        QVERIFY(!page.validate());
        SecretField* number = named<SecretField>(page, QStringLiteral("Card number"));
        SecretField* code = named<SecretField>(page, QStringLiteral("Security code"));
        QVERIFY(number && code);
        QTest::keyClicks(number, QStringLiteral("4111111111111111"));
        QTest::keyClicks(code, QStringLiteral("123"));
        type(page, QStringLiteral("Expiry"), QStringLiteral("1230"));
        QCOMPARE(named<QLineEdit>(page, QStringLiteral("Expiry"))->text(), QStringLiteral("12/30"));
        type(page, QStringLiteral("Card postal code"), QStringLiteral("90000"));
        type(page, QStringLiteral("First name"), QStringLiteral("Ada"));
        type(page, QStringLiteral("Last name"), QStringLiteral("Example"));
        type(page, QStringLiteral("Email"), QStringLiteral("ada@example"));
        QVERIFY(!page.isComplete());
        type(page, QStringLiteral("Email"), QStringLiteral(".com"));
        QVERIFY(page.validate());
        Result<PaymentForm> form = page.takeForm();
        QVERIFY(form.ok());
        QCOMPARE(form->card->expiryYear, 2030);
        QCOMPARE(form->card->number.size(), std::size_t(16));
        QCOMPARE(form->buyer.email, QStringLiteral("ada@example.com"));
        QCOMPARE(number->digitCount(), 0);
        QVERIFY(!page.isComplete());
    }

    void pastExpiryIsSaidUnderItsField()
    {
        PaymentPage page(true);
        page.setToday(QDate(2026, 11, 22));
        page.setView(heldSale(m_clock, SaleStage::EnteringPayment));
        page.show();
        type(page, QStringLiteral("Expiry"), QStringLiteral("1026"));
        QVERIFY(!page.validate());
        QCOMPARE(named<QLineEdit>(page, QStringLiteral("Expiry"))->accessibleDescription(), QStringLiteral("This date has passed"));
    }

    void invoiceNeedsDigitsAndTheWalkUpBuyer()
    {
        PaymentPage page(true);
        PurchaseView view = heldSale(m_clock, SaleStage::EnteringPayment);
        view.suggestedReference = QStringLiteral("1522");
        page.setWalkUp({.firstName = QStringLiteral("Walk"), .lastName = QStringLiteral("Up"), .email = QStringLiteral("lane3@example.com"),
                        .phone = QStringLiteral("5550100100"), .line1 = QStringLiteral("1 Test Street"), .city = QStringLiteral("Testville"),
                        .countryCode = QStringLiteral("US"), .region = QStringLiteral("CA"), .postalCode = QStringLiteral("90000")},
                       QStringLiteral("Walk-up customer, Lane 3"));
        page.setView(view);
        page.choose(PaymentKind::Invoice);
        page.show();
        page.focusFirstUnfinished();
        type(page, QStringLiteral("Invoice reference, numbers only"), QStringLiteral("08x94"));
        QVERIFY(page.validate());
        Result<PaymentForm> form = page.takeForm();
        QCOMPARE(form->invoiceReference, QStringLiteral("15220894"));
        QCOMPARE(form->buyer.lastName, QStringLiteral("Up"));
        QVERIFY(!form->card);
    }

    void anotherSaleForgetsWhatWasTyped()
    {
        PaymentPage page(true);
        PurchaseView view = heldSale(m_clock, SaleStage::EnteringPayment);
        page.setView(view);
        page.show();
        type(page, QStringLiteral("Email"), QStringLiteral("ada@example.com"));
        SecretField* number = named<SecretField>(page, QStringLiteral("Card number"));
        QTest::keyClicks(number, QStringLiteral("4111"));
        view.reference = QStringLiteral("KX7-205");
        page.setView(view);
        QVERIFY(named<QLineEdit>(page, QStringLiteral("Email"))->text().isEmpty());
        QCOMPARE(number->digitCount(), 0);
    }

    void eventRowsSayVenueTimeAndStateInWords()
    {
        EventListModel model;
        model.setStaff(true);
        model.setView(sampleCatalog(m_clock.wall()));
        // The table sorts: 7:30 PM first, then the two of 8:00 PM by name.
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("7:30 PM, Nova Calder: Long Way Home, Halyard Arena"));
        QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(), QStringLiteral("8:00 PM, The Winter Gardener, The Lantern Theatre, Sold out"));
        QCOMPARE(model.index(0).data(EventRole::Heading).toString(), QStringLiteral("Tonight"));
        QVERIFY(model.index(1).data(EventRole::Heading).toString().isEmpty());
        QCOMPARE(model.index(4).data(EventRole::Status).toString(), QStringLiteral("Set-up problem"));
        QCOMPARE(model.index(6).data(EventRole::Time).toString(), QStringLiteral("TBA"));
        QVERIFY(model.index(7).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Date to be announced")));
    }

    void tenThousandEventsAreShownAtOnce()
    {
        std::vector<EventRow> rows;
        for (int i = 0; i < 12'000; ++i)
            rows.push_back(sampleEvent(QString::number(i), QStringLiteral("Event %1").arg(i), QStringLiteral("Hall"), QDate(2026, 11, 22).addDays(i / 40), QTime(20, 0)));
        CatalogView view;
        view.table = std::make_shared<EventTable>(std::move(rows));
        for (quint32 i = 0; i < view.table->size(); ++i) {
            if (i % 40 == 0)
                view.groups << EventGroup{GroupKind::Date, QDate(2026, 11, 22).addDays(i / 40), static_cast<int>(i), 40};
            view.hits << i;
        }
        view.now = m_clock.wall();
        view.total = static_cast<int>(view.table->size());
        BrowsePage page;
        page.resize(300, 800);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QElapsedTimer timer;
        timer.start();
        page.setView(view);
        page.list().setCurrentIndex(page.model().index(0)); // lays out the first batch
        page.list().repaint();
        QVERIFY(page.list().visualRect(page.model().index(0)).isValid());
        qInfo("12,000 events set and painted in %lld ms", timer.elapsed());
        QCOMPARE(page.model().rowCount(), 12'000);
        QVERIFY(timer.elapsed() < 250); // generous: the machine is shared; unbatched rows took seconds
    }

    void emptyListsSayWhatIsNext()
    {
        CatalogView view = sampleCatalog(m_clock.wall());
        view.hits.clear();
        view.groups.clear();
        view.period = Period::Tonight;
        view.nextEvent = 3;
        BrowsePage page;
        page.setView(view);
        const auto says = [&page](const QString& words) {
            for (const QLabel* label : page.findChildren<QLabel*>())
                if (label->text().contains(words))
                    return true;
            return false;
        };
        QVERIFY(says(QStringLiteral("Nothing tonight. Next: Mon, Nov 23, 7:00")));
        view.query = QStringLiteral("gl");
        view.nextEvent.reset();
        page.setView(view);
        QVERIFY(says(QStringLiteral("No event matches “gl”.")));
    }

    void theOrderNumberIsTheTextOfItsLabel()
    {
        DonePage page;
        page.setView(soldSale(m_clock));
        QWidget* number = named<QWidget>(page, QStringLiteral("Order number"));
        QVERIFY(number);
        QCOMPARE(number->property("text").toString(), QStringLiteral("12-34567/SIM"));
    }
};

QTEST_MAIN(PagesTest)
#include "pages_test.moc"

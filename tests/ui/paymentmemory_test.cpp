#include "composition/lanerules.h"
#include "paymentpagedriver.h"
#include "ui/theme/resources.h"
#include "ui/widgets/iconlabel.h"
#include "ui/workbench/stationbar.h"
#include <sys/resource.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

/// What people see where memory cannot be locked.
class PaymentMemoryTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

    static bool says(const QWidget& widget, const char* words)
    {
        const auto labels = widget.findChildren<IconLabel*>();
        return std::ranges::any_of(labels, [words](const IconLabel* one) { return one->text() == QLatin1String(words); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void theStatusBarSaysItAndOnlyThen()
    {
        Settings settings;
        settings.lane.allowUnlockedMemory = true;
        const StationBar unlocked(stationView(settings, false, false));
        QVERIFY(says(unlocked, "Memory not locked"));
        const StationBar locked(stationView(settings, false, true)); // allowed, and not needed
        QVERIFY(!says(locked, "Memory not locked"));
    }

    /// Last: what it takes away does not come back. Without the setting not one digit is taken, and the field says why.
    void withoutTheSettingNoDigitIsTaken()
    {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_MEMLOCK, &none);
        if (geteuid() == 0 && seteuid(65534) != 0) // who is not root has no other way to lock
            QSKIP("cannot become somebody else");
        {
            SecretField field(SecretField::CardNumber, false);
            QList<SecretField::Refusal> refusals;
            connect(&field, &SecretField::refused, &field, [&refusals](SecretField::Refusal why) { refusals << why; });
            QTest::keyClicks(&field, QStringLiteral("41"));
            QCOMPARE(field.digitCount(), 0);
            QCOMPARE(refusals, (QList<SecretField::Refusal>{SecretField::Refusal::NoMemory, SecretField::Refusal::NoMemory}));
            SecretField allowed(SecretField::CardNumber, true);
            QTest::keyClicks(&allowed, QStringLiteral("41"));
            QCOMPARE(allowed.digitCount(), 2);
        }
        if (getuid() == 0)
            QCOMPARE(seteuid(0), 0);
    }
};

QTEST_MAIN(PaymentMemoryTest)
#include "paymentmemory_test.moc"

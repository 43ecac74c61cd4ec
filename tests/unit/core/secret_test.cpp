#include "core/secret.h"
#include "tests/support/memoryscan.h"
#include <QFile>
#include <QStringList>
#include <QTest>
#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

using namespace boxoffice;
using test::MaskedNumber;

namespace {

Secret typed(const char* digits)
{
    Result<Secret> secret = Secret::create();
    for (; *digits; ++digits)
        secret->append(*digits);
    return *std::move(secret);
}

QByteArray shown(const Secret& secret)
{
    return {secret.digits().data(), static_cast<qsizetype>(secret.size())};
}

void type(Secret& secret, const MaskedNumber& number)
{
    for (std::size_t at = 0; at < MaskedNumber::length; ++at)
        secret.append(number.digit(at));
}

/// What a line edit does with typed text: a string, and a history to undo it. All of it freed at the end.
void typeIntoAnEdit(const MaskedNumber& number)
{
    QString text;
    QStringList history;
    for (std::size_t at = 0; at < MaskedNumber::length; ++at) {
        history << text;
        text.append(QLatin1Char(number.digit(at)));
    }
}

void* pageOf(const Secret& secret)
{
    const auto size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    return reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(secret.digits().data()) / size * size);
}

bool isMapped(void* page)
{
    unsigned char resident = 0;
    return mincore(page, static_cast<std::size_t>(sysconf(_SC_PAGESIZE)), &resident) == 0;
}

/// Whether /proc/self/smaps lists `flag` for the mapping that begins at `page`.
bool hasFlag(void* page, const QByteArray& flag)
{
    QFile maps(QStringLiteral("/proc/self/smaps"));
    if (!maps.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = maps.readAll();
    const qsizetype start = text.indexOf(QByteArray::number(reinterpret_cast<quintptr>(page), 16) + '-');
    const qsizetype flags = text.indexOf("VmFlags:", start);
    return start >= 0 && text.mid(flags, text.indexOf('\n', flags) - flags).contains(' ' + flag);
}

} // namespace

class SecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digitsGoInAndComeOutAnywhere()
    {
        Secret secret = typed("4111");
        QVERIFY(secret.insert(0, '9'));
        QVERIFY(secret.insert(3, '8'));
        QVERIFY(secret.append('7'));
        QCOMPARE(shown(secret), QByteArray("9418117"));
        secret.removeAt(3);
        secret.removeAt(0);
        secret.removeAt(secret.size() - 1);
        QCOMPARE(shown(secret), QByteArray("4111"));
        secret.removeAt(4);
        QVERIFY(!secret.insert(5, '1'));
        QCOMPARE(shown(secret), QByteArray("4111"));
    }
    void aRemovedDigitIsOverwritten()
    {
        Secret secret = typed("12");
        const char* second = secret.digits().data() + 1;
        secret.removeAt(1);
        QCOMPARE(*second, '\0');
    }
    void onlyDigitsAreTaken()
    {
        Secret secret = typed("1");
        for (int code = -128; code < 128; ++code) {
            const bool digit = code >= '0' && code <= '9';
            QCOMPARE(secret.insert(0, static_cast<char>(code)), digit);
        }
        QCOMPARE(secret.size(), std::size_t(11));
    }
    void theCapacityHolds()
    {
        Secret secret = typed("");
        for (std::size_t at = 0; at < Secret::capacity; ++at)
            QVERIFY(secret.append('5'));
        QVERIFY(!secret.append('5'));
        QVERIFY(!secret.insert(0, '5'));
        QCOMPARE(secret.size(), Secret::capacity);
        secret.removeAt(0);
        QVERIFY(secret.append('6'));
    }
    void takingEmptiesAndKeepsTheFieldUsable()
    {
        Secret field = typed("123");
        const Result<Secret> taken = field.take();
        QVERIFY(taken.ok());
        QCOMPARE(shown(*taken), QByteArray("123"));
        QVERIFY(field.isEmpty());
        QVERIFY(field.append('4'));
        QCOMPARE(shown(field), QByteArray("4"));
        QCOMPARE(shown(*taken), QByteArray("123"));
    }
    void movingLeavesNothingBehind()
    {
        Secret first = typed("123");
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what is left behind is the point
        QVERIFY(first.digits().empty());
        QVERIFY(!first.append('1'));
        first.clear();
        Secret third = typed("9");
        third = std::move(second);
        QCOMPARE(shown(third), QByteArray("123"));
    }
    void clearingWipesInPlace()
    {
        Secret secret = typed("4111");
        const char* digits = secret.digits().data();
        secret.clear();
        QVERIFY(secret.isEmpty());
        for (int at = 0; at < 4; ++at)
            QCOMPARE(digits[at], '\0');
    }
    void thePageIsLockedAndGoneAfterwards()
    {
        void* page = nullptr;
        {
            const Secret secret = typed("4111");
            page = pageOf(secret);
            QVERIFY(secret.isLocked());
            QVERIFY(isMapped(page));
#ifndef __SANITIZE_ADDRESS__ // which turns mlock into nothing
            QVERIFY2(hasFlag(page, "lo"), "locked");
#endif
            QVERIFY2(hasFlag(page, "dd"), "not dumped");
            QVERIFY2(hasFlag(page, "wf"), "wiped in a child");
        }
        QVERIFY(!isMapped(page));
    }
    void noCopyIsLeftInMemory()
    {
        if (!test::canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        for (int run = 0; run < 20; ++run) {
            const MaskedNumber number;
            {
                Result<Secret> secret = Secret::create();
                QVERIFY(secret.ok());
                type(*secret, number);
                QVERIFY(test::copiesInMemory(number) >= 1);
                secret->clear();
                QCOMPARE(test::copiesInMemory(number), 0);
                type(*secret, number);
                const Result<Secret> taken = secret->take();
            }
            QCOMPARE(test::copiesInMemory(number), 0);
        }
    }
    void theSameScanFindsOrdinaryStringsEveryTime()
    {
        if (!test::canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        for (int run = 0; run < 20; ++run) {
            const MaskedNumber number;
            typeIntoAnEdit(number);
            QVERIFY(test::copiesInMemory(number) > 0);
        }
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "secret_test.moc"

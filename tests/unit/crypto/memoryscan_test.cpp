#include "tests/support/memoryscan.h"
#include <QTemporaryDir>
#include <QTest>
#include <vector>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// Memory without the number, in which `count` of its digits from `from` on stand at `offset`.
std::vector<unsigned char> memoryWith(const MaskedNumber& number, std::size_t offset, std::size_t from, std::size_t count, std::size_t stride,
                                      bool backwards)
{
    std::vector<unsigned char> bytes(300, stride == 2 ? 0 : 0x5a);
    for (std::size_t i = 0; i < count; ++i)
        bytes.at(offset + i * stride) = static_cast<unsigned char>(number.digit(backwards ? from + count - 1 - i : from + i));
    return bytes;
}

} // namespace

/// The scan that the proofs rest on finds what it looks for, wherever it stands.
class MemoryScanUnitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyEightDigitsAreFoundAtEveryPlace_data()
    {
        QTest::addColumn<int>("stride");
        QTest::addColumn<bool>("backwards");
        QTest::newRow("ASCII") << 1 << false;
        QTest::newRow("ASCII, reversed") << 1 << true;
        QTest::newRow("UTF-16") << 2 << false;
        QTest::newRow("UTF-16, reversed") << 2 << true;
    }
    void anyEightDigitsAreFoundAtEveryPlace()
    {
        QFETCH(int, stride);
        QFETCH(bool, backwards);
        const MaskedNumber number;
        const auto step = static_cast<std::size_t>(stride);
        for (std::size_t from = 0; from <= 8; ++from)
            for (std::size_t offset = 0; offset < 280 - 8 * step; ++offset)
                QVERIFY2(copiesIn(memoryWith(number, offset, from, 8, step, backwards), number) >= 1, qPrintable(QString::number(offset)));
    }
    void sevenAreNot()
    {
        const MaskedNumber number;
        for (std::size_t offset = 0; offset < 200; ++offset)
            QCOMPARE(copiesIn(memoryWith(number, offset, 3, 7, 1, false), number), 0);
    }
    void theWholeNumberBehindASaltIsFound()
    {
        const MaskedNumber number;
        std::vector<unsigned char> bytes(300, 'q');
        for (std::size_t i = 0; i < MaskedNumber::length; ++i)
            bytes.at(100 + i) = static_cast<unsigned char>(number.digit(i));
        QCOMPARE(copiesIn(bytes, number), 9); // every eight of its sixteen
    }
    void theHeapAndFilesAreLookedAt()
    {
        if (!canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        const MaskedNumber number;
        QCOMPARE(copiesInMemory(number), 0);
        const QTemporaryDir folder;
        {
            const std::vector<unsigned char> kept = memoryWith(number, 41, 0, 16, 1, false);
            QVERIFY(copiesInMemory(number) >= 9);
            QFile file(folder.filePath(QStringLiteral("a")));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char*>(kept.data()) + 41, 16) == 16);
        }
        QCOMPARE(copiesInFiles(folder.path(), number), 9);
    }
};

QTEST_APPLESS_MAIN(MemoryScanUnitTest)
#include "memoryscan_test.moc"

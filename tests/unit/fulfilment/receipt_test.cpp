#include "fulfilment/linepainter.h"
#include "fulfilment/receiptpdf.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace boxoffice;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedStates);

Money usd(qint64 cents) { return {cents, *Currency::parse(QStringLiteral("USD"))}; }

ReceiptLabels words()
{
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    return {.title = word("Receipt"), .order = word("Order"), .reference = word("Reference"), .sold = word("Sold"),
            .payment = word("Payment"), .delivery = word("Delivery"), .total = word("Total"),
            .tickets = word("Tickets"), .section = word("Section"), .row = word("Row"), .seat = word("Seat"),
            .noBarcode = word("Show the order number"), .redeem = word("Redeem at"), .voided = word("Voided"),
            .demo = word("DEMO")};
}

Receipt sale(int tickets = 2)
{
    Receipt receipt{.orderNumber = OrderNumber(QStringLiteral("35-46145/LA1")),
                    .reference = QStringLiteral("KX7-204"),
                    .eventName = QStringLiteral("Ünïcode Night ✓"),
                    .venueName = QStringLiteral("Grand Theatre"),
                    .eventDate = QStringLiteral("Sun 22 Nov 2026, 19:30"),
                    .paymentText = QStringLiteral("VISA ends 1006"),
                    .redemptionUrl = QStringLiteral("https://myorder.test/redeem?token=abc"),
                    .lines = {{QStringLiteral("2 × Adult"), usd(123450)}, {QStringLiteral("Order fee"), usd(350)}},
                    .total = usd(123800)};
    for (int seat = 1; seat <= tickets; ++seat)
        receipt.tickets << TicketStub{.typeName = QStringLiteral("Adult"), .section = QStringLiteral("A"),
                                      .row = QStringLiteral("F"), .seat = QString::number(seat),
                                      .barcode = QStringLiteral("BAR%1").arg(seat)};
    return receipt;
}

int pagesOf(const QByteArray& pdf)
{
    return static_cast<int>(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral("/Type /Page\\b"))));
}

/// Everything the lines say, a line of text each.
QString said(const Receipt& receipt)
{
    QStringList text;
    for (const PrintLine& line : receiptLines(receipt, words(), english))
        text << line.left + QLatin1Char('|') + line.right;
    return text.join(QLatin1Char('\n'));
}

/// The first page as it would be seen.
QImage picture(const Receipt& receipt)
{
    QImage image(595, 842, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    LinePainter lines(painter, QRectF(50, 50, 495, 742), 1, [] { return false; });
    lines.setWatermark(receipt.demo ? words().demo : QString());
    std::ignore = lines.paint(receiptLines(receipt, words(), english));
    return image;
}

int countOf(const QImage& image, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour ? 1 : 0;
    return count;
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLinesSayWhatWasBoughtAndPaid()
    {
        const QString text = said(sale());
        for (const char* expected : {"|Sun 22 Nov 2026, 19:30", "Order|35-46145/LA1", "Reference|KX7-204",
                                     "Payment|VISA ends 1006", "Redeem at|https://myorder.test/redeem?token=abc",
                                     "|$1,234.50", "Order fee|$3.50", "Total|$1,238.00", "BAR1|", "BAR2|"})
            QVERIFY2(text.contains(QString::fromLatin1(expected)), expected);
        QVERIFY(text.contains(QStringLiteral("Ünïcode Night ✓|")));
        QVERIFY(text.contains(QStringLiteral("Section A · Row F · Seat 2|Adult")));
        QVERIFY(!text.contains(QStringLiteral("Delivery"))); // nothing to say, no label
    }
    void aTicketWithoutBarcodeSaysWhatToShow()
    {
        Receipt receipt = sale(1);
        receipt.tickets.first().barcode.clear();
        QVERIFY(said(receipt).contains(QStringLiteral("Show the order number|")));
    }
    void aVoidedTicketShowsNoBarcode()
    {
        Receipt receipt = sale(1);
        receipt.tickets.first().voided = true;
        QVERIFY(said(receipt).contains(QStringLiteral("Voided|")));
        QVERIFY(!said(receipt).contains(QStringLiteral("BAR1")));
    }
    void aPlaceWithoutSeatIsNamedByItsType()
    {
        Receipt receipt = sale(1);
        receipt.tickets.first() = {.typeName = QStringLiteral("General admission"), .barcode = QStringLiteral("B")};
        QVERIFY(said(receipt).contains(QStringLiteral("General admission|\n")));
    }
    void anOrdinarySaleIsOnePdfPage()
    {
        const Result<QByteArray> pdf = receiptPdf(sale(), words(), english);
        QVERIFY(pdf.ok());
        QVERIFY(pdf->startsWith("%PDF-1."));
        QVERIFY(pdf->trimmed().endsWith("%%EOF"));
        QCOMPARE(pagesOf(*pdf), 1);
    }
    void manyTicketsTakeMorePages()
    {
        QVERIFY(pagesOf(*receiptPdf(sale(20), words(), english)) == 2);
        const int pages = pagesOf(*receiptPdf(sale(100), words(), english));
        QVERIFY2(pages >= 5 && pages <= 12, QByteArray::number(pages).constData());
    }
    void demoIsWrittenAcrossThePage()
    {
        const QRgb mark = qRgb(225, 225, 225);
        Receipt receipt = sale();
        const int before = countOf(picture(receipt), mark); // soft edges of letters
        receipt.demo = true;
        QVERIFY(countOf(picture(receipt), mark) > before + 5000);
        QVERIFY(*receiptPdf(receipt, words(), english) != *receiptPdf(sale(), words(), english));
    }
    void longTextsWrapInsideThePage()
    {
        Receipt receipt = sale(1);
        receipt.eventName = QString(400, QLatin1Char('W'));
        receipt.redemptionUrl = QStringLiteral("https://x.test/") + QString(500, QLatin1Char('a'));
        const QImage image = picture(receipt);
        for (int y = 0; y < image.height(); ++y)
            for (const int x : {0, 20, 45, 550, 570, 594})
                QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255));
        QVERIFY(countOf(image, qRgb(0, 0, 0)) > 1000);
    }
    void theFileIsNamedSafelyAndPrivate()
    {
        const QTemporaryDir folder;
        const Result<QString> path = writeReceiptPdf(sale(), words(), english, folder.path());
        QVERIFY(path.ok());
        QCOMPARE(*path, folder.filePath(QStringLiteral("35-46145%2FLA1.pdf")));
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }
    void aMissingFolderIsAFailure()
    {
        const Result<QString> path = writeReceiptPdf(sale(), words(), english, QStringLiteral("/proc/none"));
        QVERIFY(!path.ok());
        QCOMPARE(path.failure().kind, FailureKind::Storage);
    }
    void orderNumbersMakeSafeFileNames_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* number, const char* name) {
            QTest::newRow(number) << QString::fromUtf8(number) << QString::fromUtf8(name);
        };
        row("35-46145/LA1", "35-46145%2FLA1");
        row("../../etc/passwd", "%2E%2E%2F%2E%2E%2Fetc%2Fpasswd");
        row(".hidden", "%2Ehidden");
        row("-rf", "%2Drf");
        row("a b~_%", "a%20b%7E%5F%25");
        row("é", "%C3%A9");
        row("", "order");
    }
    void orderNumbersMakeSafeFileNames()
    {
        QFETCH(QString, number);
        QTEST(safeFileName(OrderNumber(number)), "name");
    }
    void differentLongNumbersStayDifferent()
    {
        const QString start(300, QLatin1Char('/'));
        const QString first = safeFileName(OrderNumber(start + QLatin1Char('1')));
        const QString second = safeFileName(OrderNumber(start + QLatin1Char('2')));
        QVERIFY(first != second);
        QCOMPARE(first.size(), 120);
        QVERIFY(!first.contains(QLatin1Char('/')));
    }
};

QTEST_MAIN(ReceiptTest)
#include "receipt_test.moc"

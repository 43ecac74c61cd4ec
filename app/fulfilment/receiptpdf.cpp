#include "fulfilment/receiptpdf.h"
#include "fulfilment/linepainter.h"
#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace boxoffice {
namespace {

constexpr int dotsPerInch = 300;

Failure failed(const QString& detail)
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("receipt"), .detail = detail};
}

void setUp(QPdfWriter& writer, const QString& title)
{
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Box Office"));
}

} // namespace

Result<QByteArray> receiptPdf(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    setUp(writer, labels.title);
    QPainter painter;
    if (!painter.begin(&writer))
        return failed(QStringLiteral("the page cannot be painted"));
    const QRectF page(0, 0, writer.width(), writer.height());
    LinePainter lines(painter, page, dotsPerInch / 72.0, [&writer] { return writer.newPage(); });
    lines.setWatermark(receipt.demo ? labels.demo : QString());
    const bool painted = lines.paint(receiptLines(receipt, labels, locale));
    if (!painter.end() || !painted || bytes.isEmpty())
        return failed(QStringLiteral("the page cannot be painted"));
    return bytes;
}

Result<QString> writeReceiptPdf(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale,
                                const QString& folder)
{
    const Result<QByteArray> bytes = receiptPdf(receipt, labels, locale);
    if (!bytes)
        return bytes.failure();
    const QString path = QDir(folder).filePath(safeFileName(receipt.orderNumber) + QStringLiteral(".pdf"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(*bytes);
    if (!file.commit())
        return failed(file.errorString());
    return path;
}

} // namespace boxoffice

#include "fulfilment/receipt.h"
#include <QCryptographicHash>

namespace boxoffice {

QString safeFileName(const OrderNumber& number)
{
    constexpr qsizetype longest = 120;
    const QByteArray bytes = number.text().toUtf8();
    // Letters and digits stay; '-' too, which order numbers are full of, but not as the first character.
    QByteArray name = bytes.toPercentEncoding("-", "._~");
    if (name.startsWith('-'))
        name.replace(0, 1, "%2D");
    if (name.size() > longest) {
        const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(16);
        name = name.first(longest - hash.size() - 1) + '-' + hash;
    }
    return name.isEmpty() ? QStringLiteral("order") : QString::fromLatin1(name);
}

} // namespace boxoffice

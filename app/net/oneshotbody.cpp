#include "net/oneshotbody.h"
#include <algorithm>
#include <cstring>

namespace boxoffice {

OneShotBody::OneShotBody(QByteArray body) : m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const { return m_body.size() - m_position; }

qint64 OneShotBody::readData(char* data, qint64 maxSize)
{
    if (m_sealed || atEnd())
        return -1;
    const qint64 count = std::min(maxSize, bytesAvailable());
    std::memcpy(data, m_body.constData() + m_position, static_cast<std::size_t>(count));
    const bool first = m_position == 0 && count > 0;
    m_position += count;
    if (first)
        Q_EMIT firstRead();
    return count;
}

} // namespace boxoffice

#pragma once
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

/// One answer, read by hand: these tests must not share a line with the client they will be compared with.
struct RawAnswer {
    int status = 0; ///< 0: the connection ended without a whole head
    QByteArray head;
    QByteArray body;
    bool whole = false; ///< Content-Length bytes arrived, or the last chunk
    QList<int> chunks;  ///< their sizes, the empty last one included
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] int code() const { return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toInt(); }
    [[nodiscard]] QByteArray header(const QByteArray& name) const
    {
        const QList<QByteArray> lines = head.split('\n');
        for (const QByteArray& line : lines)
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
};

/// A connection that writes exactly the bytes it is given.
class RawClient {
public:
    explicit RawClient(const QUrl& root)
    {
        m_socket.connectToHost(root.host(), quint16(root.port()));
        m_socket.waitForConnected(5000);
    }
    void write(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    [[nodiscard]] RawAnswer read(bool headOnly = false)
    {
        RawAnswer answer;
        while (!m_buffer.contains("\r\n\r\n"))
            if (!more())
                return answer;
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        answer.head = m_buffer.left(end);
        m_buffer.remove(0, end + 4);
        answer.status = answer.head.mid(9, 3).toInt();
        if (!headOnly && answer.header("Transfer-Encoding") == "chunked") {
            readChunks(answer);
            return answer;
        }
        const qsizetype length = headOnly ? 0 : answer.header("Content-Length").toLongLong();
        while (m_buffer.size() < length)
            if (!more())
                break;
        answer.whole = m_buffer.size() >= length;
        answer.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        return answer;
    }
    /// True when the server closes without another byte.
    [[nodiscard]] bool closed()
    {
        return m_buffer.isEmpty() && !more() && m_socket.state() != QAbstractSocket::ConnectedState;
    }
    void patience(int ms) { m_patience = ms; }

    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }

private:
    /// `whole` only if every chunk ended as it should and the last one came.
    void readChunks(RawAnswer& answer)
    {
        for (qsizetype size = 1; size > 0;) {
            while (!m_buffer.contains("\r\n"))
                if (!more())
                    return;
            bool hex = false;
            size = m_buffer.left(m_buffer.indexOf("\r\n")).toLongLong(&hex, 16);
            m_buffer.remove(0, m_buffer.indexOf("\r\n") + 2);
            while (m_buffer.size() < size + 2)
                if (!more())
                    return;
            answer.body += m_buffer.left(size);
            answer.chunks.append(int(size));
            if (!hex || m_buffer.mid(size, 2) != "\r\n")
                return;
            m_buffer.remove(0, size + 2);
        }
        answer.whole = true;
    }
    bool more()
    {
        const bool arrived = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(m_patience);
        const QByteArray bytes = m_socket.readAll();
        m_buffer += bytes;
        return arrived && !bytes.isEmpty();
    }
    QTcpSocket m_socket;
    QByteArray m_buffer;
    int m_patience = 10000;
};

inline QByteArray rawRequest(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                             const QByteArray& headers = "x-api-key: demo-key\r\n")
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

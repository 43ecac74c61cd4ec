#pragma once
#include <QIODevice>

namespace boxoffice {

/// An upload that can be read once. QNetworkAccessManager sends a request again by itself when the peer hangs up,
/// but only after reset() on its upload device; this one refuses, so it reports ContentReSendError instead. That
/// needs DoNotBufferUploadDataAttribute and an explicit Content-Length. An empty body serves as well: with it a
/// DELETE or GET, sent as a custom verb, is not repeated either.
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray body);

    /// True once a byte was handed out: from then on the peer may have seen the request. Stays false for an
    /// empty body, of which nothing is known.
    [[nodiscard]] bool wasRead() const { return m_position > 0; }
    /// No byte is handed out from here on.
    void seal() { m_sealed = true; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool reset() override { return false; }
    [[nodiscard]] bool seek(qint64) override { return false; }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return m_position >= m_body.size(); }

Q_SIGNALS:
    /// Once, from within the first read that hands a byte out.
    void firstRead();

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
    bool m_sealed = false;
};

} // namespace boxoffice

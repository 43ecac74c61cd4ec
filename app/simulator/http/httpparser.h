#pragma once
#include "simulator/http/httpmessage.h"

namespace boxoffice::simulator {

/// Reads HTTP/1.1 requests out of a byte stream, byte by byte if need be. Knows no socket. Hostile input ends in
/// an error status, never in unbounded memory: 8 KiB request line, 64 KiB head, 4 MiB body.
class HttpParser {
public:
    enum class Outcome { NeedMore, Request, Error };

    void append(const QByteArray& bytes) { m_buffer += bytes; }
    [[nodiscard]] qsizetype waiting() const { return m_buffer.size(); } ///< bytes that no request has taken yet
    /// Takes the next request out of what has arrived. After Error the connection must be closed.
    [[nodiscard]] Outcome next(HttpRequest& request);
    [[nodiscard]] int errorStatus() const { return m_error; }
    /// True once when the head asked for "100 Continue" and its body has not arrived.
    [[nodiscard]] bool takeContinue();

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer };
    [[nodiscard]] bool step(bool& stuck); ///< false: error
    [[nodiscard]] bool readHead(bool& stuck);
    [[nodiscard]] bool parseHead(const QByteArray& head);
    [[nodiscard]] bool parseRequestLine(const QByteArray& line);
    [[nodiscard]] bool readFraming();
    [[nodiscard]] bool readBody(bool& stuck);
    [[nodiscard]] bool readChunk(bool& stuck);
    [[nodiscard]] bool takeLine(QByteArray& line, bool& stuck);
    [[nodiscard]] bool fail(int status);

    QByteArray m_buffer;
    HttpRequest m_request;
    State m_state = State::Head;
    qint64 m_wanted = 0; ///< bytes of the body or the chunk still to come
    int m_error = 0;
    int m_trailers = 0;
    bool m_complete = false;
    bool m_continue = false;
};

} // namespace boxoffice::simulator

#pragma once
#include <QByteArray>
#include <QString>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace boxoffice::simulator {

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

struct HttpRequest {
    QByteArray method;
    QByteArray target; ///< as sent
    QByteArray path;   ///< target before '?', still percent-encoded
    QByteArray query;  ///< after '?', still percent-encoded
    Headers headers;
    QByteArray body;
    bool keepAlive = true;
    bool http11 = true; ///< false: HTTP/1.0, which knows no chunks

    [[nodiscard]] QByteArray header(const char* name) const; ///< first of that name, case ignored; empty if none
};

/// How the bytes of an answer travel; everything but Whole serves a scripted fault.
enum class Delivery { Whole, Truncated, Paced, Close, Reset, Never };

struct HttpResponse {
    int status = 200;
    Headers headers;
    QByteArray body;
    Delivery delivery = Delivery::Whole;
    std::chrono::milliseconds after{0}; ///< wait before the first byte
    int chunkBytes = 0;                 ///< travels in chunks of so many bytes; 0: whole, with its length said first
    int pieceBytes = 1;                 ///< Paced: so many bytes ...
    std::chrono::milliseconds pieceEvery{200}; ///< ... each time
};

[[nodiscard]] HttpResponse jsonResponse(int status, QByteArray body);
[[nodiscard]] HttpResponse textResponse(int status, const char* type, QByteArray body);

/// A query string split into its parts. `raw` is the value as it travelled.
struct QueryItem {
    QString name;
    QString value; ///< form-decoded: '+' is a space
    QByteArray raw;
};
class Query {
public:
    explicit Query(const QByteArray& encoded = {});
    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] QString value(const char* name) const; ///< first of that name; empty if none
    [[nodiscard]] QByteArray raw(const char* name) const;
    [[nodiscard]] const std::vector<QueryItem>& items() const { return m_items; }

private:
    std::vector<QueryItem> m_items;
};

/// An answer as bytes. A HEAD, a 204 and a 304 have no body, though HEAD is told how GET's would travel.
[[nodiscard]] QByteArray headOf(const HttpResponse& response, const HttpRequest& request);
[[nodiscard]] QByteArray bodyOf(const HttpResponse& response, const HttpRequest& request); ///< in chunks where it travels so

} // namespace boxoffice::simulator

#include "simulator/partner/pollbook.h"
#include "simulator/world/dice.h"
#include "simulator/jsontext.h"
#include <QUuid>

namespace boxoffice::simulator {
namespace {

QString tokenFrom(quint64 high, quint64 low)
{
    QByteArray bytes(16, '\0');
    for (int i = 0; i < 8; ++i) {
        bytes[i] = char(high >> (8 * i));
        bytes[8 + i] = char(low >> (8 * i));
    }
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace

PollBook::PollBook(const Clock& clock, const Options& options) : m_clock(clock), m_options(options) {}

std::chrono::seconds PollBook::span() const { return std::chrono::seconds(m_options.pollWait * qMax(1, m_options.pollRounds)); }

HttpResponse PollBook::defer(const Call& call, const QString& cartId, std::function<HttpResponse()> answer)
{
    return accepted(call, {cartId, call.endpoint, qMax(1, m_options.pollRounds) - 1, {}, std::move(answer)});
}

HttpResponse PollBook::accepted(const Call& call, Job job)
{
    const bool byPath = m_options.polling == Polling::Path;
    ++m_issued;
    const QString token = tokenFrom(mixed(m_options.seed, m_issued), mixed(m_issued));
    const QByteArray cart = QUrl::toPercentEncoding(job.cartId);
    QByteArray url = call.root + "/partners/v1/";
    if (byPath)
        url += "polling/cart/" + job.endpoint.toUtf8() + '/' + call.http.method + '/' + token.toUtf8().replace("-", "")
               + "?apikey=" + QUrl::toPercentEncoding(QString::fromUtf8(m_options.apiKey)) + "&cart_id=" + cart;
    else
        url += "polling-status?token=" + token.toUtf8() + (cart.isEmpty() ? QByteArray() : "&cart_id=" + cart);
    Fields fields{{"polling_url", QString::fromUtf8(url)}, {"wait", m_options.pollWait}};
    if (!byPath && !job.cartId.isEmpty())
        fields.push_back({"cart_id", job.cartId});
    job.notBefore = m_clock.now() + std::chrono::seconds(m_options.pollWait);
    m_jobs.insert_or_assign(byPath ? QString(token).remove(QLatin1Char('-')) : token, std::move(job));
    return jsonResponse(202, object(fields).text());
}

PollBook::Polled PollBook::poll(const Call& call)
{
    const QString token = call.query.has("token") ? call.query.value("token")
                                                  : QString::fromUtf8(call.http.path.mid(call.http.path.lastIndexOf('/') + 1));
    const auto found = m_jobs.find(token);
    if (found == m_jobs.end() || call.query.value("cart_id") != found->second.cartId)
        return {};
    Job job = std::move(found->second);
    m_jobs.erase(found);
    // Timers of clients and of this clock may disagree by some milliseconds.
    const bool early = m_clock.now() + std::chrono::milliseconds(50) < job.notBefore;
    if (early || job.left > 0) {
        job.left -= early ? 0 : 1;
        return {accepted(call, std::move(job)), early, false};
    }
    return {job.answer(), false, true};
}

} // namespace boxoffice::simulator

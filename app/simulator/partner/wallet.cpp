#include "simulator/partner/wallet.h"
#include "simulator/jsontext.h"
#include "simulator/world/dice.h"
#include <QJsonDocument>

namespace boxoffice::simulator {

std::optional<QByteArray> Wallet::tokenFor(const QJsonObject& request, QDate today, quint32 seed)
{
    const QJsonObject source = request.value(QLatin1String("funding_source_details")).toObject();
    const QJsonObject address = source.value(QLatin1String("billing_address")).toObject();
    const QString market = request.value(QLatin1String("flow_attributes"))[QLatin1String("market")].toString();
    const bool knownMarket = market == QLatin1String("PRIMARY") || market == QLatin1String("RESALE");
    const auto number = [&source](const char* name) { return source.value(QLatin1String(name)).toVariant().toInt(); };
    Funds funds;
    funds.expireMonth = number("expiration_month");
    funds.expireYear = number("expiration_year");
    funds.verdict = judgeAccount(source.value(QLatin1String("account_number")).toString().toLatin1(), funds.issuer);
    const bool known = request.value(QLatin1String("funding_source")).toString() == QLatin1String("creditcard");
    if (!knownMarket || !known || address.isEmpty() || funds.issuer.isEmpty() || isExpired(funds.expireMonth, funds.expireYear, today))
        return std::nullopt;
    const quint64 serial = m_funds.size() + 1;
    const QString token = QStringLiteral("wallet-wallet-") + QString::number(mixed(seed, serial), 16).rightJustified(16, QLatin1Char('0'))
                          + QString::number(mixed(serial), 16).rightJustified(16, QLatin1Char('0'));
    m_funds[token] = funds;
    return object({{"token", token}, {"validated", false}, {"billing_address", Json::raw(QJsonDocument(address).toJson(QJsonDocument::Compact))},
                   {"funding_method", funds.issuer}, {"funding_source", "creditcard"}, {"expiration_month", funds.expireMonth},
                   {"expiration_year", funds.expireYear}}).text();
}

const Wallet::Funds* Wallet::find(const QString& token) const
{
    const auto found = m_funds.find(token);
    return found == m_funds.end() ? nullptr : &found->second;
}

} // namespace boxoffice::simulator

#include "journal/attemptcolumns.h"
#include <QSqlQuery>
#include <QVariant>

namespace boxoffice {
namespace {

enum Column {
    ColumnId, ColumnReference, ColumnLane, ColumnClerk, ColumnBaseUrl, ColumnEvent, ColumnEventName, ColumnCart,
    ColumnAmount, ColumnCurrency, ColumnMaskedCard, ColumnPaymentType, ColumnHoldEndBoot, ColumnBoot,
    ColumnHoldEndWall, ColumnState, ColumnPollingUrl, ColumnOrderNumber, ColumnOrderToken, ColumnBuyerName,
    ColumnMaskedEmail, ColumnCreated, ColumnChanged,
    ColumnInvoiceReference, ColumnSeq
};

std::optional<Money> amountOf(const QSqlQuery& query)
{
    if (query.isNull(ColumnAmount))
        return std::nullopt;
    const std::optional<Currency> currency = Currency::parse(query.value(ColumnCurrency).toString());
    return currency ? std::optional(Money(query.value(ColumnAmount).toLongLong(), *currency)) : std::nullopt;
}

std::optional<Instant> holdEndOf(const QSqlQuery& query, const QString& boot)
{
    if (query.isNull(ColumnHoldEndBoot) || query.value(ColumnBoot).toString() != boot)
        return std::nullopt;
    return Instant(Duration(query.value(ColumnHoldEndBoot).toLongLong()));
}

std::optional<WallTime> wallTimeOf(const QSqlQuery& query)
{
    if (query.isNull(ColumnHoldEndWall))
        return std::nullopt;
    return timeFromStored(query.value(ColumnHoldEndWall).toLongLong());
}

} // namespace

QVariantList valuesOf(const AttemptRow& row, const QString& boot)
{
    const auto text = [](const QString& value) { return QVariant(storedText(value)); };
    return {row.id.toString(QUuid::WithoutBraces),
            text(row.reference),
            text(row.lane),
            text(row.clerk),
            text(row.baseUrl.toString(QUrl::FullyEncoded)),
            text(row.event.text()),
            text(row.eventName),
            text(row.cart.text()),
            row.amount ? QVariant(row.amount->minor()) : QVariant(),
            row.amount ? QVariant(row.amount->currency().code()) : QVariant(),
            text(row.maskedCard),
            text(row.paymentType),
            row.holdEndBoot ? QVariant(qint64(row.holdEndBoot->time_since_epoch().count())) : QVariant(),
            row.holdEndBoot ? QVariant(boot) : QVariant(),
            row.holdEndWall ? QVariant(storedTime(*row.holdEndWall)) : QVariant(),
            attemptStateName(row.state),
            text(row.pollingUrlWithoutKey),
            text(row.orderNumber.text()),
            text(row.orderToken.text()),
            text(row.buyerName),
            text(row.maskedEmail),
            storedTime(row.created),
            storedTime(row.changed),
            text(row.invoiceReference)};
}

Result<AttemptRow> rowOf(const QSqlQuery& query, const QString& boot)
{
    const auto text = [&query](Column column) { return query.value(column).toString(); };
    const std::optional<AttemptState> state = attemptStateFromName(text(ColumnState));
    const QUuid id = QUuid::fromString(text(ColumnId));
    if (!state || id.isNull())
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("journal"),
                       .detail = QStringLiteral("a row with an unknown state or id")};
    return AttemptRow{.id = id,
                      .reference = text(ColumnReference),
                      .lane = text(ColumnLane),
                      .clerk = text(ColumnClerk),
                      .baseUrl = QUrl(text(ColumnBaseUrl)),
                      .event = EventId(text(ColumnEvent)),
                      .eventName = text(ColumnEventName),
                      .cart = CartId(text(ColumnCart)),
                      .amount = amountOf(query),
                      .maskedCard = text(ColumnMaskedCard),
                      .paymentType = text(ColumnPaymentType),
                      .holdEndBoot = holdEndOf(query, boot),
                      .holdEndWall = wallTimeOf(query),
                      .state = *state,
                      .pollingUrlWithoutKey = text(ColumnPollingUrl),
                      .orderNumber = OrderNumber(text(ColumnOrderNumber)),
                      .orderToken = OrderToken(text(ColumnOrderToken)),
                      .buyerName = text(ColumnBuyerName),
                      .maskedEmail = text(ColumnMaskedEmail),
                      .created = timeFromStored(query.value(ColumnCreated).toLongLong()),
                      .changed = timeFromStored(query.value(ColumnChanged).toLongLong()),
                      .invoiceReference = text(ColumnInvoiceReference)};
}

QString rowNameOf(const QSqlQuery& query)
{
    const QString reference = query.value(ColumnReference).toString();
    return reference.isEmpty() ? QStringLiteral("row %1").arg(query.value(ColumnSeq).toLongLong()) : reference;
}

} // namespace boxoffice

#include "ui/pages/offers/offerwords.h"
#include <QCoreApplication>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Offers)
};

QString multipleWords(int multiple)
{
    return multiple == 2 ? Words::tr("Sold in pairs") : Words::tr("Sold in groups of %1").arg(multiple);
}

} // namespace

QString quantityAdvice(const OfferView& offer, int orderLimit)
{
    switch (offer.advice) {
    case QuantityAdvice::Fine: return {};
    case QuantityAdvice::BelowMinimum: return Words::tr("%1 at least").arg(offer.minimum);
    case QuantityAdvice::AboveMaximum: return Words::tr("At most %1 of these").arg(offer.maximum);
    case QuantityAdvice::AboveOrderLimit: return Words::tr("At most %1 per order").arg(orderLimit);
    case QuantityAdvice::NotAMultiple: break;
    }
    const QString rule = multipleWords(offer.multiple);
    if (offer.nearestBelow > 0 && offer.nearestAbove > 0)
        return Words::tr("%1: choose %2 or %3").arg(rule).arg(offer.nearestBelow).arg(offer.nearestAbove);
    const int only = qMax(offer.nearestBelow, offer.nearestAbove);
    return only > 0 ? Words::tr("%1: choose %2").arg(rule).arg(only) : rule;
}

QString orderLimitText(const OffersView& offers)
{
    return offers.orderLimit > 0 ? Words::tr("Limit %1 per order").arg(offers.orderLimit) : QString();
}

QString offerRules(const OfferView& offer)
{
    QStringList rules;
    if (offer.multiple > 1)
        rules << multipleWords(offer.multiple);
    if (offer.minimum > 1 && offer.minimum != offer.multiple)
        rules << Words::tr("%1 at least").arg(offer.minimum);
    if (offer.maximum > 0)
        rules << Words::tr("%1 at most").arg(offer.maximum);
    return rules.join(QStringLiteral(" · "));
}

QString nightlyText(const NightlyNotice& notice, const QLocale& locale)
{
    const QString from = locale.toString(notice.hours.from, QLocale::ShortFormat);
    const QString to = locale.toString(notice.hours.to, QLocale::ShortFormat);
    return notice.closedNow ? Words::tr("The ticket system is closed every night until %1, venue time. A sale may not go through.").arg(to)
                            : Words::tr("The ticket system closes at %1, venue time, and opens at %2.").arg(from, to);
}

} // namespace boxoffice

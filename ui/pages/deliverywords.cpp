#include "ui/pages/deliverywords.h"
#include <QCoreApplication>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Delivery)
};

} // namespace

QString deliveryWords(const QString& serviceLevel)
{
    const QString level = serviceLevel.toUpper();
    if (level == QLatin1String("ETICKET"))
        return Words::tr("Mobile ticket");
    if (level == QLatin1String("WILLCALL"))
        return Words::tr("Will call");
    if (level == QLatin1String("MAIL"))
        return Words::tr("Mail");
    return serviceLevel;
}

} // namespace boxoffice

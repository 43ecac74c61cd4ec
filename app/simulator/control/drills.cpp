#include "simulator/control/drills.h"
#include <QDir>

// Q_INIT_RESOURCE names a function of the global namespace.
static void registerDrills() { Q_INIT_RESOURCE(simulator); }

namespace boxoffice::simulator {

QStringList drillNames()
{
    registerDrills();
    QStringList names = QDir(QStringLiteral(":/drills")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(5);
    return names;
}

Result<FaultScript> drill(const QString& name)
{
    const QStringList known = drillNames();
    if (known.contains(name))
        return readFaultScriptFile(QStringLiteral(":/drills/%1.json").arg(name));
    return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("drill"),
                   .detail = QStringLiteral("no drill is called \"%1\": expected one of %2").arg(name, known.join(QStringLiteral(", ")))};
}

} // namespace boxoffice::simulator

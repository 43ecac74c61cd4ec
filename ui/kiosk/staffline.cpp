#include "ui/kiosk/staffline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QHBoxLayout>

namespace boxoffice {
namespace {

constexpr qsizetype mostNamed = 3;

QStringList needingStaff(const SalesView& view)
{
    QStringList references;
    for (const SaleRow& sale : view.rows)
        if (sale.outcome == SaleOutcome::Unknown || sale.outcome == SaleOutcome::Unreadable)
            references << sale.reference;
    return references;
}

QString named(const QStringList& references)
{
    const QString list = references.first(std::min(mostNamed, references.size())).join(QStringLiteral(", "));
    return references.size() > mostNamed ? list + QStringLiteral(", …") : list;
}

} // namespace

QString staffLine(const SalesView& view)
{
    if (view.start.failure || view.failure || view.recovery.failure)
        return StaffLine::tr("Needs staff: the sales journal cannot be read or written");
    const QStringList references = needingStaff(view);
    if (references.size() == 1)
        return StaffLine::tr("1 earlier sale needs staff: %1").arg(references.first());
    if (!references.isEmpty())
        return StaffLine::tr("%1 earlier sales need staff: %2").arg(references.size()).arg(named(references));
    const RecoveryView& recovery = view.recovery;
    return recovery.done < recovery.total ? StaffLine::tr("Giving back seats of earlier sales: %1 of %2 done").arg(recovery.done).arg(recovery.total)
                                          : QString();
}

StaffLine::StaffLine(QWidget* parent) : Pane(Role::Panel, Qt::TopEdge, parent), m_label(new TextLabel(TextStyle::Detail, Role::Text2))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 8, 40, 8);
    row->addWidget(m_label, 1);
    m_label->setElided(true);
    hide();
}

void StaffLine::setText(const QString& text)
{
    m_empty = text.isEmpty();
    m_label->setText(text);
}

} // namespace boxoffice

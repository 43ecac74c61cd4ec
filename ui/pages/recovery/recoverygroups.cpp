#include "ui/pages/recovery/recoverygroups.h"
#include "ui/pages/recovery/recoverypage.h"
#include <array>

namespace boxoffice {
namespace {

enum class Group { SoldBefore, Unknown, Held, GivenBack, Elsewhere, Unreadable, Ended, None };
constexpr std::array inOrder = {Group::SoldBefore, Group::Unknown, Group::Held, Group::GivenBack, Group::Elsewhere, Group::Unreadable, Group::Ended};

Group groupOf(const SaleRow& sale)
{
    switch (sale.outcome) {
    case SaleOutcome::Sold: return sale.beforeStart ? Group::SoldBefore : Group::None;
    case SaleOutcome::Unknown: return Group::Unknown;
    case SaleOutcome::Orphaned: return sale.elsewhere ? Group::Elsewhere : Group::Held;
    case SaleOutcome::InProgress:
    case SaleOutcome::Declined: return sale.elsewhere ? Group::Elsewhere : Group::None;
    case SaleOutcome::Unreadable: return Group::Unreadable;
    case SaleOutcome::Released: return sale.beforeStart ? Group::GivenBack : Group::Ended;
    case SaleOutcome::NotSold: return Group::Ended;
    }
    return Group::None;
}

QString headingOf(Group group)
{
    switch (group) {
    case Group::SoldBefore: return RecoveryPage::tr("Sold, begun before the restart");
    case Group::Unknown: return RecoveryPage::tr("Outcome unknown, do not charge again");
    case Group::Held: return RecoveryPage::tr("Holds we could not release");
    case Group::GivenBack: return RecoveryPage::tr("Given back after the restart");
    case Group::Elsewhere: return RecoveryPage::tr("At another ticket system");
    case Group::Unreadable: return RecoveryPage::tr("Records that cannot be read");
    case Group::Ended:
    case Group::None: return RecoveryPage::tr("Released carts");
    }
    return {};
}

} // namespace

RecoveryGroups recoveryGroups(const QList<SaleRow>& rows)
{
    RecoveryGroups groups;
    for (const Group group : inOrder) {
        bool first = true;
        for (const SaleRow& sale : rows) {
            if (groupOf(sale) != group)
                continue;
            groups.sales << sale;
            groups.headings << (first ? headingOf(group) : QString());
            first = false;
        }
    }
    return groups;
}

} // namespace boxoffice

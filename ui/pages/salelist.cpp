#include "ui/pages/salelist.h"
#include "core/moneytext.h"
#include "ui/pages/salewords.h"
#include "ui/widgets/eventdelegate.h"
#include <QListView>
#include <QLocale>

namespace boxoffice {

void SaleListModel::setSales(const QList<SaleRow>& sales, const QStringList& headings)
{
    beginResetModel();
    m_sales = sales;
    m_headings = headings;
    endResetModel();
}

int SaleListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sales.size());
}

const SaleRow* SaleListModel::saleAt(int row) const
{
    return row >= 0 && row < m_sales.size() ? &m_sales.at(row) : nullptr;
}

int SaleListModel::rowOf(const QString& reference) const
{
    for (int row = 0; row < m_sales.size(); ++row)
        if (m_sales.at(row).reference == reference)
            return row;
    return -1;
}

QVariant SaleListModel::data(const QModelIndex& index, int role) const
{
    const SaleRow* sale = index.isValid() ? saleAt(index.row()) : nullptr;
    if (!sale)
        return {};
    const OutcomeWords words = outcomeWords(sale->outcome);
    const QString number = sale->order.isEmpty() ? sale->reference : sale->order.text();
    const QString total = sale->total ? moneyText(*sale->total, QLocale()) : QString();
    switch (role) {
    case Qt::DisplayRole:
    case EventRole::Title: return total.isEmpty() ? number : tr("%1 · %2").arg(number, total);
    case EventRole::Time: return saleTime(sale->at).section(u' ', 0, 0);
    case EventRole::Period: return saleTime(sale->at).section(u' ', 1);
    case EventRole::Place: return sale->buyer.isEmpty() ? sale->eventName : sale->buyer;
    case EventRole::Status: return words.text;
    case EventRole::StatusIcon: return words.icon;
    case EventRole::StatusSeverity: return static_cast<int>(words.severity);
    case EventRole::Heading: return m_headings.value(index.row());
    case Qt::AccessibleTextRole: return tr("%1, %2, %3, %4").arg(number, words.text, sale->eventName, total);
    default: return {};
    }
}

QListView* saleList(SaleListModel& model, const QString& name)
{
    auto* list = new QListView;
    list->setAccessibleName(name);
    list->setModel(&model);
    list->setItemDelegate(new EventDelegate(list));
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setLayoutMode(QListView::Batched);
    return list;
}

} // namespace boxoffice

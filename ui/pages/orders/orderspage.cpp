#include "ui/pages/orders/orderspage.h"
#include "ui/pages/saledetail.h"
#include "ui/pages/salerecords.h"
#include "ui/pages/searchfield.h"
#include <QVBoxLayout>

namespace boxoffice {

OrdersPage::OrdersPage(QWidget* parent)
    : QWidget(parent), m_search(new SearchField(tr("Find order"), tr("Order number, name, event, reference"))),
      m_records(new SaleRecords(tr("Orders list"), this)), m_detail(new SaleDetail(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_records->top().addWidget(m_search);
    row->addWidget(m_records);
    row->addWidget(m_detail, 1);
    connect(m_search, &QLineEdit::textChanged, this, &OrdersPage::filter);
    connect(m_records, &SaleRecords::chosenChanged, this, &OrdersPage::showChosen);
    filter();
}

void OrdersPage::setView(const SalesView& view)
{
    m_view = view;
    filter();
}

void OrdersPage::filter()
{
    const QString wanted = m_search->text().trimmed();
    QList<SaleRow> shown;
    for (const SaleRow& sale : std::as_const(m_view.rows)) {
        const QString all = sale.order.text() + u'\n' + sale.reference + u'\n' + sale.buyer + u'\n' + sale.eventName;
        if (all.contains(wanted, Qt::CaseInsensitive))
            shown << sale;
    }
    m_records->setSales(shown, {}, m_view.failure         ? tr("The journal could not be read.")
                                   : m_view.rows.isEmpty() ? tr("No sales yet.")
                                                           : tr("No order matches “%1”.").arg(wanted));
}

void OrdersPage::showChosen()
{
    const SaleRow* sale = m_records->chosen();
    m_detail->setVisible(sale != nullptr);
    if (sale)
        m_detail->setSale(*sale);
}

void OrdersPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace boxoffice

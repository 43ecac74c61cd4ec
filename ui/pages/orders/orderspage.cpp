#include "ui/pages/orders/orderspage.h"
#include "ui/pages/saledetail.h"
#include "ui/pages/salelist.h"
#include "ui/pages/pane.h"
#include "ui/pages/searchfield.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace boxoffice {

OrdersPage::OrdersPage(QWidget* parent) : QWidget(parent), m_model(new SaleListModel(this))
{
    Theme& theme = Theme::of(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new Pane(Role::Panel, Qt::RightEdge, this);
    left->setFixedWidth(theme.px(340));
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(14, 12, 14, 10);
    m_search = new SearchField(tr("Find order"), tr("Order number, name, event, reference"));
    connect(m_search, &QLineEdit::textChanged, this, &OrdersPage::filter);
    top->addWidget(m_search);
    column->addLayout(top);
    m_list = saleList(*m_model, tr("Orders list"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OrdersPage::showSelected);
    column->addWidget(m_list, 1);
    m_empty = new TextLabel(TextStyle::Body, Role::Text2);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(14, 16, 14, 16);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    row->addWidget(left);
    m_detail = new SaleDetail(this);
    row->addWidget(m_detail, 1);
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
    for (const SaleRow& sale : m_view.rows) {
        const QString all = sale.order.text() + u'\n' + sale.reference + u'\n' + sale.buyer + u'\n' + sale.eventName;
        if (all.contains(wanted, Qt::CaseInsensitive))
            shown << sale;
    }
    const SaleRow* current = m_model->saleAt(m_list->currentIndex().row());
    const QString reference = current ? current->reference : QString();
    m_model->setSales(shown);
    m_list->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(reference))));
    m_list->setVisible(!shown.isEmpty());
    m_empty->setVisible(shown.isEmpty());
    m_empty->setText(m_view.failure         ? tr("The journal could not be read.")
                     : m_view.rows.isEmpty() ? tr("No sales yet.")
                                             : tr("No order matches “%1”.").arg(wanted));
    showSelected();
}

void OrdersPage::showSelected()
{
    const SaleRow* sale = m_model->saleAt(m_list->currentIndex().row());
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

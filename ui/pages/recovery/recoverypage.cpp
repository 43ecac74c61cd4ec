#include "ui/pages/recovery/recoverypage.h"
#include "ui/pages/saledetail.h"
#include "ui/pages/salelist.h"
#include "ui/pages/salewords.h"
#include "ui/pages/pane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebox.h"
#include "ui/widgets/textlabel.h"
#include <QListView>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

QString headingOf(SaleOutcome outcome)
{
    switch (outcome) {
    case SaleOutcome::Unknown: return RecoveryPage::tr("Outcome unknown, do not charge again");
    case SaleOutcome::Orphaned: return RecoveryPage::tr("Holds we could not release");
    default: return RecoveryPage::tr("Released carts");
    }
}

} // namespace

RecoveryPage::RecoveryPage(QWidget* parent) : QWidget(parent), m_model(new SaleListModel(this))
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
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 12);
    head->addWidget(new TextLabel(tr("Recovery"), TextStyle::Title));
    head->addWidget(new TextLabel(tr("Sales that did not end cleanly."), TextStyle::Body, Role::Text2));
    column->addLayout(head);
    m_list = saleList(*m_model, tr("Recovery list"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecoveryPage::showSelected);
    column->addWidget(m_list, 1);
    m_empty = new TextLabel(tr("Nothing to recover."), TextStyle::Body, Role::Text2);
    m_empty->setContentsMargins(14, 16, 14, 16);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    row->addWidget(left);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    buildDetail(*right);
    row->addLayout(right, 1);
    setView({});
}

void RecoveryPage::buildDetail(QVBoxLayout& column)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* warning = new QVBoxLayout;
    warning->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, 0);
    m_warning = new NoticeBox(NoticeBox::Look::Compact, this);
    m_warning->setAccessibleName(tr("Warning"));
    m_warning->setNotice(Severity::Danger, QStringLiteral("stop"), tr("Do not charge again"),
                         tr("The order was sent and no reply came back. The card may already be charged. Find the order first."));
    warning->addWidget(m_warning);
    column.addLayout(warning);
    m_detail = new SaleDetail(this);
    column.addWidget(m_detail, 1);
    column.addStretch();
    auto* say = new Pane(Role::Sunken, Qt::TopEdge);
    auto* inside = new QHBoxLayout(say);
    inside->setContentsMargins(sizes.gutter, sizes.gap + 4, sizes.gutter, sizes.gap + 4);
    m_say = new TextLabel(TextStyle::Body, Role::Text2);
    m_say->setWordWrap(true);
    inside->addWidget(m_say);
    m_sayPane = say;
    column.addWidget(say);
}

void RecoveryPage::setView(const SalesView& view)
{
    const QString before = selectedReference();
    QList<SaleRow> sales;
    QStringList headings;
    for (const SaleOutcome outcome : {SaleOutcome::Unknown, SaleOutcome::Orphaned, SaleOutcome::Released}) {
        bool first = true;
        for (const SaleRow& sale : view.rows) {
            if (sale.outcome != outcome)
                continue;
            sales << sale;
            headings << (first ? headingOf(outcome) : QString());
            first = false;
        }
    }
    m_model->setSales(sales, headings);
    m_list->setVisible(!sales.isEmpty());
    m_empty->setVisible(sales.isEmpty());
    m_empty->setText(view.failure ? tr("The journal could not be read.") : tr("Nothing to recover."));
    m_list->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(before))));
    showSelected();
}

void RecoveryPage::showSelected()
{
    const SaleRow* sale = m_model->saleAt(m_list->currentIndex().row());
    const bool unknown = sale && sale->outcome == SaleOutcome::Unknown;
    m_detail->setVisible(sale != nullptr);
    if (sale)
        m_detail->setSale(*sale);
    m_warning->setVisible(unknown);
    m_sayPane->setVisible(unknown);
    if (unknown)
        m_say->setText(tr("Say to the customer: “Please don’t pay again. We’re finding your order. Your reference is %1.”")
                           .arg(sale->reference));
}

void RecoveryPage::focusFirst()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QString RecoveryPage::selectedReference() const
{
    const SaleRow* sale = m_model->saleAt(m_list->currentIndex().row());
    return sale ? sale->reference : QString();
}

} // namespace boxoffice

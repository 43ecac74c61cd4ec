#include "ui/pages/salerecords.h"
#include "ui/pages/salelist.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QListView>
#include <QVBoxLayout>

namespace boxoffice {

SaleRecords::SaleRecords(const QString& name, QWidget* parent)
    : Pane(Role::Panel, Qt::RightEdge, parent), m_model(new SaleListModel(this)), m_list(saleList(*m_model, name)),
      m_top(new QVBoxLayout), m_empty(new TextLabel(TextStyle::Body, Role::Text2))
{
    setFixedWidth(Theme::of(this).px(340));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_top->setContentsMargins(14, 12, 14, 10);
    column->addLayout(m_top);
    column->addWidget(m_list, 1);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(14, 16, 14, 16);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_filling)
            Q_EMIT chosenChanged();
    });
    setSales({}, {}, {});
}

void SaleRecords::setSales(const QList<SaleRow>& sales, const QStringList& headings, const QString& emptyText)
{
    const QString before = chosen() ? chosen()->reference : QString();
    m_filling = true;
    m_model->setSales(sales, headings);
    choose(before);
    m_filling = false;
    m_list->setVisible(!sales.isEmpty());
    m_empty->setVisible(sales.isEmpty());
    m_empty->setText(emptyText);
    Q_EMIT chosenChanged();
}

const SaleRow* SaleRecords::chosen() const { return m_model->saleAt(m_list->currentIndex().row()); }

void SaleRecords::choose(const QString& reference) { m_list->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(reference)))); }

void SaleRecords::focusList() { m_list->setFocus(Qt::ShortcutFocusReason); }

} // namespace boxoffice

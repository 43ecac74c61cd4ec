#include "ui/pages/browse/browsepage.h"
#include "ui/pages/browse/eventlistmodel.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/pages/loadingbars.h"
#include "ui/pages/searchfield.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eventdelegate.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {

BrowsePage::BrowsePage(QWidget* parent) : QWidget(parent), m_model(new EventListModel(this))
{
    build();
    showState();
}

void BrowsePage::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildSearch(*column);
    buildList(*column);
}

void BrowsePage::buildSearch(QVBoxLayout& column)
{
    auto* top = new QVBoxLayout;
    top->setContentsMargins(14, 12, 14, 10);
    top->setSpacing(10);
    m_search = new SearchField(tr("Find event"), tr("Find event, artist or venue"));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textEdited, this, &BrowsePage::queryChanged);
    top->addWidget(m_search);

    m_period = new SegmentedControl;
    m_period->setAccessibleName(tr("Period"));
    m_period->add(tr("Tonight"));
    m_period->add(tr("Next 7 days"));
    m_period->add(tr("All"));
    connect(m_period, &SegmentedControl::chosen, this,
            [this](int index) { Q_EMIT periodChosen(static_cast<Period>(index)); });
    top->addWidget(m_period);
    m_age = new IconLabel(QStringLiteral("warning"), {}, TextStyle::Detail, Role::Warning);
    m_age->hide();
    top->addWidget(m_age);
    column.addLayout(top);
}

void BrowsePage::buildList(QVBoxLayout& column)
{
    m_list = new QListView;
    m_list->setAccessibleName(tr("Events"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EventDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Rows that carry a day heading are taller, so sizes differ; laying out in batches keeps 10,000 rows instant.
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(200);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    m_list->installEventFilter(this);
    column.addWidget(m_list, 1);

    m_bars = new LoadingBars;
    column.addWidget(m_bars, 1);

    m_state = new QWidget;
    auto* words = new QVBoxLayout(m_state);
    words->setContentsMargins(14, 16, 14, 16);
    words->setSpacing(12);
    m_stateText = new TextLabel(TextStyle::Body, Role::Text2);
    m_stateText->setWordWrap(true);
    m_again = new QPushButton(tr("Try again"));
    connect(m_again, &QPushButton::clicked, this, &BrowsePage::refreshAsked);
    words->addWidget(m_stateText);
    words->addWidget(m_again, 0, Qt::AlignLeft);
    words->addStretch();
    column.addWidget(m_state, 1);
    connect(m_bars, &LoadingBars::slow, this, [this] {
        m_stateText->setText(tr("Still loading"));
        m_again->show();
        m_state->show();
    });
}

void BrowsePage::setView(const CatalogView& view)
{
    m_view = view;
    if (!m_search->hasFocus() && m_search->text() != view.query)
        m_search->setText(view.query);
    m_period->setCurrent(static_cast<int>(view.period));
    m_model->setView(view);
    mark();
    showState();
}

void BrowsePage::setStaff(bool staff)
{
    m_model->setStaff(staff);
    m_search->setKey(staff ? QStringLiteral("F2") : QString());
}

void BrowsePage::setOpenEvent(const EventId& id)
{
    m_open = id;
    mark();
}

/// The open event stays current; while searching, the first match is, so that Enter opens it.
void BrowsePage::mark()
{
    const bool searching = m_search->hasFocus() && !m_view.query.isEmpty();
    int row = searching || m_open.isEmpty() ? -1 : m_model->rowOf(m_open);
    if (searching && m_model->rowCount() > 0)
        row = 0;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        m_list->clearSelection();
}

void BrowsePage::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_list->setCurrentIndex(m_model->index(row));
    const EventRow event = m_model->eventAt(row);
    m_open = event.id;
    Q_EMIT eventChosen(event);
}

QString BrowsePage::emptyWords() const
{
    const QLocale locale;
    if (!m_view.query.isEmpty() && (m_view.period == Period::All || !m_view.nextEvent))
        return tr("No event matches “%1”.").arg(m_view.query);
    if (m_view.total == 0 && m_view.failure)
        return tr("The events could not be loaded.");
    if (m_view.total == 0)
        return tr("No events yet.");
    QString none = m_view.period == Period::Tonight ? tr("Nothing tonight.") : tr("Nothing in the next 7 days.");
    if (!m_view.nextEvent)
        return none;
    return tr("%1 Next: %2.").arg(none, eventMoment(m_view.table->row(*m_view.nextEvent), locale));
}

void BrowsePage::showState()
{
    const bool empty = m_view.hits.isEmpty();
    const bool waiting = empty && m_view.loading && m_view.total == 0;
    m_list->setVisible(!empty);
    if (waiting)
        m_bars->start();
    else
        m_bars->stop();
    m_state->setVisible(empty && !waiting);
    m_stateText->setText(emptyWords());
    m_again->setVisible(m_view.total == 0 && m_view.failure.has_value());
    m_age->setVisible(m_view.failure.has_value() && m_view.total > 0);
    if (m_view.failure && m_view.fetchedAt) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_view.fetchedAt->time_since_epoch().count());
        m_age->setText(tr("Not up to date: from %1").arg(QLocale().toString(at, QLocale::ShortFormat)));
    } else {
        m_age->setText(tr("Not up to date"));
    }
}

void BrowsePage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void BrowsePage::focusList()
{
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

bool BrowsePage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentIndex().isValid() ? m_list->currentIndex().row() : watched == m_search ? 0 : -1);
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        focusList();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        Q_EMIT queryChanged({});
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
        focusSearch();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace boxoffice

#include "ui/pages/recovery/recoverypage.h"
#include "ui/pages/recovery/recoverygroups.h"
#include "ui/pages/recovery/settleform.h"
#include "ui/pages/saledetail.h"
#include "ui/pages/salerecords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebox.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace boxoffice {

RecoveryPage::RecoveryPage(QWidget* parent) : QWidget(parent), m_records(new SaleRecords(tr("Recovery list"), this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    buildLeft();
    row->addWidget(m_records);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    buildRight(*right);
    row->addLayout(right, 1);
    connect(m_records, &SaleRecords::chosenChanged, this, &RecoveryPage::showChosen);
    setView({});
}

void RecoveryPage::buildLeft()
{
    QVBoxLayout& top = m_records->top();
    top.addWidget(new TextLabel(tr("Recovery"), TextStyle::Title));
    top.addWidget(new TextLabel(tr("Sales that did not end cleanly."), TextStyle::Body, Role::Text2));
    m_progress = new TextLabel(TextStyle::BodyStrong);
    m_progress->setWordWrap(true);
    top.addWidget(m_progress);
}

void RecoveryPage::buildRight(QVBoxLayout& column)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* above = new Pane(Role::Panel);
    auto* notices = new QVBoxLayout(above);
    notices->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, 0);
    notices->setSpacing(sizes.gap);
    m_journal = new NoticeBox(NoticeBox::Look::Compact, this);
    m_journal->setAccessibleName(tr("Journal"));
    m_warning = new NoticeBox(NoticeBox::Look::Compact, this);
    m_warning->setAccessibleName(tr("Warning"));
    notices->addWidget(m_journal);
    notices->addWidget(m_warning);
    column.addWidget(above);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new Pane(Role::Panel);
    auto* work = new QVBoxLayout(inside);
    work->setContentsMargins(0, 0, 0, sizes.gutter);
    work->setSpacing(0);
    m_detail = new SaleDetail(inside);
    work->addWidget(m_detail);
    auto* acts = new QVBoxLayout;
    acts->setContentsMargins(sizes.gutter, 0, sizes.gutter, 0);
    buildReceipt(*acts);
    m_settle = new SettleForm(inside);
    connect(m_settle, &SettleForm::settleAsked, this, &RecoveryPage::settleAsked);
    acts->addWidget(m_settle);
    work->addLayout(acts);
    work->addStretch();
    m_scroll->setWidget(inside);
    column.addWidget(m_scroll, 1);
    m_sayPane = new Pane(Role::Sunken, Qt::TopEdge);
    auto* words = new QHBoxLayout(m_sayPane);
    words->setContentsMargins(sizes.gutter, sizes.gap + 4, sizes.gutter, sizes.gap + 4);
    m_say = new TextLabel(TextStyle::Body, Role::Text2);
    m_say->setWordWrap(true);
    words->addWidget(m_say);
    column.addWidget(m_sayPane);
}

void RecoveryPage::buildReceipt(QVBoxLayout& column)
{
    m_receipt = new QWidget;
    auto* inside = new QVBoxLayout(m_receipt);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(Theme::of(this).metrics().gap);
    auto* hint = new TextLabel(tr("The customer may have left without a ticket."), TextStyle::Body, Role::Text2);
    hint->setWordWrap(true);
    auto* save = new QPushButton(tr("&Print the receipt to a file"));
    save->setAccessibleName(tr("Print the receipt to a file"));
    connect(save, &QPushButton::clicked, this, [this] {
        if (const SaleRow* sale = m_records->chosen())
            Q_EMIT receiptAsked(SaleRow(*sale));
    });
    m_saved = new TextLabel(TextStyle::Body, Role::Text2);
    m_saved->setWordWrap(true);
    inside->addWidget(hint);
    inside->addWidget(save, 0, Qt::AlignLeft);
    inside->addWidget(m_saved);
    column.addWidget(m_receipt);
}

void RecoveryPage::setView(const SalesView& view)
{
    const RecoveryGroups groups = recoveryGroups(view.rows);
    showJournal(view);
    showProgress(view.recovery);
    m_records->setSales(groups.sales, groups.headings, view.failure ? tr("The journal could not be read.") : tr("Nothing to recover."));
}

/// A journal that is not as it should be is said here, not swallowed.
void RecoveryPage::showJournal(const SalesView& view)
{
    const bool closed = view.start.failure.has_value();
    const std::optional<Failure>& failure = closed ? view.start.failure : view.failure ? view.failure : view.recovery.failure;
    if (failure)
        m_journal->setNotice(Severity::Danger, QStringLiteral("warning"),
                             closed ? tr("The journal cannot be opened") : tr("The journal cannot be read or written"),
                             tr("No sale is made until it can be: nothing would be recorded. Sales of before may be missing here."));
    else if (!view.start.setAside.isEmpty())
        m_journal->setNotice(Severity::Warning, QStringLiteral("warning"), tr("A damaged journal was set aside"),
                             tr("Sales of before are not listed. The old file is kept at %1.").arg(view.start.setAside));
    m_journal->setCode(failure ? failure->detail : QString());
    m_journal->setVisible(failure || !view.start.setAside.isEmpty());
}

void RecoveryPage::showProgress(const RecoveryView& recovery)
{
    m_progress->setVisible(recovery.total > 0 || recovery.failure);
    if (recovery.failure)
        return m_progress->setText(tr("The carts of the last run wait until the journal can be read and written. It is tried again."));
    m_progress->setText(recovery.done < recovery.total
                            ? tr("Giving back carts of the last run: %1 of %2 done.").arg(recovery.done).arg(recovery.total)
                            : recovery.total == 1 ? tr("1 cart of the last run is given back.")
                                                    : tr("%n carts of the last run are given back.", nullptr, recovery.total));
}

void RecoveryPage::showChosen()
{
    const SaleRow* sale = m_records->chosen();
    const bool unknown = sale && sale->outcome == SaleOutcome::Unknown;
    m_scroll->setVisible(sale != nullptr);
    if (sale)
        m_detail->setSale(*sale);
    m_warning->setVisible(unknown);
    m_sayPane->setVisible(unknown);
    m_settle->setVisible(unknown);
    m_receipt->setVisible(sale && sale->beforeStart && sale->outcome == SaleOutcome::Sold);
    if (std::exchange(m_shown, sale ? sale->reference : QString()) != selectedReference()) {
        m_saved->clear();
        m_scroll->ensureVisible(0, 0);
    }
    if (!unknown)
        return;
    m_settle->setSale(*sale);
    m_warning->setNotice(Severity::Danger, QStringLiteral("stop"), sale->invoice ? tr("Do not sell again") : tr("Do not charge again"),
                         sale->invoice ? tr("The order was sent and no reply came back. Keep the payment apart. Find the order first.")
                                       : tr("The order was sent and no reply came back. The card may already be charged. Find the order first."));
    m_say->setText(sale->invoice ? tr("Say to the customer: “We’re finding your order. Your reference is %1.”").arg(sale->reference)
                                 : tr("Say to the customer: “Please don’t pay again. We’re finding your order. Your reference is %1.”").arg(sale->reference));
}

void RecoveryPage::focusFirst() { m_records->focusList(); }

bool RecoveryPage::stepBack() { return m_settle->stepBack(); }

void RecoveryPage::showSettled(const QUuid& attempt, const std::optional<Failure>& failure) { m_settle->showAnswer(attempt, failure); }

void RecoveryPage::showReceiptSaved(const QString& path)
{
    m_saved->setText(path.isEmpty() ? tr("The receipt could not be written.") : tr("Printed to %1").arg(path));
}

QString RecoveryPage::selectedReference() const
{
    const SaleRow* sale = m_records->chosen();
    return sale ? sale->reference : QString();
}

} // namespace boxoffice

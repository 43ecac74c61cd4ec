#include "ui/workbench/workbenchframe.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/done/donepage.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/orders/orderspage.h"
#include "ui/pages/recovery/recoverypage.h"
#include "ui/pages/sale/cartpanel.h"
#include "ui/pages/seatschanged/seatschangedpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/demoband.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/scrim.h"
#include "ui/workbench/askpanel.h"
#include "ui/workbench/keybar.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/salepanel.h"
#include "ui/workbench/stationbar.h"
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace boxoffice {
template <class Page>
Page* WorkbenchFrame::addScreen()
{
    auto* pane = new Pane(Role::Panel, {}, m_screens);
    auto* inside = new QVBoxLayout(pane);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* page = new Page(pane);
    inside->addWidget(page);
    m_screens->addWidget(pane);
    return page;
}

WorkbenchFrame::WorkbenchFrame(const Clock& clock, const StationView& station, QWidget* parent) : QWidget(parent)
{
    build(clock, station);
    bindKeys();
    m_scrim = new Scrim(this);
    new FocusRing(this);
    showKeys();
    showStatus();
}

void WorkbenchFrame::build(const Clock& clock, const StationView& station)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // Parents are given at construction: moving a built subtree into the window would polish it again.
    m_top = new TopBar(clock, this);
    connect(m_top, &TopBar::tabChosen, this, &WorkbenchFrame::showTab);
    column->addWidget(m_top);
    if (station.demo) {
        m_band = new DemoBand(DemoBand::Kind::Demo, station.demoNote, this);
        column->addWidget(m_band);
    }
    m_screens = new QStackedWidget(this);
    m_screens->addWidget(buildSell(clock, station));
    column->addWidget(m_screens, 1);
    m_keys = new KeyBar(this);
    column->addWidget(m_keys);
    m_status = new StationBar(station, this);
    column->addWidget(m_status);
}

QWidget* WorkbenchFrame::buildSell(const Clock& clock, const StationView& station)
{
    auto* sell = new QWidget(m_screens);
    auto* row = new QHBoxLayout(sell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_left = new Pane(Role::Panel, Qt::RightEdge, sell);
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 1, 0);
    m_browse = new BrowsePage(m_left);
    m_browse->setStaff(true);
    left->addWidget(m_browse);
    m_centre = new SaleCentre(clock, station.nightly, sell);
    m_panel = new SalePanel(clock, station, sell);
    row->addWidget(m_left);
    row->addWidget(m_centre, 1);
    row->addWidget(m_panel);
    connect(m_browse, &BrowsePage::eventChosen, this, [this](const EventRow& event) {
        m_focusOffers = true;
        m_pendingDigit.reset();
        m_centre->setFocus(Qt::OtherFocusReason);
        Q_EMIT eventChosen(event);
    });
    m_centre->setFocusPolicy(Qt::ClickFocus);
    m_centre->setProperty("ownFocus", true);
    connect(&m_centre->offers(), &OffersPage::reserveAsked, this, &WorkbenchFrame::reserveAsked);
    connect(m_centre, &SaleCentre::reserveAsked, this, &WorkbenchFrame::reserveAsked);
    connect(m_centre, &SaleCentre::seatsPicked, this, &WorkbenchFrame::showKeys);
    connect(m_centre, &SaleCentre::seatsTurned, this, &WorkbenchFrame::showKeys);
    connect(&m_centre->seatsChanged(), &SeatsChangedPage::keepAsked, this, &WorkbenchFrame::keepAsked);
    connect(&m_centre->seatsChanged(), &SeatsChangedPage::letGoAsked, this, &WorkbenchFrame::letGoAsked);
    connect(m_centre, &SaleCentre::newSaleAsked, this, &WorkbenchFrame::newSaleAsked);
    connect(m_centre, &SaleCentre::keepWaitingAsked, this, &WorkbenchFrame::keepAsked);
    connect(m_centre, &SaleCentre::stopAsked, this, &WorkbenchFrame::releaseAsked);
    connect(m_centre, &SaleCentre::problemAction, this, &WorkbenchFrame::problemAction);
    connect(m_panel, &SalePanel::releaseAsked, this, &WorkbenchFrame::releaseAsked);
    connect(m_panel, &SalePanel::stopAsked, this, &WorkbenchFrame::releaseAsked);
    connect(m_panel, &SalePanel::changePaymentAsked, this, &WorkbenchFrame::changePaymentAsked);
    connect(m_panel, &SalePanel::problemAction, this, &WorkbenchFrame::problemAction);
    connect(&m_panel->cart(), &CartPanel::askingChanged, this, &WorkbenchFrame::showKeys);
    return sell;
}

void WorkbenchFrame::resizeEvent(QResizeEvent*)
{
    layOutColumns();
}

/// 272 to 340 and 340 to 368 design pixels, growing with the window (ui.md 2).
void WorkbenchFrame::layOutColumns()
{
    const Theme& theme = Theme::of(this);
    const auto wide = [&](double share, int least, int most) {
        return qBound(theme.px(least), static_cast<int>(width() * share), theme.px(most));
    };
    m_left->setFixedWidth(wide(0.206, 272, 340));
    m_panel->setFixedWidth(wide(0.2558, 340, 368));
}

void WorkbenchFrame::setCatalog(const CatalogView& catalog)
{
    m_connection.catalog(catalog);
    m_browse->setView(catalog);
    showStatus();
}

void WorkbenchFrame::setOffers(const OffersView& offers)
{
    m_offers = offers;
    m_connection.offers(offers);
    showStatus();
    m_centre->setOffers(offers);
    m_browse->setOpenEvent(m_centre->openEvent() ? m_centre->openEvent()->id : offers.event);
    if (m_focusOffers && !offers.loading && !offers.offers.isEmpty()) {
        m_focusOffers = false;
        m_centre->offers().focusFirst();
        if (m_pendingDigit)
            m_centre->offers().typeQuantity(*m_pendingDigit);
        m_pendingDigit.reset();
    }
    showKeys();
}

void WorkbenchFrame::setEvent(const EventRow& event, WallTime now)
{
    m_browse->setOpenEvent(event.id);
    m_centre->setEvent(event, now);
}

void WorkbenchFrame::setSale(const PurchaseView& sale)
{
    m_sale = sale;
    m_connection.sale(sale);
    m_centre->setSale(sale);
    m_panel->setView(sale);
    showKeys();
    showStatus();
}

void WorkbenchFrame::setSales(const SalesView& sales)
{
    m_sales = sales;
    m_journalRead = true;
    if (m_orders) {
        m_orders->setView(sales);
        m_recovery->setView(sales);
    }
    m_top->setUnknown(sales.unknown);
    showStatus();
}

void WorkbenchFrame::showSettled(const QUuid& attempt, const std::optional<Failure>& failure)
{
    if (m_recovery)
        m_recovery->showSettled(attempt, failure);
}

void WorkbenchFrame::showReceiptSaved(const QString& path)
{
    if (m_recovery)
        m_recovery->showReceiptSaved(path);
}

void WorkbenchFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(200, this, &WorkbenchFrame::ensureRecords);
}

void WorkbenchFrame::ensureRecords()
{
    if (m_orders)
        return;
    m_orders = addScreen<OrdersPage>();
    m_recovery = addScreen<RecoveryPage>();
    connect(m_recovery, &RecoveryPage::settleAsked, this, &WorkbenchFrame::settleAsked);
    connect(m_recovery, &RecoveryPage::receiptAsked, this, &WorkbenchFrame::receiptAsked);
    setSales(SalesView(m_sales));
}

void WorkbenchFrame::showTab(WorkbenchTab tab)
{
    m_tab = tab;
    if (tab != WorkbenchTab::Sell)
        ensureRecords();
    m_top->setTab(tab);
    m_screens->setCurrentIndex(static_cast<int>(tab));
    if (tab == WorkbenchTab::Orders)
        m_orders->focusSearch();
    if (tab == WorkbenchTab::Recovery)
        m_recovery->focusFirst();
    showKeys();
    Q_EMIT tabShown(tab);
}

void WorkbenchFrame::showStatus()
{
    const bool failing = m_sales.failure || m_sales.start.failure || m_sales.recovery.failure || (m_sale.problem && m_sale.problem->kind == ProblemKind::Journal);
    m_status->setJournal(failing         ? StationBar::Journal::Failing
                         : m_journalRead ? StationBar::Journal::Writing
                                         : StationBar::Journal::Opening);
    m_status->setConnection(m_connection.state());
}

void WorkbenchFrame::explain(const QString& title, const QString& text)
{
    auto* told = new AskPanel(title, text, tr("OK"), {});
    connect(told, &AskPanel::answered, this, [this] { m_scrim->close(); });
    connect(m_scrim, &Scrim::cancelled, told, [this] { m_scrim->close(); });
    m_scrim->open(told, told->safeButton());
}

void WorkbenchFrame::explainCommitting()
{
    explain(tr("The order is on its way"), tr("Only its answer tells whether it is sold. Please wait for it."));
}

void WorkbenchFrame::askRelease(const QString& title, std::function<void()> then)
{
    auto* ask = new AskPanel(title, tr("Seats are held for this sale. Releasing puts them back on sale at once."),
                             tr("Keep the seats"), tr("Release the seats"));
    connect(ask, &AskPanel::answered, this, [this, then = std::move(then)](bool release) {
        m_scrim->close();
        if (release)
            then();
    });
    connect(m_scrim, &Scrim::cancelled, ask, [this] { m_scrim->close(); });
    m_scrim->open(ask, ask->safeButton());
}

} // namespace boxoffice

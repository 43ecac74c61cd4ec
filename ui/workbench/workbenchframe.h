#pragma once
#include "catalog/catalogview.h"
#include "core/clock.h"
#include "session/purchaseview.h"
#include "session/stationview.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/workbench/connectionwatch.h"
#include "ui/workbench/topbar.h"
#include <QWidget>
#include <functional>

class QStackedWidget;

namespace boxoffice {

class BrowsePage;
class DemoBand;
class KeyBar;
class OrdersPage;
class RecoveryPage;
class SaleCentre;
class SalePanel;
class Scrim;
class StationBar;

/// The whole attended screen over plain values: what it shows is set, what the person wants is signalled. The keys of
/// ui.md 6 live here. Knows no session; Workbench wires it to one.
class WorkbenchFrame : public QWidget {
    Q_OBJECT
public:
    WorkbenchFrame(const Clock& clock, const StationView& station, QWidget* parent = nullptr);
    void setCatalog(const CatalogView& catalog);
    void setOffers(const OffersView& offers);
    void setSale(const PurchaseView& sale);
    void setSales(const SalesView& sales);
    /// Whether what a person settled on Recovery is recorded.
    void showSettled(const QUuid& attempt, const std::optional<Failure>& failure);
    void showReceiptSaved(const QString& path);
    /// Shows an event in the centre before its offers are there.
    void setEvent(const EventRow& event, WallTime now);
    void showTab(WorkbenchTab tab);
    [[nodiscard]] WorkbenchTab tab() const { return m_tab; }
    /// Asks "Release the seats" / "Keep the seats" with this title; `then` runs after a release was asked for.
    /// Something that has no choice in it.
    void explain(const QString& title, const QString& text);
    /// Why nothing else can be begun now.
    void explainCommitting();
    /// The band of demo mode; null without it.
    [[nodiscard]] DemoBand* demoBand() const { return m_band; }
    void askRelease(const QString& title, std::function<void()> then);

    [[nodiscard]] BrowsePage& browse() const { return *m_browse; }
    [[nodiscard]] SaleCentre& centre() const { return *m_centre; }
    [[nodiscard]] SalePanel& panel() const { return *m_panel; }
    [[nodiscard]] KeyBar& keyBar() const { return *m_keys; }
    [[nodiscard]] const PurchaseView& sale() const { return m_sale; }

Q_SIGNALS:
    void eventChosen(const boxoffice::EventRow& event);
    void reserveAsked();
    void releaseAsked();
    void keepAsked();
    void letGoAsked();
    void changePaymentAsked();
    void newSaleAsked();
    void tabShown(boxoffice::WorkbenchTab tab);
    void problemAction(boxoffice::ProblemAction action);
    void settleAsked(const boxoffice::SettledView& settled);
    void receiptAsked(const boxoffice::SaleRow& sale);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build(const Clock& clock, const StationView& station);
    template <class Page>
    Page* addScreen();
    QWidget* buildSell(const Clock& clock, const StationView& station);
    /// Orders and Recovery, which nobody sees at first: built after the first paint, or when asked for.
    void ensureRecords();
    void bindKeys();
    void bind(const QKeySequence& keys, std::function<void()> act, bool repeats = false);
    void onSell(const std::function<void()>& act);
    void pressNewSale();
    void pressEscape();
    void pressDelete();
    bool pressDigit(int digit);
    void openPane(int pane);
    void showKeys();
    void showAllKeys();
    void showStatus();
    void layOutColumns();
    PurchaseView m_sale;
    OffersView m_offers;
    ConnectionWatch m_connection;
    SalesView m_sales;
    WorkbenchTab m_tab = WorkbenchTab::Sell;
    std::optional<int> m_pendingDigit;
    bool m_focusOffers = false, m_journalRead = false;
    TopBar* m_top = nullptr;
    DemoBand* m_band = nullptr;
    QStackedWidget* m_screens = nullptr;
    BrowsePage* m_browse = nullptr;
    SaleCentre* m_centre = nullptr;
    SalePanel* m_panel = nullptr;
    OrdersPage* m_orders = nullptr;
    RecoveryPage* m_recovery = nullptr;
    KeyBar* m_keys = nullptr;
    StationBar* m_status = nullptr;
    QWidget* m_left = nullptr;
    Scrim* m_scrim = nullptr;
};

} // namespace boxoffice

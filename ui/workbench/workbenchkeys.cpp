#include "ui/pages/browse/browsepage.h"
#include "ui/pages/delivery/deliverypage.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/orders/orderspage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/recovery/recoverypage.h"
#include "ui/pages/sale/cartpanel.h"
#include "ui/seatmap/seatspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/textlabel.h"
#include "ui/workbench/keybar.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/salepanel.h"
#include "ui/workbench/workbenchframe.h"
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>

/// The keys of ui.md 6 that do something at this counter now.
namespace boxoffice {
namespace {

bool isCommitting(SaleStage stage)
{
    return stage == SaleStage::Committing;
}

bool isWaiting(SaleStage stage)
{
    return stage == SaleStage::Reserving || stage == SaleStage::CheckingCaptcha || stage == SaleStage::AwaitingCaptcha;
}

bool isChoosing(SaleStage stage)
{
    return stage == SaleStage::Idle || stage == SaleStage::Ended;
}

} // namespace

void WorkbenchFrame::bind(const QKeySequence& keys, std::function<void()> act, bool repeats)
{
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setAutoRepeat(repeats);
    connect(shortcut, &QShortcut::activated, this, [this, act = std::move(act)] {
        if (!m_scrim->isOpen())
            act();
    });
}

void WorkbenchFrame::onSell(const std::function<void()>& act)
{
    if (m_tab != WorkbenchTab::Sell)
        showTab(WorkbenchTab::Sell);
    act();
}

void WorkbenchFrame::bindKeys()
{
    bind(Qt::Key_F1, [this] { showAllKeys(); });
    bind(Qt::Key_F2, [this] { m_tab == WorkbenchTab::Orders ? m_orders->focusSearch() : onSell([this] { m_browse->focusSearch(); }); });
    for (int row = 0; row < 4; ++row) {
        const int key = Qt::Key_F5 + row;
        bind(QKeySequence(key), [this, row] { onSell([this, row] { m_centre->offers().step(row, true); }); }, true);
        bind(QKeySequence(Qt::SHIFT | static_cast<Qt::Key>(key)),
             [this, row] { onSell([this, row] { m_centre->offers().step(row, false); }); }, true);
    }
    bind(Qt::Key_F3, [this] { onSell([this] { m_centre->turnSeats(); }); });
    bind(Qt::Key_F4, [this] {
        onSell([this] {
            if (m_centre->showsSeats())
                m_centre->seats().findTogether();
        });
    });
    for (int level = -1; level < 6; ++level) // Alt+0 brings all back
        bind(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + level)), [this, level] {
            onSell([this, level] {
                if (m_centre->showsSeats())
                    level < 0 ? m_centre->seats().showAllLevels() : m_centre->seats().toggleLevel(level);
            });
        });
    bind(Qt::Key_F9, [this] {
        onSell([this] {
            if (m_centre->canReserve())
                Q_EMIT reserveAsked();
        });
    });
    bind(Qt::Key_F10, [this] { onSell([this] { m_panel->payment().chooseNext(); }); });
    bind(Qt::Key_F12, [this] { onSell([this] { m_panel->pressPrimary(); }); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_N), [this] { onSell([this] { pressNewSale(); }); });
    bind(QKeySequence(Qt::ALT | Qt::Key_D), [this] { onSell([this] { m_panel->delivery().focusFirst(); }); });
    for (int pane = 0; pane < 3; ++pane)
        bind(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + pane)), [this, pane] { onSell([this, pane] { openPane(pane); }); });
}

void WorkbenchFrame::openPane(int pane)
{
    if (pane == 0)
        m_browse->focusList();
    else if (pane == 1)
        m_centre->focusFirst();
    else
        m_panel->focusFirst();
}

void WorkbenchFrame::pressNewSale()
{
    if (m_sale.leaving == Leaving::NotWhileCommitting)
        return explainCommitting();
    if (m_sale.canRelease && !m_sale.plates.isEmpty())
        return askRelease(tr("Start a new sale?"), [this] { Q_EMIT newSaleAsked(); });
    Q_EMIT newSaleAsked();
}

void WorkbenchFrame::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape)
        return pressEscape();
    if (m_tab != WorkbenchTab::Sell)
        return QWidget::keyPressEvent(event);
    if (m_panel->cart().isAsking() && key == Qt::Key_R)
        return m_panel->cart().keepSeats(), Q_EMIT releaseAsked();
    if (key == Qt::Key_Delete && !event->isAutoRepeat())
        return pressDelete();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_sale.stage == SaleStage::SeatsOffered && !event->isAutoRepeat())
        return Q_EMIT keepAsked();
    if (key >= Qt::Key_0 && key <= Qt::Key_9 && event->modifiers() == Qt::NoModifier && pressDigit(key - Qt::Key_0))
        return;
    QWidget::keyPressEvent(event);
}

bool WorkbenchFrame::pressDigit(int digit)
{
    if (!isChoosing(m_sale.stage))
        return false;
    if (m_focusOffers)
        m_pendingDigit = digit;
    else
        m_centre->showsSeats() ? m_centre->seats().typeQuantity(digit) : m_centre->offers().typeQuantity(digit);
    return true;
}

/// Only ever a step back: a question closes, the commit is un-armed, the focus moves one pane left. Seats stay held.
void WorkbenchFrame::pressEscape()
{
    if (isCommitting(m_sale.stage))
        return;
    if (m_tab == WorkbenchTab::Recovery && m_recovery->stepBack())
        return;
    if (m_tab != WorkbenchTab::Sell)
        return showTab(WorkbenchTab::Sell);
    if (m_panel->cart().isAsking())
        return m_panel->cart().keepSeats();
    if (m_sale.stage == SaleStage::ReadyToCommit)
        return Q_EMIT changePaymentAsked();
    if (isWaiting(m_sale.stage) && m_sale.wait && m_sale.wait->canStop)
        return askRelease(tr("Stop waiting?"), [this] { Q_EMIT releaseAsked(); });
    const QWidget* focus = focusWidget();
    if (focus && m_panel->isAncestorOf(focus))
        return m_centre->focusFirst();
    m_browse->focusList();
}

void WorkbenchFrame::pressDelete()
{
    if (m_sale.stage == SaleStage::SeatsOffered)
        return Q_EMIT letGoAsked();
    if (m_sale.canRelease)
        m_panel->cart().askRelease();
}

void WorkbenchFrame::showKeys()
{
    QList<KeyBar::Hint> keys{{tr("F1"), tr("All keys")}};
    KeyBar::Hint last{tr("Esc"), tr("Back")};
    const SaleStage stage = m_sale.stage;
    if (m_tab != WorkbenchTab::Sell) {
        keys << KeyBar::Hint{tr("↑ ↓"), tr("Next entry")};
        if (m_tab == WorkbenchTab::Recovery)
            keys << KeyBar::Hint{tr("Alt T"), tr("Note")} << KeyBar::Hint{tr("Alt W"), tr("It was sold")} << KeyBar::Hint{tr("Alt N"), tr("It was not sold")};
        return m_keys->setHints(keys, {tr("Esc"), tr("Back to selling")});
    }
    if (stage == SaleStage::SeatsOffered) {
        keys << KeyBar::Hint{tr("Enter"), tr("Keep these seats"), true} << KeyBar::Hint{tr("Del"), tr("Let them go")};
        return m_keys->setHints(keys, {tr("Esc"), tr("Decide later, keeps the hold")});
    }
    if (m_panel->cart().isAsking()) {
        keys << KeyBar::Hint{tr("Enter"), tr("Keep the seats"), true} << KeyBar::Hint{tr("R"), tr("Release the seats")};
        return m_keys->setHints(keys, {tr("Esc"), tr("Keep the seats")});
    }
    keys << KeyBar::Hint{tr("F2"), tr("Find event")};
    if (isChoosing(stage) && m_centre->hasSeats())
        keys << KeyBar::Hint{tr("F3"), tr("Map or offers")};
    if (isChoosing(stage) && m_centre->showsSeats())
        keys << KeyBar::Hint{tr("F4"), tr("Best together")} << KeyBar::Hint{tr("F9"), tr("Reserve"), m_centre->canReserve()};
    else if (isChoosing(stage) && !m_offers.offers.isEmpty())
        keys << KeyBar::Hint{tr("F5–F8"), tr("Add one")} << KeyBar::Hint{tr("1–9"), tr("Quantity")}
             << KeyBar::Hint{tr("F9"), tr("Reserve"), m_offers.canReserve};
    if (stage == SaleStage::ChoosingDelivery)
        keys << KeyBar::Hint{tr("Alt D"), tr("Delivery"), true};
    if (stage == SaleStage::EnteringPayment)
        keys << KeyBar::Hint{tr("F10"), tr("Next payment")} << KeyBar::Hint{tr("F12"), tr("Review sale"), true};
    if (stage == SaleStage::ReadyToCommit) {
        keys << KeyBar::Hint{tr("F12"), tr("Commit"), true};
        last = {tr("Esc"), tr("Un-arm, change payment")};
    } else if (isWaiting(stage)) {
        last = m_sale.wait && m_sale.wait->canStop ? KeyBar::Hint{tr("Esc"), tr("Stop waiting: asks")} : KeyBar::Hint{};
    } else if (m_sale.canRelease && !m_sale.plates.isEmpty()) {
        keys << KeyBar::Hint{tr("Del"), tr("Release")};
        last = {tr("Esc"), tr("Back, keeps the hold")};
    }
    if (stage == SaleStage::Sold || stage == SaleStage::CommitUnknown)
        keys << KeyBar::Hint{tr("Ctrl N"), tr("New sale"), true};
    if (isCommitting(stage))
        last = {};
    m_keys->setHints(keys, last);
}

void WorkbenchFrame::showAllKeys()
{
    static constexpr struct {
        const char *key, *words;
    } all[] = {
        {QT_TR_NOOP("F2"), QT_TR_NOOP("Find event or order")},
        {QT_TR_NOOP("F3"), QT_TR_NOOP("Seat map or offers")},
        {QT_TR_NOOP("F4"), QT_TR_NOOP("The best places together; again: the next best")},
        {QT_TR_NOOP("Alt 1–6, Alt 0"), QT_TR_NOOP("Price levels A to F on the map; all of them")},
        {QT_TR_NOOP("F5–F8, Shift"), QT_TR_NOOP("One more or one fewer of offers 1 to 4")},
        {QT_TR_NOOP("1–9, 0, + −"), QT_TR_NOOP("Quantity of the offer")},
        {QT_TR_NOOP("F9"), QT_TR_NOOP("Reserve")},
        {QT_TR_NOOP("F10"), QT_TR_NOOP("Next payment method")},
        {QT_TR_NOOP("F12"), QT_TR_NOOP("Sends the payment and reads back; F12 again commits")},
        {QT_TR_NOOP("Enter"), QT_TR_NOOP("Open event, next field, keep changed seats")},
        {QT_TR_NOOP("Esc"), QT_TR_NOOP("One step back; never releases")},
        {QT_TR_NOOP("Del"), QT_TR_NOOP("Release the cart: asks first")},
        {QT_TR_NOOP("Ctrl 1, 2, 3"), QT_TR_NOOP("Events, offers, sale")},
        {QT_TR_NOOP("Alt C, M, I, D"), QT_TR_NOOP("Card, member, invoice, delivery")},
        {QT_TR_NOOP("Alt S, O, R"), QT_TR_NOOP("Sell, Orders, Recovery")},
        {QT_TR_NOOP("Alt T, W, N"), QT_TR_NOOP("Recovery: note, it was sold, it was not sold")},
        {QT_TR_NOOP("Ctrl N"), QT_TR_NOOP("New sale: asks when seats are held")},
    };
    auto* panel = new QFrame;
    panel->setProperty("kind", QStringLiteral("dialog"));
    panel->setAccessibleName(tr("All keys"));
    auto* grid = new QGridLayout(panel);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(24);
    grid->addWidget(new TextLabel(tr("All keys"), TextStyle::Title), 0, 0, 1, 2);
    int row = 1;
    for (const auto& entry : all) {
        grid->addWidget(new KeyCap(tr(entry.key)), row, 0, Qt::AlignLeft);
        grid->addWidget(new TextLabel(tr(entry.words), TextStyle::Body), row++, 1);
    }
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, [this] { m_scrim->close(); });
    connect(m_scrim, &Scrim::cancelled, panel, [this] { m_scrim->close(); });
    grid->addWidget(close, row, 1, Qt::AlignRight);
    m_scrim->open(panel, close);
}

} // namespace boxoffice

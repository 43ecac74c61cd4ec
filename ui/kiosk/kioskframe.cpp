#include "ui/kiosk/kioskframe.h"
#include "core/moneytext.h"
#include "ui/kiosk/attractpage.h"
#include "ui/kiosk/kioskfooter.h"
#include "ui/kiosk/kioskheader.h"
#include "ui/kiosk/letterpad.h"
#include "ui/kiosk/staffline.h"
#include "ui/kiosk/stoppedpage.h"
#include "ui/kiosk/summarycard.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/pages/delivery/deliverypage.h"
#include "ui/pages/done/donepage.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/eventwhen.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/seatschanged/seatschangedpage.h"
#include "ui/seatmap/seatspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/waitbar.h"
#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>

namespace boxoffice {

KioskFrame::KioskFrame(const Clock& clock, const StationView& station, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_station(station)
{
    m_guard.setSingleShot(true);
    m_guard.setInterval(commitGuardMs);
    connect(&m_guard, &QTimer::timeout, this, [this] {
        m_armed = m_sale.stage == SaleStage::ReadyToCommit;
        showPrimary();
    });
    build();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { focusMoved(now); });
    refresh();
}

KioskFrame::~KioskFrame()
{
    // A window that is destroyed gives the focus away when this part of it is gone already.
    disconnect(qApp, nullptr, this, nullptr);
}

void KioskFrame::setCatalog(const CatalogView& view)
{
    m_browse->setView(view);
    m_attract->setView(view);
}

void KioskFrame::setOffers(const OffersView& view)
{
    m_offersView = view;
    m_offers->setView(view);
    if (m_seats)
        m_seats->setOffers(view);
    showTitle();
}

void KioskFrame::setSales(const SalesView& view)
{
    m_staffLine->setText(staffLine(view));
    showStaffLine();
}

/// A visitor who buys is not bothered with it.
void KioskFrame::showStaffLine() { m_staffLine->setVisible(m_screen == KioskScreen::Attract && !m_staffLine->isEmpty()); }

void KioskFrame::setSeats(const SeatsView& view, WallTime now)
{
    const bool before = showsSeats();
    if (!m_seats && !view.house)
        return;
    m_byOffers = m_byOffers && (view.house == nullptr || hasSeats());
    seats().setSeats(view, now);
    if (before == showsSeats())
        return showTitle();
    refresh();
    Q_EMIT seatsTurned();
}

bool KioskFrame::hasSeats() const { return m_seats && m_seats->hasSeats(); }

bool KioskFrame::showsSeats() const { return hasSeats() && !m_byOffers; }

void KioskFrame::turnSeats(bool byOffers)
{
    m_byOffers = byOffers;
    refresh();
    focusFirst();
    Q_EMIT seatsTurned();
}

void KioskFrame::setSale(const PurchaseView& view)
{
    const bool newProblem = view.problem != m_sale.problem;
    if (newProblem)
        m_letters = false; // what went wrong is read before anything is typed
    const bool otherTotal = m_sale.total != view.total;
    m_sale = view;
    if (view.stage != SaleStage::ReadyToCommit || otherTotal) { // what was read is what is bought (I9)
        m_armed = false;
        m_guard.stop();
    }
    if (view.stage == SaleStage::Idle || view.stage == SaleStage::Ended)
        m_place.payOpen = false;
    refresh();
    if (newProblem && view.problem && m_screen == KioskScreen::Pay) {
        m_payment->showProblem(m_notice->shown());
        m_payment->focusFirstUnfinished();
    }
}

void KioskFrame::setChoosing(KioskScreen screen)
{
    m_place.choosing = screen;
    refresh();
}

void KioskFrame::setPayOpen(bool open)
{
    m_place.payOpen = open;
    refresh();
}

void KioskFrame::wipe()
{
    m_payment->wipe();
    m_letters = false;
}

void KioskFrame::refresh()
{
    const bool over = m_sale.stage == SaleStage::Sold || m_sale.stage == SaleStage::Ended || m_sale.stage == SaleStage::CommitUnknown;
    m_header->setHold(over ? std::nullopt : m_sale.hold);
    m_offers->setReserving(m_sale.stage == SaleStage::Reserving || m_sale.stage == SaleStage::CheckingCaptcha);
    if (m_seats)
        m_seats->setResting(m_sale.stage == SaleStage::Reserving || m_sale.stage == SaleStage::CheckingCaptcha);
    m_captcha->setView(m_sale);
    m_changed->setView(m_sale);
    m_delivery->setView(m_sale);
    m_payment->setView(m_sale);
    m_review->setView(m_sale);
    m_done->setView(m_sale);
    m_stopped->setView(m_sale);
    m_summary->setView(m_sale);
    if (m_sale.wait)
        showWait(*m_sale.wait);
    else
        m_wait->stop();
    showProblem();
    turnTo(kioskScreen(m_sale, m_place));
    showTitle();
    showPrimary();
}

QWidget* KioskFrame::page(KioskScreen screen) const
{
    switch (screen) {
    case KioskScreen::Attract: case KioskScreen::Browse: return m_browse;
    case KioskScreen::Tickets: return showsSeats() ? static_cast<QWidget*>(m_seats) : m_offers;
    case KioskScreen::Wait: return m_waiting;
    case KioskScreen::HumanCheck: return m_captcha;
    case KioskScreen::SeatsChanged: return m_changedScroll;
    case KioskScreen::Delivery: return m_deliveryScroll;
    case KioskScreen::Pay: return m_payScroll;
    case KioskScreen::Review: return m_reviewScroll;
    case KioskScreen::Done: return m_done;
    case KioskScreen::Stopped: return m_stoppedScroll;
    case KioskScreen::Problem: break;
    }
    return m_problemPage;
}

bool KioskFrame::showsSummary() const
{
    return m_screen == KioskScreen::Delivery || m_screen == KioskScreen::Pay || m_screen == KioskScreen::Review;
}

void KioskFrame::turnTo(KioskScreen screen)
{
    const bool changed = screen != m_screen;
    m_screen = screen;
    if (changed)
        m_letters = false;
    showPads(); // before the page: what is hidden must not make the window grow
    m_summary->setVisible(showsSummary());
    m_pages->setCurrentWidget(page(screen));
    m_outer->setCurrentIndex(screen == KioskScreen::Attract ? 0 : 1);
    showStaffLine();
    m_header->setStep(railStep(screen));
    const bool choosing = screen == KioskScreen::Browse || screen == KioskScreen::Tickets;
    const bool closed = screen == KioskScreen::Stopped || m_sale.stage == SaleStage::Committing || m_sale.stage == SaleStage::Releasing;
    m_footer->setWays(choosing || (showsSummary() && !closed && m_sale.stage != SaleStage::AddingPayment),
                      !closed && screen != KioskScreen::Done);
    if (!changed)
        return;
    focusFirst();
    focusMoved(window()->focusWidget());
    Q_EMIT screenChanged(screen);
}

void KioskFrame::showTitle()
{
    QString title, sub;
    switch (m_screen) {
    case KioskScreen::Browse: title = tr("What would you like to see?"); break;
    case KioskScreen::Tickets:
        title = m_offersView.eventName;
        sub = QStringList{m_offersView.venue, eventWhen(m_offersView.date, m_offersView.time)}.join(QStringLiteral(" · "));
        break;
    case KioskScreen::Delivery: title = tr("How would you like your tickets?"); break;
    case KioskScreen::Pay: title = tr("How would you like to pay?"); break;
    case KioskScreen::Review: title = tr("Check your order"); break;
    case KioskScreen::Attract: case KioskScreen::Wait: case KioskScreen::HumanCheck: case KioskScreen::SeatsChanged:
    case KioskScreen::Done: case KioskScreen::Stopped: case KioskScreen::Problem: break;
    }
    // The largest text leaves a lying map no room below two lines of titles.
    const bool low = m_screen == KioskScreen::Tickets && showsSeats() && width() > height() && Theme::of(this).textScale() > 1.1;
    if (low)
        sub = title + QStringLiteral(" · ") + sub;
    m_title->setText(title);
    // Where keys or a problem need the room, the fields speak for themselves.
    const bool crowded = !m_keys->isHidden() || !m_notice->isHidden()
                         || (!m_numbers->isHidden() && Theme::of(this).textScale() > 1.1);
    m_title->setVisible(!title.isEmpty() && !crowded && !low);
    m_sub->setText(sub);
    m_sub->setVisible(!sub.isEmpty());
    m_toMap->setVisible(m_screen == KioskScreen::Tickets && m_byOffers && hasSeats());
}

void KioskFrame::showWait(const WaitView& wait)
{
    const bool ask = wait.askToKeepWaiting && !wait.leaving;
    m_wait->start(ask ? tr("You’re still in line. Keep waiting?") : waitWords(wait.step, wait.inLine), wait.since, wait.nextCheck, wait.canStop);
    m_wait->askToKeep(ask);
}

void KioskFrame::showProblem()
{
    const bool inPlace = m_sale.problem && holdsSeats(m_sale);
    ProblemContext context{.eventName = m_sale.eventName, .captchaTriesLeft = m_sale.captchaTriesLeft, .nightly = m_station.nightly};
    for (const PlateView& plate : std::as_const(m_sale.plates))
        context.tickets += plate.places;
    if (m_sale.hold)
        context.heldUntil = QDateTime::fromMSecsSinceEpoch(m_sale.hold->endsAtWall.time_since_epoch().count());
    m_notice->setProblem(inPlace ? m_sale.problem : std::nullopt, context);
    m_problem->setProblem(inPlace ? std::nullopt : m_sale.problem, context);
}

void KioskFrame::showPrimary()
{
    const SaleStage stage = m_sale.stage;
    if (m_screen == KioskScreen::Delivery) {
        const bool ready = m_delivery->isSettled() && stage == SaleStage::EnteringPayment;
        m_summary->setPrimary(tr("Next"), tr("Next"), ready, tr("You can check everything before you buy."));
    } else if (m_screen == KioskScreen::Pay) {
        const bool ready = m_payment->isComplete() && stage == SaleStage::EnteringPayment;
        m_summary->setPrimary(tr("Review order"), tr("Review sale"), ready,
                              ready ? tr("You can check everything before you buy.") : tr("Fill in every field to go on."),
                              stage == SaleStage::AddingPayment);
    } else if (m_screen == KioskScreen::Review) {
        const QString total = m_sale.total ? moneyText(*m_sale.total, QLocale()) : QString();
        const bool sending = stage == SaleStage::Committing;
        m_summary->setPrimary(tr("Buy for %1").arg(total), tr("Commit sale"), m_armed && m_sale.canCommit && m_sale.total,
                              sending ? QString() : tr("Your card is charged when you press Buy."), sending);
    }
}

void KioskFrame::pressPrimary()
{
    if (m_screen == KioskScreen::Delivery) {
        setPayOpen(true);
    } else if (m_screen == KioskScreen::Pay) {
        if (m_payment->validate())
            Q_EMIT payAsked();
    } else if (m_screen == KioskScreen::Review && m_armed && m_sale.total) {
        Q_EMIT commitAsked(*m_sale.total);
    }
}

void KioskFrame::focusFirst()
{
    switch (m_screen) {
    case KioskScreen::Attract: return m_attract->focusFirst();
    case KioskScreen::Browse: return m_browse->focusList();
    case KioskScreen::Tickets: return showsSeats() ? m_seats->focusFirst() : m_offers->focusFirst();
    case KioskScreen::SeatsChanged: return m_changed->focusFirst();
    case KioskScreen::Delivery: return m_delivery->focusFirst();
    case KioskScreen::Pay: return m_payment->focusFirstUnfinished();
    case KioskScreen::Done: return m_done->focusFirst();
    case KioskScreen::Problem: return m_problem->focusFirst();
    default: return m_summary->primary().setFocus(Qt::OtherFocusReason);
    }
}

/// The pad of the field that has the focus; on the way to a button the pad stays, so that the button does not move.
void KioskFrame::focusMoved(QWidget* now)
{
    if (!now || !isAncestorOf(now) || m_scrim->isOpen())
        return;
    const auto* edit = qobject_cast<QLineEdit*>(now);
    const bool digits = qobject_cast<SecretField*>(now) || (edit && edit->inputMethodHints() & Qt::ImhDigitsOnly);
    const bool button = qobject_cast<QAbstractButton*>(now);
    if (!button && m_letters != (edit && !digits)) {
        m_letters = edit && !digits;
        showPads();
    }
    if (edit || digits) {
        QTimer::singleShot(0, now, [this, now] {
            if (m_payment->isAncestorOf(now))
                m_payScroll->ensureWidgetVisible(now, 0, 60);
        });
    }
}

void KioskFrame::showPads()
{
    const bool crowded = width() < height() && Theme::of(this).textScale() > 1.1;
    m_summary->setBrief(m_screen == KioskScreen::Pay && crowded);
    m_numbers->setVisible(m_screen == KioskScreen::Pay && !m_letters);
    m_notice->setVisible(m_sale.problem && holdsSeats(m_sale) && !m_letters); // read; the letters need the room
    const bool stacked = m_work->direction() == QBoxLayout::TopToBottom;
    m_pages->setMinimumHeight(!stacked ? 0 : m_notice->isHidden() ? 420 : 300);
    placeKeys();
    m_keys->setVisible(m_letters && (m_screen == KioskScreen::Pay || m_screen == KioskScreen::Browse));
    showTitle();
}

/// Lying down, the keys of the search stand beside the list, which keeps its rows.
void KioskFrame::placeKeys()
{
    const bool searching = m_screen == KioskScreen::Browse;
    const bool beside = searching && width() > height();
    m_keys->setNextWords(searching ? tr("Done") : tr("Next field"));
    if (beside == (m_work->indexOf(m_keys) >= 0))
        return;
    if (beside)
        m_work->addWidget(m_keys, 0, Qt::AlignTop);
    else
        m_left->addWidget(m_keys);
    m_keys->setMaximumWidth(beside ? 780 : QWIDGETSIZE_MAX);
    m_keys->setMinimumWidth(beside ? 780 : 0);
}

} // namespace boxoffice

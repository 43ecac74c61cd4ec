#include "ui/workbench/workbench.h"
#include "session/catalogfeed.h"
#include "session/offerdesk.h"
#include "session/salesbook.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/recovery/recoverypage.h"
#include "ui/theme/theme.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/salepanel.h"
#include "ui/workbench/salereceipt.h"
#include "ui/workbench/workbenchframe.h"
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>

namespace boxoffice {
namespace {

bool isOver(SaleStage stage)
{
    return stage == SaleStage::Idle || stage == SaleStage::Ended || stage == SaleStage::Sold
           || stage == SaleStage::CommitUnknown;
}

std::optional<PaymentKind> kindNamed(const QString& name)
{
    if (name == QLatin1String("card"))
        return PaymentKind::Card;
    if (name == QLatin1String("invoice"))
        return PaymentKind::Invoice;
    if (name == QLatin1String("member"))
        return PaymentKind::Member;
    return std::nullopt;
}

QDate localDate(const Clock& clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.wall().time_since_epoch().count()).date();
}

} // namespace

Workbench::Workbench(PurchaseSession& session, OfferDesk& desk, CatalogFeed& feed, SalesBook& sales, const Clock& clock,
                     const StationView& station, Theme& theme, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_desk(desk), m_feed(feed), m_sales(sales), m_clock(clock),
      m_station(station), m_frame(nullptr)
{
    theme.useFor(*this);
    setWindowTitle(station.demo ? tr("Box Office (DEMO)") : tr("Box Office"));
    m_frame = new WorkbenchFrame(clock, station, this);
    setCentralWidget(m_frame);
    setMinimumSize(1024, 700);
    resize(1280, 800);
    if (const std::optional<PaymentKind> kind = kindNamed(station.defaultPayment))
        m_frame->panel().payment().setPreferred(*kind);
    wireChoosing();
    wireSale();
    m_frame->browse().focusSearch();
}

void Workbench::wireChoosing()
{
    BrowsePage& browse = m_frame->browse();
    connect(&m_feed, &CatalogFeed::changed, m_frame, &WorkbenchFrame::setCatalog);
    connect(&browse, &BrowsePage::queryChanged, &m_feed, &CatalogFeed::setQuery);
    connect(&browse, &BrowsePage::periodChosen, &m_feed, &CatalogFeed::setPeriod);
    connect(&browse, &BrowsePage::refreshAsked, &m_feed, &CatalogFeed::refresh);
    connect(m_frame, &WorkbenchFrame::eventChosen, this, [this](const EventRow& event) {
        const WallTime now = m_clock.wall();
        m_frame->setEvent(event, now);
        if (mayBeTried(stateAt(event, now)))
            m_desk.open(event);
        else
            m_desk.close();
    });
    connect(&m_desk, &OfferDesk::changed, m_frame, &WorkbenchFrame::setOffers);
    OffersPage& offers = m_frame->centre().offers();
    connect(&offers, &OffersPage::quantityChanged, &m_desk, &OfferDesk::setQuantity);
    connect(&offers, &OffersPage::retryAsked, &m_desk, &OfferDesk::retry);
    connect(&m_frame->centre(), &SaleCentre::tryAnywayAsked, this, [this] {
        if (const std::optional<EventRow>& event = m_frame->centre().openEvent())
            m_desk.open(*event);
    });
    m_frame->setCatalog(m_feed.view());
    m_frame->setOffers(m_desk.view());
}

void Workbench::wireSale()
{
    connect(&m_session, &PurchaseSession::changed, this, &Workbench::saleChanged);
    connect(m_frame, &WorkbenchFrame::reserveAsked, this, [this] {
        if (m_session.view().stage == SaleStage::Ended)
            m_session.newSale();
        m_session.reserve(m_desk.choice());
    });
    connect(m_frame, &WorkbenchFrame::releaseAsked, &m_session, &PurchaseSession::release);
    connect(m_frame, &WorkbenchFrame::keepAsked, &m_session, &PurchaseSession::keepSeats);
    connect(m_frame, &WorkbenchFrame::letGoAsked, &m_session, &PurchaseSession::letSeatsGo);
    connect(m_frame, &WorkbenchFrame::changePaymentAsked, &m_session, &PurchaseSession::changePayment);
    connect(m_frame, &WorkbenchFrame::newSaleAsked, this, &Workbench::startNewSale);
    connect(m_frame, &WorkbenchFrame::problemAction, this, &Workbench::act);
    connect(m_frame, &WorkbenchFrame::tabShown, &m_sales, &SalesBook::refresh);
    SalePanel& panel = m_frame->panel();
    connect(&panel, &SalePanel::deliveryChosen, &m_session, &PurchaseSession::chooseDelivery);
    connect(&panel, &SalePanel::payAsked, this, &Workbench::pay);
    connect(&panel, &SalePanel::memberAsked, this, [this](MemberWish wish) {
        Result<PaymentForm> card = wish == MemberWish::SaveCard ? m_frame->panel().payment().takeMemberCard() : Result<PaymentForm>(PaymentForm());
        if (card)
            m_session.askMember(wish, std::move(card).value());
    });
    connect(&panel, &SalePanel::commitAsked, &m_session, &PurchaseSession::commit);
    connect(&m_sales, &SalesBook::changed, m_frame, &WorkbenchFrame::setSales);
    connect(&m_sales, &SalesBook::settleAnswered, m_frame, &WorkbenchFrame::showSettled);
    connect(m_frame, &WorkbenchFrame::settleAsked, &m_sales, &SalesBook::settle);
    connect(m_frame, &WorkbenchFrame::receiptAsked, this,
            [this](const SaleRow& sale) { m_frame->showReceiptSaved(saveReceipt(sale, m_station.demo)); });
    m_frame->setSale(m_session.view());
}

void Workbench::setWalkUp(const BuyerForm& buyer)
{
    const QString lane = m_station.laneName;
    m_frame->panel().payment().setWalkUp(buyer, lane.isEmpty() ? tr("Walk-up customer") : tr("Walk-up customer, %1").arg(lane));
}

void Workbench::saleChanged(const PurchaseView& view)
{
    m_frame->setSale(view);
    if (isOver(view.stage))
        m_sales.refresh();
    if (m_newSale && (view.stage == SaleStage::Ended || view.stage == SaleStage::Idle)) {
        m_newSale = false;
        m_session.newSale();
        m_frame->browse().focusSearch();
    }
    if (m_closing && mayClose())
        close();
}

void Workbench::pay()
{
    PaymentPage& payment = m_frame->panel().payment();
    payment.setToday(localDate(m_clock));
    Result<PaymentForm> form = payment.takeForm();
    if (form)
        m_session.pay(std::move(form).value());
    else
        payment.validate();
}

void Workbench::startNewSale()
{
    const PurchaseView& view = m_session.view();
    if (view.canRelease && !isOver(view.stage)) {
        m_newSale = true;
        m_session.release();
        return;
    }
    m_session.newSale();
    m_desk.close();
    m_frame->browse().focusSearch();
}

void Workbench::act(ProblemAction action)
{
    const std::optional<Problem> problem = m_session.view().problem;
    switch (action) {
    case ProblemAction::CopyReference:
        if (problem)
            QGuiApplication::clipboard()->setText(problem->reference);
        return;
    case ProblemAction::StartOver:
        return holdsSeats() ? m_frame->askRelease(tr("Start a new sale?"), [this] { startNewSale(); }) : startNewSale();
    case ProblemAction::TryAgain:
        if (problem)
            tryAgain(*problem);
        return;
    case ProblemAction::LookAgain:
        if (m_session.view().stage == SaleStage::Ended)
            m_session.newSale();
        m_session.dismissProblem();
        return m_session.reserve(m_desk.choice());
    default: break;
    }
    m_session.dismissProblem();
    if (action == ProblemAction::OtherEvents)
        m_frame->browse().focusSearch();
    else if (action == ProblemAction::CheckAgain)
        m_desk.retry();
    else if (action == ProblemAction::ChangeNumber)
        m_frame->centre().offers().focusFirst();
    else if (action == ProblemAction::UseAnotherCard || action == ProblemAction::ChangePayment) {
        if (action == ProblemAction::UseAnotherCard)
            m_frame->panel().payment().wipeCard();
        m_session.changePayment();
        m_frame->panel().focusFirst();
    }
}

/// The step that failed, once more; for card steps the digits are gone, so the fields come first.
void Workbench::tryAgain(const Problem& problem)
{
    m_session.dismissProblem();
    switch (problem.step) {
    case SaleStep::Browse: return m_feed.refresh();
    case SaleStep::Offers: return m_desk.retry();
    case SaleStep::Captcha:
    case SaleStep::Reserve:
        if (m_session.view().stage == SaleStage::Ended)
            m_session.newSale();
        return m_session.reserve(m_desk.choice());
    case SaleStep::Release: return m_session.release();
    default: return m_frame->panel().focusFirst();
    }
}

bool Workbench::holdsSeats() const
{
    return m_session.view().canRelease && !m_session.view().plates.isEmpty();
}

bool Workbench::mayClose() const
{
    return isOver(m_session.view().stage);
}

void Workbench::closeEvent(QCloseEvent* event)
{
    if (mayClose()) {
        event->accept();
        Q_EMIT closeRequested();
        return;
    }
    event->ignore();
    const Leaving leaving = m_session.view().leaving;
    if (leaving == Leaving::NotWhileCommitting)
        return m_frame->explainCommitting();
    if (leaving == Leaving::UnderWay) {
        m_closing = true; // it closes by itself when they are given back
        return;
    }
    if (m_closing)
        return;
    m_frame->askRelease(tr("Close Box Office?"), [this] {
        if (mayClose()) { // the hold ended while the question stood
            close();
            return;
        }
        m_closing = true;
        m_session.release();
    });
}

} // namespace boxoffice

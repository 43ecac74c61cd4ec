#include "ui/kiosk/kioskshell.h"
#include "catalog/eventrow.h"
#include "session/catalogfeed.h"
#include "session/offerdesk.h"
#include "session/salesbook.h"
#include "ui/kiosk/kioskfooter.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskheader.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/scrim.h"
#include <QApplication>
#include <QCloseEvent>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

bool isAtRest(SaleStage stage)
{
    return stage == SaleStage::Idle || stage == SaleStage::Ended || stage == SaleStage::Sold || stage == SaleStage::CommitUnknown;
}

} // namespace

KioskShell::KioskShell(PurchaseSession& session, OfferDesk& desk, CatalogFeed& feed, const Clock& clock,
                       const StationView& station, Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_desk(desk), m_feed(feed), m_clock(clock), m_station(station),
      m_theme(theme), m_homeTheme(theme.name()), m_idle(clock), m_frame(nullptr)
{
    theme.useFor(*this);
    setWindowTitle(station.demo ? tr("Box Office (DEMO)") : tr("Box Office"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_frame = new KioskFrame(clock, station, this);
    column->addWidget(m_frame);
    resize(1920, 1080);
    wireChoosing();
    wireSale();
    wireFooter();
    qApp->installEventFilter(this);
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &KioskShell::tick);
    m_tick.start();
}

void KioskShell::follow(SalesBook& sales)
{
    connect(&sales, &SalesBook::changed, m_frame, &KioskFrame::setSales);
    m_frame->setSales(sales.view());
}

void KioskShell::wireChoosing()
{
    BrowsePage& browse = m_frame->browse();
    connect(&m_feed, &CatalogFeed::changed, m_frame, &KioskFrame::setCatalog);
    connect(&browse, &BrowsePage::queryChanged, &m_feed, &CatalogFeed::setQuery);
    connect(&browse, &BrowsePage::periodChosen, &m_feed, &CatalogFeed::setPeriod);
    connect(&browse, &BrowsePage::refreshAsked, &m_feed, &CatalogFeed::refresh);
    connect(&browse, &BrowsePage::eventChosen, this, &KioskShell::openEvent);
    connect(&m_desk, &OfferDesk::changed, m_frame, &KioskFrame::setOffers);
    connect(&m_frame->offers(), &OffersPage::quantityChanged, &m_desk, &OfferDesk::setQuantity);
    connect(&m_frame->offers(), &OffersPage::retryAsked, &m_desk, &OfferDesk::retry);
    connect(m_frame, &KioskFrame::started, this, [this] {
        m_idle.touch();
        m_frame->setChoosing(KioskScreen::Browse);
    });
    m_frame->setCatalog(m_feed.view());
    m_frame->setOffers(m_desk.view());
}

void KioskShell::wireSale()
{
    connect(&m_session, &PurchaseSession::changed, this, &KioskShell::saleChanged);
    connect(m_frame, &KioskFrame::reserveAsked, this, [this] {
        freshSale();
        m_session.reserve(m_desk.choice());
    });
    connect(m_frame, &KioskFrame::deliveryChosen, &m_session, &PurchaseSession::chooseDelivery);
    connect(m_frame, &KioskFrame::payAsked, this, &KioskShell::pay);
    connect(&m_frame->payment(), &PaymentPage::memberAsked, this, [this](MemberWish wish) {
        Result<PaymentForm> card = wish == MemberWish::SaveCard ? m_frame->payment().takeMemberCard() : Result<PaymentForm>(PaymentForm());
        if (card)
            m_session.askMember(wish, std::move(card).value());
    });
    connect(m_frame, &KioskFrame::commitAsked, &m_session, &PurchaseSession::commit);
    connect(m_frame, &KioskFrame::changePaymentAsked, &m_session, &PurchaseSession::changePayment);
    connect(m_frame, &KioskFrame::keepAsked, &m_session, &PurchaseSession::keepSeats);
    connect(m_frame, &KioskFrame::letGoAsked, &m_session, &PurchaseSession::letSeatsGo);
    connect(m_frame, &KioskFrame::releaseAsked, &m_session, &PurchaseSession::release);
    connect(m_frame, &KioskFrame::stopAsked, &m_session, &PurchaseSession::release);
    connect(m_frame, &KioskFrame::newSaleAsked, this, &KioskShell::startOver);
    connect(m_frame, &KioskFrame::problemAction, this, &KioskShell::act);
    m_frame->setSale(m_session.view());
}

void KioskShell::wireFooter()
{
    KioskFooter& footer = m_frame->footer();
    connect(&footer, &KioskFooter::backAsked, this, &KioskShell::goBack);
    connect(&footer, &KioskFooter::startOverAsked, this, &KioskShell::askStartOver);
    connect(&footer, &KioskFooter::staffAsked, this, &KioskShell::callStaff);
    connect(&m_frame->header(), &KioskHeader::moreTimeAsked, this, &KioskShell::explainTime);
    connect(&footer, &KioskFooter::textSizeAsked, this, [this] {
        const qreal now = m_theme.textScale();
        m_theme.setTextScale(now < 1.1 ? 1.2 : now < 1.3 ? 1.4 : 1.0);
        changeLooks();
    });
    connect(&footer, &KioskFooter::contrastAsked, this, [this] {
        m_theme.setTheme(m_theme.name() == ThemeName::Contrast ? m_homeTheme : ThemeName::Contrast);
        changeLooks();
    });
    // Esc inside a dialog answers "stay", which is what every dialog's first answer says.
    connect(&m_frame->scrim(), &Scrim::cancelled, this, [this] {
        m_idle.touch();
        m_frame->scrim().close();
    });
}

void KioskShell::changeLooks()
{
    m_frame->footer().setContrast(m_theme.name() == ThemeName::Contrast);
    m_idle.setLong(m_theme.textScale() > 1.1 || m_theme.name() == ThemeName::Contrast);
}

void KioskShell::openEvent(const EventRow& event)
{
    const WallTime now = m_clock.wall();
    if (mayBeTried(stateAt(event, now))) {
        m_desk.open(event);
        return m_frame->setChoosing(KioskScreen::Tickets);
    }
    const Explanation why = explain(event, now, false, QLocale());
    ask(why.title, why.text, tr("Other events"), {}, {});
}

void KioskShell::saleChanged(const PurchaseView& view)
{
    m_idle.setSuspended(view.stage == SaleStage::Committing || view.stage == SaleStage::CommitUnknown);
    if (view.stage == SaleStage::Ended && (m_clearing || m_closing || !view.problem)) {
        const bool clearing = std::exchange(m_clearing, false);
        m_session.newSale(); // comes back here as Idle
        if (clearing)
            m_frame->setChoosing(KioskScreen::Attract);
        if (m_closing)
            close();
        return;
    }
    if (view.stage == SaleStage::Sold && !m_doneSince) {
        m_doneSince = m_clock.now();
        m_frame->wipe();
    } else if (view.stage != SaleStage::Sold) {
        m_doneSince.reset();
    }
    m_frame->setSale(view);
}

void KioskShell::pay()
{
    PaymentPage& payment = m_frame->payment();
    payment.setToday(QDateTime::fromMSecsSinceEpoch(m_clock.wall().time_since_epoch().count()).date());
    Result<PaymentForm> form = payment.takeForm();
    if (form)
        m_session.pay(std::move(form).value());
    else
        payment.validate();
}

/// An ended sale makes room for the next one; what the visitor chose stays.
void KioskShell::freshSale()
{
    if (m_session.view().stage == SaleStage::Ended)
        m_session.newSale();
    m_session.dismissProblem();
}

void KioskShell::startOver()
{
    m_frame->scrim().close();
    m_frame->wipe();
    m_desk.close();
    m_feed.setQuery({});
    m_feed.setPeriod(Period::All);
    m_theme.setTheme(m_homeTheme);
    m_theme.setTextScale(1.0);
    changeLooks();
    m_idle.rest();
    m_frame->setChoosing(KioskScreen::Attract);
    if (isAtRest(m_session.view().stage)) {
        m_session.newSale();
        return;
    }
    m_clearing = true;
    m_session.release();
}

void KioskShell::act(ProblemAction action)
{
    const std::optional<Problem> problem = m_session.view().problem;
    switch (action) {
    case ProblemAction::StartOver: return askStartOver();
    case ProblemAction::CallStaff: return callStaff();
    case ProblemAction::TryAgain:
        if (problem)
            tryAgain(*problem);
        return;
    case ProblemAction::LookAgain:
        freshSale();
        return m_session.reserve(m_desk.choice());
    case ProblemAction::UseAnotherCard: m_frame->payment().wipeCard(); break;
    default: break;
    }
    freshSale();
    if (action == ProblemAction::OtherEvents)
        m_frame->setChoosing(KioskScreen::Browse);
    else if (action == ProblemAction::CheckAgain)
        m_desk.retry();
    else if (action == ProblemAction::ChangePayment || action == ProblemAction::UseAnotherCard)
        m_session.changePayment();
}

/// The step that failed, once more; for card steps the digits are gone, so the fields come first.
void KioskShell::tryAgain(const Problem& problem)
{
    freshSale();
    if (problem.step == SaleStep::Browse)
        m_feed.refresh();
    else if (problem.step == SaleStep::Offers)
        m_desk.retry();
    else if (problem.step == SaleStep::Reserve || problem.step == SaleStep::Captcha)
        m_session.reserve(m_desk.choice());
    else if (problem.step == SaleStep::Release)
        m_session.release();
}

void KioskShell::closeEvent(QCloseEvent* event)
{
    const SaleStage stage = m_session.view().stage;
    if (isAtRest(stage) && (m_station.demo || m_closing)) {
        event->accept();
        Q_EMIT closeRequested();
        return;
    }
    event->ignore();
    if (!m_station.demo || stage == SaleStage::Committing || m_closing)
        return;
    m_closing = true;
    m_session.release();
}

} // namespace boxoffice

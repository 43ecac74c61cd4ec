#include "ui/workbench/salecentre.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/pages/done/donepage.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/eventwhen.h"
#include "ui/pages/seatschanged/seatschangedpage.h"
#include "ui/seatmap/seatspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/waitbar.h"
#include "ui/workbench/eventheader.h"
#include "ui/workbench/salepanel.h"
#include <QAbstractButton>
#include <QDateTime>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

HeldPlaces heldOf(const PurchaseView& sale)
{
    HeldPlaces held;
    for (const PlateView& plate : sale.plates) {
        held.places += plate.places;
        held.types << plate.ticketType;
    }
    return held;
}

QString joined(QStringList parts, const QString& between)
{
    parts.removeAll(QString());
    return parts.join(between);
}

bool isReserving(const PurchaseView& sale)
{
    return sale.stage == SaleStage::Reserving || sale.stage == SaleStage::CheckingCaptcha
           || sale.stage == SaleStage::AwaitingCaptcha;
}

} // namespace

SaleCentre::SaleCentre(const Clock& clock, const NightlyHours& nightly, QWidget* parent)
    : Pane(Role::Panel, {}, parent), m_clock(clock), m_nightly(nightly)
{
    setAccessibleName(tr("Offers pane"));
    build();
    setSale({});
}

void SaleCentre::build()
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new EventHeader(this);
    column->addWidget(m_header);
    m_problem = new ProblemNotice(NoticeBox::Look::Compact, this);
    m_problem->setContentsMargins(sizes.gutter, sizes.gutter - 4, sizes.gutter, sizes.gutter - 4);
    connect(m_problem, &ProblemNotice::actionChosen, this, &SaleCentre::problemAction);
    column->addWidget(m_problem);
    m_stack = new QStackedWidget(this);
    m_offers = new OffersPage(m_stack);
    m_offers->setKeysShown(true);
    connect(m_offers, &OffersPage::problemAction, this, &SaleCentre::problemAction);
    m_changed = new SeatsChangedPage(m_stack);
    m_changed->setKeysShown(true);
    m_captcha = new CaptchaPage(m_stack);
    connect(m_captcha, &CaptchaPage::stopAsked, this, &SaleCentre::stopAsked);
    buildExplanation();
    for (QWidget* page : {static_cast<QWidget*>(m_offers), static_cast<QWidget*>(m_changed), static_cast<QWidget*>(m_captcha), m_explanation, m_stoppedPage})
        m_stack->addWidget(page);
    column->addWidget(m_stack, 1);
    m_wait = new WaitBar(m_clock, this);
    m_wait->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gap);
    connect(m_wait, &WaitBar::stopRequested, this, &SaleCentre::stopAsked);
    connect(m_wait, &WaitBar::keepRequested, this, &SaleCentre::keepWaitingAsked);
    column->addWidget(m_wait);
}

void SaleCentre::ensureDone()
{
    if (m_done)
        return;
    m_done = new DonePage(m_stack);
    m_done->setNewSaleKey(tr("Ctrl N"));
    connect(m_done, &DonePage::newSaleAsked, this, &SaleCentre::newSaleAsked);
    m_stack->addWidget(m_done);
}

SeatsPage& SaleCentre::seats()
{
    if (m_seats)
        return *m_seats;
    m_seats = new SeatsPage(m_clock, m_stack);
    m_seats->setKeysShown(true);
    m_seats->setOffers(m_offersView);
    m_seats->setResting(isReserving(m_sale) || heldOf(m_sale).places > 0);
    m_stack->addWidget(m_seats);
    connect(m_seats, &SeatsPage::offersAsked, this, &SaleCentre::turnSeats);
    connect(m_seats, &SeatsPage::reserveAsked, this, &SaleCentre::reserveAsked);
    connect(&m_seats->board(), &SeatBoard::pickChanged, this, &SaleCentre::seatsPicked);
    connect(&m_seats->board(), &SeatBoard::filterChanged, this, &SaleCentre::seatsPicked);
    return *m_seats;
}

void SaleCentre::buildExplanation()
{
    const Metrics sizes = Theme::of(this).metrics();
    m_explanation = new QWidget(m_stack);
    auto* column = new QVBoxLayout(m_explanation);
    column->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    m_why = new NoticeBox(NoticeBox::Look::Compact, m_explanation);
    m_why->setAccessibleName(tr("Why not"));
    connect(m_why, &NoticeBox::triggered, this, &SaleCentre::tryAnywayAsked);
    column->addWidget(m_why);
    column->addStretch();
    m_stoppedPage = new QWidget(m_stack);
    auto* stopped = new QVBoxLayout(m_stoppedPage);
    stopped->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    m_stopped = new ProblemNotice(NoticeBox::Look::Card, m_stoppedPage);
    connect(m_stopped, &ProblemNotice::actionChosen, this, &SaleCentre::problemAction);
    m_stopped->setMaximumWidth(Theme::of(this).px(640));
    stopped->addWidget(m_stopped);
    stopped->addStretch();
}

void SaleCentre::setEvent(const EventRow& event, WallTime now)
{
    m_event = event;
    const Explanation words = explain(event, now, true, QLocale());
    m_note = words.title.isEmpty() ? words.text : QString();
    m_explaining = !mayBeTried(stateAt(event, now));
    if (m_explaining) {
        m_why->setNotice(words.severity, words.icon, words.title, words.text);
        m_why->clearActions();
        if (stateAt(event, now) == EventState::SoldOut)
            m_why->addAction(tr("Check again"), true);
    }
    showHeader();
    showPage();
}

void SaleCentre::setOffers(const OffersView& offers)
{
    m_offersView = offers;
    if (!offers.isEmpty() && (!m_event || offers.event == m_event->id))
        m_explaining = false;
    if (offers.isEmpty() && !m_explaining)
        m_event.reset();
    m_offers->setView(offers, heldOf(m_sale));
    if (m_seats)
        m_seats->setOffers(offers);
    showHeader();
    showPage();
}

void SaleCentre::setSale(const PurchaseView& sale)
{
    m_sale = sale;
    m_offers->setView(m_offersView, heldOf(sale));
    m_offers->setReserving(isReserving(sale));
    if (m_seats)
        m_seats->setResting(isReserving(sale) || heldOf(sale).places > 0);
    m_changed->setView(sale);
    m_captcha->setView(sale);
    if (sale.stage != SaleStage::Idle)
        ensureDone();
    if (m_done)
        m_done->setView(sale);
    showProblem();
    showHeader();
    showPage();
    showWait();
}

void SaleCentre::setSeats(const SeatsView& seats, WallTime now)
{
    const bool before = showsSeats();
    if (!m_seats && !seats.house)
        return;
    const bool other = seats.house != nullptr && !hasSeats();
    this->seats().setSeats(seats, now);
    m_byOffers = m_byOffers && !other;
    showPage();
    if (before != showsSeats())
        Q_EMIT seatsTurned();
}

bool SaleCentre::hasSeats() const { return m_seats && m_seats->hasSeats(); }

bool SaleCentre::showsSeats() const { return hasSeats() && !m_byOffers && !m_explaining; }

bool SaleCentre::canReserve() const { return showsSeats() ? m_seats->canReserve() : m_offers->canReserve(); }

void SaleCentre::turnSeats()
{
    if (!hasSeats())
        return;
    m_byOffers = !m_byOffers;
    showPage();
    focusFirst();
    Q_EMIT seatsTurned();
}

void SaleCentre::showHeader()
{
    const QString dot = QStringLiteral(" · "), comma = QStringLiteral(", ");
    if (!m_sale.eventName.isEmpty() && m_sale.stage != SaleStage::Idle)
        m_header->set(m_sale.eventName, joined({joined({m_sale.venue, m_sale.city}, comma), eventWhen(m_sale.date, m_sale.time)}, dot));
    else if (m_event)
        m_header->set(m_event->name,
                      joined({joined({m_event->venue, m_event->city}, comma), eventMoment(*m_event, QLocale())}, dot), m_note);
    else if (!m_offersView.isEmpty())
        m_header->set(m_offersView.eventName,
                      joined({joined({m_offersView.venue, m_offersView.city}, comma),
                              eventWhen(m_offersView.date, m_offersView.time)}, dot));
    else
        m_header->set(tr("Choose an event"), tr("Type a few letters of its name, then Enter."));
}

void SaleCentre::showPage()
{
    QWidget* page = m_explaining ? m_explanation : showsSeats() ? static_cast<QWidget*>(m_seats) : m_offers;
    if (m_sale.stage == SaleStage::SeatsOffered)
        page = m_changed;
    else if (m_sale.stage == SaleStage::AwaitingCaptcha)
        page = m_captcha;
    else if (m_sale.stage == SaleStage::Sold)
        page = m_done;
    else if (m_sale.stage == SaleStage::CommitUnknown)
        page = m_stoppedPage;
    const bool other = m_stack->currentWidget() != page;
    m_stack->setCurrentWidget(page);
    if (other && page != m_offers && page != m_seats && page != m_explanation)
        focusFirst();
}

void SaleCentre::showProblem()
{
    ProblemContext context{.eventName = m_sale.eventName, .tickets = m_offersView.chosen,
                           .captchaTriesLeft = m_sale.captchaTriesLeft, .nightly = m_nightly};
    if (m_sale.hold)
        context.heldUntil = QDateTime::fromMSecsSinceEpoch(m_sale.hold->endsAtWall.time_since_epoch().count());
    const bool stopped = m_sale.stage == SaleStage::CommitUnknown;
    m_problem->setProblem(SalePanel::showsProblem(m_sale) || stopped ? std::nullopt : m_sale.problem, context);
    m_stopped->setProblem(stopped ? m_sale.problem : std::nullopt, context);
}

void SaleCentre::showWait()
{
    const bool here = m_sale.wait
        && (m_sale.wait->step == SaleStep::Captcha || m_sale.wait->step == SaleStep::Reserve
            || m_sale.wait->step == SaleStep::Release || m_sale.wait->step == SaleStep::Order);
    if (!here)
        return m_wait->stop();
    const SaleStep step = m_sale.wait->step;
    const QString words = m_sale.wait->leaving          ? tr("Stopping. Seats that still come are given back.")
                          : m_sale.wait->askToKeepWaiting ? tr("Still in line. Keep waiting?")
                          : m_sale.wait->inLine       ? tr("You’re in line. We don’t know your place; we keep asking.")
                          : step == SaleStep::Release ? tr("Giving the seats back")
                          : step == SaleStep::Order   ? tr("Fetching the order")
                          : step == SaleStep::Captcha ? tr("Asking whether a human check is needed")
                                                      : tr("Reserving");
    m_wait->start(words, m_sale.wait->since, m_sale.wait->nextCheck, m_sale.wait->canStop);
    m_wait->askToKeep(m_sale.wait->askToKeepWaiting && !m_sale.wait->leaving);
}

void SaleCentre::focusFirst()
{
    if (m_stack->currentWidget() == m_changed)
        m_changed->focusFirst();
    else if (m_done && m_stack->currentWidget() == m_done)
        m_done->focusFirst();
    else if (m_stack->currentWidget() == m_captcha)
        m_captcha->frame()->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_stoppedPage)
        m_stopped->focusFirst();
    else if (m_seats && m_stack->currentWidget() == m_seats)
        m_seats->focusFirst();
    else
        m_offers->focusFirst();
}

} // namespace boxoffice

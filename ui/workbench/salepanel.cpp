#include "ui/workbench/salepanel.h"
#include "core/moneytext.h"
#include "ui/pages/delivery/deliverypage.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/sale/cartpanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/holdbar.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/waitbar.h"
#include "ui/workbench/fitscroll.h"
#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

QDateTime localTime(WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

QVBoxLayout* columnIn(QWidget& box, int spacing)
{
    auto* column = new QVBoxLayout(&box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

SalePanel::SalePanel(const Clock& clock, const StationView& station, QWidget* parent)
    : Pane(Role::Panel, Qt::LeftEdge, parent), m_unlockedMemory(station.unlockedMemory)
{
    m_guard.setSingleShot(true);
    m_guard.setInterval(commitGuardMs);
    connect(&m_guard, &QTimer::timeout, this, [this] {
        if (m_view.stage != SaleStage::ReadyToCommit)
            return;
        m_armed = true;
        showPrimary();
        m_primary->setFocus(Qt::OtherFocusReason);
        announce(*m_review, m_review->readBack());
    });
    build(clock);
    setView({});
}

void SalePanel::build(const Clock& clock)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    m_hold = new HoldBar(clock, this);
    column->addWidget(m_hold);
    // With large text the fields need the room more than the price lines, which scroll.
    m_cartScroll = new FitScroll(cartShare(), this);
    auto* cartPane = new Pane(Role::Panel, {}, m_cartScroll->viewport());
    m_cart = new CartPanel(cartPane);
    m_cart->setPlaceholder(tr("Nothing is held. Choose tickets, then press F9."));
    m_cart->setReleaseKey(tr("Del"));
    connect(m_cart, &CartPanel::releaseConfirmed, this, &SalePanel::releaseAsked);
    columnIn(*cartPane, 0)->addWidget(m_cart);
    m_cartScroll->setWidget(cartPane);
    column->addWidget(m_cartScroll);
    m_totalPart = new QWidget(this);
    auto* total = columnIn(*m_totalPart, 0);
    total->addWidget(new StubRule);
    m_total = new TotalRow(m_totalPart);
    total->addWidget(m_total);
    auto* rule = new QFrame;
    rule->setProperty("kind", QStringLiteral("line"));
    total->addWidget(rule);
    column->addWidget(m_totalPart);
    m_workScroll = new QScrollArea(this);
    m_workScroll->setWidgetResizable(true);
    m_workScroll->setFocusPolicy(Qt::NoFocus);
    m_workScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_bringUp.setSingleShot(true);
    m_bringUp.setInterval(250); // the layout settles in a few turns, each of which changes the range
    connect(m_workScroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_bringUp.isActive())
            showNoticeAndField();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && m_workScroll->isAncestorOf(now))
            m_workScroll->ensureWidgetVisible(now, 0, 48);
    });
    column->addWidget(m_workScroll, 1);
    column->addWidget(buildFooter(clock));
}

/// With a problem in the way the field to mend needs the room too.
double SalePanel::cartShare() const
{
    return showsProblem(m_view) ? 0.2 : Theme::of(this).textScale() > 1.1 ? 0.3 : 0.42;
}

void SalePanel::showEvent(QShowEvent* event)
{
    Pane::showEvent(event);
    QTimer::singleShot(100, this, &SalePanel::ensureWork);
}

void SalePanel::ensureWork()
{
    if (m_payment)
        return;
    m_workScroll->setWidget(buildWork());
    showWork();
}

DeliveryPage& SalePanel::delivery()
{
    ensureWork();
    return *m_delivery;
}

PaymentPage& SalePanel::payment()
{
    ensureWork();
    return *m_payment;
}

QWidget* SalePanel::buildWork()
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* work = new Pane(Role::Panel, {}, m_workScroll->viewport());
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(sizes.gutter, sizes.gap + 2, sizes.gutter, sizes.gap + 2);
    column->setSpacing(sizes.gap + 2);
    m_problem = new ProblemNotice(NoticeBox::Look::Compact, work);
    connect(m_problem, &ProblemNotice::actionChosen, this, &SalePanel::problemAction);
    column->addWidget(m_problem);
    m_askFirst = new NoticeBox(NoticeBox::Look::Compact, work);
    m_askFirst->setAccessibleName(tr("Ask the customer first"));
    m_askFirst->setNotice(Severity::Info, QStringLiteral("info"), tr("Ask the customer first"),
                          tr("Delivery and payment open when you keep these seats."));
    column->addWidget(m_askFirst);

    m_deliveryPart = new QWidget(work);
    auto* delivery = columnIn(*m_deliveryPart, 6);
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Delivery"), TextStyle::FieldLabel, Role::Text2), 1);
    head->addWidget(new KeyCap(tr("Alt D")));
    delivery->addLayout(head);
    m_delivery = new DeliveryPage(m_deliveryPart);
    connect(m_delivery, &DeliveryPage::chosen, this, &SalePanel::deliveryChosen);
    delivery->addWidget(m_delivery);
    column->addWidget(m_deliveryPart);

    m_paymentPart = new QWidget(work);
    auto* payment = columnIn(*m_paymentPart, 6);
    payment->addWidget(new TextLabel(tr("Payment"), TextStyle::FieldLabel, Role::Text2));
    m_payment = new PaymentPage(m_unlockedMemory, m_paymentPart);
    connect(m_payment, &PaymentPage::edited, this, &SalePanel::showPrimary);
    connect(m_payment, &PaymentPage::kindChosen, this, &SalePanel::showPrimary);
    connect(m_payment, &PaymentPage::submitted, this, &SalePanel::pressPrimary);
    connect(m_payment, &PaymentPage::memberAsked, this, &SalePanel::memberAsked);
    payment->addWidget(m_payment);
    column->addWidget(m_paymentPart);

    m_review = new ReviewPage(work);
    m_review->setTitle(tr("Read back, then press F12 again"));
    connect(m_review, &ReviewPage::changePaymentAsked, this, &SalePanel::changePaymentAsked);
    connect(m_review, &ReviewPage::painted, this, &SalePanel::readBackPainted);
    column->addWidget(m_review);
    column->addStretch();
    return work;
}

QWidget* SalePanel::buildFooter(const Clock& clock)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* foot = new QWidget(this);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gutter - 2);
    column->setSpacing(sizes.gap);
    m_wait = new WaitBar(clock, foot);
    connect(m_wait, &WaitBar::stopRequested, this, &SalePanel::stopAsked);
    column->addWidget(m_wait);
    m_reason = new TextLabel(TextStyle::Detail, Role::Text2);
    m_reason->setWordWrap(true);
    column->addWidget(m_reason);
    m_primary = new PrimaryButton(tr("Review sale"));
    m_primary->setKey(QStringLiteral("F12"));
    connect(m_primary, &QPushButton::clicked, this, &SalePanel::pressPrimary);
    column->addWidget(m_primary);
    return foot;
}

bool SalePanel::showsProblem(const PurchaseView& view)
{
    if (!view.problem || !view.problem->seatsHeld || view.stage == SaleStage::CommitUnknown)
        return false;
    const SaleStep step = view.problem->step;
    return step == SaleStep::Delivery || step == SaleStep::Certificate || step == SaleStep::Payment
           || step == SaleStep::Commit;
}

void SalePanel::setView(const PurchaseView& view)
{
    const SaleStage before = m_view.stage;
    const bool sameProblem = m_view.problem == view.problem;
    const bool otherTotal = m_view.total != view.total;
    m_view = view;
    if (view.stage != SaleStage::ReadyToCommit || otherTotal) { // what was read back is what is committed (I9)
        m_armed = false;
        m_guard.stop();
    }
    showHold();
    m_cart->setView(view);
    m_cartScroll->setShare(cartShare());
    m_total->setTotal(view.total);
    m_totalPart->setVisible(!m_cart->isEmpty());
    if (view.stage != SaleStage::Idle)
        ensureWork();
    if (m_payment)
        showWork();
    showWait();
    showPrimary();
    if (!sameProblem && view.problem && showsProblem(view))
        m_payment->showProblem(m_problem->shown());
    if (before != view.stage || !sameProblem)
        moveFocus(before);
}

void SalePanel::showHold()
{
    const bool held = m_view.hold && m_view.stage != SaleStage::Sold && m_view.stage != SaleStage::Ended
        && m_view.stage != SaleStage::CommitUnknown;
    if (!held)
        return m_hold->clear();
    m_hold->setHold(m_view.hold->endsAt, m_view.hold->length, m_view.hold->warnings,
                    QLocale().toString(localTime(m_view.hold->endsAtWall).time(), QStringLiteral("h:mm:ss AP")));
}

bool SalePanel::isFilling() const
{
    return m_view.stage == SaleStage::Held || m_view.stage == SaleStage::ChoosingDelivery
           || m_view.stage == SaleStage::EnteringPayment || m_view.stage == SaleStage::AddingPayment;
}

void SalePanel::showWork()
{
    ProblemContext context{.eventName = m_view.eventName};
    if (m_view.hold)
        context.heldUntil = localTime(m_view.hold->endsAtWall);
    m_problem->setProblem(showsProblem(m_view) ? m_view.problem : std::nullopt, context);
    const bool ofPayment = m_view.problem && m_view.problem->step != SaleStep::Delivery;
    auto* column = static_cast<QVBoxLayout*>(m_workScroll->widget()->layout());
    const int place = ofPayment ? column->indexOf(m_paymentPart) - 1 : 0; // beside what it speaks of
    if (column->indexOf(m_problem) != place) {
        column->removeWidget(m_problem);
        column->insertWidget(ofPayment ? column->indexOf(m_paymentPart) : 0, m_problem);
    }
    m_askFirst->setVisible(m_view.stage == SaleStage::SeatsOffered);
    const bool filling = isFilling();
    m_delivery->setView(m_view);
    m_deliveryPart->setVisible(filling && (!m_view.delivery.isEmpty() || m_view.deliveryPreconfigured));
    m_payment->setView(m_view);
    m_paymentPart->setVisible(filling);
    m_paymentPart->setEnabled(m_view.stage != SaleStage::AddingPayment);
    m_deliveryPart->setEnabled(m_view.stage != SaleStage::AddingPayment);
    const bool reviewing = m_view.stage == SaleStage::ReadyToCommit || m_view.stage == SaleStage::Committing;
    if (reviewing) {
        m_review->setView(m_view);
        m_review->update(); // arming waits for a paint of this very answer
    }
    m_review->setVisible(reviewing);
    m_review->setEnabled(m_view.stage == SaleStage::ReadyToCommit);
}

void SalePanel::showWait()
{
    const bool here = m_view.wait
        && (m_view.wait->step == SaleStep::Delivery || m_view.wait->step == SaleStep::Certificate
            || m_view.wait->step == SaleStep::Payment || m_view.wait->step == SaleStep::Commit);
    if (!here)
        return m_wait->stop();
    const QString words = m_view.wait->step == SaleStep::Commit     ? tr("Sending the order")
                          : m_view.wait->step == SaleStep::Delivery ? tr("Asking about delivery")
                                                                    : tr("Sending the payment");
    const bool commit = m_view.wait->step == SaleStep::Commit;
    m_wait->start(m_view.wait->inLine && !commit ? tr("You’re in line") : words, m_view.wait->since, m_view.wait->nextCheck,
                  m_view.wait->canStop);
    m_wait->setLater(commit ? QList<WaitBar::Later>{{std::chrono::seconds(10), tr("Still sending the order")},
                                                    {std::chrono::seconds(30), tr("Still sending. This can take a minute.")}}
                            : QList<WaitBar::Later>{});
}

QString SalePanel::whyNotSend() const
{
    switch (m_view.stage) {
    case SaleStage::SeatsOffered: return tr("Waits for the answer about the seats.");
    case SaleStage::Held: return tr("Waits for the ways of delivery.");
    case SaleStage::ChoosingDelivery: return tr("Choose the delivery.");
    case SaleStage::EnteringPayment:
        if (!m_payment->isUsable())
            return tr("Choose another payment.");
        if (m_payment->isComplete())
            return {};
        return m_payment->unfinishedName().isEmpty() ? tr("Fill in the payment.") : tr("Check or fill in: %1").arg(m_payment->unfinishedName());
    default: return {};
    }
}

void SalePanel::showPrimary()
{
    const bool gone = m_view.stage == SaleStage::Sold || m_view.stage == SaleStage::CommitUnknown;
    m_primary->setVisible(!gone && !m_cart->isEmpty());
    const QString why = whyNotSend();
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty() && m_primary->isVisibleTo(this));
    const QString amount = m_view.total ? moneyText(*m_view.total, QLocale()) : QString();
    m_primary->setAmount(amount);
    m_primary->setText(m_armed ? tr("Commit sale now") : tr("Review sale"));
    m_primary->setAccessibleName(m_armed ? tr("Commit sale") : tr("Review sale"));
    m_primary->setAccessibleDescription(why.isEmpty() ? amount : why);
    m_primary->setArmed(m_armed);
    const bool sending = m_view.stage == SaleStage::AddingPayment;
    const bool committing = m_view.stage == SaleStage::Committing;
    const bool reading = m_view.stage == SaleStage::ReadyToCommit && !m_armed;
    m_primary->setBusy(sending || committing || reading, committing ? tr("Committing")
                                                         : sending  ? tr("Sending the payment")
                                                                    : tr("Read back"));
    m_primary->setEnabled(sending || committing || reading || (m_armed && m_view.canCommit)
                          || (m_view.stage == SaleStage::EnteringPayment && why.isEmpty()));
}

void SalePanel::readBackPainted()
{
    if (m_view.stage == SaleStage::ReadyToCommit && !m_armed && !m_guard.isActive())
        m_guard.start();
}

void SalePanel::pressPrimary()
{
    if (m_view.stage == SaleStage::ReadyToCommit) {
        if (m_armed && m_view.canCommit && m_view.total)
            Q_EMIT commitAsked(*m_view.total);
        return;
    }
    if (m_view.stage == SaleStage::ChoosingDelivery)
        return m_delivery->focusFirst();
    if (m_view.stage == SaleStage::EnteringPayment && m_payment->validate())
        Q_EMIT payAsked();
}

void SalePanel::focusFirst()
{
    if (m_view.stage == SaleStage::ReadyToCommit)
        return m_primary->setFocus(Qt::OtherFocusReason);
    if (m_view.stage == SaleStage::ChoosingDelivery && !m_delivery->isSettled())
        return m_delivery->focusFirst();
    if (isFilling())
        m_payment->focusFirstUnfinished();
}

/// After a reserve, a chosen delivery or a decline the cursor stands where the next thing is typed.
void SalePanel::moveFocus(SaleStage before)
{
    const bool entered = before != m_view.stage;
    if (m_view.stage == SaleStage::ChoosingDelivery && entered)
        m_delivery->focusFirst();
    // An answer that arrives while somebody types must not take the cursor away.
    const QWidget* typing = QApplication::focusWidget();
    if (m_view.stage == SaleStage::EnteringPayment && !(typing && m_payment->isAncestorOf(typing) && !m_view.problem))
        m_payment->focusFirstUnfinished();
    if (m_view.problem && showsProblem(m_view)) { // once the notice has its height
        m_bringUp.start();
        QTimer::singleShot(0, this, &SalePanel::showNoticeAndField);
    }
}

/// The notice and the field to mend are on the screen together; where there is no room for both, the field.
void SalePanel::showNoticeAndField()
{
    const QWidget* field = focusWidget();
    if (!field || !m_workScroll->widget()->isAncestorOf(field))
        return;
    const int top = m_problem->y() - 8;
    const int bottom = field->mapTo(m_workScroll->widget(), QPoint(0, field->height())).y() + 24;
    m_workScroll->verticalScrollBar()->setValue(qMax(top, bottom - m_workScroll->viewport()->height()));
}

} // namespace boxoffice

// What the kiosk asks: still there, leave the seats, more time, staff. And how it clears itself.
#include "session/catalogfeed.h"
#include "session/offerdesk.h"
#include "ui/kiosk/kioskdialog.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskheader.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/widgets/countdownring.h"
#include "ui/widgets/holdclock.h"
#include "ui/widgets/holdpill.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/scrim.h"
#include <QApplication>
#include <QKeyEvent>

namespace boxoffice {
namespace {

bool answersByKey(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Tab: case Qt::Key_Backtab: case Qt::Key_Space: case Qt::Key_Return: case Qt::Key_Enter: return true;
    default: return false;
    }
}

int seatsOf(const PurchaseView& sale)
{
    int seats = 0;
    for (const PlateView& plate : sale.plates)
        seats += plate.places;
    return seats;
}

} // namespace

bool KioskShell::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: case QEvent::MouseButtonPress: case QEvent::TouchBegin: case QEvent::Wheel:
        if (m_idle.state() == IdlePolicy::State::Active)
            m_idle.touch(); // attract has nothing to clear
        else if (m_ring && isBeside(watched, *event))
            m_frame->scrim().close(), m_idle.touch();
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

/// Somebody is there who does not use the two answers of the warning: any touch beside them, any other key.
bool KioskShell::isBeside(const QObject* watched, const QEvent& event) const
{
    if (event.type() == QEvent::KeyPress)
        return !answersByKey(static_cast<const QKeyEvent&>(event));
    const auto* touched = qobject_cast<const QWidget*>(watched);
    return touched && window()->isAncestorOf(touched) && !m_ring->parentWidget()->isAncestorOf(touched)
           && touched != m_ring->parentWidget();
}

void KioskShell::tick()
{
    if (m_doneSince && m_clock.now() - *m_doneSince >= doneClears)
        return startOver();
    if (m_frame->screen() == KioskScreen::Attract && !m_clearing)
        m_idle.rest();
    switch (m_idle.state()) {
    case IdlePolicy::State::Warning:
        if (!m_ring)
            warn();
        m_ring->setLeft(static_cast<int>(m_idle.warningLeft().count()));
        break;
    case IdlePolicy::State::Expired: startOver(); break;
    case IdlePolicy::State::Resting: case IdlePolicy::State::Active:
        if (m_ring)
            m_frame->scrim().close();
        break;
    }
}

void KioskShell::warn()
{
    const int seats = holdsSeats(m_session.view()) ? seatsOf(m_session.view()) : 0;
    const QString text = seats == 0   ? tr("If nobody answers, we clear this screen.")
                         : seats == 1 ? tr("If nobody answers, we clear this screen and put your seat back on sale. Your card has not been charged.")
                                      : tr("If nobody answers, we clear this screen and put your %n seats back on sale. Your card has not been charged.", nullptr, seats);
    auto* dialog = new KioskDialog(tr("Are you still there?"), text);
    m_ring = dialog->addRing(static_cast<int>(IdlePolicy::warning.count()));
    PrimaryButton* stay = dialog->addAnswer(tr("I’m still here"), true);
    stay->setIconName(QStringLiteral("check"));
    connect(stay, &QPushButton::clicked, this, [this] {
        m_idle.touch();
        m_frame->scrim().close();
    });
    connect(dialog->addAnswer(tr("End and clear"), false), &QPushButton::clicked, this, &KioskShell::startOver);
    m_frame->scrim().open(dialog, stay);
}

void KioskShell::ask(const QString& title, const QString& text, const QString& stay, const QString& go, const std::function<void()>& onGo)
{
    auto* dialog = new KioskDialog(title, text);
    PrimaryButton* first = dialog->addAnswer(stay, true);
    connect(first, &QPushButton::clicked, &m_frame->scrim(), &Scrim::close);
    if (onGo)
        connect(dialog->addAnswer(go, false), &QPushButton::clicked, this, [this, onGo] {
            m_frame->scrim().close();
            onGo();
        });
    m_frame->scrim().open(dialog, first);
}

void KioskShell::goBack()
{
    switch (m_frame->screen()) {
    case KioskScreen::Browse: return startOver();
    case KioskScreen::Tickets:
        m_desk.close();
        return m_frame->setChoosing(KioskScreen::Browse);
    case KioskScreen::Delivery:
        return ask(tr("Choose other tickets?"), tr("We put these seats back on sale first. Nothing has been charged."),
                   tr("Keep the seats"), tr("Choose again"), [this] { m_session.release(); });
    case KioskScreen::Pay: return m_frame->setPayOpen(false);
    case KioskScreen::Review: return m_session.changePayment();
    default: return;
    }
}

void KioskShell::askStartOver()
{
    if (!holdsSeats(m_session.view()))
        return startOver();
    ask(tr("Start over?"), tr("We put your seats back on sale and clear this screen. Nothing has been charged."),
        tr("Keep the seats"), tr("Start over"), [this] { startOver(); });
}

/// No call exists that lengthens a hold; this only says so.
void KioskShell::explainTime()
{
    const QString left = m_frame->header().pill().countdown().digits();
    ask(tr("More time?"), tr("Finishing each step may add time. You have %1. Call staff if you need help.").arg(left),
        tr("Go on"), tr("Call staff"), [this] { callStaff(); });
}

void KioskShell::callStaff()
{
    const QString reference = m_session.view().reference;
    m_idle.waitForStaff();
    Q_EMIT staffCalled(reference);
    const QString text = reference.isEmpty() ? tr("Please speak to the staff at the box office.")
                                             : tr("Please speak to the staff at the box office. Your reference is %1.").arg(reference);
    ask(tr("Staff can help you"), text, tr("Go on"), {}, {});
}

} // namespace boxoffice

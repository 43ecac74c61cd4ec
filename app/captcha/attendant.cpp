#include "captcha/attendant.h"
#include "captcha/browserwindow.h"
#include "captcha/guards.h"
#include <QApplication>
#include <QEvent>

namespace boxoffice::captcha {

Attendant::Attendant(ProgramLink& link) : m_link(link)
{
    connect(&link, &ProgramLink::ordered, this,
            [this](const Order& order) { std::visit([this](const auto& one) { carryOut(one); }, order); });
    connect(&m_alive, &QTimer::timeout, this, [this] { m_link.send(aliveLine()); });
    m_alive.start(std::chrono::seconds(5));
    qApp->installEventFilter(this);
    prepare();
}

Attendant::~Attendant() = default;

void Attendant::prepare()
{
    if (!m_spare)
        m_spare = std::make_unique<BrowserWindow>();
}

void Attendant::carryOut(const Show& order)
{
    if (isOn(Guard::Origin) && !isOrigin(order.origin)) {
        carryOut(Hide{});
        return m_link.send(failedLine(order.id, QStringLiteral("refused")));
    }
    open(order);
}

void Attendant::carryOut(const SignIn& order)
{
    if (!isAllowed(order.url, order.allowedHosts) || !order.redirect.isValid() || order.redirect.isRelative()) {
        carryOut(Hide{});
        return m_link.send(failedLine(order.id, QStringLiteral("refused")));
    }
    open(order);
}

void Attendant::carryOut(const Place& order)
{
    if (m_shown)
        m_shown->place(order.place);
}

template <class WhatToOpen>
void Attendant::open(const WhatToOpen& order)
{
    carryOut(Hide{});
    prepare();
    m_shown = std::move(m_spare);
    const qint64 id = order.id;
    connect(m_shown.get(), &BrowserWindow::presented, this, [this, id] { m_link.send(readyLine(id)); });
    connect(m_shown.get(), &BrowserWindow::solved, this, [this, id](const QString& token) {
        answer(isToken(token) ? tokenLine(id, token) : failedLine(id, QStringLiteral("token")));
    });
    connect(m_shown.get(), &BrowserWindow::signedIn, this, [this, id](const QString& code, const QString& state) {
        answer(isToken(code) && isToken(state) ? signedInLine(id, code, state) : failedLine(id, QStringLiteral("token")));
    });
    connect(m_shown.get(), &BrowserWindow::gaveUp, this,
            [this, id](const QString& why) { answer(failedLine(id, why)); });
    m_shown->open(order);
}

/// The window is taken away later: its page may be the one that calls.
void Attendant::carryOut(const Hide&)
{
    if (!m_shown)
        return;
    m_shown->disconnect(this);
    m_shown->hide();
    m_shown.release()->deleteLater();
    QTimer::singleShot(0, this, &Attendant::prepare);
}

void Attendant::answer(const QByteArray& line)
{
    m_link.send(line);
    carryOut(Hide{});
}

bool Attendant::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::Wheel:
        if (m_shown && (!m_sinceActivity.isValid() || m_sinceActivity.hasExpired(1000))) {
            m_sinceActivity.start();
            m_link.send(activityLine());
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace boxoffice::captcha

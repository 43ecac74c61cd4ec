#include "captcha/browserwindow.h"
#include "captcha/captchapage.h"
#include "captcha/guards.h"
#include "captcha/signinpage.h"
#include "captcha/touchkeys.h"
#include <QCloseEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace boxoffice::captcha {

BrowserWindow::BrowserWindow()
    : QWidget(nullptr, Qt::Window | Qt::WindowStaysOnTopHint), m_profile(newProfile()), m_gate(new Gatekeeper(m_profile.get())),
      m_view(new QWebEngineView(this)), m_keys(new TouchKeys(this)), m_cancel(new QPushButton(this))
{
    harden(*m_profile, *m_gate);
    put(std::make_unique<CaptchaPage>(m_profile.get())); // ahead of need: nearly always it will be a captcha
    if (isOn(Guard::ContextMenu))
        m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(!isOn(Guard::Drops));
    layOut();
}

BrowserWindow::~BrowserWindow()
{
    m_view->setPage(nullptr); // page before profile, view before neither
}

void BrowserWindow::put(std::unique_ptr<GuardedPage> page)
{
    m_view->setPage(page.get());
    m_page = std::move(page);
    connect(m_page.get(), &GuardedPage::presented, this, &BrowserWindow::presented);
    connect(m_page.get(), &GuardedPage::broken, this, &BrowserWindow::gaveUp);
    if (const auto* captcha = qobject_cast<CaptchaPage*>(m_page.get()))
        connect(captcha, &CaptchaPage::solved, this, &BrowserWindow::solved);
    if (const auto* signIn = qobject_cast<SignInPage*>(m_page.get()))
        connect(signIn, &SignInPage::signedIn, this, &BrowserWindow::signedIn);
}

void BrowserWindow::layOut()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setMinimumHeight(48);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    m_keys->setTarget(m_view);
    m_keys->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_keys);
    column->addWidget(m_cancel);
    resize(480, 640);
}

void BrowserWindow::dress(const Dress& dress)
{
    setWindowTitle(dress.title.isEmpty() ? tr("Confirm you are human") : dress.title);
    setAccessibleName(windowTitle());
    m_view->setAccessibleName(windowTitle());
    if (!dress.cancel.isEmpty())
        m_cancel->setText(dress.cancel);
    const auto colour = [](const QString& name) { return QColor(name); };
    if (colour(dress.background).isValid() && colour(dress.text).isValid() && colour(dress.accent).isValid()) {
        QPalette colours = palette();
        for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base, QPalette::Button})
            colours.setColor(role, colour(dress.background));
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            colours.setColor(role, colour(dress.text));
        colours.setColor(QPalette::Highlight, colour(dress.accent));
        setPalette(colours);
        m_view->page()->setBackgroundColor(colour(dress.background));
    }
    m_view->setZoomFactor(std::clamp(dress.zoom, 0.5, 3.0));
    m_keys->setVisible(dress.keyboard);
    place(dress.place);
}

void BrowserWindow::place(const QRect& place)
{
    const bool placed = !place.isEmpty();
    if (windowFlags().testFlag(Qt::FramelessWindowHint) != placed) {
        const bool shown = isVisible();
        setWindowFlag(Qt::FramelessWindowHint, placed);
        setVisible(shown);
    }
    if (!placed)
        return;
    setGeometry(place);
    if (QGuiApplication::platformName().startsWith(QLatin1String("wayland"))) // where no window may say where it is
        setWindowState(windowState() | Qt::WindowFullScreen);
}

void BrowserWindow::appear()
{
    show();
    activateWindow();
    m_view->setFocus();
}

void BrowserWindow::open(const Show& order)
{
    dress(order.dress);
    m_gate->allow(order.allowedHosts);
    appear();
    if (auto* page = qobject_cast<CaptchaPage*>(m_page.get()))
        page->present(order.html.isEmpty() ? widgetPage(order.siteKey, order.widgetScript) : withSafeCallback(order.html),
                      order.origin, order.allowedHosts, order.blankAfter);
}

void BrowserWindow::open(const SignIn& order)
{
    auto page = std::make_unique<SignInPage>(m_profile.get(), *m_gate);
    SignInPage* shown = page.get();
    put(std::move(page));
    dress(order.dress);
    m_gate->allow(order.allowedHosts);
    appear();
    shown->present(order);
}

void BrowserWindow::closeEvent(QCloseEvent* event)
{
    event->ignore(); // whoever opened it takes it away
    Q_EMIT gaveUp(QStringLiteral("cancelled"));
}

} // namespace boxoffice::captcha

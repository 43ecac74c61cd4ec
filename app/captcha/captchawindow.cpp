#include "captcha/captchawindow.h"
#include <QCloseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace boxoffice::captcha {

CaptchaWindow::CaptchaWindow()
    : QWidget(nullptr, Qt::Window | Qt::WindowStaysOnTopHint), m_profile(std::make_unique<QWebEngineProfile>()),
      m_gate(new Gatekeeper(m_profile.get())), m_view(new QWebEngineView(this))
{
    harden(*m_profile, *m_gate);
    m_page = std::make_unique<CaptchaPage>(m_profile.get());
    m_view->setPage(m_page.get());
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    connect(m_page.get(), &CaptchaPage::presented, this, &CaptchaWindow::presented);
    connect(m_page.get(), &CaptchaPage::solved, this, &CaptchaWindow::solved);
    connect(m_page.get(), &CaptchaPage::broken, this, &CaptchaWindow::gaveUp);
    layOut();
}

CaptchaWindow::~CaptchaWindow() = default;

void CaptchaWindow::layOut()
{
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setMinimumHeight(48);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_view, 1);
    column->addWidget(cancel);
    resize(480, 640);
}

void CaptchaWindow::open(const Show& order)
{
    setWindowTitle(order.title.isEmpty() ? tr("Confirm you are human") : order.title);
    m_view->setAccessibleName(windowTitle());
    m_gate->allow(order.allowedHosts);
    show();
    m_view->setFocus();
    m_page->present(order.html.isEmpty() ? widgetPage(order.siteKey, order.widgetScript) : withSafeCallback(order.html),
                    order.origin, order.allowedHosts);
}

void CaptchaWindow::closeEvent(QCloseEvent* event)
{
    event->ignore(); // whoever opened it takes it away
    Q_EMIT gaveUp(QStringLiteral("cancelled"));
}

} // namespace boxoffice::captcha

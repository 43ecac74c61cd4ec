#include "tests/captcha/escaperoom.h"
#include "tests/captcha/guardsoff.h"
#include "captcha/guards.h"
#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QTest>
#include <QWebEngineDownloadRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineProfile>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineView>

namespace boxoffice::captcha::test {

using boxoffice::test::Peer;
using boxoffice::test::ReceivedRequest;

namespace {
/// The other one has another name, as hosts have that are not on the list.
QByteArray origin(const boxoffice::test::ScriptedServer& server, const char* host = "127.0.0.1")
{
    return QByteArray("http://") + host + ':' + QByteArray::number(server.serverPort());
}

constexpr const char* prelude = R"js(
const I = "%I", O = "%O", U = %U, D = "%D";
const tell = text => { new Image().src = I + "/told?" + encodeURIComponent(text); };
const tried = promise => promise.then(value => tell("yes " + value), error => tell("no " + error.name));
setTimeout(() => { location = "ticketmaster-g-recaptcha-response://Over"; }, 1300);
)js";
} // namespace

EscapeRoom::EscapeRoom(const Attempt& attempt) : m_attempt(attempt)
{
    serve();
    QFile loot(m_folder.filePath(QStringLiteral("loot.js")));
    if (loot.open(QIODevice::WriteOnly))
        loot.write("tell('read');");
    datagrams.bind(QHostAddress::LocalHost);
    takeAway(attempt.guards); // those of the process were set when it started
}

EscapeRoom::~EscapeRoom()
{
    for (const char* scheme : {"mailto", "tel", "other-program"})
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    m_more.clear();
}

QByteArray EscapeRoom::filled(QByteArray text) const
{
    return text.replace("%I", origin(inside)).replace("%O", origin(outside, "localhost")).replace("%U", QByteArray::number(datagrams.localPort()))
        .replace("%D", m_folder.path().toUtf8());
}

void EscapeRoom::serve()
{
    outside.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "x", {{"Access-Control-Allow-Origin", "*"}}); });
    inside.onRequest([this](Peer& peer, const ReceivedRequest& request) {
        const QByteArray path = request.target.left(request.target.indexOf('?') < 0 ? request.target.size() : request.target.indexOf('?'));
        const QByteArray out = origin(outside, "localhost") + "/out";
        if (path == "/redirect")
            peer.answer(302, "", {{"Location", out}});
        else if (path == "/top")
            peer.answer(200, "<script>top.location='" + out + "'</script>", {{"Content-Type", "text/html"}});
        else if (path == "/refresh")
            peer.answer(200, "<meta http-equiv=refresh content='0;url=" + out + "'>", {{"Content-Type", "text/html"}});
        else if (path == "/worker.js")
            peer.answer(200, "fetch('" + out + "',{mode:'no-cors'}); self.addEventListener('install', event => event.waitUntil(fetch('" + out + "',{mode:'no-cors'})));",
                        {{"Content-Type", "text/javascript"}});
        else if (path == "/archive")
            peer.answer(200, "PK", {{"Content-Type", "application/zip"}, {"Content-Disposition", "attachment; filename=\"archive.zip\""}});
        else if (path == "/paper.pdf")
            peer.answer(200, "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
                             "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>", {{"Content-Type", "application/pdf"}});
        else
            peer.answer(200, "<!DOCTYPE html><p>inside", {{"Content-Type", "text/html"}});
    });
}

QString EscapeRoom::html() const
{
    const QByteArray body = m_attempt.body.isEmpty() ? QByteArray("<p>page") : m_attempt.body;
    return QString::fromUtf8(filled("<!DOCTYPE html><html><head><meta charset=utf-8><style>html,body,a,button,input{margin:0;display:block;width:100%;height:100%}</style><script>"
                                    + QByteArray(prelude) + "</script></head><body>" + body + "<script>" + m_attempt.script + "</script></body></html>"));
}

void EscapeRoom::open()
{
    const QString insideHost = QStringLiteral("127.0.0.1:%1").arg(inside.serverPort());
    window = std::make_unique<BrowserWindow>();
    grantEverything();
    watchScreen();
    connect(window.get(), &BrowserWindow::presented, this, [this] {
        m_there = true;
        if (m_attempt.act)
            m_attempt.act(*this);
    });
    connect(window.get(), &BrowserWindow::gaveUp, this, [this](const QString& why) { m_ended = m_ended || (why == QLatin1String("left") && outside.requests().isEmpty()); });
    connect(window.get(), &BrowserWindow::solved, this, [this](const QString& token) {
        m_over = m_over || token == QLatin1String("Over");
        if (m_caught)
            m_caught(token);
    });
    const QUrl shownUnder(isOn(Guard::Origin) ? QString::fromLatin1(origin(inside)) : QStringLiteral("file://%1/").arg(m_folder.path()));
    window->open(Show{.id = 1, .dress = {}, .origin = shownUnder, .allowedHosts = {insideHost}, .html = html()});
}

void EscapeRoom::become(const QByteArray& script)
{
    m_attempt.script = script;
    window.reset();
    open();
}

/// Nobody of these is there in the shipped program. Where the wall stands they are never asked.
void EscapeRoom::grantEverything()
{
    QWebEnginePage* asked = &page();
    for (const char* scheme : {"mailto", "tel", "other-program"})
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "startProgram");
    connect(asked->profile(), &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest* download) {
        if (download->state() != QWebEngineDownloadRequest::DownloadRequested)
            return; // cancelled by whoever was asked first
        download->setDownloadDirectory(folder());
        download->accept();
    });
    if (!isOn(Guard::Windows))
        connect(asked, &QWebEnginePage::newWindowRequested, this, [this, asked](QWebEngineNewWindowRequest& request) {
            ++windows;
            m_more.push_back(std::make_unique<QWebEnginePage>(asked->profile()));
            request.openIn(m_more.back().get());
        });
    if (!isOn(Guard::Printing))
        connect(asked, &QWebEnginePage::printRequested, this, [this, asked] { asked->printToPdf(folder() + QStringLiteral("/print.pdf")); });
    if (isOn(Guard::Permissions))
        return;
    connect(asked, &QWebEnginePage::featurePermissionRequested, this, [asked](const QUrl& from, QWebEnginePage::Feature feature) {
        asked->setFeaturePermission(from, feature, QWebEnginePage::PermissionGrantedByUser);
    });
    connect(asked, &QWebEnginePage::fullScreenRequested, this, [](QWebEngineFullScreenRequest request) { request.accept(); });
    connect(asked, &QWebEnginePage::registerProtocolHandlerRequested, this, [this](QWebEngineRegisterProtocolHandlerRequest request) {
        ++programs;
        request.accept();
    });
}

void EscapeRoom::watchScreen()
{
    connect(&m_screen, &QTimer::timeout, this, [this] {
        const auto all = QApplication::topLevelWidgets();
        for (QWidget* one : all) {
            const bool dialog = qobject_cast<QDialog*>(one) != nullptr;
            const bool menu = qobject_cast<QMenu*>(one) != nullptr;
            if (!one->isVisible() || (!dialog && !menu))
                continue;
            dialogs += dialog ? 1 : 0;
            menus += menu ? 1 : 0;
            one->close();
        }
    });
    m_screen.start(20);
}

bool EscapeRoom::insideWasAsked(const QByteArray& path) const
{
    return std::any_of(inside.requests().begin(), inside.requests().end(), [&](const ReceivedRequest& one) { return one.target.startsWith(path); });
}

bool EscapeRoom::wasTold(const QByteArray& text) const { return insideWasAsked("/told?" + text.toPercentEncoding()); }
bool EscapeRoom::hasFile() const { return !QDir(m_folder.path()).entryList({QStringLiteral("*.pdf"), QStringLiteral("*.zip"), QStringLiteral("*.txt")}, QDir::Files).isEmpty(); }
QWebEnginePage& EscapeRoom::page() const { return *window->view().page(); }

QWidget& EscapeRoom::face() const
{
    QWidget* proxy = window->view().focusProxy();
    return proxy ? *proxy : window->view();
}

void EscapeRoom::click(Qt::MouseButton button)
{
    connect(&m_finger, &QTimer::timeout, this, [this, button] {
        if (window && !isOut())
            QTest::mouseClick(&face(), button, {}, QPoint(100, 100));
    });
    m_finger.start(150);
}

} // namespace boxoffice::captcha::test

#include "captcha/attendant.h"
#include "captcha/browserflags.h"
#include "captcha/browserwindow.h"
#include "captcha/touchkeys.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineView>
#include <unistd.h>

using namespace boxoffice::captcha;

namespace {
Show showing(const QByteArray& body)
{
    Show order;
    order.id = 1;
    order.origin = QUrl(QStringLiteral("https://tickets.example.test"));
    order.allowedHosts = {QStringLiteral("tickets.example.test")};
    order.html = QStringLiteral("<!DOCTYPE html><html><body>") + QString::fromUtf8(body) + QStringLiteral("</body></html>");
    return order;
}

/// A field that hands on what was typed into it once `until` is at its end.
QByteArray field(const char* until)
{
    return QByteArray("<input autofocus id=f><script>f.focus();f.oninput=()=>{if(f.value.endsWith('") + until
           + "'))location='ticketmaster-g-recaptcha-response://'+f.value.replace('@','AT').replace(' ','-')}</script>";
}

QPushButton* button(const QWidget& window, const QString& name)
{
    const auto all = window.findChildren<QPushButton*>();
    for (QPushButton* one : all)
        if (one->isVisible() && (one->text() == name || one->accessibleName() == name))
            return one;
    return nullptr;
}

/// The program's end of the socket.
struct Desk {
    QTemporaryDir folder;
    QLocalServer server;
    QByteArray heard;
    Desk() { server.listen(folder.filePath(QStringLiteral("desk"))); }
    [[nodiscard]] bool hears(const QByteArray& words, int ms = 20000)
    {
        QLocalSocket* helper = socket();
        return QTest::qWaitFor([&] { return (heard += helper->readAll()).contains(words); }, ms);
    }
    [[nodiscard]] QLocalSocket* socket()
    {
        if (!m_socket && QTest::qWaitFor([this] { return server.hasPendingConnections(); }))
            m_socket = server.nextPendingConnection();
        return m_socket;
    }

private:
    QLocalSocket* m_socket = nullptr;
};
} // namespace

/// The helper's window in the hands of a buyer.
class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapeAndCancelGiveUp_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"Escape in the page", "Escape on the button", "the button", "the window's own"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void escapeAndCancelGiveUp()
    {
        QFETCH(QString, how);
        BrowserWindow window;
        QSignalSpy shown(&window, &BrowserWindow::presented);
        QSignalSpy ended(&window, &BrowserWindow::gaveUp);
        Show order = showing("<p>words<input autofocus>");
        order.dress.cancel = QStringLiteral("Cancel the check");
        window.open(order);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 20000);
        QPushButton* cancel = button(window, QStringLiteral("Cancel the check"));
        QVERIFY(cancel);
        if (how == QLatin1String("Escape in the page"))
            QTest::keyClick(window.view().focusProxy(), Qt::Key_Escape);
        else if (how == QLatin1String("Escape on the button"))
            QTest::keyClick(cancel, Qt::Key_Escape);
        else if (how == QLatin1String("the button"))
            QTest::mouseClick(cancel, Qt::LeftButton);
        else
            window.close();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.constFirst().constFirst().toString(), QStringLiteral("cancelled"));
        QVERIFY2(window.isVisible(), "whoever opened it takes it away");
    }

    void keysToTouchTypeIntoThePage()
    {
        BrowserWindow window;
        QSignalSpy shown(&window, &BrowserWindow::presented);
        QSignalSpy solved(&window, &BrowserWindow::solved);
        Show order = showing(field("9"));
        order.dress.keyboard = true;
        window.open(order);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 20000);
        const auto touch = [&window](const char* name) {
            QPushButton* key = button(window, QString::fromUtf8(name));
            QVERIFY2(key, name);
            QTest::mouseClick(key, Qt::LeftButton);
        };
        QString typed; // a page takes no key before its first picture
        for (int i = 0; i < 2000 && typed.isEmpty(); ++i) {
            touch("x");
            bool told = false;
            window.view().page()->runJavaScript(QStringLiteral("f.value"), [&](const QVariant& value) {
                typed = value.toString();
                told = true;
            });
            QTRY_VERIFY(told);
        }
        QTRY_VERIFY(!typed.isEmpty());
        window.view().page()->runJavaScript(QStringLiteral("f.value = ''"), [&typed](const QVariant&) { typed.clear(); });
        QTRY_VERIFY(typed.isEmpty());
        for (const char* name : {"x", "Delete", "a", "Shift", "B", "c", "@", "Space", "#+=", "~", "#+=", "9"})
            touch(name);
        QTRY_VERIFY_WITH_TIMEOUT(!solved.isEmpty(), 10000);
        QCOMPARE(solved.constFirst().constFirst().toString(), QStringLiteral("aBcAT-~9"));
    }
    void withoutTheWishThereAreNoKeys()
    {
        BrowserWindow window;
        window.open(showing("<p>words"));
        QVERIFY(window.isVisible() && !window.findChild<TouchKeys*>()->isVisible());
    }

    void itLooksAndStandsAsItWasTold()
    {
        BrowserWindow window;
        Show order = showing("<p>words");
        order.dress = {.title = QStringLiteral("T"), .cancel = {}, .background = QStringLiteral("#102030"), .text = QStringLiteral("#f0f0f0"),
                       .accent = QStringLiteral("#00ff00"), .zoom = 1.5, .place = QRect(40, 60, 300, 400)};
        window.open(order);
        QCOMPARE(window.windowTitle(), QStringLiteral("T"));
        QCOMPARE(window.accessibleName(), QStringLiteral("T"));
        QCOMPARE(window.palette().color(QPalette::Window), QColor(0x10, 0x20, 0x30));
        QCOMPARE(window.view().zoomFactor(), 1.5);
        QCOMPARE(window.geometry(), QRect(40, 60, 300, 400));
        QVERIFY(window.windowFlags().testFlag(Qt::FramelessWindowHint));
        window.place(QRect(10, 10, 500, 500));
        QCOMPARE(window.geometry(), QRect(10, 10, 500, 500));
        BrowserWindow other;
        other.open(showing("<p>words"));
        QCOMPARE(other.windowTitle(), QStringLiteral("Confirm you are human"));
        QVERIFY(!other.windowFlags().testFlag(Qt::FramelessWindowHint));
    }

    void activityIsToldAtMostOnceASecond()
    {
        Desk desk;
        ProgramLink link({.socket = desk.server.fullServerName(), .secret = QStringLiteral("s"), .hosts = {}});
        Attendant attendant(link);
        QVERIFY(desk.hears("hello"));
        QKeyEvent before(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
        QCoreApplication::sendEvent(qApp, &before); // nothing is shown: nobody's business
        desk.socket()->write("{\"v\":1,\"type\":\"show\",\"id\":7,\"title\":\"\",\"origin\":\"https://a.test\",\"allowed_hosts\":[],\"html\":\"<p>words\"}\n");
        QVERIFY(desk.hears("\"ready\""));
        QVERIFY(!desk.heard.contains("activity"));
        QWidget* window = nullptr;
        const auto all = QApplication::topLevelWidgets();
        for (QWidget* one : all)
            if (one->isVisible())
                window = one;
        QVERIFY(window);
        QElapsedTimer since;
        since.start();
        int strokes = 0;
        while (desk.heard.count("activity") < 2 && since.elapsed() < 10000) {
            QTest::keyClick(window, Qt::Key_Shift);
            ++strokes;
            std::ignore = desk.hears("never", 20);
        }
        QVERIFY(since.elapsed() >= 900);
        QVERIFY2(strokes > 10, "that many strokes made two lines");
        QCOMPARE(desk.heard.count("activity"), 2);
    }
};

int main(int argc, char** argv)
{
    setBrowserFlags(geteuid() == 0, {QStringLiteral("127.0.0.1")});
    QApplication application(argc, argv);
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "window_test.moc"

#include "tests/captcha/escaperoom.h"
#include <QWebEnginePage>

namespace boxoffice::captcha::test {

namespace {
/// Somebody finds a way to type an address.
std::function<void(EscapeRoom&)> typed(const char* address)
{
    return [address](EscapeRoom& room) { room.page().load(QUrl(QString::fromLatin1(address))); };
}

std::function<bool(EscapeRoom&)> isAt(const char* start)
{
    return [start](EscapeRoom& room) { return room.isThere() && room.page().url().toString().startsWith(QLatin1String(start)); };
}
} // namespace

QList<Attempt> navigationEscapes()
{
    const QList<Guard> away{Guard::Navigation, Guard::Requests};
    const QList<Guard> navigation{Guard::Navigation};
    const QList<Guard> windows{Guard::Windows};
    const auto click = [](EscapeRoom& room) { room.click(); };
    const auto secondWindow = [](EscapeRoom& room) { return room.windows > 0; };
    const auto askedInside = [](EscapeRoom& room) { return room.insideWasAsked("/gone"); };
    return {
        {"location", away, "location = O + '/out';"},
        {"location.replace", away, "location.replace(O + '/out');"},
        {"location by a click", away, {}, "<button onclick=\"location=O+'/out'\">go</button>", click},
        {"link that is clicked (Privacy, Terms)", away, {}, "<a href='%O/out'>Privacy</a>", click},
        {"link to another page of an allowed host", navigation, {}, "<a href='%I/gone'>Terms</a>", click, askedInside},
        {"link into a new window", windows, {}, "<a href='%I/gone' target=_blank>Terms</a>", click, secondWindow},
        {"link with the middle button", windows, {}, "<a href='%I/gone'>Terms</a>", [](EscapeRoom& room) { room.click(Qt::MiddleButton); }, secondWindow},
        {"window.open", windows, "open(I + '/gone');", {}, {}, secondWindow},
        {"window.open of nothing, then elsewhere", {Guard::Windows, Guard::Requests, Guard::Frames, Guard::Navigation}, {}, "<button onclick=\"const w=open('about:blank'); w.location=O+'/out'\">go</button>", click},
        {"form", away, {}, "<form action='%O/out' method=post></form><script>document.forms[0].submit()</script>"},
        {"refresh", away, {}, "<meta http-equiv=refresh content='0;url=%O/out'>"},
        {"refresh to an allowed host", navigation, {}, "<meta http-equiv=refresh content='0;url=%I/gone'>", {}, askedInside},
        {"redirect of the page", {Guard::Navigation, Guard::Requests, Guard::Hosts}, "location = I + '/redirect';"},
        {"frame that moves the page", away, {}, "<iframe src='%I/top'></iframe>"},
        {"base and a link", away, {}, "<base href='%O/'><a href='out'>x</a><script>addEventListener('load',()=>document.querySelector('a').click())</script>"},
        {"javascript address", {Guard::Requests}, "location = `javascript:void(new Image().src='${O}/out')`;"},
        {"blob page", navigation, "location = URL.createObjectURL(new Blob(['<p>blob'], {type: 'text/html'}));", {}, {}, isAt("blob:")},
        {"about:blank", navigation, {}, {}, [](EscapeRoom& room) { room.page().runJavaScript(QStringLiteral("location = 'about:blank'")); }, [](EscapeRoom& room) { return room.isThere() && room.page().url().toString() == QLatin1String("about:blank"); }},
        {"typed: a web address", away, {}, {}, [](EscapeRoom& room) { room.page().load(room.outside.url(QStringLiteral("/out"))); }},
        {"typed: data:", navigation, {}, {}, typed("data:text/html,<p>x"), isAt("data:")},
        {"typed: file:", {Guard::Navigation, Guard::Requests, Guard::LocalFiles}, {}, {}, typed("file:///etc/hostname"), isAt("file:")},
        {"typed: chrome:", {Guard::Navigation, Guard::Requests}, {}, {}, typed("chrome://gpu/"), isAt("chrome:")},
        {"typed: view-source:", {Guard::Navigation, Guard::Requests}, {}, {}, typed("view-source:data:text/plain,x"), isAt("view-source:")},
        {"typed: devtools:", {Guard::Navigation, Guard::Requests}, {}, {}, typed("devtools://devtools/bundled/inspector.html"), isAt("devtools:")},
        {"mail program", {Guard::Protocols, Guard::Navigation, Guard::Requests}, {}, "<a href='mailto:a@example.test'>x</a>", click, [](EscapeRoom& room) { return room.programs > 0; }},
        {"telephone by script", {Guard::Protocols, Guard::Navigation, Guard::Requests}, "location = 'tel:1';", {}, {}, [](EscapeRoom& room) { return room.programs > 0; }},
        {"another program in a frame", {Guard::Protocols, Guard::Navigation, Guard::Requests, Guard::Frames}, {}, "<iframe src='other-program:x'></iframe>", {}, [](EscapeRoom& room) { return room.programs > 0; }},
        {"files of this machine", {Guard::Origin, Guard::LocalFiles, Guard::Requests, Guard::Navigation}, {}, "<script src='file://%D/loot.js'></script>", {},
         [](EscapeRoom& room) { return room.wasTold("read"); }},
    };
}

} // namespace boxoffice::captcha::test

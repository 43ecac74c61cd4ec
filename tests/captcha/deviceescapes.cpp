#include "tests/captcha/escaperoom.h"
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QWebEnginePage>
#include <QWebEngineView>

namespace boxoffice::captcha::test {

namespace {
void drop(EscapeRoom& room)
{
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("file:///etc/hostname"))});
    QWidget& over = room.face();
    const QPoint at(100, 100);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&over, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&over, &move);
    QDropEvent dropped(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&over, &dropped);
}
} // namespace

QList<Attempt> deviceEscapes()
{
    const auto click = [](EscapeRoom& room) { room.click(); };
    const auto file = [](EscapeRoom& room) { return room.hasFile(); };
    const auto yes = [](EscapeRoom& room) { return room.wasTold("yes"); };
    const auto dialog = [](EscapeRoom& room) { return room.dialogs > 0; };
    const QList<Guard> downloads{Guard::Downloads, Guard::Navigation};
    const QList<Guard> permissions{Guard::Permissions};
    return {
        {"download by a link", downloads, {}, "<a href='%I/archive' download>x</a>", click, file},
        {"download by a frame", downloads, {}, "<iframe src='%I/archive'></iframe>", {}, file},
        {"download by going there", downloads, "location = I + '/archive';", {}, {}, file},
        {"download of a blob", downloads, "const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; a.click();", {}, {}, file},
        {"download of a data address", downloads, "const a = document.createElement('a'); a.href = 'data:text/plain,x'; a.download = 'x.txt'; a.click();", {}, {}, file},
        {"save the page", downloads, {}, {}, [](EscapeRoom& room) { room.page().triggerAction(QWebEnginePage::SavePage); room.page().download(QUrl(room.inside.url(QStringLiteral("/archive")))); }, file},
        {"PDF viewer", {Guard::Documents, Guard::Navigation, Guard::Requests, Guard::Downloads, Guard::Frames}, {}, "<script>addEventListener('load',()=>{location=I+'/paper.pdf'})</script>", {},
         [](EscapeRoom& room) { return room.page().url().path() == QLatin1String("/paper.pdf"); }},
        {"printing", {Guard::Printing}, "addEventListener('load', () => print());", {}, {}, file},
        {"alert", {Guard::Dialogs}, "setTimeout(() => alert('x'), 0);", {}, {}, dialog},
        {"confirm", {Guard::Dialogs}, "setTimeout(() => confirm('x'), 0);", {}, {}, dialog},
        {"prompt", {Guard::Dialogs}, "setTimeout(() => prompt('x'), 0);", {}, {}, dialog},
        {"file chooser", {Guard::Files}, {}, "<input type=file>", click, dialog},
        {"context menu", {Guard::ContextMenu}, {}, {}, [](EscapeRoom& room) { room.click(Qt::RightButton); }, [](EscapeRoom& room) { return room.menus > 0; }},
        {"where the machine is", permissions, "navigator.geolocation.getCurrentPosition(() => tell('yes'), error => tell(error.code === 1 ? 'no' : 'yes'));", {}, {}, yes},
        {"camera", permissions, "tried(navigator.mediaDevices.getUserMedia({video: true}));", {}, {}, yes},
        {"microphone", permissions, "tried(navigator.mediaDevices.getUserMedia({audio: true}));", {}, {}, yes},
        {"notifications", permissions, "Notification.requestPermission().then(answer => tell(answer === 'granted' ? 'yes' : 'no'));", {}, {}, yes},
        {"full screen", permissions, {}, "<button onclick=\"tried(document.body.requestFullscreen())\">go</button>", click, yes},
        {"mouse lock", permissions, {}, "<button onclick=\"document.addEventListener('pointerlockchange',()=>tell('yes'));document.body.requestPointerLock()\">go</button>", click, yes},
        {"handler of addresses", permissions, {}, "<button onclick=\"navigator.registerProtocolHandler('mailto', I + '/%s', 'x')\">go</button>", click, [](EscapeRoom& room) { return room.programs > 0; }},
        {"reading the clipboard", {Guard::Clipboard, Guard::Permissions}, {}, "<textarea></textarea><button onclick=\"tried(navigator.clipboard.readText())\">go</button><style>textarea{position:fixed;top:-99px}</style>", click, yes},
        {"pasting from the clipboard", {Guard::Clipboard}, {}, "<textarea style='position:fixed;top:-99px'></textarea><button onclick=\"document.querySelector('textarea').focus();tell(document.execCommand('paste')&&document.querySelector('textarea').value?'yes':'no')\">go</button>",
         [](EscapeRoom& room) { QGuiApplication::clipboard()->setText(QStringLiteral("copied")); room.click(); }, yes},
        {"writing the clipboard", {Guard::Clipboard}, "navigator.clipboard.writeText('stolen').then(() => tell('yes'), () => tell('no'));", {}, {}, yes},
        {"a file that is dropped", {Guard::Drops, Guard::Navigation, Guard::Requests}, "addEventListener('dragover', e => e.preventDefault()); addEventListener('drop', e => { e.preventDefault(); tell('yes ' + e.dataTransfer.files.length); });", {}, drop, yes},
    };
}

} // namespace boxoffice::captcha::test

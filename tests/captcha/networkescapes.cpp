#include "tests/captcha/escaperoom.h"

namespace boxoffice::captcha::test {

QList<Attempt> networkEscapes()
{
    const QList<Guard> requests{Guard::Requests};
    const QList<Guard> redirects{Guard::Requests, Guard::Hosts}; // the browser asks the interceptor about the first address alone
    const QList<Guard> frames{Guard::Requests, Guard::Frames};
    const auto anyDatagram = [](EscapeRoom& room) { return room.datagrams.hasPendingDatagrams(); };
    const QByteArray click = "<script>addEventListener('load',()=>document.querySelector('.go').click())</script>";
    return {
        {"picture", requests, "new Image().src = O + '/out';"},
        {"script", requests, {}, "<script src='%O/out.js'></script>"},
        {"style sheet", requests, {}, "<link rel=stylesheet href='%O/out.css'>"},
        {"style sheet inside a style", requests, {}, "<style>@import url('%O/out.css');</style>"},
        {"typeface", requests, "new FontFace('x', `url(${O}/out.woff)`).load().catch(() => {});"},
        {"background", requests, {}, "<p style=\"background:url('%O/out.png')\">page"},
        {"drawing within a drawing", requests, {}, "<svg width=9 height=9><image href='%O/out.png' width=9 height=9 /></svg>"},
        {"film", requests, {}, "<video src='%O/out.mp4' autoplay muted></video>"},
        {"sound", requests, "new Audio(O + '/out.mp3').play().catch(() => {});"},
        {"fetch", requests, "fetch(O + '/out', {mode: 'no-cors'}).catch(() => {});"},
        {"fetch that stays when the page is gone", requests, "fetch(O + '/out', {method: 'POST', mode: 'no-cors', keepalive: true, body: 'x'}).catch(() => {});"},
        {"XMLHttpRequest", requests, "const x = new XMLHttpRequest(); x.open('GET', O + '/out'); x.send();"},
        {"beacon", requests, "navigator.sendBeacon(O + '/out', 'x');"},
        {"web socket", requests, "new WebSocket(O.replace('http', 'ws') + '/out');"},
        {"event stream", requests, "new EventSource(O + '/out');"},
        {"module", requests, "import(O + '/out.js').catch(() => {});"},
        {"worker", requests, "new Worker(URL.createObjectURL(new Blob([`fetch('${O}/out', {mode: 'no-cors'})`])));"},
        {"worker that imports", requests, "new Worker(URL.createObjectURL(new Blob([`importScripts('${O}/out.js')`])));"},
        {"shared worker", requests, "new SharedWorker(I + '/worker.js');"},
        {"redirect of a picture", redirects, "new Image().src = I + '/redirect';"},
        {"redirect of a fetch", redirects, "fetch(I + '/redirect', {mode: 'no-cors'}).catch(() => {});"},
        {"frame", frames, {}, "<iframe src='%O/out'></iframe>"},
        {"frame that is redirected", {Guard::Requests, Guard::Frames, Guard::Hosts}, {}, "<iframe src='%I/redirect'></iframe>"},
        {"frame that refreshes", frames, {}, "<iframe src='%I/refresh'></iframe>"},
        {"frame of its own text", requests, {}, "<iframe srcdoc=\"<img src='%O/out'>\"></iframe>"},
        {"frame of a data address", requests, {}, "<iframe src=\"data:text/html,<img src='%O/out'>\"></iframe>"},
        {"frame of a blob", requests, "const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob([`<img src='${O}/out'>`], {type: 'text/html'})); document.body.append(f);"},
        {"frame of javascript", requests, {}, "<script>var O0 = O + '/out';</script><iframe src=\"javascript:void(new Image().src=parent.O0)\"></iframe>"},
        {"object", frames, {}, "<object data='%O/out'></object>"},
        {"embedded", frames, {}, "<embed src='%O/out'>"},
        {"prefetch", requests, {}, "<link rel=prefetch href='%O/out'>"},
        {"preload", requests, {}, "<link rel=preload as=script href='%O/out.js'>"},
        {"module preload", requests, {}, "<link rel=modulepreload href='%O/out.js'>"},
        {"form into a frame", frames, {}, "<iframe name=f></iframe><form class=go0 target=f method=post action='%O/out'><input name=a value=b></form><script>document.querySelector('form').submit()</script>"},
        {"link with a ping", requests, {}, "<a class=go href='%I/#x' ping='%O/out'>x</a>" + click},
        {"content security report", requests, {}, "<meta http-equiv=Content-Security-Policy content=\"img-src 'self'\"><script>fetch(O+'/out',{mode:'no-cors'}).catch(()=>{})</script>"},
        {"STUN of a peer connection", {Guard::Peers}, "const p = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:' + U}]}); p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o));", {}, {}, anyDatagram},
        {"TURN of a peer connection", {Guard::Peers}, "const p = new RTCPeerConnection({iceServers: [{urls: 'turn:127.0.0.1:' + U, username: 'u', credential: 'c'}]}); p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o));", {}, {}, anyDatagram},
        {"web transport", {Guard::Peers}, "try { new WebTransport('https://127.0.0.1:' + U + '/out').ready.catch(() => {}); } catch (error) { tell(error.name); }", {}, {}, anyDatagram},
    };
}

} // namespace boxoffice::captcha::test

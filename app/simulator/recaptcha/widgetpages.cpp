#include "simulator/recaptcha/widgetpages.h"

namespace boxoffice::simulator {
namespace {

constexpr const char* script = R"js("use strict";
(() => {
    const root = "%ROOT%";
    const asked = new URL(document.currentScript ? document.currentScript.src : root + "/recaptcha/api.js").searchParams;
    const widgets = [];
    const call = (name, ...values) => {
        const found = typeof name === "function" ? name : window[name];
        if (typeof found === "function")
            found(...values);
    };
    const frame = (widget, page, title, width, height) => {
        const made = document.createElement("iframe");
        made.src = root + "/recaptcha/api2/" + page + "&w=" + widget.id;
        made.title = title;
        made.allow = "autoplay";
        made.width = width;
        made.height = height;
        made.style.border = "0";
        return made;
    };
    const closeTask = widget => {
        if (widget.veil)
            widget.veil.remove();
        widget.veil = widget.task = null;
    };
    const openTask = (widget, task) => {
        closeTask(widget);
        widget.veil = document.createElement("div");
        widget.veil.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.35);display:flex;align-items:center;justify-content:center";
        widget.task = frame(widget, "bframe?task=" + encodeURIComponent(task), "Picture task", 380, 560);
        widget.task.style.background = "#fff";
        widget.veil.append(widget.task);
        document.body.append(widget.veil);
        widget.task.addEventListener("load", () => widget.task && widget.task.focus());
    };
    const solved = (widget, token) => {
        closeTask(widget);
        widget.response.value = token;
        widget.box.contentWindow.postMessage({standIn: "solved"}, root);
        widget.box.focus();
        call(widget.options.callback, token);
    };
    window.addEventListener("message", event => {
        if (event.origin !== root || !event.data || !event.data.standIn)
            return;
        const widget = widgets.find(each => each.box.contentWindow === event.source || (each.task && each.task.contentWindow === event.source));
        if (!widget)
            return;
        const said = event.data;
        if (said.standIn === "token") {
            solved(widget, said.token);
        } else if (said.standIn === "task") {
            openTask(widget, said.task);
        } else if (said.standIn === "closed") {
            closeTask(widget);
            widget.box.contentWindow.postMessage({standIn: "reset"}, root);
            widget.box.focus();
        } else if (said.standIn === "expired") {
            widget.response.value = "";
            call(widget.options["expired-callback"]);
        } else if (said.standIn === "error") {
            call(widget.options["error-callback"]);
        }
    });
    const render = (place, options = {}) => {
        const element = typeof place === "string" ? document.getElementById(place) : place;
        const data = element.dataset;
        const widget = {id: widgets.length, options: {sitekey: data.sitekey, callback: data.callback,
            "expired-callback": data.expiredCallback, "error-callback": data.errorCallback, ...options}};
        widget.box = frame(widget, "anchor?k=" + encodeURIComponent(widget.options.sitekey || ""), "Human check", 304, 78);
        widget.response = document.createElement("textarea");
        widget.response.name = "g-recaptcha-response";
        widget.response.className = "g-recaptcha-response";
        widget.response.hidden = true;
        element.replaceChildren(widget.box, widget.response);
        return widgets.push(widget) - 1;
    };
    const renderAll = () => {
        for (const element of document.querySelectorAll(".g-recaptcha"))
            if (!element.firstElementChild)
                render(element);
    };
    window.grecaptcha = {
        render,
        ready: then => then(),
        getResponse: (id = 0) => widgets[id] ? widgets[id].response.value : "",
        execute: (id = 0) => widgets[id] && widgets[id].box.contentWindow.postMessage({standIn: "tick"}, root),
        reset: (id = 0) => {
            const widget = widgets[id];
            if (!widget)
                return;
            closeTask(widget);
            widget.response.value = "";
            widget.box.contentWindow.postMessage({standIn: "reset"}, root);
        },
    };
    const start = () => {
        if (asked.get("render") !== "explicit")
            renderAll();
        if (asked.get("onload"))
            call(asked.get("onload"));
    };
    if (document.readyState === "loading")
        document.addEventListener("DOMContentLoaded", start);
    else
        start();
})();
)js";

constexpr const char* box = R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Human check</title>
<style>
body{margin:0;font:15px/1.3 sans-serif}
div{display:flex;align-items:center;box-sizing:border-box;width:300px;height:74px;border:1px solid #9aa0a6;border-radius:3px;background:#f9f9f9;padding:0 12px}
input{width:28px;height:28px;margin:0 14px 0 0}
label{flex:1}
small{color:#4b5563;text-align:right}
#said{color:#a11212;display:block;font-size:12px}
</style></head><body>
<div><input type="checkbox" id="recaptcha-anchor" aria-describedby="said"><label for="recaptcha-anchor">I am not a robot<span id="said" role="status"></span></label><small>simulated<br>check</small></div>
<script>
"use strict";
const box = document.getElementById("recaptcha-anchor");
const said = document.getElementById("said");
const known = %KNOWN%;
let late = 0;
const tell = message => parent.postMessage(message, "*");
const reset = text => {
    clearTimeout(late);
    box.checked = box.disabled = false;
    said.textContent = text;
};
const solved = seconds => {
    box.checked = true;
    box.disabled = true;
    said.textContent = "";
    clearTimeout(late);
    late = setTimeout(() => {
        reset("The check has expired. Tick the box again.");
        tell({standIn: "expired"});
    }, seconds * 1000);
};
async function ticked() {
    box.disabled = true;
    try {
        const answer = await fetch("tick", {method: "POST", headers: {"Content-Type": "application/json"},
            body: JSON.stringify({k: new URLSearchParams(location.search).get("k")})});
        if (!answer.ok)
            throw new Error(answer.status);
        const result = await answer.json();
        box.checked = !result.task;
        if (result.task) {
            tell({standIn: "task", task: result.task});
        } else {
            solved(result.seconds);
            tell({standIn: "token", token: result.token});
        }
    } catch (error) {
        reset("The check cannot be reached. Tick the box again.");
        tell({standIn: "error"});
    }
}
box.addEventListener("change", ticked);
addEventListener("message", event => {
    const what = event.source === parent && event.data ? event.data.standIn : "";
    if (what === "reset")
        reset("");
    else if (what === "solved" && !box.checked)
        solved(%SECONDS%);
    else if (what === "tick" && !box.disabled)
        ticked();
});
if (!known) {
    box.disabled = true;
    said.textContent = "Error for the site owner: invalid site key";
    tell({standIn: "error"});
}
</script></body></html>
)html";

constexpr const char* task = R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Picture task</title>
<style>
body{margin:0;padding:12px;font:16px/1.4 sans-serif;color:#1b1f24}
h1{font-size:18px;margin:0 0 10px;background:#1f4e9c;color:#fff;padding:14px}
#pictures{display:grid;grid-template-columns:repeat(3,1fr);gap:4px}
#pictures button{padding:0;border:4px solid transparent;background:none}
#pictures button[aria-pressed=true]{border-color:#1f4e9c}
#pictures img{display:block;width:100%}
button:focus-visible,input:focus-visible{outline:3px solid #b45309}
footer{margin-top:10px;display:flex;gap:8px}
footer button{font:inherit;padding:8px 12px}
#verify{margin-left:auto;background:#1f4e9c;color:#fff;border:0}
#said{color:#a11212;min-height:1.4em;margin:6px 0}
#sound[hidden],#pictures[hidden]{display:none}
</style></head><body>
<h1 id="ask" aria-live="polite"></h1>
<div id="pictures" role="group" aria-labelledby="ask"></div>
<div id="sound" hidden><audio id="tones" controls></audio>
<p><label for="heard">How many tones has each of the four groups? Type the four digits.</label></p>
<input id="heard" inputmode="numeric" autocomplete="off" size="8"></div>
<p id="said" role="alert"></p>
<footer><button id="reload">Another task</button><button id="audio" aria-pressed="false">Listen instead</button><button id="verify">Verify</button></footer>
<script>
"use strict";
const part = id => document.getElementById(id);
const tell = message => parent.postMessage(message, "*");
let task = new URLSearchParams(location.search).get("task");
let listening = false;
function show(subject) {
    part("ask").textContent = listening ? "Listen and count the tones" : "Choose every picture with " + subject;
    part("pictures").hidden = listening;
    part("sound").hidden = !listening;
    part("audio").textContent = listening ? "Look instead" : "Listen instead";
    part("audio").setAttribute("aria-pressed", listening);
    part("heard").value = "";
    part("tones").src = "audio?task=" + encodeURIComponent(task);
    part("pictures").replaceChildren(...Array.from({length: 9}, (_, n) => {
        const button = document.createElement("button");
        const image = document.createElement("img");
        image.src = "picture?task=" + encodeURIComponent(task) + "&n=" + n;
        image.alt = "Picture " + (n + 1);
        button.setAttribute("aria-pressed", "false");
        button.append(image);
        button.addEventListener("click", () => button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true"));
        return button;
    }));
    if (listening)
        part("heard").focus();
}
let subject = "";
async function send(answer) {
    const reply = await fetch("verify", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({task, ...answer})});
    const result = await reply.json();
    if (result.token)
        return tell({standIn: "token", token: result.token});
    part("said").textContent = result.late ? "The task has expired. Here is another." : result.wrong ? "Not quite. Please try again." : "";
    task = result.task;
    subject = result.subject;
    show(subject);
}
part("verify").addEventListener("click", () => {
    const pressed = [...part("pictures").children].flatMap((button, n) => button.getAttribute("aria-pressed") === "true" ? [n] : []);
    send(listening ? {heard: part("heard").value} : {picked: pressed});
});
part("heard").addEventListener("keydown", event => { if (event.key === "Enter") part("verify").click(); });
part("reload").addEventListener("click", () => send({}));
part("audio").addEventListener("click", () => { listening = !listening; show(subject); });
addEventListener("keydown", event => { if (event.key === "Escape") tell({standIn: "closed"}); });
fetch("task?task=" + encodeURIComponent(task)).then(answer => answer.ok ? answer.json() : Promise.reject()).then(found => {
    subject = found.subject;
    show(subject);
}).catch(() => send({}));
</script></body></html>
)html";

} // namespace

QByteArray widgetScript(const QByteArray& root) { return QByteArray(script).replace("%ROOT%", root); }

QByteArray boxPage(bool knownSiteKey, int seconds)
{
    return QByteArray(box).replace("%KNOWN%", knownSiteKey ? "true" : "false").replace("%SECONDS%", QByteArray::number(seconds));
}

QByteArray taskPage() { return task; }

} // namespace boxoffice::simulator

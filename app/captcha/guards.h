#pragma once
#include <memory>

class QWebEngineProfile;

namespace boxoffice::captcha {

/// What keeps a page in its room, one name for each wall.
enum class Guard {
    Origin,      ///< pages are only ever shown under an https origin
    Requests,    ///< the interceptor: allowed hosts only
    Hosts,       ///< the resolver knows no other names
    Navigation,  ///< the page goes nowhere
    Frames,      ///< its frames stay on allowed hosts
    Windows,     ///< no second window
    Downloads,
    Permissions, ///< camera, microphone, place, notifications, screen, full screen, mouse lock
    Dialogs,     ///< alert, confirm, prompt
    Files,       ///< no file chooser
    Clipboard,
    Documents,   ///< no PDF viewer
    LocalFiles,
    Protocols,   ///< no other program is started
    ContextMenu,
    Drops,
    Printing,
    Peers,       ///< WebRTC and WebTransport speak past the interceptor
    OwnProfile,  ///< nothing is left for the next captcha
    Environment, ///< no debugging port and no flags of somebody else's
};

/// Always true in the shipped program (guards.cpp): there is no switch. tests/captcha links its own, to show that each
/// escape it tries is stopped by the wall it names.
[[nodiscard]] bool isOn(Guard guard);

/// Off the record, of one window alone.
[[nodiscard]] std::shared_ptr<QWebEngineProfile> newProfile();

} // namespace boxoffice::captcha

#pragma once
#include <QWidget>

namespace boxoffice {

class BrowserRoom;
class PurchaseSession;
class Theme;

/// Lets the helper's window belong to `face`: its colours and zoom, its place exactly over the captcha page's frame, the
/// lane's idle timer, and on a kiosk keys to touch. What goes wrong is said in the frame.
void joinBrowser(BrowserRoom& browser, PurchaseSession& session, QWidget& face, const Theme& theme, bool kiosk);

} // namespace boxoffice

#include "composition/browserface.h"
#include "composition/browserroom.h"
#include "session/purchasesession.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QKeyEvent>
#include <QTimer>
#include <algorithm>

namespace boxoffice {

namespace {
CaptchaPage* shownPage(const QWidget& face)
{
    const auto pages = face.findChildren<CaptchaPage*>();
    for (CaptchaPage* page : pages)
        if (page->isVisible())
            return page;
    return nullptr;
}

void place(BrowserHelper& helper, const QWidget& face)
{
    if (const CaptchaPage* page = shownPage(face))
        helper.setPlace(QRect(page->frame()->mapToGlobal(QPoint(0, 0)), page->frame()->size()));
}

/// Over the payment page, as large as a sign-in page wants to be and no larger than the window.
void placeSignIn(BrowserHelper& helper, const QWidget& face)
{
    constexpr QSize wanted(480, 640);
    const auto pages = face.findChildren<PaymentPage*>();
    for (const PaymentPage* page : pages) {
        if (!page->isVisible())
            continue;
        QRect place = page->visibleRegion().boundingRect().translated(page->mapTo(&face, QPoint(0, 0)));
        const QPoint centre = place.center();
        place.setSize(place.size().expandedTo(wanted).boundedTo(face.size()));
        place.moveCenter(centre);
        place.moveLeft(std::clamp(place.left(), 0, face.width() - place.width()));
        place.moveTop(std::clamp(place.top(), 0, face.height() - place.height()));
        helper.setPlace(place.translated(face.mapToGlobal(QPoint(0, 0))));
    }
}

QJsonObject dressFor(const Theme& theme, bool kiosk)
{
    const QJsonObject look{{QStringLiteral("background"), theme.color(Role::Panel).name()},
                           {QStringLiteral("text"), theme.color(Role::Text).name()},
                           {QStringLiteral("accent"), theme.color(Role::Primary).name()},
                           {QStringLiteral("zoom_percent"), kiosk ? 150 : 100}};
    return {{QStringLiteral("look"), look}, {QStringLiteral("cancel"), CaptchaPage::cancelText()}, {QStringLiteral("keyboard"), kiosk}};
}

/// A key that nobody asks for, to tell the lane's idle timer that somebody is there.
void touch(QWidget& face)
{
    QKeyEvent key(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier);
    QCoreApplication::sendEvent(&face, &key);
}

/// Once a second, while a check is shown.
void showTimeLeft(const HelperCaptchaDesk& desk, const QWidget& face)
{
    if (CaptchaPage* page = shownPage(face))
        page->setTimeLeft(desk.timeLeft());
}
} // namespace

void joinBrowser(BrowserRoom& browser, PurchaseSession& session, QWidget& face, const Theme& theme, bool kiosk)
{
    BrowserHelper& helper = browser.helper();
    helper.setDress(dressFor(theme, kiosk));
    QObject::connect(&session, &PurchaseSession::changed, &face, [&helper, &face](const PurchaseView& view) {
        if (view.stage == SaleStage::AwaitingCaptcha)
            QTimer::singleShot(0, &face, [&helper, &face] { place(helper, face); }); // once the page is there
        else if (view.member && view.member->state == MemberView::State::SigningIn)
            placeSignIn(helper, face);
    });
    QObject::connect(&helper, &BrowserHelper::ready, &face, [&helper, &face] {
        place(helper, face);
        if (CaptchaPage* page = shownPage(face))
            page->setStatus({});
    });
    auto* seconds = new QTimer(&face);
    QObject::connect(seconds, &QTimer::timeout, &face, [&browser, &face] { showTimeLeft(browser.captcha(), face); });
    QObject::connect(&session, &PurchaseSession::changed, seconds, [seconds](const PurchaseView& view) {
        if (view.stage != SaleStage::AwaitingCaptcha)
            seconds->stop();
        else if (!seconds->isActive())
            seconds->start(std::chrono::seconds(1));
    });
    QObject::connect(&helper, &BrowserHelper::activity, &face, [&face] { touch(face); });
    QObject::connect(&browser.captcha(), &HelperCaptchaDesk::failedBecause, &face, [&face](const QString& why) {
        const auto pages = face.findChildren<CaptchaPage*>();
        for (CaptchaPage* page : pages)
            page->setTrouble(why);
    });
}

} // namespace boxoffice

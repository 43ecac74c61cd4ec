#pragma once
#include "captcha/gatekeeper.h"
#include "captcha/message.h"
#include <QWidget>
#include <memory>

class QPushButton;
class QWebEngineProfile;
class QWebEngineView;

namespace boxoffice::captcha {

class GuardedPage;
class TouchKeys;

/// The window of one captcha or one sign-in, with a profile of its own that dies with it. Made hidden, ahead of need.
class BrowserWindow final : public QWidget {
    Q_OBJECT
public:
    BrowserWindow();
    ~BrowserWindow() override;
    void open(const Show& order);
    void open(const SignIn& order);
    /// Exactly there on the screen, without a frame. A null place: a window of its own.
    void place(const QRect& place);
    [[nodiscard]] QWebEngineView& view() const { return *m_view; }

Q_SIGNALS:
    void presented();
    void solved(const QString& token);
    void signedIn(const QString& code, const QString& state);
    void gaveUp(const QString& why); ///< a word of PROTOCOL.md

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    void put(std::unique_ptr<GuardedPage> page);
    void dress(const Dress& dress);
    void appear();

    std::shared_ptr<QWebEngineProfile> m_profile; ///< outlives its page: Qt demands it
    std::unique_ptr<GuardedPage> m_page;
    Gatekeeper* m_gate; ///< the profile's
    QWebEngineView* m_view;
    TouchKeys* m_keys;
    QPushButton* m_cancel;
};

} // namespace boxoffice::captcha

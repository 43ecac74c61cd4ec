#pragma once
#include "captcha/captchapage.h"
#include "captcha/gatekeeper.h"
#include <QWidget>
#include <memory>

class QWebEngineView;

namespace boxoffice::captcha {

/// The window of one captcha, with a profile of its own that dies with it. Made hidden, ahead of need.
class CaptchaWindow final : public QWidget {
    Q_OBJECT
public:
    CaptchaWindow();
    ~CaptchaWindow() override;
    void open(const Show& order);

Q_SIGNALS:
    void presented();
    void solved(const QString& token);
    void gaveUp(const QString& why); ///< a word of PROTOCOL.md

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();

    std::unique_ptr<QWebEngineProfile> m_profile; ///< outlives its page: Qt demands it
    std::unique_ptr<CaptchaPage> m_page;
    Gatekeeper* m_gate; ///< the profile's
    QWebEngineView* m_view;
};

} // namespace boxoffice::captcha

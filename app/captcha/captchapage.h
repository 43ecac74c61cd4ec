#pragma once
#include "captcha/guardedpage.h"
#include "captcha/tokencatch.h"
#include <QTimer>
#include <QWebChannel>

namespace boxoffice::captcha {

/// One captcha's page. It loads what it is given and goes nowhere from there.
class CaptchaPage final : public GuardedPage {
    Q_OBJECT
public:
    explicit CaptchaPage(QWebEngineProfile* profile);
    /// A page on which there is nothing to be seen `blankAfter` its load is broken: "blank".
    void present(const QString& html, const QUrl& origin, const QStringList& frameHosts, std::chrono::milliseconds blankAfter);

Q_SIGNALS:
    void solved(const QString& token); ///< may come more than once; the first counts

protected:
    [[nodiscard]] bool mayGo(const QUrl& url, NavigationType type) override;

private:
    void lookWhetherBlank();
    void lookWhereItIs(const QUrl& url);

    TokenCatch m_catch;
    QWebChannel m_channel;
    QTimer m_blank;
    QUrl m_home;
    bool m_opening = false, m_isThere = false;
};

} // namespace boxoffice::captcha

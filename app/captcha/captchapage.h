#pragma once
#include "captcha/tokencatch.h"
#include <QWebChannel>
#include <QWebEnginePage>

namespace boxoffice::captcha {

class Gatekeeper;

/// Off the record, and nothing a box office does not need.
void harden(QWebEngineProfile& profile, Gatekeeper& gate);

/// One captcha's page. It loads what it is given and goes nowhere from there.
class CaptchaPage final : public QWebEnginePage {
    Q_OBJECT
public:
    CaptchaPage(QWebEngineProfile* profile, QObject* parent = nullptr);
    void present(const QString& html, const QUrl& origin, const QStringList& frameHosts);

Q_SIGNALS:
    void presented();                         ///< the page and its scripts are loaded
    void solved(const QString& token);        ///< may come more than once; the first counts
    void broken(const QString& why);          ///< a word of PROTOCOL.md

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType) override { return nullptr; }
    QStringList chooseFiles(FileSelectionMode, const QStringList&, const QStringList&) override { return {}; }
    void javaScriptAlert(const QUrl&, const QString&) override {}
    bool javaScriptConfirm(const QUrl&, const QString&) override { return false; }
    bool javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*) override { return false; }
    /// The console may repeat the token; nobody keeps it.
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString&, int, const QString&) override {}

private:
    void refuseRequests();

    TokenCatch m_catch;
    QWebChannel m_channel;
    QStringList m_frameHosts;
    bool m_opening = false;
};

} // namespace boxoffice::captcha

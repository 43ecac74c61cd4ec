#pragma once
#include <QStringList>
#include <QWebEnginePage>

namespace boxoffice::captcha {

class Gatekeeper;

/// Off the record, and nothing a box office does not need.
void harden(QWebEngineProfile& profile, Gatekeeper& gate);

/// A page that opens no window, dialog or file, gets no permission, and whose frames stay on allowed hosts. Where its
/// main frame may go is the business of who inherits.
class GuardedPage : public QWebEnginePage {
    Q_OBJECT
public:
    explicit GuardedPage(QWebEngineProfile* profile);

Q_SIGNALS:
    void presented();                 ///< the page and its scripts are loaded
    void broken(const QString& why);  ///< a word of PROTOCOL.md

protected:
    [[nodiscard]] virtual bool mayGo(const QUrl& url, NavigationType type) = 0;
    void allowFrames(const QStringList& hosts) { m_frameHosts = hosts; }
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) final;
    QWebEnginePage* createWindow(WebWindowType) final { return nullptr; }
    QStringList chooseFiles(FileSelectionMode mode, const QStringList& old, const QStringList& types) final;
    void javaScriptAlert(const QUrl& origin, const QString& text) final;
    bool javaScriptConfirm(const QUrl& origin, const QString& text) final;
    bool javaScriptPrompt(const QUrl& origin, const QString& text, const QString& usual, QString* answer) final;
    /// The console may repeat the token; nobody keeps it.
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString&, int, const QString&) final {}

private:
    void refuseRequests();

    QStringList m_frameHosts;
};

} // namespace boxoffice::captcha

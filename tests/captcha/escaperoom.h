#pragma once
#include "captcha/browserwindow.h"
#include "tests/captcha/attempt.h"
#include "tests/support/scriptedserver.h"
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <QUdpSocket>
#include <memory>

class QWebEnginePage;

namespace boxoffice::captcha::test {

/// A captcha's window between two servers, one allowed and one not, and everybody who would grant what a page asks for
/// if only nobody refused: a download folder, a printer, a second window, permissions, other programs.
class EscapeRoom : public QObject {
    Q_OBJECT
public:
    explicit EscapeRoom(const Attempt& attempt);
    ~EscapeRoom() override;
    void open();
    /// Who is told of tokens.
    void prepare(std::function<void(const QString&)> caught) { m_caught = std::move(caught); }
    /// The next captcha, between the same two servers.
    void become(const QByteArray& script);
    [[nodiscard]] bool isOut() { return !m_ended && (m_attempt.out ? m_attempt.out(*this) : !outside.requests().isEmpty()); }
    /// The page said that its time is over; it is still where it was.
    [[nodiscard]] bool isOver() const { return m_over || m_ended; }
    /// The page was loaded and shown.
    [[nodiscard]] bool isThere() const { return m_there; }

    [[nodiscard]] bool wasTold(const QByteArray& text) const;
    [[nodiscard]] bool insideWasAsked(const QByteArray& path) const;
    [[nodiscard]] bool hasFile() const; ///< in the folder of downloads and prints
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QWebEnginePage& page() const;
    [[nodiscard]] QWidget& face() const; ///< what takes the mouse and the keys
    /// Again and again for a while: the first may come before there is anything to hit.
    void click(Qt::MouseButton button = Qt::LeftButton);

    boxoffice::test::ScriptedServer inside, outside;
    QUdpSocket datagrams;
    int windows = 0, dialogs = 0, menus = 0, programs = 0;
    std::unique_ptr<BrowserWindow> window;

public Q_SLOTS:
    void startProgram(const QUrl&) { ++programs; }

private:
    void serve();
    void grantEverything();
    void watchScreen();
    [[nodiscard]] QString html() const;
    [[nodiscard]] QByteArray filled(QByteArray text) const;

    Attempt m_attempt;
    std::function<void(const QString&)> m_caught;
    QTemporaryDir m_folder;
    QTimer m_screen, m_finger;
    std::vector<std::unique_ptr<QWebEnginePage>> m_more;
    bool m_over = false, m_there = false;
    bool m_ended = false; ///< the window was given up, which takes it away at once
};

} // namespace boxoffice::captcha::test

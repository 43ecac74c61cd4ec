#pragma once
#include "session/purchaseview.h"
#include <QWidget>
#include <chrono>
#include <optional>

class QPushButton;

namespace boxoffice {

class Pane;
class TextLabel;

/// The human check: title, tries left, and the bordered frame that the helper program fills.
class CaptchaPage : public QWidget {
    Q_OBJECT
public:
    explicit CaptchaPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Where the helper's page goes; Tab enters and leaves it.
    [[nodiscard]] QWidget* frame() const;
    /// Said inside the frame until the page is there, or when it will not come.
    void setStatus(const QString& status);

    /// Until the check is closed; said next to the tries.
    void setTimeLeft(std::optional<std::chrono::milliseconds> left);
    /// Why the last check could not be shown, a word of app/captcha/PROTOCOL.md, and the way on; said until the next.
    void setTrouble(const QString& why);
    [[nodiscard]] static QString troubleText(const QString& why);
    /// Words of the helper's window.
    [[nodiscard]] static QString cancelText();

Q_SIGNALS:
    void stopAsked();

private:
    TextLabel *m_title = nullptr, *m_text = nullptr, *m_tries = nullptr, *m_time = nullptr, *m_status = nullptr;
    QWidget* m_frame = nullptr;
    QPushButton* m_stop = nullptr;
};

} // namespace boxoffice

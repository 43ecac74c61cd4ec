#pragma once
#include <QPointer>
#include <QWidget>

class QPushButton;

namespace boxoffice::captcha {

/// Keys to touch, for a kiosk without a keyboard: letters, digits and what an email address or a password may need. They
/// type into whatever has the focus in the target, which keeps it.
class TouchKeys final : public QWidget {
    Q_OBJECT
public:
    explicit TouchKeys(QWidget* parent = nullptr);
    void setTarget(QWidget* target) { m_target = target; }

private:
    void build();
    void label();
    QPushButton* key(const QString& name);
    void press(int code, const QString& text = {});

    QPointer<QWidget> m_target;
    QList<QPushButton*> m_signs;
    int m_page = 0; ///< letters, capitals, signs
};

} // namespace boxoffice::captcha

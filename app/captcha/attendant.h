#pragma once
#include "captcha/programlink.h"
#include <QElapsedTimer>
#include <QTimer>
#include <memory>

namespace boxoffice::captcha {

class CaptchaWindow;

/// Carries out the program's orders: one window at a time, the next one kept ready, exactly one answer each.
class Attendant final : public QObject {
    Q_OBJECT
public:
    explicit Attendant(ProgramLink& link);
    ~Attendant() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void carryOut(const Show& order);
    void carryOut(const Hide&);
    void answer(const QByteArray& line);
    void prepare();

    ProgramLink& m_link;
    std::unique_ptr<CaptchaWindow> m_spare;
    std::unique_ptr<CaptchaWindow> m_shown;
    QTimer m_alive;
    QElapsedTimer m_sinceActivity;
};

} // namespace boxoffice::captcha

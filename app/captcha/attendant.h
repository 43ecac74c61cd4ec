#pragma once
#include "captcha/programlink.h"
#include <QElapsedTimer>
#include <QTimer>
#include <memory>

namespace boxoffice::captcha {

class BrowserWindow;

/// Carries out the program's orders: one window at a time, the next one kept ready, exactly one answer each.
class Attendant final : public QObject {
    Q_OBJECT
public:
    explicit Attendant(ProgramLink& link);
    ~Attendant() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void carryOut(const Show& order);
    void carryOut(const SignIn& order);
    void carryOut(const Place& order);
    void carryOut(const Hide&);
    template <class WhatToOpen>
    void open(const WhatToOpen& order);
    void answer(const QByteArray& line);
    void prepare();

    ProgramLink& m_link;
    std::unique_ptr<BrowserWindow> m_spare;
    std::unique_ptr<BrowserWindow> m_shown;
    QTimer m_alive;
    QElapsedTimer m_sinceActivity;
};

} // namespace boxoffice::captcha

#pragma once
#include "captcha/message.h"
#include <QLocalSocket>
#include <QObject>

namespace boxoffice::captcha {

/// The helper's end of the socket. Says hello as soon as it is connected; orders come out as values.
class ProgramLink final : public QObject {
    Q_OBJECT
public:
    enum class Ending { HungUp, NotUnderstood };
    explicit ProgramLink(const Greeting& greeting, QObject* parent = nullptr);
    void send(const QByteArray& line);

Q_SIGNALS:
    void ordered(const boxoffice::captcha::Order& order);
    void ended(boxoffice::captcha::ProgramLink::Ending ending);

private:
    void read();

    QLocalSocket m_socket;
};

} // namespace boxoffice::captcha

#pragma once
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace boxoffice::test {

/// A certificate authority made in memory for one test run, and a server certificate of its own for localhost and
/// 127.0.0.1. Nobody trusts it unless told to.
class TestAuthority {
public:
    TestAuthority();
    [[nodiscard]] const QSslCertificate& root() const { return m_root; }
    [[nodiscard]] const QSslCertificate& server() const { return m_server; }
    [[nodiscard]] const QSslKey& serverKey() const { return m_serverKey; }

private:
    QSslCertificate m_root;
    QSslCertificate m_server;
    QSslKey m_serverKey;
};

} // namespace boxoffice::test

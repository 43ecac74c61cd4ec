#pragma once
#include "rawhttp.h"
#include "simulator/simulatorthread.h"
#include <QJsonArray>
#include <QTest>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

/// Buys with requests written out by hand.
class Buyer {
public:
    explicit Buyer(const QUrl& root) : m_client(root), m_root(root) {}

    RawAnswer call(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                   const QByteArray& headers = "x-api-key: demo-key\r\n")
    {
        m_client.write(rawRequest(method, target, body, headers));
        return m_client.read(method == "HEAD");
    }
    /// The universal id of the first event with that name.
    QByteArray event(const QString& name)
    {
        const RawAnswer found = call("GET", "/discovery/v2/events.json?sort=date,asc&keyword=" + QUrl::toPercentEncoding(name));
        return found.json()[QLatin1String("_embedded")][QLatin1String("events")][0][QLatin1String("id")].toString().toUtf8();
    }
    static QByteArray path(const QByteArray& event, const QByteArray& rest = {}) { return "/partners/v1/events/" + event + "/cart" + rest; }
    static QByteArray adult(int count) { return "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":" + QByteArray::number(count) + "}]}}"; }

    RawAnswer reserve(const QByteArray& event, const QByteArray& body)
    {
        RawAnswer answer = call("POST", path(event), body);
        m_event = event;
        if (answer.status == 200)
            cartId = answer.json()[QLatin1String("cart_id")].toString();
        return answer;
    }
    [[nodiscard]] QByteArray encodedCart() const { return QUrl::toPercentEncoding(cartId); }
    [[nodiscard]] QByteArray cartMember() const { return "\"cart_id\":\"" + cartId.toUtf8() + '"'; }
    RawAnswer shippingOptions() { return call("GET", path(m_event, "/shipping?cart_id=" + encodedCart())); }
    RawAnswer chooseDelivery(int which = 0)
    {
        const QString id = shippingOptions().json()[QLatin1String("shipping_options")][which][QLatin1String("id")].toString();
        return call("PUT", path(m_event, "/shipping?cart_id=" + encodedCart()), "{\"shipping_id\":\"" + id.toUtf8() + "\"}");
    }
    RawAnswer payInvoice(const QByteArray& amount, const QByteArray& reference = "20261122000123")
    {
        return call("PUT", path(m_event, "/payment"),
                    '{' + cartMember() + ",\"payment\":{\"first_name\":\"Ada\",\"last_name\":\"Example\",\"email_address\":\"ada@example.com\","
                    "\"type\":\"INVOICE\",\"reference\":\"" + reference + "\",\"amount\":\"" + amount + "\"}}");
    }
    RawAnswer payCard(const QByteArray& amount, const QByteArray& number, const QByteArray& code, const QByteArray& issuer = "VISA",
                      const QByteArray& salt = "aB3dE6gH9jK2mN5p")
    {
        const QJsonObject certificate = call("GET", "/partners/v1/certificate").json();
        const QByteArray pem = certificate[QLatin1String("value")].toString().toUtf8();
        return payCiphertext(amount, encrypted(pem, salt + number), encrypted(pem, salt + code),
                             certificate[QLatin1String("id")].toString().toUtf8(), issuer);
    }
    RawAnswer payCiphertext(const QByteArray& amount, const QByteArray& number, const QByteArray& code, const QByteArray& key,
                            const QByteArray& issuer = "VISA")
    {
        return call("PUT", path(m_event, "/payment"),
                    '{' + cartMember() + ",\"payment\":{\"first_name\":\"Ada\",\"last_name\":\"Example\",\"email_address\":\"ada@example.com\","
                    "\"type\":\"CC\",\"amount\":\"" + amount + "\",\"card\":{\"issuer\":\"" + issuer + "\",\"number\":\"" + number
                    + "\",\"cin\":\"" + code + "\",\"encryption_key\":\"" + key + "\",\"expire_month\":12,\"expire_year\":2040}}}");
    }
    RawAnswer commit() { return call("PUT", path(m_event), '{' + cartMember() + '}'); }
    RawAnswer remove() { return call("DELETE", path(m_event, "?cart_id=" + encodedCart())); }
    [[nodiscard]] QJsonObject ledger() { return call("GET", "/simulator/ledger").json(); }
    [[nodiscard]] QStringList faults()
    {
        QStringList names;
        const QJsonArray faults = ledger()[QLatin1String("faults")].toArray();
        for (const QJsonValue& fault : faults)
            names.append(fault[QLatin1String("fault")].toString());
        return names;
    }
    [[nodiscard]] static QByteArray grand(const RawAnswer& answer)
    {
        return QByteArray::number(answer.json()[QLatin1String("cart")][QLatin1String("totals")][QLatin1String("grand")].toDouble(), 'f', 2);
    }
    /// Salted text under the certificate's key, PKCS#1 v1.5, Base64 in one line; the PEM is cleaned as documented.
    [[nodiscard]] static QByteArray encrypted(const QByteArray& pem, const QByteArray& plain)
    {
        QByteArray clean;
        const QList<QByteArray> lines = pem.split('\n');
        for (const QByteArray& line : lines)
            clean += line.trimmed() + '\n';
        BIO* bio = BIO_new_mem_buf(clean.constData(), int(clean.size()));
        X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(X509_get0_pubkey(certificate), nullptr);
        EVP_PKEY_encrypt_init(context);
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING);
        QByteArray out(256, '\0');
        std::size_t size = 256;
        EVP_PKEY_encrypt(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                         reinterpret_cast<const unsigned char*>(plain.constData()), std::size_t(plain.size()));
        EVP_PKEY_CTX_free(context);
        X509_free(certificate);
        BIO_free(bio);
        return out.left(qsizetype(size)).toBase64();
    }

    QString cartId;

private:
    RawClient m_client;
    QUrl m_root;
    QByteArray m_event;
};

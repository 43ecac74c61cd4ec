#pragma once
#include "buyer.h"
#include "sharedclock.h"

/// A small world on its own clock, and a buyer in it.
struct Stand {
    explicit Stand(boxoffice::simulator::Options options = {})
    {
        options.eventCount = 200;
        simulator = std::make_unique<boxoffice::simulator::SimulatorThread>(options, clock);
        started = simulator->start().ok();
        buyer = std::make_unique<Buyer>(simulator->rootUrl());
        event = buyer->event(QStringLiteral("Whole House"));
    }
    [[nodiscard]] RawAnswer get(const QByteArray& target) { return buyer->call("GET", target); }
    /// A cart ready to be paid; returns what is due.
    QByteArray hold()
    {
        buyer->reserve(event, Buyer::adult(2));
        return Buyer::grand(buyer->chooseDelivery());
    }
    /// Two tickets sold for an invoice; the answer of the commit.
    RawAnswer sell()
    {
        const QByteArray due = hold();
        std::ignore = buyer->payInvoice(due);
        return buyer->call("PUT", Buyer::path(event), '{' + buyer->cartMember() + ",\"source_account_id\":\"30f86cd70ac7216bc596aa2d060a7064\"}");
    }
    /// Signs ada@example.com in as her browser would; the answer of the token request.
    RawAnswer signIn(const QByteArray& email = "ada%40example.com")
    {
        const RawAnswer sent = form("/oauth/authorize", "client_id=demo-client&redirect_uri=https%3A%2F%2Flane.invalid%2Fback&response_type=code"
                                                        "&scope=all&state=S1&answer=allow&password=tickets&email=" + email);
        const QByteArray location = sent.header("Location");
        const qsizetype from = location.indexOf("code=") + 5;
        const QByteArray code = location.mid(from, location.indexOf('&', from) - from);
        return form("/oauth/token", "grant_type=authorization_code&client_id=demo-client&client_secret=demo-secret&code=" + code
                                        + "&redirect_uri=https%3A%2F%2Flane.invalid%2Fback");
    }
    RawAnswer form(const QByteArray& target, const QByteArray& body)
    {
        RawClient client(simulator->rootUrl());
        client.write("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return client.read();
    }
    /// Headers of a signed-in member's call.
    QByteArray memberHeaders()
    {
        return "x-api-key: demo-key\r\nAuthorization: Bearer " + signIn().json()[QLatin1String("access_token")].toString().toUtf8() + "\r\n";
    }
    SharedClock clock;
    std::unique_ptr<boxoffice::simulator::SimulatorThread> simulator;
    std::unique_ptr<Buyer> buyer;
    QByteArray event;
    bool started = false;
};

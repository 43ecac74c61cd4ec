#pragma once
#include "composition/lanerules.h"
#include "composition/station.h"
#include "simulator/simulatorthread.h"
#include "tests/support/leapclock.h"
#include "tour/eye.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace boxoffice::test {

/// A whole station against a simulator of few events, for a face to be opened on. What a person does goes through
/// the widgets, found by accessible name.
class ShellLane {
public:
    explicit ShellLane(Face face, bool orders = true) : m_theme(face)
    {
        qputenv("XDG_STATE_HOME", m_home.path().toLocal8Bit());
        m_theme.apply(*qApp);
        simulator::Options options;
        options.eventCount = 0;
        options.pollWait = 1;
        options.ordersEnabled = orders;
        m_service = std::make_unique<simulator::SimulatorThread>(options, m_clock);
        if (!m_service->start())
            qFatal("the simulator does not start");
        m_settings.partner.baseUrl = m_service->partnerRoot();
        m_settings.partner.apiKey = QStringLiteral("demo-key");
        m_settings.partner.orders = orders;
        m_settings.partner.requiredPaymentFields = {QStringLiteral("name"), QStringLiteral("email")};
        m_settings.partner.paymentTypes = {QStringLiteral("card"), QStringLiteral("invoice")};
        m_settings.browse.discoveryUrl = m_service->discoveryRoot();
        m_settings.browse.commerceUrl = m_service->commerceRoot();
        m_settings.browse.discoveryKey = QStringLiteral("demo-key");
        m_settings.lane.name = QStringLiteral("Window 1");
        m_settings.lane.kiosk = face == Face::Kiosk;
        m_settings.lane.allowUnlockedMemory = true;
        m_folder = std::make_unique<StateFolder>(*StateFolder::open(m_settings.lane.name, true));
        m_station = std::make_unique<Station>(m_settings, m_clock, *m_folder);
        bool open = false;
        m_station->start([&open](const Result<JournalOpening>& opening) { open = opening.ok(); });
        if (!QTest::qWaitFor([&open] { return open; }))
            qFatal("the journal does not open");
        if (!station().feed().view().loading && !station().feed().view().fetchedAt)
            station().feed().start();
        (void)QTest::qWaitFor([this] { return station().feed().view().total > 0 && !station().feed().view().loading; });
    }

    [[nodiscard]] Station& station() { return *m_station; }
    [[nodiscard]] PurchaseSession& session() { return m_station->session(); }
    [[nodiscard]] const PurchaseView& view() { return session().view(); }
    [[nodiscard]] LeapClock& clock() { return m_clock; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] simulator::SimulatorThread& service() { return *m_service; }
    [[nodiscard]] StationView shown(bool demo) const { return stationView(m_settings, demo, true); }

    /// Scripts a fault for the nth call (0: every call); `code` for an Error.
    void fault(const char* endpoint, simulator::FaultKind kind, int nth = 0, int code = 0)
    {
        m_service->addFault({.endpoint = QLatin1String(endpoint), .kind = kind, .nth = nth, .code = code});
    }
    [[nodiscard]] std::optional<EventRow> event(const QString& name)
    {
        const auto table = station().feed().view().table;
        for (quint32 i = 0; i < table->size(); ++i)
            if (table->row(i).name == name)
                return table->row(i);
        return std::nullopt;
    }
    [[nodiscard]] bool reaches(SaleStage stage, int ms = 10'000)
    {
        if (QTest::qWaitFor([&] { return view().stage == stage; }, ms))
            return true;
        qWarning("the sale stands at stage %d, not %d; problem code %d", int(view().stage), int(stage), view().problem ? view().problem->apiCode : 0);
        return false;
    }
    [[nodiscard]] QJsonObject ledger() const { return QJsonDocument::fromJson(m_service->ledgerJson()).object(); }
    [[nodiscard]] QString lastCart() const { return ledger().value(QStringLiteral("carts")).toArray().last()[QStringLiteral("state")].toString(); }
    [[nodiscard]] QJsonObject requests() const { return ledger().value(QStringLiteral("requests")).toObject(); }

private:
    QTemporaryDir m_home;
    LeapClock m_clock;
    Theme m_theme;
    Settings m_settings;
    std::unique_ptr<simulator::SimulatorThread> m_service;
    std::unique_ptr<StateFolder> m_folder;
    std::unique_ptr<Station> m_station;
};

/// Waits for the control of that name and clicks it; false when it does not come.
inline bool click(const QString& name)
{
    if (!QTest::qWaitFor([&name] { return eye::findUsable(name); }))
        return qWarning("nothing usable is called %s", qPrintable(name)), false;
    QTest::mouseClick(eye::findUsable(name), Qt::LeftButton);
    return true;
}

inline bool type(const QString& name, const QString& text)
{
    QWidget* field = eye::findUsable(name);
    if (!field)
        return qWarning("no field is called %s", qPrintable(name)), false;
    field->setFocus();
    QTest::keyClicks(field, text);
    return true;
}

inline bool typeCard(const QString& number = QStringLiteral("4111111111111111"))
{
    return type(QStringLiteral("Card number"), number) && type(QStringLiteral("Expiry"), QStringLiteral("1240"))
           && type(QStringLiteral("Security code"), QStringLiteral("123")) && type(QStringLiteral("Card postal code"), QStringLiteral("90000"))
           && type(QStringLiteral("First name"), QStringLiteral("Ada")) && type(QStringLiteral("Last name"), QStringLiteral("Example"))
           && type(QStringLiteral("Email"), QStringLiteral("ada@example.com"));
}

} // namespace boxoffice::test

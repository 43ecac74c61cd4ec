#include "composition/configcheck.h"
#include "composition/lanerules.h"
#include "composition/station.h"
#include "composition/walkupfile.h"
#include "crypto/cardcertificate.h"
#include "net/call.h"
#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

namespace boxoffice {
namespace {

class Report {
public:
    void line(bool good, const QString& what, const QString& text)
    {
        m_allGood = m_allGood && good;
        m_out << (good ? QStringLiteral("pass  ") : QStringLiteral("FAIL  ")) << what.leftJustified(12) << text << Qt::endl;
    }
    void failure(const QString& what, const Failure& failure, const QString& advice)
    {
        QString text = failureName(failure.kind);
        if (failure.httpStatus)
            text += QStringLiteral(", HTTP %1").arg(failure.httpStatus);
        if (failure.apiCode)
            text += QStringLiteral(", code %1").arg(failure.apiCode);
        if (!failure.detail.isEmpty())
            text += QStringLiteral(" (%1)").arg(failure.detail);
        line(false, what, text + QStringLiteral(". ") + advice);
    }
    [[nodiscard]] bool allGood() const { return m_allGood; }
    QTextStream& out() { return m_out; }

private:
    QTextStream m_out{stdout};
    bool m_allGood = true;
};

void printSettings(QTextStream& out, const LoadedSettings& loaded)
{
    out << "Settings in use (others are at their defaults):" << Qt::endl;
    for (const EffectiveSetting& one : loaded.effective)
        out << "  " << one.name << " = " << one.value << "   [" << one.origin << "]" << Qt::endl;
}

void checkWalkUp(const Settings& settings, Report& report)
{
    if (settings.lane.kiosk || settings.lane.walkUpFile.isEmpty())
        return;
    const QString what = QStringLiteral("walk-up");
    const Result<BuyerForm> buyer = readWalkUp(settings.lane.walkUpFile, laneOffers(settings).requiredFields);
    report.line(buyer.ok(), what, buyer ? QStringLiteral("has all that an invoice needs; many sales to one buyer may be refused with code 10161")
                                        : buyer.failure().detail);
}

/// The probes, one after the other; each calls `next` when its line is printed.
class Probes {
public:
    Probes(Station& station, const Settings& settings, Report& report) : m_station(station), m_settings(settings), m_report(report) {}

    void journal(const Result<JournalOpening>& opening)
    {
        if (!opening)
            m_report.failure(QStringLiteral("journal"), opening.failure(), QStringLiteral("No sale can be made: see journal/url and the disk."));
        else if (opening->setAside)
            m_report.line(false, QStringLiteral("journal"), QStringLiteral("a damaged file was set aside as %1; a new one is in use").arg(opening->setAsidePath));
        else
            m_report.line(true, QStringLiteral("journal"), QStringLiteral("opened and writable"));
        discovery();
    }

private:
    void discovery()
    {
        m_call = m_station.discovery().search(EventQuery{.size = 1}, [this](const Result<EventPage>& page) {
            if (page)
                m_report.line(true, QStringLiteral("discovery"), QStringLiteral("%1 events").arg(page->totalElements));
            else
                m_report.failure(QStringLiteral("discovery"), page.failure(), QStringLiteral("See discovery/base_url and the key."));
            commerce(page && !page->events.isEmpty() ? page->events.first().id : EventId(QStringLiteral("none")));
        });
    }
    void commerce(const EventId& event)
    {
        m_call = m_station.commerce().offers(event, [this](const Result<EventOffers>& offers) {
            const bool unknownEvent = !offers && offers.failure().apiCode == 40001; // an answer all the same
            if (offers || unknownEvent)
                m_report.line(true, QStringLiteral("commerce"), QStringLiteral("answers"));
            else
                m_report.failure(QStringLiteral("commerce"), offers.failure(), QStringLiteral("See commerce/base_url and the key."));
            certificate();
        });
    }
    [[nodiscard]] QString aboutCertificate(const CardCertificate& certificate) const
    {
        QString text = QStringLiteral("RSA, %1 bits").arg(certificate.bits);
        for (const CertificateWarning warning : warningsAt(certificate, m_station.clock().wall()))
            text += QStringLiteral("; warning: ") + warningText(warning);
        return text;
    }
    void certificate()
    {
        m_call = m_station.partner().certificate([this](const Result<UncheckedCertificate>& answer, Instant) {
            if (!answer) {
                m_report.failure(QStringLiteral("partner"), answer.failure(), QStringLiteral("See partner/base_url and partner/api_key."));
                QCoreApplication::quit();
                return;
            }
            m_report.line(true, QStringLiteral("partner"), QStringLiteral("the key is accepted"));
            const Result<CardCertificate> checked = parseCardCertificate(answer->id, answer->pem, m_settings.partner.minKeyBits);
            if (checked)
                m_report.line(true, QStringLiteral("certificate"), aboutCertificate(*checked));
            else
                m_report.failure(QStringLiteral("certificate"), checked.failure(), QStringLiteral("Cards cannot be paid; see partner/min_key_bits."));
            QCoreApplication::quit();
        });
    }

    Station& m_station;
    const Settings& m_settings;
    Report& m_report;
    std::unique_ptr<Call> m_call;
};

} // namespace

int checkConfiguration(const LoadedSettings& loaded, const StateFolder& folder, bool memoryLocked)
{
    Report report;
    printSettings(report.out(), loaded);
    report.line(memoryLocked, QStringLiteral("memory"), memoryLocked ? QStringLiteral("card digits stay out of swap and dumps")
                                                                     : QStringLiteral("cannot be locked; allowed by lane/allow_unlocked_memory"));
    checkWalkUp(loaded.settings, report);
    const SystemClock clock;
    Station station(loaded.settings, clock, folder);
    Probes probes(station, loaded.settings, report);
    QTimer::singleShot(0, QCoreApplication::instance(), [&] {
        station.openJournal([&probes](const Result<JournalOpening>& opening) { probes.journal(opening); });
    });
    QCoreApplication::exec();
    report.out() << (report.allGood() ? "All is well." : "Something is wrong: see the lines marked FAIL.") << Qt::endl;
    return report.allGood() ? 0 : 1;
}

} // namespace boxoffice

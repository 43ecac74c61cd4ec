#include "ui/workbench/stationbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>

namespace boxoffice {
namespace {

/// Outlined capitals: "DEMO".
class Mark : public TextLabel {
public:
    explicit Mark(const QString& text) : TextLabel(text, TextStyle::Keycap, Role::OnBar)
    {
        setContentsMargins(8, 0, 8, 0);
        setFixedHeight(Theme::of(this).px(18));
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::of(this).color(Role::OnBar));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.end();
        TextLabel::paintEvent(event);
    }
};

} // namespace

StationBar::StationBar(const StationView& station, QWidget* parent)
    : Pane(Role::Bar, {}, parent),
      m_connection(new IconLabel(QStringLiteral("connected"), {}, TextStyle::Detail, Role::OnBar)),
      m_journal(new IconLabel(QStringLiteral("journal"), {}, TextStyle::Detail, Role::OnBar2))
{
    Theme& theme = Theme::of(this);
    setFixedHeight(theme.px(26));
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metrics().gutter, 0, theme.metrics().gutter, 0);
    row->setSpacing(theme.metrics().gutter);
    row->addWidget(m_connection);
    row->addWidget(m_journal);
    row->addStretch();
    if (station.unlockedMemory)
        row->addWidget(new IconLabel(QStringLiteral("warning"), tr("Memory not locked"), TextStyle::Detail, Role::OnBar));
    if (station.demo)
        row->addWidget(new Mark(tr("DEMO")), 0, Qt::AlignVCenter);
    if (!station.laneName.isEmpty())
        row->addWidget(new TextLabel(station.laneName, TextStyle::Detail, Role::OnBar2));
    if (!station.staffName.isEmpty())
        row->addWidget(new IconLabel(QStringLiteral("user"), station.staffName, TextStyle::Detail, Role::OnBar));
    setConnection(Connection::Connecting);
    setJournal(Journal::Opening);
}

void StationBar::setConnection(Connection connection)
{
    m_connection->setIcon(connection == Connection::Lost ? QStringLiteral("offline") : QStringLiteral("connected"));
    m_connection->setText(connection == Connection::Lost        ? tr("No connection")
                          : connection == Connection::Connected ? tr("Connected")
                                                                : tr("Connecting"));
}

void StationBar::setJournal(Journal state)
{
    const bool failing = state == Journal::Failing;
    m_journal->setText(failing                     ? tr("Journal not writing: no sales")
                       : state == Journal::Writing ? tr("Journal writing")
                                                   : tr("Opening the journal"));
    m_journal->setLook(TextStyle::Detail, failing ? Role::OnBar : Role::OnBar2);
    m_journal->setIcon(failing ? QStringLiteral("warning") : QStringLiteral("journal"));
}

} // namespace boxoffice

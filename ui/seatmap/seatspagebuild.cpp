// How the page is put together: controls, the map or the list, the legend, what is chosen. Rows of controls wrap.
#include "ui/seatmap/mapbutton.h"
#include "ui/seatmap/seatlegend.h"
#include "ui/seatmap/seatlist.h"
#include "ui/seatmap/seatmapaccess.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatspage.h"
#include "ui/seatmap/seatwords.h"
#include "ui/seatmap/wraplayout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QComboBox>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace boxoffice {

SeatsPage::SeatsPage(const Clock& clock, QWidget* parent) : QWidget(parent), m_clock(clock)
{
    announceSeatMaps();
    setAccessibleName(tr("Seats"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(buildMiddle(), 1);
    m_legend = new SeatLegend(m_board, this);
    column->addWidget(m_legend);
    column->addWidget(buildTray());
    watchBoard();
    m_ageTimer.setInterval(ageTick);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        m_board.setNow(m_clock.wall());
        showAge();
    });
    connect(&Theme::of(this), &Theme::changed, this, &SeatsPage::restyle);
    restyle();
    showChoice();
}

void SeatsPage::watchBoard()
{
    connect(&m_board, &SeatBoard::houseChanged, this, [this] {
        showFaces();
        showChoice();
    });
    connect(&m_board, &SeatBoard::filterChanged, this, &SeatsPage::showChoice);
    connect(&m_board, &SeatBoard::pickChanged, this, [this] {
        showChoice();
        announce(*m_choice, m_board.advice() ? m_advice->text() : m_choice->text());
    });
    connect(&m_board, &SeatBoard::cursorChanged, this, [this] {
        if (m_map->hasFocus() && m_board.cursor() != noSeat)
            announce(*m_map, seatSpoken(m_board, m_board.cursor(), locale()));
    });
}

QWidget* SeatsPage::buildTop()
{
    auto* top = new Pane(Role::Panel, Qt::BottomEdge, this);
    m_topRow = new WrapLayout(top);
    m_count = new QuantityStepper(top);
    m_count->setAccessibleName(tr("Tickets"));
    m_count->setLimits(20, 1, 1);
    m_count->setValue(m_board.wanted());
    connect(m_count, &QuantityStepper::edited, this, [this](int count) { m_board.setWanted(count); });
    m_best = new QPushButton(tr("Best together"), top);
    m_best->setAccessibleDescription(tr("The next of the best places for this number, at the prices that are on"));
    connect(m_best, &QPushButton::clicked, this, &SeatsPage::findTogether);
    m_face = new SegmentedControl(top);
    m_face->setAccessibleName(tr("View"));
    m_face->setCurrent(m_face->add(tr("Map"), QStringLiteral("seat-map")));
    m_face->add(tr("List"), QStringLiteral("list"));
    connect(m_face, &SegmentedControl::chosen, this, [this](int face) {
        m_faces->setCurrentIndex(face);
        m_faces->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    auto* offers = new QPushButton(tr("Ticket types"), top);
    offers->setAccessibleName(tr("Choose by ticket type"));
    connect(offers, &QPushButton::clicked, this, &SeatsPage::offersAsked);
    m_jump = new QLineEdit(top);
    m_jump->setAccessibleName(tr("Go to seat"));
    m_jump->setPlaceholderText(tr("204 K 12"));
    connect(m_jump, &QLineEdit::returnPressed, this, &SeatsPage::jump);
    for (QWidget* part : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_best), static_cast<QWidget*>(m_face), static_cast<QWidget*>(offers), static_cast<QWidget*>(m_jump)})
        m_topRow->addWidget(part);
    return top;
}

QWidget* SeatsPage::buildMiddle()
{
    m_faces = new QStackedWidget(this);
    m_map = new SeatMapView(m_board, m_faces);
    m_list = new SeatListView(m_board, m_faces);
    m_faces->addWidget(m_map);
    m_faces->addWidget(m_list);
    connect(m_map, &SeatMapView::jumpTyped, this, [this](const QString& words, bool known) {
        m_jump->setText(words);
        if (!known)
            announce(*m_map, tr("There is no %1 here").arg(words));
    });
    buildMapButtons();
    return m_faces;
}

/// Beside each other: the largest text leaves a wide and low map.
void SeatsPage::buildMapButtons()
{
    const Theme& theme = Theme::of(this);
    const bool kiosk = theme.face() == Face::Kiosk;
    auto* tools = new QHBoxLayout(m_map);
    tools->setContentsMargins(8, 8, 8, 8);
    tools->setSpacing(kiosk ? 12 : 8);
    tools->setAlignment(Qt::AlignTop | Qt::AlignRight);
    struct Tool {
        const char* icon;
        QString name;
        std::function<void()> act;
    };
    for (const Tool& tool : {Tool{"zoom-in", tr("Zoom in"), [this] { m_map->zoomBy(1.5); }}, Tool{"zoom-out", tr("Zoom out"), [this] { m_map->zoomBy(1 / 1.5); }},
                             Tool{"zoom-fit", tr("Whole house"), [this] { m_map->fit(); }}}) {
        auto* button = new MapButton(QLatin1String(tool.icon), tool.name, m_map);
        connect(button, &QPushButton::clicked, m_map, tool.act);
        tools->addWidget(button, 0, Qt::AlignTop | Qt::AlignRight);
    }
}

QWidget* SeatsPage::buildTray()
{
    auto* tray = new Pane(Role::Panel, Qt::TopEdge, this);
    m_trayRow = new WrapLayout(tray);
    m_words = new QWidget(tray);
    auto* words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(2);
    m_choice = new TextLabel(TextStyle::BodyStrong, Role::Text, m_words);
    m_advice = new TextLabel(TextStyle::Detail, Role::Text2, m_words);
    m_choice->setWordWrap(true);
    m_advice->setWordWrap(true);
    m_age = new IconLabel(QStringLiteral("warning"), {}, TextStyle::Detail, Role::Text2, m_words);
    m_age->setWrapped(true);
    for (QWidget* label : {static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_advice), static_cast<QWidget*>(m_age)})
        words->addWidget(label);
    m_trayRow->addWidget(m_words);
    m_trayRow->setGrowing(m_words);
    auto* buttons = new QWidget(tray);
    m_trayButtons = new WrapLayout(buttons);
    m_trayButtons->setRight(true);
    m_trayRow->addWidget(buttons);
    m_trayRow->setRight(true);
    m_instead = new QPushButton(tr("Take these"), buttons);
    connect(m_instead, &QPushButton::clicked, &m_board, &SeatBoard::takeInstead);
    m_types = new QComboBox(buttons);
    m_types->setAccessibleName(tr("Ticket type"));
    m_types->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_types, &QComboBox::activated, this, [this](int type) { m_board.setOffer(type); });
    m_undo = new QPushButton(tr("Undo"), buttons);
    connect(m_undo, &QPushButton::clicked, &m_board, &SeatBoard::undo);
    m_reserve = new PrimaryButton(tr("Reserve"), buttons);
    m_reserve->setAccessibleName(tr("Reserve these seats"));
    connect(m_reserve, &QPushButton::clicked, this, &SeatsPage::reserveAsked);
    for (QWidget* part : {static_cast<QWidget*>(m_instead), static_cast<QWidget*>(m_types), static_cast<QWidget*>(m_undo), static_cast<QWidget*>(m_reserve)})
        m_trayButtons->addWidget(part);
    return tray;
}

/// Of another theme or text size: what does not follow it by itself.
void SeatsPage::restyle()
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    for (WrapLayout* row : {m_topRow, m_trayRow}) {
        row->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gap);
        row->setSpacing(sizes.gap);
    }
    m_trayButtons->setSpacing(sizes.gap);
    m_jump->setFixedWidth(theme.px(theme.face() == Face::Kiosk ? 240 : 140));
    m_words->setMinimumWidth(theme.px(220));
}

} // namespace boxoffice

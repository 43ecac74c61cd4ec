#include "ui/seatmap/seatspage.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/pane.h"
#include "ui/seatmap/seatlist.h"
#include "ui/seatmap/seatlook.h"
#include "ui/seatmap/seatmapaccess.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

constexpr int mapFace = 0, listFace = 1;
constexpr std::chrono::seconds staleAfter(60); // ui.md 9

/// The swatch of a price level as the map draws it.
QIcon swatch(const SeatLook& look, int level, int size)
{
    SeatSprites sprites;
    sprites.setLook(look);
    sprites.setSize(size, false, 1);
    return QIcon(QPixmap::fromImage(sprites.of({.level = static_cast<quint8>(level), .letter = true}).image));
}

} // namespace

SeatsPage::SeatsPage(QWidget* parent) : QWidget(parent)
{
    announceSeatMaps();
    setAccessibleName(tr("Seats"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(buildMiddle(), 1);
    column->addWidget(buildLegend());
    column->addWidget(buildTray());
    connect(&m_board, &SeatBoard::houseChanged, this, [this] {
        showFaces();
        rebuildChips();
        showChoice();
    });
    connect(&m_board, &SeatBoard::seatsChanged, this, &SeatsPage::showChips);
    connect(&m_board, &SeatBoard::filterChanged, this, [this] {
        showChips();
        showChoice();
    });
    connect(&m_board, &SeatBoard::pickChanged, this, [this] {
        showChoice();
        announce(*m_choice, m_board.advice() ? m_advice->text() : m_choice->text());
    });
    connect(&m_board, &SeatBoard::cursorChanged, this, [this] {
        if (m_map->hasFocus() && m_board.cursor() != noSeat)
            announce(*m_map, seatSpoken(m_board, m_board.cursor(), locale()));
    });
    rebuildChips();
    showChoice();
}

QWidget* SeatsPage::buildTop()
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* top = new Pane(Role::Panel, Qt::BottomEdge, this);
    auto* column = new QVBoxLayout(top); // two lines: the largest text fits beside both panels
    column->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gap);
    auto* row = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    column->addLayout(row);
    column->addLayout(second);
    m_count = new QuantityStepper;
    m_count->setAccessibleName(tr("Tickets"));
    m_count->setLimits(20, 1, 1);
    m_count->setValue(m_board.wanted());
    connect(m_count, &QuantityStepper::edited, this, [this](int count) { m_board.setWanted(count); });
    row->addWidget(m_count);
    m_best = new QPushButton(tr("Best together"));
    m_best->setAccessibleDescription(tr("The next of the best places for this number, at the prices that are on"));
    connect(m_best, &QPushButton::clicked, this, &SeatsPage::findTogether);
    row->addWidget(m_best);
    m_face = new SegmentedControl;
    m_face->setAccessibleName(tr("View"));
    m_face->add(tr("Map"), QStringLiteral("seat-map"));
    m_face->add(tr("List"), QStringLiteral("list"));
    m_face->setCurrent(mapFace);
    connect(m_face, &SegmentedControl::chosen, this, [this](int face) {
        m_faces->setCurrentIndex(face);
        m_faces->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    row->addWidget(m_face);
    auto* offers = new QPushButton(tr("Ticket types"));
    offers->setAccessibleName(tr("Choose by ticket type"));
    connect(offers, &QPushButton::clicked, this, &SeatsPage::offersAsked);
    row->addStretch();
    second->addWidget(offers);
    second->addStretch();
    m_jump = new QLineEdit;
    m_jump->setAccessibleName(tr("Go to seat"));
    m_jump->setPlaceholderText(tr("204 K 12"));
    m_jump->setMaximumWidth(Theme::of(this).px(140));
    connect(m_jump, &QLineEdit::returnPressed, this, &SeatsPage::jump);
    second->addWidget(m_jump);
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
    auto* tools = new QVBoxLayout(m_map);
    tools->setContentsMargins(8, 8, 8, 8);
    tools->setAlignment(Qt::AlignTop | Qt::AlignRight);
    struct Tool {
        const char* icon;
        QString name;
        std::function<void()> act;
    };
    for (const Tool& tool : {Tool{"zoom-in", tr("Zoom in"), [this] { m_map->zoomBy(1.5); }}, Tool{"zoom-out", tr("Zoom out"), [this] { m_map->zoomBy(1 / 1.5); }},
                             Tool{"zoom-fit", tr("Whole house"), [this] { m_map->fit(); }}}) {
        auto* button = new QPushButton(themeIcon(Theme::of(this), QLatin1String(tool.icon), Role::Text), QString());
        button->setAccessibleName(tool.name);
        button->setToolTip(tool.name);
        button->setFixedSize(Theme::of(this).metrics().control, Theme::of(this).metrics().control);
        connect(button, &QPushButton::clicked, m_map, tool.act);
        tools->addWidget(button);
    }
    return m_faces;
}

QWidget* SeatsPage::buildLegend()
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* legend = new Pane(Role::Sunken, Qt::TopEdge, this);
    legend->setAccessibleName(tr("Price levels"));
    m_chipRow = new QHBoxLayout(legend);
    m_chipRow->setContentsMargins(sizes.gutter, sizes.gap / 2, sizes.gutter, sizes.gap / 2);
    return legend;
}

QWidget* SeatsPage::buildTray()
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* tray = new Pane(Role::Panel, Qt::TopEdge, this);
    auto* row = new QHBoxLayout(tray);
    row->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gap);
    auto* words = new QVBoxLayout;
    m_choice = new TextLabel(TextStyle::BodyStrong);
    m_advice = new TextLabel(TextStyle::Detail, Role::Text2);
    m_choice->setWordWrap(true);
    m_advice->setWordWrap(true);
    m_age = new TextLabel(TextStyle::Detail, Role::Text2);
    for (TextLabel* label : {m_choice, m_advice, m_age})
        words->addWidget(label);
    row->addLayout(words, 1);
    m_instead = new QPushButton;
    connect(m_instead, &QPushButton::clicked, &m_board, &SeatBoard::takeInstead);
    row->addWidget(m_instead);
    m_types = new QComboBox;
    m_types->setAccessibleName(tr("Ticket type"));
    connect(m_types, &QComboBox::activated, this, [this](int type) { m_board.setOffer(type); });
    row->addWidget(m_types);
    m_undo = new QPushButton(tr("Undo"));
    connect(m_undo, &QPushButton::clicked, &m_board, &SeatBoard::undo);
    row->addWidget(m_undo);
    m_reserve = new PrimaryButton(tr("Reserve"));
    m_reserve->setAccessibleName(tr("Reserve these seats"));
    connect(m_reserve, &QPushButton::clicked, this, &SeatsPage::reserveAsked);
    row->addWidget(m_reserve);
    return tray;
}

void SeatsPage::setSeats(const SeatsView& seats, WallTime now)
{
    m_board.setNow(now);
    m_board.setSeats(seats);
    showAge(seats, now);
}

/// seatLocationMapRestrict: the list alone.
void SeatsPage::showFaces()
{
    const bool hidden = m_board.house() && m_board.table().hideMap;
    m_face->setVisible(!hidden);
    m_faces->setCurrentIndex(hidden ? listFace : m_face->current());
}

void SeatsPage::setOffers(const OffersView& offers) { m_board.setOffers(offers); }

void SeatsPage::setResting(bool resting)
{
    m_resting = resting;
    for (QWidget* part : {static_cast<QWidget*>(m_faces), static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_best), static_cast<QWidget*>(m_types), static_cast<QWidget*>(m_jump)})
        part->setEnabled(!resting);
    showChoice();
}

void SeatsPage::setKeysShown(bool shown)
{
    m_reserve->setKey(shown ? QStringLiteral("F9") : QString());
    m_best->setToolTip(shown ? tr("F4") : QString());
    m_jump->setVisible(shown);
}

void SeatsPage::showAge(const SeatsView& seats, WallTime now)
{
    const bool stale = seats.updated && now - *seats.updated > staleAfter;
    m_age->setText(stale ? tr("Updated %n min ago", nullptr, static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(now - *seats.updated).count())) : QString());
    m_age->setVisible(stale);
}

void SeatsPage::rebuildChips()
{
    clearLayout(*m_chipRow);
    m_chips.clear();
    const std::size_t levels = m_board.house() ? m_board.house()->levels.levels.size() : 0;
    const SeatLook look = SeatLook::of(Theme::of(this));
    for (std::size_t level = 0; level < levels; ++level) {
        auto* chip = new QCheckBox;
        chip->setChecked(true);
        chip->setIcon(swatch(look, static_cast<int>(level), 22));
        chip->setIconSize({22, 22});
        connect(chip, &QCheckBox::toggled, this, [this, level](bool on) { m_board.setLevelOff(level, !on); });
        m_chipRow->addWidget(chip);
        chip->show();
        m_chips += chip;
    }
    m_chipRow->addStretch();
    showChips();
}

void SeatsPage::showChips()
{
    if (!m_board.house())
        return;
    const std::vector<int> counts = freeByLevel(m_board.table(), m_board.house()->levels);
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const auto level = static_cast<std::size_t>(i);
        const std::optional<Money> price = m_board.priceOfLevel(level);
        const QString from = price ? moneyText(*price, locale()) : QString();
        m_chips.at(i)->setText(QStringLiteral("%1 (%2)").arg(from).arg(counts[level]).trimmed());
        m_chips.at(i)->setAccessibleName(tr("Price level %1, %2, %3 seats left").arg(levelLetter(static_cast<int>(i)), from).arg(counts[level]));
    }
}

void SeatsPage::showChoice()
{
    const SeatPick pick = m_board.house() ? m_board.pick() : SeatPick{};
    m_choice->setText(pick.isEmpty() ? tr("Pick your seats: they are not held yet") : pickWords(m_board.table(), pick));
    const auto& advice = m_board.advice();
    QString text = pick.isEmpty() ? QString() : seatPrice(m_board, pick.first, locale());
    if (!pick.isEmpty() && !text.isEmpty())
        text = tr("%1 each. Not held yet.").arg(text);
    m_advice->setText(advice ? refusalWords(advice->refusal) : text);
    m_advice->setLook(TextStyle::Detail, advice ? Role::Danger : Role::Text2);
    m_instead->setVisible(advice && advice->instead);
    if (advice && advice->instead)
        m_instead->setText(tr("Take %1").arg(pickWords(m_board.table(), *advice->instead)));
    m_types->clear();
    const QList<SeatOffer> offers = m_board.offersOfPick();
    for (const SeatOffer& offer : offers)
        m_types->addItem(offer.name);
    m_types->setCurrentIndex(static_cast<int>(m_board.offer()));
    m_types->setVisible(offers.size() > 1);
    m_undo->setEnabled(m_board.canUndo() && !m_resting);
    m_reserve->setEnabled(canReserve());
    m_reserve->setAccessibleDescription(m_advice->text());
}

void SeatsPage::focusFirst() { m_faces->currentWidget()->setFocus(Qt::OtherFocusReason); }

void SeatsPage::findTogether()
{
    if (m_resting || m_board.findTogether())
        return;
    m_advice->setText(tr("%n together are not left at these prices. Try fewer, or two sales side by side.", nullptr, m_board.wanted()));
    announce(*m_advice, m_advice->text());
}

void SeatsPage::typeQuantity(int count)
{
    if (count < 1 || m_resting)
        return;
    m_count->setValue(count);
    m_board.setWanted(count);
}

void SeatsPage::jump()
{
    if (!m_board.jump(m_jump->text())) {
        announce(*m_jump, tr("There is no %1 here").arg(m_jump->text()));
        return m_jump->selectAll();
    }
    m_jump->clear();
    focusFirst();
}

} // namespace boxoffice

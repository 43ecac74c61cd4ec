#include "ui/seatmap/seatlegend.h"
#include "core/moneytext.h"
#include "seats/seatlevels.h"
#include "ui/seatmap/levelchip.h"
#include "ui/seatmap/seatboard.h"
#include "ui/seatmap/wraplayout.h"
#include "ui/theme/theme.h"
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

constexpr int roomForCounts = 1400; ///< ui.md 2: windows under this drop the count
constexpr int roomForMarks = 640;   ///< height of a page that has a line for them
constexpr int lastKey = 6;          ///< Alt+6

} // namespace

SeatLegend::SeatLegend(SeatBoard& board, QWidget* parent) : Pane(Role::Sunken, Qt::TopEdge, parent), m_board(board)
{
    setAccessibleName(tr("Legend"));
    auto* column = new QVBoxLayout(this);
    m_chipHost = new QWidget;
    m_chipHost->setAccessibleName(tr("Price levels"));
    m_chipRow = new WrapLayout(m_chipHost);
    m_more = new QPushButton(tr("What do the marks mean?"));
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setCheckable(true);
    connect(m_more, &QPushButton::toggled, this, &SeatLegend::showMarks);
    m_chipRow->addWidget(m_more);
    column->addWidget(m_chipHost);
    buildMarks();
    column->addWidget(m_marks);
    connect(&board, &SeatBoard::houseChanged, this, &SeatLegend::rebuildChips);
    connect(&board, &SeatBoard::seatsChanged, this, &SeatLegend::showChips);
    connect(&board, &SeatBoard::filterChanged, this, &SeatLegend::showChips);
    connect(&Theme::of(this), &Theme::changed, this, &SeatLegend::restyle);
    restyle();
    showMarks();
}

void SeatLegend::buildMarks()
{
    m_marks = new QWidget;
    m_marks->setAccessibleName(tr("Marks"));
    m_markRow = new WrapLayout(m_marks);
    using State = SeatFace::State;
    m_markRow->addWidget(new MarkSample({.state = State::Yours}, tr("Your choice"), m_marks));
    m_markRow->addWidget(new MarkSample({.state = State::Taken}, tr("Taken"), m_marks));
    m_markRow->addWidget(new MarkSample({.marks = WheelchairSeat}, tr("Wheelchair place"), m_marks));
    m_markRow->addWidget(new MarkSample({.marks = CompanionSeat}, tr("Companion seat"), m_marks));
    m_markRow->addWidget(new MarkSample({.marks = ObstructedSeat}, tr("Restricted view"), m_marks));
}

void SeatLegend::restyle()
{
    const Metrics sizes = Theme::of(this).metrics();
    layout()->setContentsMargins(sizes.gutter, sizes.gap / 2, sizes.gutter, sizes.gap / 2);
    layout()->setSpacing(sizes.gap / 2);
    m_chipRow->setSpacing(std::max(4, sizes.gap * 3 / 4));
    m_markRow->setSpacing(2 * sizes.gap);
    if (parentWidget())
        fitInto(parentWidget()->size());
}

void SeatLegend::setCountsKnown(bool known)
{
    if (std::exchange(m_countsKnown, known) != known)
        showChips();
}

void SeatLegend::setKeysShown(bool shown)
{
    m_keys = shown;
    showChips();
}

void SeatLegend::fitInto(QSize page)
{
    const Theme& theme = Theme::of(this);
    m_unfolded = m_markRow->oneLineWidth() + 2 * theme.metrics().gutter <= page.width() && page.height() >= theme.px(roomForMarks);
    if (std::exchange(m_brief, theme.face() == Face::Attended ? window()->width() < theme.px(roomForCounts) : theme.textScale() > 1.3) != m_brief)
        showChips();
    showMarks();
}

void SeatLegend::showMarks()
{
    m_more->setVisible(!m_unfolded);
    m_marks->setVisible(m_unfolded || m_more->isChecked());
    for (LevelChip* chip : std::as_const(m_chips)) // unfolded where there is no room they stand in place of the prices
        chip->setVisible(m_unfolded || !m_more->isChecked());
}

void SeatLegend::rebuildChips()
{
    for (LevelChip* chip : std::as_const(m_chips)) {
        m_chipRow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_chipRow->removeWidget(m_more); // it stands behind them
    const std::size_t levels = m_board.house() ? m_board.house()->levels.levels.size() : 0;
    for (std::size_t level = 0; level < levels; ++level) {
        auto* chip = new LevelChip(static_cast<int>(level), m_chipHost);
        connect(chip, &QCheckBox::toggled, this, [this, level](bool on) { m_board.setLevelOff(level, !on); });
        m_chipRow->addWidget(chip);
        chip->show();
        m_chips += chip;
    }
    m_chipRow->addWidget(m_more);
    showMarks();
    QWidget* before = m_chipHost;
    for (LevelChip* chip : std::as_const(m_chips)) {
        setTabOrder(before, chip);
        before = chip;
    }
    setTabOrder(before, m_more);
    showChips();
}

void SeatLegend::showChips()
{
    if (!m_board.house())
        return;
    const std::vector<int> counts = freeByLevel(m_board.table(), m_board.house()->levels);
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const auto level = static_cast<std::size_t>(i);
        LevelChip& chip = *m_chips.at(i);
        const std::optional<Money> price = m_board.priceOfLevel(level);
        const QString from = price ? moneyText(*price, locale()) : QString();
        chip.setWords((m_countsKnown && !m_brief ? QStringLiteral("%1 (%2)").arg(from).arg(counts[level]) : from).trimmed());
        const QString letter = levelLetter(static_cast<int>(i));
        chip.setAccessibleName(m_countsKnown ? tr("Price level %1, %2, %3 seats left").arg(letter, from).arg(counts[level]) : tr("Price level %1, %2").arg(letter, from));
        chip.setToolTip(m_keys && i < lastKey ? tr("Alt+%1 leaves it out or brings it back, Alt+0 brings all back").arg(i + 1) : QString());
        const QSignalBlocker quiet(chip);
        chip.setChecked(!m_board.levelsOff()[level]);
    }
}

} // namespace boxoffice

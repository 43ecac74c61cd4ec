#include "ui/seatmap/seatspage.h"
#include "ui/seatmap/seatlegend.h"
#include "ui/seatmap/seatlist.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QResizeEvent>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

namespace boxoffice {
namespace {

constexpr int listFace = 1;
constexpr std::chrono::seconds staleAfter(60);  // ui.md 9
constexpr std::chrono::minutes countsUntil(5); // counts of older data are not shown (T32)

} // namespace

void SeatsPage::setSeats(const SeatsView& seats, WallTime now)
{
    m_board.setNow(now);
    m_board.setSeats(seats);
    if (std::exchange(m_updated, seats.updated) != seats.updated)
        m_asOf = seats.updated ? std::optional(m_clock.now() - std::max(Duration::zero(), now - *seats.updated)) : std::nullopt;
    showAge();
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
    m_legend->setKeysShown(shown);
}

void SeatsPage::showAge()
{
    const Duration age = m_asOf ? m_clock.now() - *m_asOf : Duration::zero();
    const bool stale = age >= staleAfter;
    if (stale)
        m_age->setText(tr("Updated %n min ago", nullptr, static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(age).count())));
    m_age->setVisible(stale);
    m_legend->setCountsKnown(m_asOf && age <= countsUntil);
}

void SeatsPage::showChoice()
{
    const SeatPick pick = m_board.house() ? m_board.pick() : SeatPick{};
    m_choice->setText(pick.isEmpty() ? tr("Pick your seats: they are not held yet") : pickWords(m_board.table(), pick));
    const auto& advice = m_board.advice();
    QString text = pick.isEmpty() ? QString() : seatPrice(m_board, pick.first, locale());
    if (!pick.isEmpty() && !text.isEmpty())
        text = tr("%1 each. Not held yet.").arg(text);
    const QString instead = advice && advice->instead ? pickWords(m_board.table(), *advice->instead) : QString();
    if (advice)
        text = instead.isEmpty() ? refusalWords(advice->refusal) : tr("%1 Free instead: %2.").arg(refusalWords(advice->refusal), instead);
    m_advice->setText(text);
    m_advice->setVisible(!text.isEmpty());
    m_advice->setLook(TextStyle::Detail, advice ? Role::Danger : Role::Text2);
    m_instead->setVisible(!instead.isEmpty());
    m_instead->setAccessibleName(tr("Take %1").arg(instead));
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
    m_advice->show();
    announce(*m_advice, m_advice->text());
}

void SeatsPage::typeQuantity(int count)
{
    if (count < 1 || m_resting)
        return;
    m_count->setValue(count);
    m_board.setWanted(count);
}

void SeatsPage::toggleLevel(int level)
{
    const auto at = static_cast<std::size_t>(level);
    if (level >= 0 && at < m_board.levelsOff().size())
        m_board.setLevelOff(at, !m_board.levelsOff()[at]);
}

void SeatsPage::showAllLevels()
{
    for (std::size_t level = 0; level < m_board.levelsOff().size(); ++level)
        m_board.setLevelOff(level, false);
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

QSize SeatsPage::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    if (Theme::of(this).face() != Face::Kiosk)
        return least;
    return {least.width(), layout()->minimumHeightForWidth(std::max(width(), least.width()))};
}

void SeatsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_legend->fitInto(size());
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void SeatsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showAge();
    m_ageTimer.start();
}

void SeatsPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_ageTimer.stop();
}

} // namespace boxoffice

#include "ui/pages/seatschanged/seatschangedpage.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/pane.h"
#include "ui/pages/platecells.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/textlabel.h"
#include <QFrame>
#include <QGridLayout>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

int placesOf(const QList<PlateView>& plates)
{
    int places = 0;
    for (const PlateView& plate : plates)
        places += plate.places;
    return places;
}

QString sectionsOf(const QList<PlateView>& plates)
{
    QStringList names;
    for (const PlateView& plate : plates)
        names << (plate.generalAdmission && !plate.areaName.isEmpty() ? plate.areaName : plate.section);
    names.removeAll(QString());
    names.removeDuplicates();
    return names.isEmpty() ? SeatsChangedPage::tr("Any") : names.join(QStringLiteral(", "));
}

/// One plate means one unbroken run of seats of one row.
QString togetherWords(const QList<PlateView>& plates)
{
    return plates.size() <= 1 ? SeatsChangedPage::tr("Yes") : SeatsChangedPage::tr("No, in %1 places").arg(plates.size());
}

QString sameOr(bool same, const QString& words)
{
    return same ? SeatsChangedPage::tr("Same") : words;
}

QString totalDifference(const std::optional<Money>& asked, const Money& held)
{
    if (!asked || asked->currency() != held.currency())
        return {};
    const Money less = *asked - held;
    if (less.isZero())
        return SeatsChangedPage::tr("Same");
    return less.minor() > 0 ? SeatsChangedPage::tr("%1 less").arg(moneyText(less, QLocale()))
                            : SeatsChangedPage::tr("%1 more").arg(moneyText(held - *asked, QLocale()));
}

} // namespace

SeatsChangedPage::SeatsChangedPage(QWidget* parent) : QWidget(parent)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    body->setSpacing(sizes.gap);
    auto* title = new TextLabel(tr("These are the seats we could get"), TextStyle::Title);
    title->setWordWrap(true);
    body->addWidget(title);
    m_text = new TextLabel(TextStyle::Body, Role::Text2);
    m_text->setWordWrap(true);
    body->addWidget(m_text);
    m_table = new QGridLayout;
    m_table->setHorizontalSpacing(sizes.gutter);
    m_table->setVerticalSpacing(sizes.gap);
    m_table->setColumnStretch(1, 1);
    m_table->setColumnStretch(2, 1);
    m_table->setColumnStretch(3, 1);
    body->addLayout(m_table);
    body->addStretch();
    column->addLayout(body, 1);
    auto* foot = new Pane(Role::Panel, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(sizes.gutter, sizes.gap + 4, sizes.gutter, sizes.gap + 4);
    m_keep = new PrimaryButton(tr("Keep these seats"));
    m_letGo = new PrimaryButton(tr("Let them go"), nullptr, PrimaryButton::Kind::Plain);
    m_keep->setAccessibleName(tr("Keep these seats"));
    m_letGo->setAccessibleName(tr("Let them go"));
    connect(m_keep, &QPushButton::clicked, this, &SeatsChangedPage::keepAsked);
    connect(m_letGo, &QPushButton::clicked, this, &SeatsChangedPage::letGoAsked);
    row->setSpacing(sizes.gap + 4);
    row->addWidget(m_keep, 1);
    row->addWidget(m_letGo, 1);
    column->addWidget(foot);
}

void SeatsChangedPage::setKeysShown(bool shown)
{
    m_keep->setKey(shown ? tr("Enter") : QString());
    m_letGo->setKey(shown ? tr("Del") : QString());
}

void SeatsChangedPage::setView(const PurchaseView& view)
{
    if (!view.substitution)
        return;
    const SubstitutionView& seats = *view.substitution;
    QString shape = seats.offeredTotal.apiText();
    for (const PlateView& plate : seats.asked + seats.offered)
        shape += plateSentence(plate) + u'|';
    if (shape == m_shape)
        return;
    m_shape = shape;
    m_seats = seats;
    compare(seats);
}

void SeatsChangedPage::compare(const SubstitutionView& seats)
{
    const int places = placesOf(seats.offered);
    m_text->setText((places == 1 ? tr("Section %1 was sold while we were reserving. Another seat is held for you now.")
                                 : tr("Section %1 was sold while we were reserving. %n other seats are held for you now.",
                                      nullptr, places))
                        .arg(sectionsOf(seats.asked)));
    const bool named = sectionsOf(seats.asked) != tr("Any");
    if (!named)
        m_text->setText(tr("Other seats than those asked for are held for you now."));
    m_text->setText(tr("%1 Nothing has been charged.").arg(m_text->text()));
    clearLayout(*m_table);
    m_stacked = isNarrow();
    addPlates(seats);
    addRow(tr("Place"), sectionsOf(seats.asked), sectionsOf(seats.offered),
           sameOr(sectionsOf(seats.asked) == sectionsOf(seats.offered), tr("Another section")));
    addRow(tr("Together"), togetherWords(seats.asked), togetherWords(seats.offered),
           sameOr(seats.asked.size() == seats.offered.size(), tr("Different")));
    addRow(tr("Tickets"), QString::number(placesOf(seats.asked)), QString::number(places),
           sameOr(placesOf(seats.asked) == places, tr("Different")));
    addRow(tr("Total with fees"), seats.askedTotal ? moneyText(*seats.askedTotal, QLocale()) : tr("Not known"),
           moneyText(seats.offeredTotal, QLocale()), totalDifference(seats.askedTotal, seats.offeredTotal));
}

/// Both plates and the words beside them need their room; without it the plates stand above each other.
bool SeatsChangedPage::isNarrow() const
{
    SeatPlate plate(SeatPlate::Kind::Held);
    int widest = 0;
    for (const PlateView& seats : m_seats.asked + m_seats.offered) {
        plate.setCells(plateCells(seats));
        widest = qMax(widest, plate.sizeHint().width());
    }
    return widest * 4 > width() - 2 * Theme::of(this).metrics().gutter;
}

void SeatsChangedPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_shape.isEmpty() && isNarrow() != m_stacked)
        compare(m_seats);
}

void SeatsChangedPage::addPlates(const SubstitutionView& seats)
{
    const auto add = [this](const QString& words, const QList<PlateView>& plates, bool held, int column) {
        auto* box = new QVBoxLayout;
        box->addWidget(new TextLabel(words, held ? TextStyle::BodyStrong : TextStyle::Detail, held ? Role::Text : Role::Text2));
        for (const PlateView& plate : plates) {
            auto* seat = new SeatPlate(held ? SeatPlate::Kind::Held : SeatPlate::Kind::AskedFor);
            seat->setCells(plateCells(plate));
            box->addWidget(seat, 0, Qt::AlignLeft);
        }
        if (m_stacked)
            m_table->addLayout(box, column - 1, 0, 1, 4);
        else
            m_table->addLayout(box, 0, column, Qt::AlignTop);
    };
    add(tr("You asked for"), seats.asked, false, 1);
    add(tr("Held for you"), seats.offered, true, 2);
}

void SeatsChangedPage::addRow(const QString& what, const QString& asked, const QString& held, const QString& difference)
{
    auto* rule = new QFrame;
    rule->setProperty("kind", QStringLiteral("line"));
    const int line = m_table->rowCount();
    m_table->addWidget(rule, line, 0, 1, 4);
    const int row = line + 1;
    const auto put = [&](const QString& text, TextStyle style, Role role, int column) {
        auto* label = new TextLabel(text, style, role);
        label->setWordWrap(true);
        m_table->addWidget(label, row, column);
    };
    put(what, TextStyle::Body, Role::Text2, 0);
    put(asked, TextStyle::Body, Role::Text2, 1);
    put(held, TextStyle::BodyStrong, Role::Text, 2);
    put(difference, TextStyle::Body, Role::Text, 3);
}

void SeatsChangedPage::focusFirst()
{
    m_keep->setFocus(Qt::OtherFocusReason);
}

} // namespace boxoffice

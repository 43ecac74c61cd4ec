#include "tour/tour.h"
#include "core/moneytext.h"
#include "tour/eye.h"
#include "ui/widgets/seatplate.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>

namespace boxoffice {
namespace {

QString named(const char* text) { return QLatin1String(text); }

/// The list row that names the event, with the cursor's place in the view; nothing while it is not listed.
std::optional<QModelIndex> rowOf(const QAbstractItemView& list, const QString& event)
{
    for (int i = 0; i < list.model()->rowCount(list.rootIndex()); ++i) {
        const QModelIndex index = list.model()->index(i, 0, list.rootIndex());
        if (index.data(Qt::AccessibleTextRole).toString().contains(event, Qt::CaseInsensitive) && (index.flags() & Qt::ItemIsSelectable))
            return index;
    }
    return std::nullopt;
}

QString deliveryName(const QString& level)
{
    static const QMap<QString, QString> words{{QStringLiteral("ETICKET"), QStringLiteral("Mobile ticket")},
                                              {QStringLiteral("WILLCALL"), QStringLiteral("Will call")},
                                              {QStringLiteral("MAIL"), QStringLiteral("Mail")}};
    return QStringLiteral("Delivery, ") + words.value(level, level);
}

/// The seat plates on the screen, in words, each once.
QJsonArray ticketsShown()
{
    QJsonArray tickets;
    for (QWidget* window : QApplication::topLevelWidgets())
        for (const SeatPlate* plate : window->findChildren<SeatPlate*>())
            if (plate->isVisible() && !tickets.contains(plate->accessibleName()))
                tickets.append(plate->accessibleName());
    return tickets;
}

QString withoutNumbers(QString text)
{
    text.removeIf([](QChar c) { return c.isDigit() || c.isPunct() || c.isSpace(); });
    return text;
}

/// The currency an amount on the screen is in; empty when its symbol is nobody's.
QString currencyOf(const QString& shown)
{
    for (const char* code : {"USD", "CAD", "EUR", "GBP", "AUD", "NZD", "MXN", "CHF"})
        if (const std::optional<Currency> currency = Currency::parse(named(code));
            withoutNumbers(moneyText(Money(0, *currency), QLocale())) == withoutNumbers(shown))
            return currency->code();
    return {};
}

} // namespace

Tour::Tour(TourScript script, QString folder, QObject* parent)
    : QObject(parent), m_script(std::move(script)), m_log(std::move(folder))
{
    m_look.setInterval(5);
    connect(&m_look, &QTimer::timeout, this, &Tour::tick);
}

QWidget* Tour::quantityField() const
{
    const QList<QWidget*> fields = eye::findAll(QStringLiteral("Quantity, ") + m_script.ticketType);
    for (QWidget* field : fields)
        if (field->isEnabled())
            return field;
    return nullptr;
}

QWidget* Tour::deliveryChoice() const
{
    if (!m_script.delivery.isEmpty())
        return eye::findUsable(deliveryName(m_script.delivery));
    const QList<QWidget*> choices = eye::findAll(named("Delivery, ")); // the price line is called so too
    return choices.isEmpty() || !choices.first()->isEnabled() || choices.first()->focusPolicy() == Qt::NoFocus ? nullptr : choices.first();
}

bool Tour::paymentIsOpen() const
{
    return m_script.payment == QLatin1String("card") ? eye::findUsable(named("Card number")) != nullptr || eye::findUsable(named("Card")) != nullptr
                                                     : eye::findUsable(named("Invoice")) != nullptr;
}

std::vector<Tour::Step> Tour::plan()
{
    const bool byCard = m_script.payment == QLatin1String("card");
    const auto clickOn = [this](const char* name) { return [this, name] { m_hand.click(eye::find(named(name))); }; };
    const auto usable = [](const char* name) { return [name] { return eye::findUsable(named(name)) != nullptr; }; };
    return {
        {named("find event"), usable("Find event"), [this] { m_hand.fill(eye::find(named("Find event")), m_script.search); }},
        {named("open event"),
         [this] {
             const auto* list = qobject_cast<QAbstractItemView*>(eye::find(named("Events")));
             return list && rowOf(*list, m_script.search);
         },
         [this] { openEvent(); }, 100},
        {named("choose tickets"), [this] { return quantityField() != nullptr; },
         [this] { m_hand.fill(quantityField(), QString::number(m_script.quantity)); }},
        {named("reserve"), usable("Reserve"), clickOn("Reserve")},
        {named("choose delivery"), [this] { return deliveryChoice() != nullptr; }, [this] { m_hand.click(deliveryChoice()); }},
        {named("choose payment"), [this] { return paymentIsOpen(); },
         [this, byCard] {
             if (QWidget* tab = eye::findUsable(byCard ? named("Card") : named("Invoice")))
                 m_hand.click(tab);
         }, 50},
        {named("fill in payment"), usable(byCard ? "Card number" : "Invoice reference, numbers only"), [this] { fillPayment(); }, 50},
        {named("fill in buyer"), [] { return true; }, [this] { fillBuyer(); }},
        {named("review"), usable("Review sale"), clickOn("Review sale"), 50},
        {named("buy"), usable("Commit sale"),
         [this] {
             noteWhatIsSold();
             m_hand.click(eye::find(named("Commit sale")));
         }, 600},
        {named("order"), [] { auto* label = qobject_cast<QLabel*>(eye::find(named("Order number"))); return label && !label->text().isEmpty(); },
         [this] { finish(named("sold")); }, 400},
    };
}

void Tour::start()
{
    m_steps = plan();
    m_inStep.start();
    m_sinceProgress.start();
    m_sinceNext.start();
    m_ready.invalidate();
    m_look.start();
}

void Tour::tick()
{
    if (m_done || !m_hand.isIdle())
        return;
    noteProblem();
    const Step& step = m_steps.at(m_next);
    if (step.isReady()) {
        if (!m_ready.isValid())
            m_ready.start();
        if (m_ready.elapsed() >= step.settleMs)
            perform(step);
        return;
    }
    m_ready.invalidate();
    if (!handleInterruption() && m_sinceProgress.elapsed() > m_script.patienceSeconds * 1000)
        finish(named("stalled"));
}

void Tour::perform(const Step& step)
{
    const QString name = step.name; // acting may end the tour
    m_stalls.pause();
    m_log.step(name, m_inStep.restart(), m_stalls.takeStepWorstMs());
    m_log.picture(name);
    m_stalls.resume();
    ++m_next;
    m_ready.invalidate();
    m_sinceProgress.start();
    step.act();
}

void Tour::noteWhatIsSold()
{
    m_log.set(named("tickets"), ticketsShown());
    const auto* total = qobject_cast<QLabel*>(eye::find(named("Total")));
    if (!total)
        return;
    m_log.set(named("total"), total->text());
    m_log.set(named("currency"), currencyOf(total->text()));
}

/// A list that changed between press and release took no notice of the click: a person clicks again.
bool Tour::clickEventAgain()
{
    constexpr int tries = 3;
    constexpr int patienceMs = 2000;
    const bool waits = m_steps.at(m_next).name == QLatin1String("choose tickets") && m_eventClicks < tries;
    if (!waits || m_sinceProgress.elapsed() < patienceMs * m_eventClicks || eye::find(named("Problem")))
        return false;
    const auto* list = qobject_cast<QAbstractItemView*>(eye::find(named("Events")));
    if (!list || !rowOf(*list, m_script.search))
        return false;
    openEvent();
    return true;
}

/// What may stand between a person and the next step.
bool Tour::handleInterruption()
{
    if (clickEventAgain())
        return true;
    if (QWidget* keep = eye::findUsable(named("Keep these seats"))) {
        m_hand.click(m_script.acceptOtherSeats ? keep : eye::find(named("Let them go")));
        m_log.step(named("seats changed"), m_inStep.restart(), m_stalls.takeStepWorstMs());
        return true;
    }
    if (refusedCard())
        return true;
    for (const char* onward : {"Touch to start", "Next"}) {
        QWidget* button = eye::findUsable(named(onward));
        if (button && m_sinceNext.elapsed() > 300) {
            m_sinceNext.start();
            m_stalls.pause(); // the picture is ours, not the program's
            m_log.picture(named(onward));
            m_stalls.resume();
            m_hand.click(button);
            return true;
        }
    }
    return false;
}

/// Back at the card fields with a message: the next card of the script, if there is one.
bool Tour::refusedCard()
{
    const bool waiting = m_steps.at(m_next).name == QLatin1String("buy") || m_steps.at(m_next).name == QLatin1String("order");
    if (!waiting || m_card >= m_script.cards.size() || !eye::find(named("Problem")) || !eye::findUsable(named("Card number")))
        return false;
    m_stalls.pause();
    m_log.picture(named("refused"));
    m_stalls.resume();
    while (m_steps.at(m_next).name != QLatin1String("fill in payment"))
        --m_next;
    m_sinceProgress.start();
    return true;
}

void Tour::noteProblem()
{
    if (QWidget* notice = eye::find(named("Problem")))
        m_log.problem(eye::descriptionOf(notice));
}

void Tour::openEvent()
{
    auto* list = qobject_cast<QAbstractItemView*>(eye::find(named("Events")));
    const std::optional<QModelIndex> row = list ? rowOf(*list, m_script.search) : std::nullopt;
    if (!row)
        return;
    list->scrollTo(*row);
    m_log.set(named("event"), m_script.search);
    ++m_eventClicks;
    m_hand.clickAt(list->viewport(), list->visualRect(*row).center());
}

void Tour::fillBuyer()
{
    for (auto field = m_script.buyer.begin(); field != m_script.buyer.end(); ++field)
        if (QWidget* box = eye::findUsable(field.key()))
            m_hand.fill(box, field.value());
}

void Tour::fillPayment()
{
    if (m_script.payment == QLatin1String("invoice")) {
        if (!m_script.invoiceReference.isEmpty())
            m_hand.fill(eye::find(named("Invoice reference, numbers only")), m_script.invoiceReference);
        return;
    }
    if (m_card >= m_script.cards.size())
        return;
    const TourScript::Card card = m_script.cards.at(m_card++);
    m_hand.fill(eye::find(named("Card number")), card.digits);
    for (const auto& [name, text] : {std::pair{"Expiry", card.expiry}, std::pair{"Security code", card.threeDigits}, std::pair{"Card postal code", card.postalCode}})
        if (QWidget* field = eye::findUsable(named(name)))
            m_hand.fill(field, text);
}

void Tour::finish(const QString& result)
{
    m_done = true;
    m_look.stop();
    const bool sold = result == QLatin1String("sold");
    const QString outcome = sold ? result : eye::find(named("Problem")) ? named("problem") : result;
    m_log.set(named("result"), outcome);
    if (sold) {
        m_log.set(named("order_number"), qobject_cast<QLabel*>(eye::find(named("Order number")))->text());
    } else {
        m_log.set(named("stalled_at"), m_steps.at(m_next).name);
        m_log.set(named("screen"), QJsonArray::fromStringList(eye::texts()));
        m_log.picture(named("stalled"));
    }
    m_log.set(named("worst_stall_ms"), m_stalls.worstMs());
    Q_EMIT finished(sold);
}

} // namespace boxoffice

#include "ui/widgets/wedgeguard.h"
#include "crypto/cardrules.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/spoken.h"
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QToolTip>
#include <tuple>
#include <utility>

namespace boxoffice {
namespace {

constexpr int readerGapMs = 40; ///< a reader leaves less between two keys

bool takesText(const QWidget& field)
{
    return field.testAttribute(Qt::WA_InputMethodEnabled) || qobject_cast<const QAbstractItemView*>(&field);
}

bool isDigit(const QKeyEvent& key)
{
    const bool plain = !(key.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return plain && !key.isAutoRepeat() && key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9;
}

bool endsLine(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab;
}

/// The card field in sight where a read number may go.
SecretField* emptyCardField(const QWidget& beside)
{
    const auto all = beside.window()->findChildren<SecretField*>();
    for (SecretField* one : all)
        if (one->kind() == SecretField::CardNumber && one->isVisible() && one->isEnabled() && one->digitCount() == 0)
            return one;
    return nullptr;
}

} // namespace

bool looksLikeCardNumber(const QString& text)
{
    const QByteArray digits = text.toLatin1();
    return mayBeCardNumber({digits.constData(), static_cast<std::size_t>(digits.size())});
}

WedgeGuard::WedgeGuard(bool allowUnlockedMemory, QObject* parent) : QObject(parent), m_allowUnlocked(allowUnlockedMemory)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    m_pause.setInterval(readerGapMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { settle(After::Pause); });
    QCoreApplication::instance()->installEventFilter(this);
}

bool WedgeGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (m_replaying || !watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched);
    switch (event->type()) {
    case QEvent::KeyPress: return pressed(*widget, *static_cast<QKeyEvent*>(event));
    case QEvent::FocusOut:
    case QEvent::MouseButtonPress:
    case QEvent::InputMethod:
        if (widget == m_field)
            settle(After::Pause);
        return false;
    default: return false;
    }
}

bool WedgeGuard::pressed(QWidget& field, const QKeyEvent& key)
{
    if (isSwallowing()) {
        m_sinceRest.start();
        return true;
    }
    m_swallowing = false;
    if (isDigit(key) && takesText(field))
        return hold(field, static_cast<char>('0' + (key.key() - Qt::Key_0)));
    const bool modifier = key.key() == Qt::Key_Shift; // which readers send before the sign that ends the digits
    return !modifier && &field == m_field && settle(endsLine(key) ? After::LineEnd : After::OtherKey);
}

bool WedgeGuard::hold(QWidget& field, char digit)
{
    if (&field != m_field)
        settle(After::Pause);
    if (!m_held)
        if (Result<Secret> made = Secret::create(m_allowUnlocked))
            m_held = std::move(made).value();
    if (!m_held) // card entry is off, and this digit alone is no card
        return false;
    m_field = &field;
    if (!m_held->append(digit)) { // longer than any card number
        settle(After::Pause);
        m_field = &field;
        std::ignore = m_held->append(digit);
    }
    m_pause.start();
    return true;
}

bool WedgeGuard::settle(After after)
{
    m_pause.stop();
    const QPointer<QWidget> field = std::exchange(m_field, nullptr);
    if (!m_held || m_held->isEmpty())
        return false;
    const Result<Secret> digits = m_held->take();
    m_held->clear();
    if (!digits || !field)
        return false;
    if (!mayBeCardNumber(digits->digits())) {
        replay(*field, *digits);
        return false;
    }
    m_swallowing = true;
    m_sinceRest.start();
    keepOut(*field, *digits, after != After::OtherKey); // a sign behind the digits makes them a track
    return true;
}

void WedgeGuard::replay(QWidget& field, const Secret& digits)
{
    const QPointer<QWidget> alive(&field);
    m_replaying = true;
    for (const char digit : digits.digits()) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent key(type, Qt::Key_0 + (digit - '0'), Qt::NoModifier, QString(QLatin1Char(digit)));
            if (alive)
                QCoreApplication::sendEvent(alive, &key);
        }
    }
    m_replaying = false;
}

void WedgeGuard::keepOut(QWidget& field, const Secret& digits, bool mayType)
{
    SecretField* card = mayType ? emptyCardField(field) : nullptr;
    if (card) {
        for (const char digit : digits.digits())
            card->typeDigit(digit);
        card->setFocus(Qt::OtherFocusReason);
    }
    const QString words = card ? tr("A card was read here. Its number is in the card field.")
                               : tr("A card was read here. Its number was not kept.");
    if (auto* box = qobject_cast<FieldBox*>(field.parentWidget()))
        box->setError(words);
    else
        QToolTip::showText(field.mapToGlobal(QPoint(0, field.height())), words, &field);
    announce(field, words);
    Q_EMIT keptOut(field, card != nullptr);
}

} // namespace boxoffice

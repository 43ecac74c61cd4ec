#include "ui/widgets/secretfield.h"
#include "crypto/cardrules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>

namespace boxoffice {
namespace {

constexpr int wedgeGapMs = 40; ///< between the keys of a reader
constexpr int wedgeDigits = 8; ///< so many in a row no hand types at that speed

/// Sentinels and separators of both tracks (ISO/IEC 7813).
bool isTrackSign(int key)
{
    return key == Qt::Key_Percent || key == Qt::Key_Semicolon || key == Qt::Key_Equal || key == Qt::Key_AsciiCircum
        || key == Qt::Key_Question;
}
bool isDigitKey(int key) { return key >= Qt::Key_0 && key <= Qt::Key_9; }
bool isShortcut(const QKeyEvent& event)
{
    return event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

} // namespace

SecretField::SecretField(Kind kind, bool allowUnlocked, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_allowUnlocked(allowUnlocked)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAcceptDrops(false);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    speakAs(*this, {.role = QAccessible::EditableText,
                    .description = [this] {
                        const QString count = tr("%n digit(s) entered", nullptr, digitCount());
                        return accessibleDescription().isEmpty() ? count : accessibleDescription() + u' ' + count;
                    },
                    .password = true});
}

SecretField::~SecretField() = default;

void SecretField::setExpectedLength(int digits)
{
    m_expected = digits;
    while (m_kind == SecurityCode && digitCount() > m_expected)
        m_secret->removeAt(m_secret->size() - 1);
    changed();
}

int SecretField::digitCount() const { return m_secret ? static_cast<int>(m_secret->size()) : 0; }

int SecretField::fullLength() const
{
    if (m_kind == SecurityCode)
        return m_expected;
    int length = 0;
    for (const int group : grouping(m_secret ? brandOf(m_secret->digits()) : CardBrand::Unknown))
        length += group;
    return length;
}

bool SecretField::complete() const { return digitCount() >= fullLength() || valid(); }

bool SecretField::valid() const
{
    if (digitCount() == 0)
        return false;
    if (m_kind == SecurityCode)
        return digitCount() == m_expected;
    return cardNumberState(m_secret->digits()) == CardNumberState::Valid;
}

SecretField::Fault SecretField::fault() const
{
    if (digitCount() == 0)
        return Fault::Empty;
    if (m_kind == SecurityCode)
        return valid() ? Fault::None : Fault::TooShort;
    switch (cardNumberState(m_secret->digits())) {
    case CardNumberState::Empty: return Fault::Empty;
    case CardNumberState::Incomplete: return Fault::TooShort;
    case CardNumberState::WrongLength: return Fault::TooLong;
    case CardNumberState::WrongCheckDigit: return Fault::WrongDigit;
    case CardNumberState::UnknownBrand: return Fault::UnknownBrand;
    case CardNumberState::Valid: break;
    }
    return Fault::None;
}

QString SecretField::brand() const
{
    switch (m_secret && m_kind == CardNumber ? brandOf(m_secret->digits()) : CardBrand::Unknown) {
    case CardBrand::Visa: return QStringLiteral("Visa");
    case CardBrand::Mastercard: return QStringLiteral("Mastercard");
    case CardBrand::Amex: return QStringLiteral("American Express");
    case CardBrand::Discover: return QStringLiteral("Discover");
    case CardBrand::Unknown: break;
    }
    return {};
}

int SecretField::securityCodeLength() const
{
    const int length = m_secret ? boxoffice::securityCodeLength(brandOf(m_secret->digits())) : 0;
    return length == 0 ? 3 : length;
}

Result<Secret> SecretField::take()
{
    if (!m_secret)
        return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("secret field"),
                       .detail = QStringLiteral("nothing was typed")};
    Result<Secret> taken = m_secret->take();
    m_caret = 0;
    changed();
    return taken;
}

bool SecretField::ensureSecret()
{
    if (m_secret)
        return true;
    Result<Secret> made = Secret::create(m_allowUnlocked);
    if (!made) {
        Q_EMIT refused(Refusal::NoMemory);
        return false;
    }
    m_secret = std::make_unique<Secret>(std::move(*made));
    return true;
}

int SecretField::longest() const
{
    if (m_kind == SecurityCode)
        return m_expected;
    const std::span<const int> lengths = numberLengths(m_secret ? brandOf(m_secret->digits()) : CardBrand::Unknown);
    return lengths.empty() ? 19 : lengths.back();
}

void SecretField::typeDigit(char digit)
{
    m_swallowing = false;
    if (!ensureSecret())
        return;
    if (digitCount() >= longest() || !m_secret->insert(static_cast<std::size_t>(m_caret), digit)) {
        Q_EMIT refused(digitCount() >= longest() ? Refusal::TooLong : Refusal::NotADigit);
        return;
    }
    ++m_caret;
    changed();
}

void SecretField::backspace()
{
    if (m_caret == 0 || !m_secret)
        return;
    m_secret->removeAt(static_cast<std::size_t>(--m_caret));
    changed();
}

void SecretField::wipe()
{
    m_swallowing = false;
    m_caret = 0;
    if (m_secret)
        m_secret->clear();
    changed();
}

void SecretField::setError(bool error)
{
    m_error = error;
    update();
}

void SecretField::refuse(Refusal refusal)
{
    if (refusal == Refusal::TrackData) {
        wipe();
        m_swallowing = true;
        m_lastKey.start();
    }
    Q_EMIT refused(refusal);
}

void SecretField::changed()
{
    m_error = false;
    m_caret = qBound(0, m_caret, digitCount());
    const bool whole = complete();
    const bool justNow = whole && !m_wasComplete;
    m_wasComplete = whole;
    m_caretShown = true;
    update();
    Q_EMIT edited();
    if (justNow)
        Q_EMIT completed();
}

bool SecretField::event(QEvent* event)
{
    // Digits typed here are never the shortcut of something else, and neither is the tail of a refused swipe.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!isShortcut(*key) && (isSwallowing() || isDigitKey(key->key()) || isTrackSign(key->key()))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

/// A sign of a track, or anything but digits, blanks and dashes in a burst of them: another keyboard layout makes other
/// signs of a track's, and a name is in it.
bool SecretField::isTrack(const QKeyEvent& key)
{
    const bool fast = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < wedgeGapMs;
    m_sinceDigit.start();
    if (isDigitKey(key.key())) {
        m_burst = fast ? m_burst + 1 : 1;
        return false;
    }
    const bool printable = key.key() < Qt::Key_Escape && key.key() != Qt::Key_Space && key.key() != Qt::Key_Minus;
    return isTrackSign(key.key()) || (printable && fast && m_burst >= wedgeDigits);
}

void SecretField::keyPressEvent(QKeyEvent* event)
{
    // QKeyEvent::text() would make a string of the digit: only key codes are read.
    const int key = event->key();
    if (isSwallowing()) {
        m_lastKey.start();
        return;
    }
    m_swallowing = false;
    if (!isShortcut(*event) && isTrack(*event))
        return refuse(Refusal::TrackData);
    if (event->matches(QKeySequence::Paste))
        return refuse(Refusal::Pasted);
    if (isShortcut(*event))
        return QWidget::keyPressEvent(event);
    if (isDigitKey(key))
        return typeDigit(static_cast<char>('0' + (key - Qt::Key_0)));
    switch (key) {
    case Qt::Key_Backspace: return backspace();
    case Qt::Key_Delete:
        if (m_secret && m_caret < digitCount()) {
            m_secret->removeAt(static_cast<std::size_t>(m_caret));
            changed();
        }
        return;
    case Qt::Key_Left: m_caret = qMax(0, m_caret - 1); break;
    case Qt::Key_Right: m_caret = qMin(digitCount(), m_caret + 1); break;
    case Qt::Key_Home: m_caret = 0; break;
    case Qt::Key_End: m_caret = digitCount(); break;
    case Qt::Key_Space: case Qt::Key_Minus: return; // as people read a card aloud
    default:
        if (key < Qt::Key_Escape)
            return refuse(Refusal::NotADigit);
        return QWidget::keyPressEvent(event);
    }
    m_caretShown = true;
    update();
}

void SecretField::mousePressEvent(QMouseEvent* event)
{
    int nearest = 0;
    for (int i = 1; i <= digitCount(); ++i)
        if (qAbs(cellX(i) - event->position().x()) < qAbs(cellX(nearest) - event->position().x()))
            nearest = i;
    m_caret = nearest;
    update();
}

void SecretField::focusInEvent(QFocusEvent* event)
{
    m_caretShown = true;
    m_blink = startTimer(530);
    update();
    QWidget::focusInEvent(event);
}

void SecretField::focusOutEvent(QFocusEvent* event)
{
    killTimer(m_blink);
    m_blink = 0;
    update();
    QWidget::focusOutEvent(event);
}

void SecretField::timerEvent(QTimerEvent*)
{
    m_caretShown = !m_caretShown;
    update();
}

} // namespace boxoffice

#include "ui/widgets/secretfield.h"
#include "crypto/cardrules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>

namespace boxoffice {
namespace {

/// A keyboard wedge leaves far less than this between two keys, a person's next try far more.
constexpr int burstGapMs = 250;

bool isTrackStart(int key) { return key == Qt::Key_Percent || key == Qt::Key_Semicolon; }
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

void SecretField::typeDigit(char digit)
{
    m_swallowing = false;
    if (!ensureSecret())
        return;
    const CardBrand brand = brandOf(m_secret->digits());
    const int longest = m_kind == SecurityCode ? m_expected
                        : brand == CardBrand::Unknown ? 19
                                                      : numberLengths(brand).back();
    if (digitCount() >= longest || !m_secret->insert(static_cast<std::size_t>(m_caret), digit)) {
        Q_EMIT refused(digitCount() >= longest ? Refusal::TooLong : Refusal::NotADigit);
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
        const bool swallows = m_swallowing && m_lastKey.elapsed() < burstGapMs;
        if (!isShortcut(*key) && (swallows || isDigitKey(key->key()) || isTrackStart(key->key()))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SecretField::keyPressEvent(QKeyEvent* event)
{
    // QKeyEvent::text() would make a string of the digit: only key codes are read.
    const int key = event->key();
    if (m_swallowing && m_lastKey.elapsed() < burstGapMs) {
        m_lastKey.start();
        return;
    }
    m_swallowing = false;
    if (event->matches(QKeySequence::Paste))
        return refuse(Refusal::Pasted);
    if (isShortcut(*event))
        return QWidget::keyPressEvent(event);
    if (isDigitKey(key))
        return typeDigit(static_cast<char>('0' + (key - Qt::Key_0)));
    if (isTrackStart(key))
        return refuse(Refusal::TrackData);
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

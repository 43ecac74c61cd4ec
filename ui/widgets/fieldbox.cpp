#include "ui/widgets/fieldbox.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

/// A style sheet cannot colour the arrow of a combo box: this one lies over its right end.
class Chevron final : public QWidget {
public:
    explicit Chevron(QComboBox* box) : QWidget(box)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        speakAs(*this, {.role = QAccessible::NoRole});
        box->installEventFilter(this);
        place();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Resize)
            place();
        return false;
    }
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        const int side = theme.metrics().icon;
        QPainter painter(this);
        paintIcon(painter, theme, QStringLiteral("chevron-down"), isEnabled() ? Role::Text2 : Role::TextDisabled,
                  QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side));
    }

private:
    void place()
    {
        const QWidget* box = parentWidget();
        setGeometry(box->width() - box->height(), 0, box->height(), box->height());
    }
};

} // namespace

FieldBox::FieldBox(const QString& label) : FieldBox(label, new QLineEdit, nullptr) {}

FieldBox::FieldBox(const QString& label, QWidget* control, QWidget* parent)
    : QWidget(parent), m_control(control), m_label(nullptr), m_note(nullptr)
{
    build(label);
}

void FieldBox::build(const QString& label)
{
    const bool kiosk = Theme::of(this).face() == Face::Kiosk;
    m_label = new TextLabel(TextStyle::FieldLabel, kiosk ? Role::Text : Role::Text2, this);
    m_note = new IconLabel({}, {}, TextStyle::Detail, Role::Text2, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kiosk ? 8 : 3);
    column->addWidget(m_label);
    column->addWidget(m_control);
    column->addWidget(m_note);
    column->addStretch(1); // fields side by side stay level when one has an error below it
    m_label->setBuddy(m_control);
    m_note->setWrapped(true);
    m_note->hide();
    setFocusProxy(m_control);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    if (auto* choices = qobject_cast<QComboBox*>(m_control))
        new Chevron(choices);
    setLabel(label);
    if (QLineEdit* field = edit())
        connect(field, &QLineEdit::textEdited, this, [this] { setError({}); });
}

QLineEdit* FieldBox::edit() const { return qobject_cast<QLineEdit*>(m_control); }

void FieldBox::setLabel(const QString& label)
{
    if (m_control->accessibleName().isEmpty() || m_control->accessibleName() == m_label->text())
        m_control->setAccessibleName(label);
    m_label->setText(label);
}

void FieldBox::setHint(const QString& hint)
{
    m_hint = hint;
    refresh();
}

void FieldBox::setError(const QString& error)
{
    if (m_error == error)
        return;
    m_error = error;
    refresh();
}

void FieldBox::refresh()
{
    const bool wrong = !m_error.isEmpty();
    m_note->setIcon(wrong ? QStringLiteral("warning") : QString());
    m_note->setLook(TextStyle::Detail, wrong ? Role::Danger : Role::Text2);
    m_note->setText(wrong ? m_error : m_hint);
    m_note->setVisible(!m_note->text().isEmpty());
    m_control->setAccessibleDescription(m_note->text());
    if (m_control->metaObject()->indexOfMethod("setError(bool)") >= 0)
        QMetaObject::invokeMethod(m_control, "setError", Q_ARG(bool, wrong));
    else
        setLook(*m_control, "state", wrong ? QStringLiteral("error") : QString());
}

} // namespace boxoffice

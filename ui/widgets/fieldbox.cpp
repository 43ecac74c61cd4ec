#include "ui/widgets/fieldbox.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include <QLineEdit>
#include <QVBoxLayout>

namespace boxoffice {

FieldBox::FieldBox(const QString& label, QWidget* parent) : FieldBox(label, new QLineEdit, parent) {}

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
    m_label->setBuddy(m_control);
    m_note->hide();
    setFocusProxy(m_control);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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

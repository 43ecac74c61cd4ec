#include "ui/widgets/spoken.h"
#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QCoreApplication>

namespace boxoffice {
namespace {

class SpokenHolder final : public QObject {
public:
    SpokenHolder(Spoken words, QWidget* parent) : QObject(parent), spoken(std::move(words)) {}
    Spoken spoken;
};

constexpr const char* holderProperty = "spokenHolder";

SpokenHolder* holderOf(QObject* object)
{
    return static_cast<SpokenHolder*>(object->property(holderProperty).value<QObject*>());
}

class SpokenInterface final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    SpokenInterface(QWidget* widget, const Spoken& spoken) : QAccessibleWidget(widget, spoken.role), m_spoken(spoken) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_spoken.value ? m_spoken.value() : QString();
        if (kind == QAccessible::Description && m_spoken.description)
            return m_spoken.description();
        return QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = m_spoken.password;
        if (const auto* button = qobject_cast<QAbstractButton*>(object())) {
            state.checkable = button->isCheckable();
            state.checked = button->isChecked();
            state.pressed = button->isDown();
        } else {
            state.readOnly = !m_spoken.setNow && !m_spoken.password;
        }
        return state;
    }
    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (qobject_cast<QAbstractButton*>(object()) && widget()->isEnabled())
            names.prepend(pressAction());
        return names;
    }
    void doAction(const QString& action) override
    {
        auto* button = qobject_cast<QAbstractButton*>(object());
        if (button && action == pressAction())
            button->click();
        else
            QAccessibleWidget::doAction(action);
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface && m_spoken.range)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return m_spoken.range().now; }
    QVariant maximumValue() const override { return m_spoken.range().maximum; }
    QVariant minimumValue() const override { return m_spoken.range().minimum; }
    QVariant minimumStepSize() const override { return 1; }
    void setCurrentValue(const QVariant& value) override
    {
        if (m_spoken.setNow)
            m_spoken.setNow(value.toInt());
    }

private:
    const Spoken& m_spoken;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const SpokenHolder* holder = widget ? holderOf(widget) : nullptr;
    return holder ? new SpokenInterface(widget, holder->spoken) : nullptr;
}

} // namespace

void speakAs(QWidget& widget, Spoken spoken)
{
    static const bool installed = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(installed)
    widget.setProperty(holderProperty,
                       QVariant::fromValue<QObject*>(new SpokenHolder(std::move(spoken), &widget)));
}

void valueSpoken(QWidget& widget)
{
    if (!QAccessible::isActive())
        return;
    if (auto* interface = QAccessible::queryAccessibleInterface(&widget); interface && interface->valueInterface()) {
        QAccessibleValueChangeEvent event(&widget, interface->valueInterface()->currentValue());
        QAccessible::updateAccessibility(&event);
    }
}

void announce(QWidget& widget, const QString& words)
{
    widget.setAccessibleDescription(words);
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace boxoffice

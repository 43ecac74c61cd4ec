#pragma once
#include "ui/theme/roles.h"
#include <QWidget>

namespace boxoffice {

/// What you get …… what you pay. Role StaticText, name "label, amount".
class StubLine : public QWidget {
    Q_OBJECT
public:
    explicit StubLine(const QString& label = {}, const QString& amount = {}, QWidget* parent = nullptr);
    void set(const QString& label, const QString& amount);
    void setLook(TextStyle style, Role label, Role amount);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_label, m_amount;
    TextStyle m_style = TextStyle::Body;
    Role m_labelRole = Role::Text2, m_amountRole = Role::Text;
};

/// The dashed line across a panel, as between a ticket and its stub. Decorative.
class StubRule : public QWidget {
    Q_OBJECT
public:
    explicit StubRule(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {40, 3}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace boxoffice

#pragma once
#include "ui/theme/roles.h"
#include <QWidget>

namespace boxoffice {

/// A state in a tinted pill: icon and words. Role StaticText.
class StatusChip : public QWidget {
    Q_OBJECT
public:
    explicit StatusChip(QWidget* parent = nullptr);
    void set(Severity severity, const QString& icon, const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity = Severity::Neutral;
    QString m_icon, m_text;
};

} // namespace boxoffice

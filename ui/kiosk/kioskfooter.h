#pragma once
#include "ui/pages/pane.h"

class QPushButton;

namespace boxoffice {

/// On every screen: text size, contrast; Back, Start over, Call staff.
class KioskFooter : public Pane {
    Q_OBJECT
public:
    explicit KioskFooter(QWidget* parent = nullptr);
    void setContrast(bool on);
    void setWays(bool back, bool startOver);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void textSizeAsked();
    void contrastAsked();
    void backAsked();
    void startOverAsked();
    void staffAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QPushButton* button(const QString& text, const QString& icon, void (KioskFooter::*asked)());
    struct Way {
        QPushButton* button;
        QString icon;
    };
    QList<Way> m_ways;
    QPushButton *m_contrast, *m_back, *m_startOver;
};

} // namespace boxoffice

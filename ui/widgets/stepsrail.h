#pragma once
#include <QStringList>
#include <QWidget>

namespace boxoffice {

/// Where the buyer is. Role List of "Step 3 of 6, Seats, current". Narrow: numbers, the current step named.
class StepsRail : public QWidget {
    Q_OBJECT
public:
    explicit StepsRail(QWidget* parent = nullptr);
    void setSteps(const QStringList& steps);
    void setCurrent(int index); ///< steps before it are done; the count of steps: all done
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const QStringList& steps() const { return m_steps; }
    [[nodiscard]] QString stepWords(int index) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool isCompact() const;
    [[nodiscard]] qreal labelsWidth() const;
    QStringList m_steps;
    QList<QWidget*> m_items; ///< what assistive tools read; painted by the rail
    int m_current = 0;
};

} // namespace boxoffice

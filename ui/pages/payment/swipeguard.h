#pragma once
#include <QElapsedTimer>
#include <QObject>

class QWidget;

namespace boxoffice {

/// Keeps a card that is swiped while another field has the focus out of that field: a track begins with "%" or ";",
/// and everything that follows it without a pause is dropped.
class SwipeGuard : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void watch(QWidget& field);

Q_SIGNALS:
    void refused(const QWidget& field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QElapsedTimer m_lastKey;
    bool m_swallowing = false;
};

} // namespace boxoffice

#pragma once
#include <QElapsedTimer>
#include <QObject>

class QLineEdit;

namespace boxoffice {

/// Keeps a card that is swiped while another field has the focus out of that field: a track begins with "%" or ";",
/// and everything that follows it without a pause is dropped.
class SwipeGuard : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void watch(QLineEdit& edit);

Q_SIGNALS:
    void refused(const QLineEdit& edit);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QElapsedTimer m_lastKey;
    bool m_swallowing = false;
};

} // namespace boxoffice

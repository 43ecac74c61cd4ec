#pragma once
#include "ui/theme/roles.h"
#include <QFrame>
#include <QList>

class QAbstractButton;
class QBoxLayout;

namespace boxoffice {

class TextLabel;

/// What happened, then what to do. Role AlertMessage, name "Problem" unless set, description title + text.
class NoticeBox : public QFrame {
    Q_OBJECT
public:
    /// Compact: title and text in a tinted box. Card: icon in a disc, large title (a screen of its own).
    enum class Look { Compact, Card };
    explicit NoticeBox(Look look = Look::Compact, QWidget* parent = nullptr);
    void setNotice(Severity severity, const QString& icon, const QString& title, const QString& text);
    /// Support code in small letters; empty hides it.
    void setCode(const QString& code);
    void clearActions();
    /// Its accessible name is its text. The first primary one is the default.
    QAbstractButton* addAction(const QString& text, bool primary = false);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// Index in the order of addAction.
    void triggered(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Disc;
    Look m_look;
    Severity m_severity = Severity::Info;
    Disc* m_disc;
    TextLabel *m_title, *m_text, *m_code;
    QBoxLayout* m_actionRow;
    QList<QAbstractButton*> m_actions;
};

} // namespace boxoffice

#pragma once
#include <QFrame>

class QHBoxLayout;

namespace boxoffice {

class CountdownRing;
class PrimaryButton;
class TextLabel;

/// A question over the scrim: an optional ring of seconds, title, text, answers. Its name is the title.
class KioskDialog : public QFrame {
    Q_OBJECT
public:
    KioskDialog(const QString& title, const QString& text, QWidget* parent = nullptr);
    CountdownRing* addRing(int seconds);
    PrimaryButton* addAnswer(const QString& words, bool primary);
    void setText(const QString& text);

private:
    QHBoxLayout *m_head, *m_answers;
    TextLabel* m_text;
};

} // namespace boxoffice

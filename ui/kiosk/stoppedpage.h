#pragma once
#include "ui/pages/notice/problemtext.h"
#include <QWidget>

class QPushButton;

namespace boxoffice {

class TabularLabel;
class TextLabel;

/// "Do not pay again.": the reference in large letters and what to do with it. Stays until staff reset it.
class StoppedPage : public QWidget {
    Q_OBJECT
public:
    explicit StoppedPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Only where nothing is real: "Demo: start again".
    void setDemo();

Q_SIGNALS:
    void startAgainAsked();

private:
    QPushButton* m_again = nullptr;
    QWidget* buildWords();
    QWidget* buildReference();
    void resizeEvent(QResizeEvent* event) override;
    TextLabel *m_title = nullptr, *m_text = nullptr, *m_about = nullptr;
    TabularLabel* m_reference = nullptr;
};

} // namespace boxoffice

#pragma once
#include "ui/pages/notice/problemtext.h"
#include "ui/widgets/noticebox.h"
#include <QWidget>

namespace boxoffice {

/// One problem as the buyer sees it: a NoticeBox named "Problem" (its accessible description is title + text)
/// with the actions of the table. Hidden while there is none.
class ProblemNotice : public QWidget {
    Q_OBJECT
public:
    explicit ProblemNotice(NoticeBox::Look look = NoticeBox::Look::Compact, QWidget* parent = nullptr);
    /// The same problem again changes nothing, so the focus on an action stays.
    void setProblem(const std::optional<Problem>& problem, const ProblemContext& context = {});
    [[nodiscard]] const ProblemText& shown() const { return m_text; }
    /// Focus to the primary action.
    void focusFirst();

Q_SIGNALS:
    void actionChosen(boxoffice::ProblemAction action);

private:
    void rebuild();
    std::optional<Problem> m_problem;
    ProblemContext m_context;
    ProblemText m_text;
    NoticeBox* m_box;
    QList<QAbstractButton*> m_buttons;
};

} // namespace boxoffice

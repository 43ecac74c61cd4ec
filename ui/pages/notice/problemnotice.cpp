#include "ui/pages/notice/problemnotice.h"
#include "ui/theme/theme.h"
#include <QAbstractButton>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

Severity severityOf(ProblemWeight weight)
{
    switch (weight) {
    case ProblemWeight::Info: return Severity::Info;
    case ProblemWeight::Warning: return Severity::Warning;
    case ProblemWeight::Danger: return Severity::Danger;
    }
    return Severity::Warning;
}

bool sameWords(const ProblemText& a, const ProblemText& b)
{
    return a.title == b.title && a.text == b.text && a.actions == b.actions && a.codeLine == b.codeLine;
}

} // namespace

ProblemNotice::ProblemNotice(NoticeBox::Look look, QWidget* parent) : QWidget(parent), m_box(new NoticeBox(look))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    connect(m_box, &NoticeBox::triggered, this, [this](int index) {
        if (index >= 0 && index < m_text.actions.size())
            Q_EMIT actionChosen(m_text.actions.at(index));
    });
    hide();
}

void ProblemNotice::setProblem(const std::optional<Problem>& problem, const ProblemContext& context)
{
    if (!problem) {
        m_problem.reset();
        m_text = {};
        hide();
        return;
    }
    const ProblemText text = describe(*problem, QLocale(), Theme::of(this).face(), context);
    const bool same = m_problem && sameWords(text, m_text);
    m_problem = problem;
    m_context = context;
    m_text = text;
    if (!same)
        rebuild();
    show();
}

void ProblemNotice::rebuild()
{
    m_box->setNotice(severityOf(m_text.weight), m_text.icon, m_text.title, m_text.text);
    m_box->setCode(m_text.codeLine);
    m_box->clearActions();
    m_buttons.clear();
    for (const ProblemAction action : m_text.actions)
        m_buttons << m_box->addAction(actionText(action, m_problem->kind), m_buttons.isEmpty());
}

void ProblemNotice::focusFirst()
{
    if (!m_buttons.isEmpty())
        m_buttons.constFirst()->setFocus(Qt::OtherFocusReason);
}

} // namespace boxoffice

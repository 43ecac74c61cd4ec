#include "ui/workbench/askpanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {

AskPanel::AskPanel(const QString& title, const QString& text, const QString& safe, const QString& consequent, QWidget* parent)
    : QFrame(parent), m_safe(new QPushButton(safe))
{
    Theme& theme = Theme::of(this);
    setProperty("kind", QStringLiteral("dialog"));
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFixedWidth(theme.px(440));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(theme.metrics().gap);
    auto* head = new TextLabel(title, TextStyle::Title);
    head->setWordWrap(true);
    column->addWidget(head);
    auto* body = new TextLabel(text, TextStyle::Body, Role::Text2);
    body->setWordWrap(true);
    column->addWidget(body);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.metrics().gap);
    auto* act = new QPushButton(consequent);
    act->setProperty("kind", QStringLiteral("danger"));
    m_safe->setProperty("kind", QStringLiteral("primary"));
    m_safe->setAutoDefault(true);
    row->addStretch();
    act->setVisible(!consequent.isEmpty());
    row->addWidget(act);
    row->addWidget(m_safe);
    column->addSpacing(theme.metrics().gap);
    column->addLayout(row);
    connect(m_safe, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
    connect(act, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
}

QWidget* AskPanel::safeButton() const
{
    return m_safe;
}

} // namespace boxoffice

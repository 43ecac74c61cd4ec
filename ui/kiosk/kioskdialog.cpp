#include "ui/kiosk/kioskdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/countdownring.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>

namespace boxoffice {

KioskDialog::KioskDialog(const QString& title, const QString& text, QWidget* parent)
    : QFrame(parent), m_head(new QHBoxLayout), m_answers(new QHBoxLayout), m_text(new TextLabel(text, TextStyle::Body))
{
    speakAs(*this, {.role = QAccessible::AlertMessage});
    setProperty("kind", QStringLiteral("dialog"));
    setAccessibleName(title);
    setAccessibleDescription(text);
    const Theme& theme = Theme::of(this);
    setMinimumWidth(qMin(theme.px(960), 1000));
    setMaximumWidth(1180);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(56, 56, 56, 56);
    column->setSpacing(48);
    m_head->setSpacing(56);
    auto* words = new QVBoxLayout;
    words->setSpacing(20);
    auto* heading = new TextLabel(title, TextStyle::Title);
    heading->setWordWrap(true);
    m_text->setWordWrap(true);
    words->addWidget(heading);
    words->addWidget(m_text);
    words->addStretch();
    m_head->addLayout(words, 1);
    m_answers->setSpacing(20);
    column->addLayout(m_head);
    column->addLayout(m_answers);
}

CountdownRing* KioskDialog::addRing(int seconds)
{
    auto* ring = new CountdownRing(seconds);
    m_head->insertWidget(0, ring, 0, Qt::AlignTop);
    return ring;
}

PrimaryButton* KioskDialog::addAnswer(const QString& words, bool primary)
{
    auto* button = new PrimaryButton(words, this, primary ? PrimaryButton::Kind::Primary : PrimaryButton::Kind::Plain);
    m_answers->addWidget(button, primary ? 2 : 1);
    return button;
}

void KioskDialog::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
}

} // namespace boxoffice

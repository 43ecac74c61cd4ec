#include "ui/pages/captcha/captchapage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QFrame>
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {

CaptchaPage::CaptchaPage(QWidget* parent) : QWidget(parent)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    column->setSpacing(sizes.gap);
    m_title = new TextLabel(tr("Human check"), TextStyle::Title);
    m_text = new TextLabel(tr("The ticket system asks for this before it holds seats. Nothing has been held or charged."),
                           TextStyle::Body, Role::Text2);
    m_text->setWordWrap(true);
    m_tries = new TextLabel(TextStyle::BodyStrong);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_tries);
    auto* frame = new QFrame;
    frame->setProperty("kind", QStringLiteral("card"));
    frame->setAccessibleName(tr("Human check page"));
    frame->setFocusPolicy(Qt::StrongFocus);
    auto* inside = new QVBoxLayout(frame);
    m_status = new TextLabel(TextStyle::Body, Role::Text2);
    m_status->setAlignment(Qt::AlignCenter);
    m_status->setWordWrap(true);
    inside->addWidget(m_status);
    m_frame = frame;
    column->addWidget(frame, 1);
    m_stop = new QPushButton(tr("Stop waiting"));
    m_stop->setAccessibleName(tr("Stop waiting"));
    connect(m_stop, &QPushButton::clicked, this, &CaptchaPage::stopAsked);
    column->addWidget(m_stop, 0, Qt::AlignLeft);
    setStatus(tr("Opening the check…"));
}

QWidget* CaptchaPage::frame() const
{
    return m_frame;
}

void CaptchaPage::setStatus(const QString& status)
{
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
}

void CaptchaPage::setView(const PurchaseView& view)
{
    m_tries->setText(view.captchaTriesLeft == 1 ? tr("1 try left") : tr("%n tries left", nullptr, view.captchaTriesLeft));
}

} // namespace boxoffice

#include "ui/pages/captcha/captchapage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QFrame>
#include <QHash>
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
    m_time = new TextLabel(TextStyle::Body, Role::Text2);
    column->addWidget(m_time);
    setTimeLeft(std::nullopt);
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

void CaptchaPage::setTimeLeft(std::optional<std::chrono::milliseconds> left)
{
    m_time->setVisible(left.has_value());
    if (!left)
        return;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*left).count();
    m_time->setText(tr("%1 left").arg(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'))));
}

void CaptchaPage::setTrouble(const QString& why)
{
    setStatus(troubleText(why));
}

QString CaptchaPage::cancelText() { return tr("Cancel the check"); }

QString CaptchaPage::troubleText(const QString& why)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("cancelled"), tr("The check was closed. Nothing was held. Reserve again to have another one.")},
        {QStringLiteral("missing"), tr("The human check can’t be shown here: its program is not installed. Call staff.")},
        {QStringLiteral("died"), tr("The check closed by itself. Nothing was held. Try again.")},
        {QStringLiteral("crashed"), tr("The check’s page broke. Nothing was held. Try again.")},
        {QStringLiteral("silent"), tr("The check does not answer any more. Nothing was held. Try again.")},
        {QStringLiteral("unreachable"), tr("The check’s service can’t be reached from here. Look at the network, then try again.")},
        {QStringLiteral("blank"), tr("The check’s page stayed empty. Try again; if it stays empty, call staff.")},
        {QStringLiteral("wrong_domain"), tr("The check’s service does not know this station’s page address. It has to be registered for the account. Call staff.")},
        {QStringLiteral("late"), tr("The time for the check is over. Nothing was held. Reserve again to have another one.")},
        {QStringLiteral("worn_out"), tr("The check broke three times in a row and rests for a minute. Try again then, or call staff.")},
        {QStringLiteral("too_large"), tr("The check’s page is too large to be shown. Call staff.")},
        {QStringLiteral("storage"), tr("The check can’t be started: there is no room for temporary files. Call staff.")},
    };
    return words.value(why, tr("The check could not be shown. Nothing was held. Try again, or call staff."));
}

void CaptchaPage::setView(const PurchaseView& view)
{
    if (view.stage == SaleStage::CheckingCaptcha || view.stage == SaleStage::Reserving)
        setStatus(tr("Opening the check…")); // the next one
    if (view.stage != SaleStage::AwaitingCaptcha)
        setTimeLeft(std::nullopt);
    m_tries->setText(view.captchaTriesLeft == 1 ? tr("1 try left") : tr("%n tries left", nullptr, view.captchaTriesLeft));
}

} // namespace boxoffice

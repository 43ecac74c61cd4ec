#include "ui/kiosk/kioskfooter.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace boxoffice {

KioskFooter::KioskFooter(QWidget* parent) : Pane(Role::Panel, Qt::TopEdge, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 12, 40, 12);
    row->setSpacing(12);
    row->addWidget(button(tr("Text size"), QStringLiteral("text-size"), &KioskFooter::textSizeAsked));
    m_contrast = button(tr("Contrast"), QStringLiteral("contrast"), &KioskFooter::contrastAsked);
    m_contrast->setCheckable(true);
    row->addWidget(m_contrast);
    row->addStretch();
    m_back = button(tr("Back"), QStringLiteral("arrow-left"), &KioskFooter::backAsked);
    m_startOver = button(tr("Start over"), QStringLiteral("start-over"), &KioskFooter::startOverAsked);
    row->addWidget(m_back);
    row->addWidget(m_startOver);
    row->addWidget(button(tr("Call staff"), QStringLiteral("call-staff"), &KioskFooter::staffAsked));
}

QPushButton* KioskFooter::button(const QString& text, const QString& icon, void (KioskFooter::*asked)())
{
    auto* made = new QPushButton(themeIcon(Theme::of(this), icon, Role::Text), text, this);
    made->setAccessibleName(text);
    connect(made, &QPushButton::clicked, this, asked);
    m_ways.append({made, icon});
    return made;
}

QSize KioskFooter::sizeHint() const { return {1080, Theme::of(this).metrics().control + 24}; }

void KioskFooter::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    fit();
}

/// Where five buttons with icons do not fit, the words stay and the icons go.
void KioskFooter::fit()
{
    const Theme& theme = Theme::of(this);
    const int margin = width() < 1300 ? 24 : 40;
    layout()->setContentsMargins(margin, 12, margin, 12);
    const int icon = theme.metrics().icon;
    int wanted = 2 * margin;
    for (const Way& way : std::as_const(m_ways))
        if (!way.button->isHidden())
            wanted += way.button->fontMetrics().horizontalAdvance(way.button->text()) + 2 * theme.metrics().fieldPadding + icon + 30;
    const bool roomy = wanted <= width();
    for (const Way& way : std::as_const(m_ways)) {
        way.button->setIconSize({icon + 12, icon});
        if (way.button->icon().isNull() == roomy)
            way.button->setIcon(roomy ? themeIcon(theme, way.icon, Role::Text) : QIcon());
    }
}

void KioskFooter::setContrast(bool on) { m_contrast->setChecked(on); }

void KioskFooter::setWays(bool back, bool startOver)
{
    m_back->setVisible(back);
    m_startOver->setVisible(startOver);
    fit();
}

} // namespace boxoffice

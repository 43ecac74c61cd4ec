// How the kiosk's screens are put together: header, one page, the summary beside or below it, footer.
#include "ui/kiosk/attractpage.h"
#include "ui/kiosk/kioskfooter.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskheader.h"
#include "ui/kiosk/letterpad.h"
#include "ui/kiosk/pagestack.h"
#include "ui/kiosk/staffline.h"
#include "ui/kiosk/stoppedpage.h"
#include "ui/kiosk/summarycard.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/pages/delivery/deliverypage.h"
#include "ui/pages/done/donepage.h"
#include "ui/pages/notice/problemnotice.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/seatschanged/seatschangedpage.h"
#include "ui/seatmap/seatspage.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/demoband.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/waitbar.h"
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

QScrollArea* scrolling(QWidget* content, int margin = 10)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setProperty("kind", QStringLiteral("flow"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(margin, margin, margin, margin); // room for the focus ring
    column->addWidget(content);
    column->addStretch();
    area->setWidget(inside);
    area->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    return area;
}

/// Fills itself with one widget. A scroll area asks a widget with wrapping labels for its preferred height; this one
/// asks for the least it can do with, so that it scrolls only when it must.
class LeastRoom final : public QWidget {
public:
    explicit LeastRoom(QWidget* content) : m_content(content)
    {
        content->setParent(this);
        content->installEventFilter(this);
    }
    QSize minimumSizeHint() const override { return {0, m_content->minimumSizeHint().height()}; }
    QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return false;
    }
    void resizeEvent(QResizeEvent*) override { m_content->setGeometry(rect()); }

private:
    QWidget* m_content;
};

/// A card in the middle of the screen.
QWidget* centred(QWidget* card, int widest)
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    auto* column = new QVBoxLayout;
    card->setMaximumWidth(widest);
    column->addStretch(2);
    column->addWidget(card);
    column->addStretch(3);
    row->addStretch(1);
    row->addLayout(column, 6);
    row->addStretch(1);
    return page;
}

} // namespace

void KioskFrame::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (m_station.demo)
        column->addWidget(new DemoBand(DemoBand::Kind::Demo, m_station.demoNote));
    m_outer = new PageStack;
    m_attract = new AttractPage;
    connect(m_attract, &AttractPage::started, this, &KioskFrame::started);
    m_outer->addWidget(m_attract);
    m_outer->addWidget(buildMain());
    column->addWidget(m_outer, 1);
    m_staffLine = new StaffLine;
    column->addWidget(m_staffLine);
    m_scrim = new Scrim(this);
    auto* ring = new FocusRing(this);
    connect(m_scrim, &Scrim::opened, ring, [ring] { ring->setAlways(true); });
    connect(m_scrim, &Scrim::closed, ring, [ring] { ring->setAlways(false); });
    wirePages();
}

QWidget* KioskFrame::buildMain()
{
    buildPages();
    auto* main = new QWidget;
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new KioskHeader(m_clock);
    m_footer = new KioskFooter;
    auto* area = new QScrollArea; // the last resort of the largest text: nothing is cut
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* host = new QWidget;
    m_body = new QBoxLayout(QBoxLayout::LeftToRight, host);
    m_body->setSpacing(40);
    m_left = new QVBoxLayout;
    m_left->setSpacing(16);
    m_left->addLayout(buildTitles());
    m_left->addWidget(m_notice);
    m_work = new QBoxLayout(QBoxLayout::LeftToRight);
    m_work->setSpacing(32);
    m_work->addWidget(m_pages, 1);
    m_work->addWidget(m_numbers, 0, Qt::AlignTop);
    m_left->addLayout(m_work, 1);
    m_left->addWidget(m_keys);
    m_body->addLayout(m_left, 1);
    m_body->addWidget(m_summary);
    column->addWidget(m_header);
    area->setWidget(new LeastRoom(host));
    column->addWidget(area, 1);
    column->addWidget(m_footer);
    return main;
}

/// What the screen is about; beside it, from the ticket types, the way back to the map.
QBoxLayout* KioskFrame::buildTitles()
{
    m_title = new TextLabel(TextStyle::Title);
    m_title->setWordWrap(true);
    m_sub = new TextLabel(TextStyle::Body, Role::Text2);
    m_toMap = new QPushButton(themeIcon(Theme::of(this), QStringLiteral("seat-map"), Role::Text), tr("Seat map"));
    m_toMap->setAccessibleName(tr("Seat map"));
    m_toMap->hide();
    connect(m_toMap, &QPushButton::clicked, this, [this] { turnSeats(false); });
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(16);
    words->addWidget(m_title);
    words->addWidget(m_sub);
    row->addLayout(words, 1);
    row->addWidget(m_toMap, 0, Qt::AlignTop);
    return row;
}

SeatsPage& KioskFrame::seats()
{
    if (m_seats)
        return *m_seats;
    m_seats = new SeatsPage(m_clock, m_pages);
    m_seats->setKeysShown(false);
    m_seats->setOffers(m_offersView);
    m_seats->setResting(m_sale.stage == SaleStage::Reserving || m_sale.stage == SaleStage::CheckingCaptcha);
    m_pages->addWidget(m_seats);
    connect(m_seats, &SeatsPage::reserveAsked, this, &KioskFrame::reserveAsked);
    connect(m_seats, &SeatsPage::offersAsked, this, [this] { turnSeats(true); });
    connect(&m_seats->board(), &SeatBoard::pickChanged, this, &KioskFrame::seatsPicked);
    connect(&m_seats->board(), &SeatBoard::filterChanged, this, &KioskFrame::seatsPicked);
    return *m_seats;
}

void KioskFrame::buildPages()
{
    m_notice = new ProblemNotice;
    m_browse = new BrowsePage;
    m_offers = new OffersPage;
    m_offers->setKeysShown(false);
    auto* waitCard = new QFrame;
    waitCard->setProperty("kind", QStringLiteral("card"));
    auto* inside = new QVBoxLayout(waitCard);
    inside->setContentsMargins(48, 48, 48, 48);
    m_wait = new WaitBar(m_clock);
    inside->addWidget(m_wait);
    m_waiting = centred(waitCard, 1000);
    m_captcha = new CaptchaPage;
    m_changed = new SeatsChangedPage;
    m_changed->setKeysShown(false);
    m_delivery = new DeliveryPage;
    m_payment = new PaymentPage(m_station.unlockedMemory);
    m_review = new ReviewPage;
    m_review->setTitle(tr("This is what the ticket system accepted"));
    m_done = new DonePage;
    m_stopped = new StoppedPage;
    if (m_station.demo)
        m_stopped->setDemo();
    m_problem = new ProblemNotice(NoticeBox::Look::Card);
    m_problemPage = scrolling(centred(m_problem, 1000));
    m_stoppedScroll = scrolling(m_stopped);
    m_changedScroll = scrolling(m_changed, 0);
    m_deliveryScroll = scrolling(m_delivery);
    m_payScroll = scrolling(m_payment);
    m_reviewScroll = scrolling(m_review);
    m_numbers = new NumberPad;
    m_keys = new LetterPad;
    m_numbers->hide();
    m_keys->hide();
    m_summary = new SummaryCard(m_clock);
    m_summary->hide();
    m_pages = new PageStack;
    for (QWidget* each : {static_cast<QWidget*>(m_browse), static_cast<QWidget*>(m_offers), m_waiting,
                          static_cast<QWidget*>(m_captcha), static_cast<QWidget*>(m_changedScroll),
                          static_cast<QWidget*>(m_deliveryScroll), static_cast<QWidget*>(m_payScroll),
                          static_cast<QWidget*>(m_reviewScroll), static_cast<QWidget*>(m_done),
                          static_cast<QWidget*>(m_stoppedScroll), m_problemPage})
        m_pages->addWidget(each);
}

void KioskFrame::wirePages()
{
    connect(m_offers, &OffersPage::reserveAsked, this, &KioskFrame::reserveAsked);
    connect(m_offers, &OffersPage::problemAction, this, &KioskFrame::problemAction);
    connect(m_wait, &WaitBar::stopRequested, this, &KioskFrame::stopAsked);
    connect(m_wait, &WaitBar::keepRequested, this, &KioskFrame::keepAsked);
    connect(m_captcha, &CaptchaPage::stopAsked, this, &KioskFrame::stopAsked);
    connect(m_changed, &SeatsChangedPage::keepAsked, this, &KioskFrame::keepAsked);
    connect(m_changed, &SeatsChangedPage::letGoAsked, this, &KioskFrame::letGoAsked);
    connect(m_delivery, &DeliveryPage::chosen, this, &KioskFrame::deliveryChosen);
    connect(m_payment, &PaymentPage::edited, this, &KioskFrame::showPrimary);
    connect(m_payment, &PaymentPage::kindChosen, this, &KioskFrame::showPrimary);
    connect(m_payment, &PaymentPage::submitted, this, &KioskFrame::pressPrimary);
    connect(m_numbers, &NumberPad::nextPressed, m_payment, &PaymentPage::next);
    connect(m_keys, &LetterPad::nextPressed, this, [this] {
        if (m_screen == KioskScreen::Pay)
            m_payment->next();
        else
            m_browse->focusList(), m_letters = false, showPads();
    });
    connect(m_review, &ReviewPage::changePaymentAsked, this, &KioskFrame::changePaymentAsked);
    connect(m_review, &ReviewPage::painted, this, [this] {
        if (m_sale.stage == SaleStage::ReadyToCommit && !m_armed && !m_guard.isActive())
            m_guard.start();
    });
    connect(m_stopped, &StoppedPage::startAgainAsked, this, &KioskFrame::newSaleAsked);
    connect(m_done, &DonePage::newSaleAsked, this, &KioskFrame::newSaleAsked);
    for (ProblemNotice* notice : {m_notice, m_problem})
        connect(notice, &ProblemNotice::actionChosen, this, &KioskFrame::problemAction);
    connect(m_summary, &SummaryCard::primaryPressed, this, &KioskFrame::pressPrimary);
    connect(m_summary, &SummaryCard::releaseAsked, this, &KioskFrame::releaseAsked);
    connect(m_summary, &SummaryCard::stopAsked, this, &KioskFrame::stopAsked);
}

void KioskFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
    placeKeys();
}

void KioskFrame::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_summary)
        fit(); // another text size
}

/// Lying down the summary stands beside the form; upright, and with the largest text, it goes below.
void KioskFrame::fit()
{
    const bool upright = width() < height();
    const int margin = upright ? 40 : 48;
    m_body->setContentsMargins(margin, upright ? 28 : 36, margin, 24);
    m_body->setDirection(upright ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_body->setSpacing(upright ? 24 : 40);
    const bool stacked = upright && Theme::of(this).textScale() > 1.1;
    m_work->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_numbers->setFixedWidth(stacked ? 560 : upright ? 320 : 400);
    const int side = Theme::of(this).textScale() > 1.1 ? 620 : 500;
    m_summary->setMinimumWidth(upright ? 0 : side);
    m_summary->setMaximumWidth(upright ? QWIDGETSIZE_MAX : side + 60);
    m_summary->setMaximumHeight(upright ? 640 : QWIDGETSIZE_MAX);
    showTitle();
}

} // namespace boxoffice

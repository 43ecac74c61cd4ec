#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/buyerfields.h"
#include "ui/pages/payment/cardfields.h"
#include "ui/pages/payment/invoiceform.h"
#include "ui/pages/payment/isoplaces.h"
#include "ui/pages/payment/memberform.h"
#include "ui/pages/payment/swipeguard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace boxoffice {
namespace {

constexpr int aheadMs = 1000; ///< after the start, which needs both processors itself

/// Seats are ours and not yet paid for. In every other stage nothing that was typed is kept.
bool mayStillPay(const PurchaseView& view)
{
    switch (view.stage) {
    case SaleStage::SeatsOffered:
    case SaleStage::Held:
    case SaleStage::ChoosingDelivery:
    case SaleStage::EnteringPayment:
    case SaleStage::AddingPayment:
    case SaleStage::ReadyToCommit:
    case SaleStage::Committing: return !view.plates.isEmpty();
    default: return false;
    }
}

} // namespace

PaymentPage::PaymentPage(bool allowUnlockedMemory, QWidget* parent) : QWidget(parent)
{
    build(allowUnlockedMemory);
    QTimer::singleShot(aheadMs, this, readPlacesAhead);
    showKinds({PaymentKind::Card});
}

void PaymentPage::build(bool allowUnlockedMemory)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes.gap);
    m_tabs = new SegmentedControl(this);
    m_tabs->setAccessibleName(tr("Payment"));
    connect(m_tabs, &SegmentedControl::chosen, this, [this](int index) {
        choose(m_kinds.at(index));
        focusFirstUnfinished();
    });
    column->addWidget(m_tabs);
    m_card = new CardFields(allowUnlockedMemory, this);
    m_member = new MemberForm(allowUnlockedMemory, this);
    connect(m_member, &MemberForm::wished, this, &PaymentPage::wishMember);
    connect(m_member, &MemberForm::edited, this, &PaymentPage::showKind); // with or without the buyer
    for (MethodForm* form : std::initializer_list<MethodForm*>{m_card, new InvoiceForm(this), m_member})
        add(form);
    column->addWidget(buildWalkUp());
    m_buyerTitle = new TextLabel(tr("Buyer"), TextStyle::FieldLabel, Role::Text2);
    column->addWidget(m_buyerTitle);
    m_buyer = new BuyerFields(this);
    connect(m_buyer, &BuyerFields::edited, this, &PaymentPage::edited);
    column->addWidget(m_buyer);
    watchFields();
}

void PaymentPage::add(MethodForm* form)
{
    m_forms << form;
    layout()->addWidget(form);
    connect(form, &MethodForm::edited, this, &PaymentPage::edited);
}

MethodForm* PaymentPage::formOf(PaymentKind kind) const
{
    const auto found = std::ranges::find_if(m_forms, [kind](const MethodForm* form) { return form->kind() == kind; });
    return found == m_forms.end() ? m_forms.constFirst() : *found;
}

QWidget* PaymentPage::buildWalkUp()
{
    m_walkUpRow = new QWidget(this);
    auto* row = new QGridLayout(m_walkUpRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setColumnStretch(0, 1);
    m_walkUpWords = new IconLabel(QStringLiteral("user"), {}, TextStyle::Detail, Role::Text2);
    row->addWidget(m_walkUpWords, 0, 0);
    auto* edit = new QPushButton(tr("Edit"));
    edit->setProperty("kind", QStringLiteral("quiet"));
    edit->setAccessibleName(tr("Edit buyer"));
    connect(edit, &QPushButton::clicked, this, [this] {
        m_editBuyer = true;
        m_buyer->setForm(m_walkUp);
        showKind();
        if (!m_buyer->fields().isEmpty())
            m_buyer->fields().constFirst()->setFocus(Qt::OtherFocusReason);
    });
    row->addWidget(edit, 0, 1);
    auto* warning = new TextLabel(tr("Many sales to the same buyer in a row may be refused with code 10161."), TextStyle::Detail, Role::Text2);
    warning->setWordWrap(true);
    row->addWidget(warning, 1, 0, 1, 2);
    return m_walkUpRow;
}

void PaymentPage::watchFields()
{
    m_guard = new SwipeGuard(this);
    const auto edits = findChildren<QLineEdit*>();
    for (QLineEdit* edit : edits) {
        edit->installEventFilter(this);
        m_guard->watch(*edit); // the filter put in last is asked first: the tail of a swipe reaches nobody
    }
    const auto choices = findChildren<QComboBox*>();
    for (QComboBox* choice : choices)
        m_guard->watch(*choice);
    const auto secrets = findChildren<SecretField*>();
    for (SecretField* field : secrets)
        field->installEventFilter(this);
    connect(m_guard, &SwipeGuard::refused, this, [](const QWidget& field) {
        if (auto* box = qobject_cast<FieldBox*>(field.parentWidget()))
            box->setError(tr("Swiped cards aren’t read here. Type the number."));
    });
}

void PaymentPage::setView(const PurchaseView& view)
{
    const bool paying = mayStillPay(view);
    const QString sale = view.reference.section(QLatin1Char('/'), 0, 0); // another payment of a sale is "L-5/2": the same buyer
    if (sale != m_sale || (m_active && !paying)) {
        m_sale = sale;
        wipe();
    }
    if (!m_active && paying && m_preferred)
        m_kind = *m_preferred;
    m_active = paying;
    m_buyer->setRequired(view.requiredFields);
    for (MethodForm* form : std::as_const(m_forms))
        form->setView(view);
    if (!view.paymentKinds.isEmpty())
        showKinds(view.paymentKinds);
    showKind();
    showRefusal(view.problem);
}

/// Once for each refusal: what is typed afterwards takes the sentence away.
void PaymentPage::showRefusal(const std::optional<Problem>& problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    if (!problem || problem->step != SaleStep::Payment || !problem->seatsHeld)
        return;
    form().showRefusal(problem->kind);
    if (problem->kind == ProblemKind::InvalidData && !usesWalkUp())
        m_buyer->markDoubtful();
}

void PaymentPage::setWalkUp(const BuyerForm& buyer, const QString& words)
{
    m_walkUp = buyer;
    m_hasWalkUp = true;
    m_walkUpWords->setText(words);
    showKind();
}

void PaymentPage::setToday(QDate today)
{
    m_card->setToday(today);
    m_member->setToday(today);
}

void PaymentPage::showKinds(const QList<PaymentKind>& kinds)
{
    if (kinds != m_kinds) {
        m_kinds = kinds;
        m_tabs->clear();
        for (const PaymentKind kind : kinds)
            m_tabs->add(formOf(kind)->title());
    }
    if (!m_kinds.contains(m_kind))
        m_kind = m_kinds.constFirst();
    showKind();
}

void PaymentPage::showKind()
{
    m_tabs->setCurrent(static_cast<int>(m_kinds.indexOf(m_kind)));
    for (MethodForm* one : std::as_const(m_forms))
        one->setVisible(one->kind() == m_kind);
    const bool fields = asksBuyer() && !m_buyer->fields().isEmpty();
    m_walkUpRow->setVisible(usesWalkUp());
    m_buyerTitle->setVisible(fields);
    m_buyer->setVisible(fields);
}

bool PaymentPage::usesWalkUp() const
{
    return form().takesWalkUp() && m_hasWalkUp && !m_editBuyer && m_buyer->satisfiedBy(m_walkUp);
}

bool PaymentPage::asksBuyer() const { return form().isUsable() && form().needsBuyer() && !usesWalkUp(); }

bool PaymentPage::isUsable() const { return form().isUsable(); }

void PaymentPage::wishMember(MemberWish wish)
{
    if (wish != MemberWish::SaveCard)
        return Q_EMIT memberAsked(wish);
    m_member->mark();
    m_buyer->mark();
    QWidget* missing = m_member->unfinishedCard() ? m_member->unfinishedCard() : m_buyer->unfinished();
    if (missing)
        missing->setFocus(Qt::OtherFocusReason);
    else
        Q_EMIT memberAsked(wish);
}

Result<PaymentForm> PaymentPage::takeMemberCard()
{
    PaymentForm taken;
    taken.kind = PaymentKind::Member;
    taken.buyer = m_buyer->form();
    if (const Result<void> filled = m_member->fillNewCard(taken); !filled)
        return filled.failure();
    return Result<PaymentForm>(std::move(taken));
}

void PaymentPage::choose(PaymentKind kind)
{
    if (!m_kinds.contains(kind))
        return;
    const bool other = kind != m_kind;
    m_kind = kind;
    if (other && kind == PaymentKind::Member)
        m_card->wipe(); // before a browser is opened
    showKind();
    if (other)
        Q_EMIT kindChosen(kind);
}

void PaymentPage::chooseNext()
{
    choose(m_kinds.at((m_kinds.indexOf(m_kind) + 1) % m_kinds.size()));
    focusFirstUnfinished();
}

QString PaymentPage::unfinishedName() const
{
    const QWidget* field = unfinished();
    return field ? field->accessibleName() : QString();
}

QWidget* PaymentPage::unfinished() const
{
    if (QWidget* field = form().unfinished())
        return field;
    return asksBuyer() ? m_buyer->unfinished() : nullptr;
}

bool PaymentPage::isComplete() const
{
    return form().isUsable() && unfinished() == nullptr;
}

bool PaymentPage::validate()
{
    form().mark();
    if (asksBuyer())
        m_buyer->mark();
    if (isComplete())
        return true;
    focusFirstUnfinished();
    return false;
}

Result<PaymentForm> PaymentPage::takeForm()
{
    PaymentForm taken;
    taken.kind = m_kind;
    taken.buyer = usesWalkUp() ? m_walkUp : m_buyer->form();
    if (const Result<void> filled = form().fill(taken); !filled)
        return filled.failure();
    return Result<PaymentForm>(std::move(taken));
}

void PaymentPage::showProblem(const ProblemText& text)
{
    form().showProblem(text);
}

void PaymentPage::wipe()
{
    for (MethodForm* one : std::as_const(m_forms))
        one->wipe();
    m_buyer->wipe();
    m_editBuyer = false;
}

void PaymentPage::wipeCard()
{
    m_card->wipe();
}

QList<QWidget*> PaymentPage::fields() const
{
    QList<QWidget*> list = form().fields();
    if (asksBuyer())
        list << m_buyer->fields();
    return list;
}

void PaymentPage::focusFirstUnfinished()
{
    if (QWidget* field = unfinished()) {
        field->setFocus(Qt::OtherFocusReason);
    } else if (const QList<QWidget*> all = fields(); !all.isEmpty()) {
        all.constFirst()->setFocus(Qt::OtherFocusReason);
    }
    if (auto* edit = qobject_cast<QLineEdit*>(focusWidget()); edit && form().fields().contains(edit))
        edit->end(false);
}

void PaymentPage::next()
{
    const QList<QWidget*> all = fields();
    const qsizetype at = all.indexOf(focusWidget());
    if (at >= 0 && at + 1 < all.size())
        all.at(at + 1)->setFocus(Qt::TabFocusReason);
    else
        Q_EMIT submitted();
}

bool PaymentPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (const auto* secret = qobject_cast<SecretField*>(watched); secret && secret->isSwallowing())
            return false; // the end of a refused swipe: the field drops it
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            next();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace boxoffice

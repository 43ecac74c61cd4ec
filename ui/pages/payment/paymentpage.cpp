#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/buyerfields.h"
#include "ui/pages/payment/cardfields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

QString tabWords(PaymentKind kind)
{
    switch (kind) {
    case PaymentKind::Card: return PaymentPage::tr("&Card");
    case PaymentKind::Invoice: return PaymentPage::tr("&Invoice");
    case PaymentKind::Member: return PaymentPage::tr("&Member");
    }
    return {};
}

} // namespace

PaymentPage::PaymentPage(bool allowUnlockedMemory, QWidget* parent) : QWidget(parent)
{
    build(allowUnlockedMemory);
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
    connect(m_card, &CardFields::edited, this, &PaymentPage::edited);
    column->addWidget(m_card);
    column->addWidget(buildInvoice());
    m_member = new TextLabel(tr("Paying as a member needs the member’s sign-in, which is not set up at this station."),
                             TextStyle::Body, Role::Text2);
    m_member->setWordWrap(true);
    column->addWidget(m_member);
    column->addWidget(buildWalkUp());
    m_buyerTitle = new TextLabel(tr("Buyer"), TextStyle::FieldLabel, Role::Text2);
    column->addWidget(m_buyerTitle);
    m_buyer = new BuyerFields(this);
    connect(m_buyer, &BuyerFields::edited, this, &PaymentPage::edited);
    column->addWidget(m_buyer);
    watchFields();
}

QWidget* PaymentPage::buildInvoice()
{
    m_invoice = new FieldBox(tr("Invoice reference (numbers only)"));
    QLineEdit* edit = m_invoice->edit();
    edit->setAccessibleName(tr("Invoice reference, numbers only"));
    edit->setInputMethodHints(Qt::ImhDigitsOnly);
    edit->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9 ]{0,40}")), edit));
    connect(edit, &QLineEdit::textChanged, this, [this] {
        const auto digits = static_cast<int>(invoiceDigits().size());
        m_invoice->setHint(digits == 0   ? QString()
                           : digits == 1 ? tr("1 digit")
                                         : tr("%n digits", nullptr, digits));
        Q_EMIT edited();
    });
    return m_invoice;
}

QWidget* PaymentPage::buildWalkUp()
{
    m_walkUpRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_walkUpRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_walkUpWords = new IconLabel(QStringLiteral("user"), {}, TextStyle::Detail, Role::Text2);
    row->addWidget(m_walkUpWords, 1);
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
    row->addWidget(edit);
    return m_walkUpRow;
}

void PaymentPage::watchFields()
{
    QList<QWidget*> all = m_card->fields();
    all << m_invoice->edit();
    for (QLineEdit* field : m_buyer->findChildren<QLineEdit*>())
        all << field;
    for (QWidget* field : all)
        field->installEventFilter(this);
}

void PaymentPage::setView(const PurchaseView& view)
{
    const bool paying = !view.plates.isEmpty();
    if (view.reference != m_sale || (m_active && !paying)) {
        m_sale = view.reference;
        wipe();
    }
    if (!m_active && paying && m_preferred)
        m_kind = *m_preferred;
    m_active = paying;
    m_buyer->setRequired(view.requiredFields);
    if (m_invoice->edit()->text().isEmpty() && !view.suggestedReference.isEmpty() && !m_invoice->edit()->isModified())
        m_invoice->edit()->setText(view.suggestedReference);
    if (!view.paymentKinds.isEmpty())
        showKinds(view.paymentKinds);
    showKind();
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
}

void PaymentPage::showKinds(const QList<PaymentKind>& kinds)
{
    if (kinds != m_kinds) {
        m_kinds = kinds;
        m_tabs->clear();
        for (const PaymentKind kind : kinds)
            m_tabs->add(tabWords(kind));
    }
    if (!m_kinds.contains(m_kind))
        m_kind = m_kinds.constFirst();
    showKind();
}

void PaymentPage::showKind()
{
    m_tabs->setCurrent(static_cast<int>(m_kinds.indexOf(m_kind)));
    m_card->setVisible(m_kind == PaymentKind::Card);
    m_invoice->setVisible(m_kind == PaymentKind::Invoice);
    m_member->setVisible(m_kind == PaymentKind::Member);
    const bool fields = m_kind != PaymentKind::Member && !usesWalkUp() && !m_buyer->fields().isEmpty();
    m_walkUpRow->setVisible(usesWalkUp());
    m_buyerTitle->setVisible(fields);
    m_buyer->setVisible(fields);
}

bool PaymentPage::usesWalkUp() const
{
    return m_kind == PaymentKind::Invoice && m_hasWalkUp && !m_editBuyer && m_buyer->satisfiedBy(m_walkUp);
}

void PaymentPage::choose(PaymentKind kind)
{
    if (!m_kinds.contains(kind))
        return;
    const bool other = kind != m_kind;
    m_kind = kind;
    showKind();
    if (other)
        Q_EMIT kindChosen(kind);
}

void PaymentPage::chooseNext()
{
    choose(m_kinds.at((m_kinds.indexOf(m_kind) + 1) % m_kinds.size()));
    focusFirstUnfinished();
}

QString PaymentPage::invoiceDigits() const
{
    return m_invoice->edit()->text().remove(u' ');
}

QString PaymentPage::unfinishedName() const
{
    const QWidget* field = unfinished();
    return field ? field->accessibleName() : QString();
}

QWidget* PaymentPage::unfinished() const
{
    if (m_kind == PaymentKind::Card && m_card->unfinished())
        return m_card->unfinished();
    if (m_kind == PaymentKind::Invoice && invoiceDigits().isEmpty())
        return m_invoice->edit();
    return usesWalkUp() ? nullptr : m_buyer->unfinished();
}

bool PaymentPage::isComplete() const
{
    return m_kind != PaymentKind::Member && unfinished() == nullptr;
}

bool PaymentPage::validate()
{
    if (m_kind == PaymentKind::Card)
        m_card->mark();
    if (m_kind == PaymentKind::Invoice)
        m_invoice->setError(invoiceDigits().isEmpty() ? tr("Type the reference, digits only") : QString());
    if (!usesWalkUp())
        m_buyer->mark();
    if (isComplete())
        return true;
    focusFirstUnfinished();
    return false;
}

Result<PaymentForm> PaymentPage::takeForm()
{
    PaymentForm form;
    form.kind = m_kind;
    form.buyer = usesWalkUp() ? m_walkUp : m_buyer->form();
    if (m_kind == PaymentKind::Invoice)
        form.invoiceReference = invoiceDigits();
    if (m_kind == PaymentKind::Card) {
        Result<CardForm> card = m_card->take();
        if (!card)
            return card.failure();
        form.card = std::move(card).value();
    }
    return form;
}

void PaymentPage::showProblem(const ProblemText& text)
{
    if (m_kind != PaymentKind::Card)
        return;
    if (text.field == ProblemField::SecurityCode)
        m_card->showSecurityCodeError(text.fieldText);
    if (text.field == ProblemField::CardNumber)
        m_card->showNumberError(text.fieldText);
}

void PaymentPage::wipe()
{
    m_card->wipe();
    m_invoice->edit()->clear();
    m_invoice->edit()->setModified(false);
    m_invoice->setError({});
    m_buyer->wipe();
    m_editBuyer = false;
}

void PaymentPage::wipeCard()
{
    m_card->wipe();
}

QList<QWidget*> PaymentPage::fields() const
{
    QList<QWidget*> list;
    if (m_kind == PaymentKind::Card)
        list = m_card->fields();
    else if (m_kind == PaymentKind::Invoice)
        list << m_invoice->edit();
    if (m_kind != PaymentKind::Member && !usesWalkUp())
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
    if (m_kind == PaymentKind::Invoice && m_invoice->edit()->hasFocus())
        m_invoice->edit()->end(false);
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
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            next();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace boxoffice

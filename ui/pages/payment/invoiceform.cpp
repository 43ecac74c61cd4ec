#include "ui/pages/payment/invoiceform.h"
#include "core/moneytext.h"
#include "ui/pages/payment/cashcount.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/wedgeguard.h"
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>
#include <algorithm>

namespace boxoffice {
namespace {
constexpr qsizetype longestReference = 40;
} // namespace

InvoiceForm::InvoiceForm(QWidget* parent)
    : MethodForm(parent), m_reference(new FieldBox(tr("Invoice reference (numbers only)"))), m_cash(new FieldBox(tr("Cash tendered"))),
      m_dueLine(new StubLine(tr("Amount due"))), m_change(new StubLine(tr("Change"))),
      m_drawer(new IconLabel(QStringLiteral("info"), {}, TextStyle::Detail, Role::Text2))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::of(this).metrics().gap);
    for (QWidget* part : std::initializer_list<QWidget*>{m_reference, m_dueLine, m_cash, m_change, m_drawer})
        column->addWidget(part);
    m_drawer->setWrapped(true);
    QLineEdit* reference = m_reference->edit();
    reference->setAccessibleName(tr("Invoice reference, numbers only"));
    reference->setInputMethodHints(Qt::ImhDigitsOnly);
    reference->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9 ]*")), reference));
    connect(reference, &QLineEdit::textChanged, this, &InvoiceForm::showDigits);
    connect(reference, &QLineEdit::inputRejected, this, [this] { m_reference->setError(tr("Digits only")); });
    m_cash->edit()->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    m_cash->edit()->setMaxLength(16);
    m_cash->setHint(tr("Leave empty when nothing is paid in cash"));
    connect(m_cash->edit(), &QLineEdit::textChanged, this, &InvoiceForm::showCash);
    showCash();
}

void InvoiceForm::setView(const PurchaseView& view)
{
    m_due = view.total;
    m_suggested = view.suggestedReference;
    QLineEdit* reference = m_reference->edit();
    if (view.hold && reference->text().isEmpty() && !view.suggestedReference.isEmpty() && !reference->isModified())
        reference->setText(view.suggestedReference);
    showCash();
}

void InvoiceForm::showDigits()
{
    const auto count = static_cast<int>(digits().size());
    m_reference->setHint(count == 0 ? QString() : count == 1 ? tr("1 digit") : tr("%n digits", nullptr, count));
    Q_EMIT edited();
}

void InvoiceForm::showCash()
{
    m_dueLine->setVisible(m_due.has_value());
    m_cash->setVisible(m_due.has_value());
    if (m_due)
        m_dueLine->set(tr("Amount due"), moneyText(*m_due, QLocale()));
    const QString typed = m_cash->edit()->text().trimmed();
    const bool counted = m_due && !typed.isEmpty() && cashError().isEmpty();
    m_change->setVisible(counted);
    m_drawer->setVisible(counted);
    if (counted) {
        const CashCount cash = countCash(typed, *m_due, QLocale());
        const QString change = moneyText(cash.change, QLocale());
        m_change->set(tr("Change"), change);
        m_drawer->setText(cash.change.isZero()
                              ? tr("Open the drawer and put in %1. No change.").arg(moneyText(cash.tendered, QLocale()))
                              : tr("Open the drawer, put in %1 and hand back %2.").arg(moneyText(cash.tendered, QLocale()), change));
    }
    Q_EMIT edited();
}

QString InvoiceForm::digits() const { return m_reference->edit()->text().remove(u' '); }

QString InvoiceForm::referenceError() const
{
    const QString typed = digits();
    if (typed.isEmpty())
        return tr("Type the reference, digits only");
    if (typed.size() > longestReference)
        return tr("Too long: %1 digits at most").arg(longestReference);
    if (std::ranges::all_of(typed, [](QChar c) { return c == u'0'; }))
        return tr("Not zeros alone");
    if (typed == m_taken)
        return tr("Another sale in the journal has this reference. Type another one");
    return typed != m_suggested && looksLikeCardNumber(typed) ? tr("This looks like a card number. Type the number of the invoice") : QString();
}

QString InvoiceForm::cashError() const
{
    const QString typed = m_cash->edit()->text().trimmed();
    if (typed.isEmpty() || !m_due)
        return {};
    switch (countCash(typed, *m_due, QLocale()).fault) {
    case CashFault::NotAnAmount: return tr("An amount like %1").arg(moneyText(*m_due, QLocale()));
    case CashFault::TooLittle: return tr("Less than the amount due");
    case CashFault::None: break;
    }
    return {};
}

QList<QWidget*> InvoiceForm::fields() const
{
    QList<QWidget*> all{m_reference->edit()};
    if (m_due)
        all << m_cash->edit();
    return all;
}

QWidget* InvoiceForm::unfinished() const
{
    if (!referenceError().isEmpty())
        return m_reference->edit();
    return cashError().isEmpty() ? nullptr : m_cash->edit();
}

void InvoiceForm::mark()
{
    m_reference->setError(referenceError());
    m_cash->setError(cashError());
}

Result<void> InvoiceForm::fill(PaymentForm& form)
{
    m_handedOver = digits();
    form.invoiceReference = m_handedOver;
    return {};
}

void InvoiceForm::showRefusal(ProblemKind kind)
{
    if (kind == ProblemKind::ReferenceTaken) {
        m_taken = m_handedOver; // the field may hold another suggestion by now
        m_reference->setError(referenceError());
    } else if (kind == ProblemKind::InvalidData && digits() != m_suggested) {
        m_reference->setError(tr("The ticket system refused a field. Is this reference right?"));
    }
}

void InvoiceForm::wipe()
{
    m_taken.clear();
    m_handedOver.clear();
    for (FieldBox* box : {m_reference, m_cash}) {
        box->edit()->setText({}); // unlike clear(), beyond undo
        box->edit()->setModified(false);
        box->setError({});
    }
}

} // namespace boxoffice

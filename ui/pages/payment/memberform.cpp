#include "ui/pages/payment/memberform.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/cardfields.h"
#include "ui/pages/payment/memberwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {

namespace {
using State = MemberView::State;

bool sameMethods(const QList<SavedMethodView>& left, const QList<SavedMethodView>& right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const SavedMethodView& one, const SavedMethodView& other) {
        return one.id == other.id && one.lastFour == other.lastFour && one.expiryMonth == other.expiryMonth && one.expiryYear == other.expiryYear;
    });
}
} // namespace

MemberForm::MemberForm(bool allowUnlockedMemory, QWidget* parent)
    : MethodForm(parent), m_words(new TextLabel(TextStyle::Body, Role::Text2, this)), m_trouble(new TextLabel(TextStyle::Body, Role::Danger, this)),
      m_list(new QWidget(this)), m_rows(new QVBoxLayout(m_list)), m_code(new SecretField(SecretField::SecurityCode, allowUnlockedMemory)),
      m_codeBox(new FieldBox(tr("Security code"), m_code, this)), m_card(new CardFields(allowUnlockedMemory, this)),
      m_signIn(button(tr("Sign in"), MemberWish::SignIn)), m_stop(button(tr("Stop the sign-in"), MemberWish::StopSignIn)),
      m_save(button(tr("Save this card"), MemberWish::SaveCard)), m_signOut(button(tr("Sign out"), MemberWish::SignOut))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::of(this).metrics().gap);
    m_rows->setContentsMargins(0, 0, 0, 0);
    for (TextLabel* label : {m_words, m_trouble})
        label->setWordWrap(true);
    for (QWidget* part : std::initializer_list<QWidget*>{m_words, m_trouble, m_signIn, m_stop, m_list, m_codeBox, m_card, m_save, m_signOut})
        column->addWidget(part);
    connect(m_code, &SecretField::edited, this, [this] {
        m_codeBox->setError({});
        Q_EMIT edited();
    });
    connect(m_card, &MethodForm::edited, this, &MemberForm::edited);
    showState();
}

QPushButton* MemberForm::button(const QString& text, MemberWish wish)
{
    auto* made = new QPushButton(text, this);
    made->setAccessibleName(text);
    connect(made, &QPushButton::clicked, this, [this, wish] { Q_EMIT wished(wish); });
    return made;
}

void MemberForm::setToday(QDate today) { m_card->setToday(today); }

void MemberForm::setView(const PurchaseView& view)
{
    const bool signedOut = m_member && (!view.member || view.member->state == State::SignedOut);
    const bool otherList = view.member && (!m_member || !sameMethods(m_member->methods, view.member->methods));
    m_member = view.member;
    if (signedOut || otherList)
        wipe(); // who signs in next chooses anew
    if (otherList)
        listMethods();
    showState();
}

QString MemberForm::words() const
{
    if (!m_member)
        return tr("Paying as a member needs the member’s sign-in, which is not set up at this station.");
    switch (m_member->state) {
    case State::SignedOut: return tr("Sign in to pay with a card that is saved in your account. Nothing of it stays here.");
    case State::SigningIn: return tr("The sign-in page is open in its own window.");
    case State::Loading: return tr("Fetching your saved cards…");
    case State::Saving: return tr("Saving the card…");
    case State::SignedIn: return m_member->methods.isEmpty() ? tr("No card is saved in your account yet.") : tr("Choose a card.");
    }
    return {};
}

void MemberForm::showState()
{
    const State state = m_member ? m_member->state : State::SignedOut;
    const bool signedIn = m_member && state == State::SignedIn;
    const QString trouble = m_member ? memberTroubleText(m_member->trouble) : QString();
    m_words->setText(words());
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_signIn->setVisible(m_member && state == State::SignedOut);
    m_stop->setVisible(m_member && (state == State::SigningIn || state == State::Loading));
    m_list->setVisible(signedIn);
    m_codeBox->setVisible(signedIn && chosen());
    m_card->setVisible(signedIn && m_newCard);
    m_save->setVisible(signedIn && m_newCard);
    m_signOut->setVisible(signedIn);
}

void MemberForm::listMethods()
{
    clearLayout(*m_rows);
    m_choices.clear();
    for (const SavedMethodView& one : std::as_const(m_member->methods))
        addRow(tr("%1 ends %2").arg(one.issuer, one.lastFour),
               tr("Expires %1").arg(QStringLiteral("%1/%2").arg(one.expiryMonth, 2, 10, QLatin1Char('0')).arg(one.expiryYear)), one.id);
    addRow(tr("Another card"), tr("Save it in your account first"), std::nullopt);
}

ChoiceRow* MemberForm::addRow(const QString& title, const QString& detail, const std::optional<BillingMethodId>& id)
{
    auto* row = new ChoiceRow(title);
    row->setAccessibleName(tr("Saved card, %1").arg(title));
    row->setDetail(detail);
    connect(row, &ChoiceRow::clicked, this, [this, id] { choose(id); });
    m_rows->addWidget(row);
    m_choices << row;
    return row;
}

void MemberForm::choose(const std::optional<BillingMethodId>& id)
{
    m_chosen = id;
    m_newCard = !id;
    m_code->wipe();
    if (const SavedMethodView* method = chosen())
        m_code->setExpectedLength(method->issuer == QLatin1String("AMEX") ? 4 : 3);
    if (id)
        m_card->wipe();
    showState();
    Q_EMIT edited();
    if (QWidget* field = unfinished())
        field->setFocus(Qt::OtherFocusReason);
}

const SavedMethodView* MemberForm::chosen() const
{
    if (!m_member || !m_chosen)
        return nullptr;
    for (const SavedMethodView& one : std::as_const(m_member->methods))
        if (one.id == *m_chosen)
            return &one;
    return nullptr;
}

bool MemberForm::isSaving() const { return m_newCard && m_member && m_member->state == State::SignedIn; }

QList<QWidget*> MemberForm::fields() const
{
    if (!m_member || m_member->state != State::SignedIn)
        return {};
    return m_newCard ? m_card->fields() : chosen() ? QList<QWidget*>{m_code} : QList<QWidget*>();
}

QWidget* MemberForm::unfinishedCard() const { return m_card->unfinished(); }

/// There is always something left to do until a saved card and its code are there.
QWidget* MemberForm::unfinished() const
{
    if (!m_member)
        return nullptr;
    if (m_member->state == State::SignedOut)
        return m_signIn;
    if (m_member->state != State::SignedIn)
        return m_stop;
    if (m_newCard)
        return m_card->unfinished() ? m_card->unfinished() : m_save;
    if (!chosen())
        return m_choices.value(0);
    return m_code->valid() ? nullptr : m_code;
}

void MemberForm::mark()
{
    if (isSaving())
        return m_card->mark();
    if (chosen() && !m_code->valid())
        m_codeBox->setError(chosen()->issuer == QLatin1String("AMEX") ? tr("Four digits, on the front") : tr("Three digits, on the back"));
}

Result<void> MemberForm::fill(PaymentForm& form)
{
    const SavedMethodView* method = chosen();
    if (!method)
        return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("member payment"), .detail = QStringLiteral("no card chosen")};
    Result<Secret> code = m_code->take();
    if (!code)
        return code.failure();
    form.member = MemberChoice{.method = method->id, .masked = QStringLiteral("%1 ends %2").arg(method->issuer, method->lastFour),
                               .securityCode = std::move(code).value()};
    return {};
}

Result<void> MemberForm::fillNewCard(PaymentForm& form)
{
    Result<void> filled = m_card->fill(form);
    m_card->wipe();
    return filled;
}

void MemberForm::wipe()
{
    m_code->wipe();
    m_codeBox->setError({});
    m_card->wipe();
    m_chosen.reset();
    m_newCard = false;
    for (ChoiceRow* row : std::as_const(m_choices)) {
        row->setAutoExclusive(false);
        row->setChecked(false);
        row->setAutoExclusive(true);
    }
    showState();
}

void MemberForm::showProblem(const ProblemText& text)
{
    if (text.field != ProblemField::SecurityCode)
        return;
    m_code->wipe();
    m_codeBox->setError(text.fieldText);
}

} // namespace boxoffice

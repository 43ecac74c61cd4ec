#pragma once
#include "paymentpagedriver.h"
#include "ui/pages/payment/memberform.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>

namespace boxoffice::test {

/// Two cards are saved.
inline MemberView signedIn()
{
    MemberView view;
    view.state = MemberView::State::SignedIn;
    view.signIns = 1;
    view.methods = {{.id = BillingMethodId(utf8("70561111")), .issuer = utf8("VISA"), .lastFour = utf8("0011"), .expiryMonth = 12, .expiryYear = 2040, .holder = utf8("Jo Example")},
                    {.id = BillingMethodId(utf8("70561112")), .issuer = utf8("AMEX"), .lastFour = utf8("1006"), .expiryMonth = 3, .expiryYear = 2031, .holder = utf8("Jo Example")}};
    return view;
}

/// The payment page with its Member tab open, and what a member does with it.
class MemberAtHand {
public:
    PageAtHand page;
    QList<MemberWish> wishes;

    explicit MemberAtHand(const Clock& clock, std::optional<MemberView> member, int width = 480) : page(clock, Face::Attended, width)
    {
        page.view().paymentKinds = {PaymentKind::Card, PaymentKind::Member};
        page.view().requiredFields = {BuyerField::Name, BuyerField::Email};
        page->connect(page.operator->(), &PaymentPage::memberAsked, &page.window(), [this](MemberWish wish) { wishes << wish; });
        show(std::move(member));
        page->choose(PaymentKind::Member);
    }
    void show(std::optional<MemberView> member)
    {
        page.view().member = std::move(member);
        page.show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // rows of the list before
        QCoreApplication::processEvents();
    }
    void become(MemberView::State state, MemberTrouble trouble = MemberTrouble::None)
    {
        MemberView view;
        view.state = state;
        view.trouble = trouble;
        show(view);
    }
    [[nodiscard]] MemberForm& form() { return *page.window().findChild<MemberForm*>(); }
    /// What can be seen of that name; null: nothing.
    template <class T = QWidget>
    [[nodiscard]] T* visible(const char* name)
    {
        const auto all = page.window().findChildren<T*>();
        for (T* one : all)
            if (one->isVisible() && one->accessibleName() == utf8(name) && !qobject_cast<FieldBox*>(one))
                return one;
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words)
    {
        const auto labels = form().findChildren<TextLabel*>();
        return std::ranges::any_of(labels, [&](const TextLabel* one) { return one->isVisible() && one->text().contains(words); });
    }
    [[nodiscard]] QStringList buttons()
    {
        QStringList names;
        const auto all = form().findChildren<QPushButton*>();
        for (const QPushButton* one : all)
            if (one->isVisible())
                names << one->text();
        return names;
    }
    void click(const char* name) { QTest::mouseClick(visible<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char* name, const char* text)
    {
        visible(name)->setFocus();
        QTest::keyClicks(visible(name), utf8(text));
    }
    [[nodiscard]] SecretField& code() { return *visible<SecretField>("Security code"); }
    [[nodiscard]] int checkedRows()
    {
        const auto rows = form().findChildren<ChoiceRow*>();
        return static_cast<int>(std::ranges::count_if(rows, [](const ChoiceRow* row) { return row->isChecked(); }));
    }
    [[nodiscard]] int digits()
    {
        int sum = 0;
        const auto fields = page.window().findChildren<SecretField*>();
        for (const SecretField* field : fields)
            sum += field->digitCount();
        return sum;
    }
    void typeNewCard()
    {
        type("Card number", "5555555555554444");
        type("Expiry", "1139");
        type("Security code", "123");
        type("Card postal code", "90210");
    }
};

} // namespace boxoffice::test

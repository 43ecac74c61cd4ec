#include "ui/pages/payment/memberform.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>

namespace boxoffice {

MemberForm::MemberForm(QWidget* parent) : MethodForm(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* words = new TextLabel(tr("Paying as a member needs the member’s sign-in, which is not set up at this station."),
                                TextStyle::Body, Role::Text2);
    words->setWordWrap(true);
    column->addWidget(words);
}

Result<void> MemberForm::fill(PaymentForm&)
{
    return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("member payment"), .detail = QStringLiteral("not set up")};
}

} // namespace boxoffice

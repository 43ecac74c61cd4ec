#include "ui/pages/saledetail.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/salewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include <QVBoxLayout>

namespace boxoffice {

SaleDetail::SaleDetail(QWidget* parent)
    : QWidget(parent), m_number(new TabularLabel(TextStyle::Reference)), m_chip(new StatusChip),
      m_event(new TextLabel(TextStyle::Body, Role::Text2)), m_facts(new QVBoxLayout)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    column->setSpacing(sizes.gap);
    auto* head = new QHBoxLayout;
    head->setSpacing(sizes.gap);
    head->addWidget(m_number);
    head->addWidget(m_chip);
    head->addStretch();
    column->addLayout(head);
    m_event->setWordWrap(true);
    column->addWidget(m_event);
    column->addSpacing(sizes.gap);
    m_facts->setSpacing(sizes.gap);
    column->addLayout(m_facts);
    column->addStretch();
}

void SaleDetail::setSale(const SaleRow& sale)
{
    m_number->setText(sale.order.isEmpty() ? sale.reference : sale.order.text());
    const OutcomeWords words = outcomeWords(sale.outcome);
    m_chip->set(words.severity, words.icon, words.text);
    m_event->setText(sale.eventName);
    clearLayout(*m_facts);
    const auto fact = [this](const QString& label, const QString& text) {
        if (!text.isEmpty())
            m_facts->addWidget(new StubLine(label, text));
    };
    fact(tr("Total"), sale.total ? moneyText(*sale.total, QLocale()) : QString());
    fact(tr("Buyer"), sale.buyer);
    fact(tr("Paid with"), sale.paidWith);
    fact(tr("Time"), saleTime(sale.at));
    fact(tr("Hold ends"), sale.outcome == SaleOutcome::Sold ? QString() : holdEndTime(sale.holdEnds));
    fact(tr("Reference"), sale.reference);
    fact(tr("Journal entry"), sale.stateName);
    if (sale.elsewhere)
        fact(tr("Ticket system"), tr("another one, nothing is sent"));
    if (sale.outcome != SaleOutcome::Unknown)
        return;
    fact(tr("Cause"), sale.cause);
    fact(tr("Looked up"), lookWords(sale.look));
    fact(tr("Next look"), sale.look.next ? saleTime(*sale.look.next) : QString());
}

} // namespace boxoffice

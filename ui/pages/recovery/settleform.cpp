#include "ui/pages/recovery/settleform.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textlabel.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace boxoffice {

SettleForm::SettleForm(QWidget* parent)
    : QWidget(parent), m_order(new FieldBox(tr("Order number, if there is one"))), m_note(new FieldBox(tr("Note"))),
      m_error(new IconLabel(QStringLiteral("warning"), {}, TextStyle::Body, Role::Danger))
{
    const int gap = Theme::of(this).metrics().gap;
    setAccessibleName(tr("Record what was found"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(new TextLabel(tr("What did you find?"), TextStyle::Heading));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(gap);
    m_order->edit()->setMaxLength(40);
    m_note->edit()->setMaxLength(200);
    m_note->setHint(tr("Who was asked, what they saw. No card numbers."));
    fields->addWidget(m_order, 1, Qt::AlignTop);
    fields->addWidget(m_note, 2, Qt::AlignTop);
    column->addLayout(fields);
    auto* toNote = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_T), this);
    connect(toNote, &QShortcut::activated, this, [this] { m_note->edit()->setFocus(Qt::ShortcutFocusReason); });
    m_buttons = buildButtons();
    m_question = buildQuestion();
    column->addWidget(m_error);
    column->addWidget(m_buttons);
    column->addWidget(m_question);
    m_error->hide();
    m_question->hide();
}

QWidget* SettleForm::buildButtons()
{
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::of(this).metrics().gap);
    m_sold = new QPushButton(tr("It &was sold"));
    m_sold->setAccessibleName(tr("It was sold"));
    m_notSold = new QPushButton(tr("It was &not sold"));
    m_notSold->setAccessibleName(tr("It was not sold"));
    m_notSold->setProperty("kind", QStringLiteral("danger"));
    connect(m_sold, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_notSold, &QPushButton::clicked, this, [this] { ask(false); });
    row->addWidget(m_sold);
    row->addWidget(m_notSold);
    row->addStretch();
    return holder;
}

QWidget* SettleForm::buildQuestion()
{
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::of(this).metrics().gap);
    m_questionText = new TextLabel(TextStyle::BodyStrong);
    m_questionText->setWordWrap(true);
    column->addWidget(m_questionText);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::of(this).metrics().gap);
    m_record = new QPushButton;
    m_leave = new QPushButton(tr("Leave it unknown"));
    m_leave->setProperty("kind", QStringLiteral("primary"));
    connect(m_record, &QPushButton::clicked, this, &SettleForm::confirm);
    connect(m_leave, &QPushButton::clicked, this, &SettleForm::closeQuestion);
    row->addWidget(m_leave);
    row->addWidget(m_record);
    row->addStretch();
    column->addLayout(row);
    return holder;
}

void SettleForm::setSale(const SaleRow& sale)
{
    const bool other = sale.attempt != m_sale.attempt;
    m_sale = sale;
    if (!other)
        return;
    m_order->edit()->clear();
    m_note->edit()->clear();
    m_order->setError({});
    m_note->setError({});
    m_error->hide();
    m_question->hide();
    m_buttons->show();
}

void SettleForm::ask(bool sold)
{
    m_error->hide();
    if (!sold && m_note->edit()->text().trimmed().isEmpty()) {
        m_note->setError(tr("Write how you know that it was not sold."));
        m_note->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_asSold = sold;
    m_questionText->setText(sold             ? tr("Record %1 as sold? The customer keeps the order and must not pay again.").arg(m_sale.reference)
                            : m_sale.invoice ? tr("Record %1 as not sold? The tickets may then be sold again.").arg(m_sale.reference)
                                             : tr("Record %1 as not sold? The customer may then pay again.").arg(m_sale.reference));
    m_record->setText(sold ? tr("Record as sold") : tr("Record as not sold"));
    m_record->setProperty("kind", sold ? QVariant() : QVariant(QStringLiteral("danger")));
    m_record->setEnabled(true);
    m_buttons->hide();
    m_question->show();
    m_leave->setFocus(Qt::OtherFocusReason);
    announce(*this, m_questionText->text());
}

void SettleForm::closeQuestion()
{
    m_question->hide();
    m_buttons->show();
    (m_asSold ? m_sold : m_notSold)->setFocus(Qt::OtherFocusReason);
}

bool SettleForm::isAsking() const { return !m_question->isHidden(); }

bool SettleForm::stepBack()
{
    if (!isAsking())
        return false;
    closeQuestion();
    return true;
}

void SettleForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && stepBack())
        return;
    QWidget::keyPressEvent(event);
}

void SettleForm::confirm()
{
    m_record->setEnabled(false); // answered once
    Q_EMIT settleAsked({.attempt = m_sale.attempt, .sold = m_asSold,
                        .order = m_asSold ? OrderNumber(m_order->edit()->text().trimmed()) : OrderNumber(),
                        .note = m_note->edit()->text().trimmed()});
}

void SettleForm::showAnswer(const QUuid& attempt, const std::optional<Failure>& failure)
{
    if (attempt != m_sale.attempt)
        return;
    if (isAsking())
        closeQuestion();
    m_error->setVisible(failure.has_value());
    if (!failure)
        return;
    m_error->setText(failure->kind == FailureKind::Rule ? tr("Not recorded: somebody settled it before, or the note looks like a card number.")
                                                        : tr("Not recorded: the journal cannot be written."));
    announce(*this, m_error->text());
}

} // namespace boxoffice

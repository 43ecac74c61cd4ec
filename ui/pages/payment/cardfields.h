#pragma once
#include "core/result.h"
#include "session/purchaseview.h"
#include "ui/widgets/secretfield.h"
#include <QWidget>

class QLineEdit;

namespace boxoffice {

class FieldBox;

/// "Card number", "Expiry", "Security code", "Card postal code". The digits live in the SecretFields alone.
class CardFields : public QWidget {
    Q_OBJECT
public:
    explicit CardFields(bool allowUnlockedMemory, QWidget* parent = nullptr);
    void setToday(QDate today) { m_today = today; }
    [[nodiscard]] bool isComplete() const;
    /// Marks what is missing; the first unfinished field, or null.
    QWidget* mark();
    /// The first unfinished field without marking, or null.
    [[nodiscard]] QWidget* unfinished() const;
    [[nodiscard]] Result<CardForm> take();
    void wipe();
    void showSecurityCodeError(const QString& sentence);
    void showNumberError(const QString& sentence);
    [[nodiscard]] QList<QWidget*> fields() const;

Q_SIGNALS:
    void edited();

private:
    void formatExpiry();
    void explain(FieldBox& box, SecretField::Refusal refusal);
    [[nodiscard]] QString expiryError() const;
    QDate m_today;
    SecretField *m_number, *m_code;
    FieldBox *m_numberBox, *m_expiryBox, *m_codeBox, *m_postalBox;
};

} // namespace boxoffice

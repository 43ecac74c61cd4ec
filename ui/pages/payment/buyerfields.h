#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QGridLayout;

namespace boxoffice {

class CountryBox;
class FieldBox;

/// The buyer details this account requires; the others are not shown.
class BuyerFields : public QWidget {
    Q_OBJECT
public:
    explicit BuyerFields(QWidget* parent = nullptr);
    void setRequired(const QList<BuyerField>& required);
    [[nodiscard]] BuyerForm form() const;
    void setForm(const BuyerForm& form);
    /// True when `form` has everything required.
    [[nodiscard]] bool satisfiedBy(const BuyerForm& form) const;
    [[nodiscard]] bool isComplete() const { return unfinished() == nullptr; }
    [[nodiscard]] QWidget* unfinished() const;
    /// Marks every unfinished field with a sentence; the first of them, or null.
    QWidget* mark();
    /// The ticket system refused a field and does not say which: marks those that we are not sure of.
    void markDoubtful();
    void wipe();
    [[nodiscard]] QList<QWidget*> fields() const; ///< visible ones, in order

Q_SIGNALS:
    void edited();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The sentence that is wrong with a text in a country; null where every choice is right.
    using Rule = QString (*)(const QString& text, const QString& country);
    struct Field {
        FieldBox* box;
        BuyerField group;
        QString BuyerForm::* member;
        Rule rule;
        Rule doubt; ///< where the rule lets pass what may still be wrong
    };
    FieldBox* add(const QString& label, BuyerField group, QString BuyerForm::* member, Rule rule, Rule doubt = nullptr);
    void makeRoom();
    void otherCountry();
    [[nodiscard]] QString textOf(const Field& field) const;
    [[nodiscard]] QString errorOf(const Field& field, const BuyerForm& form) const;
    QList<Field> m_fields;
    QList<BuyerField> m_required;
    QGridLayout* m_grid;
    CountryBox* m_country;
    FieldBox *m_countryBox = nullptr, *m_postalBox = nullptr;
    bool m_apart = false;
};

} // namespace boxoffice

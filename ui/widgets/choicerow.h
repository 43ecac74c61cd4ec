#pragma once
#include <QAbstractButton>

namespace boxoffice {

/// A radio row or card: title, detail, price on the right. Exclusive among its siblings. Role RadioButton; set the
/// accessible name as the contract says ("Delivery, Mobile ticket"); the price joins the description.
class ChoiceRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChoiceRow(const QString& title, QWidget* parent = nullptr);
    void setDetail(const QString& detail);
    void setPrice(const QString& price);
    void setIconName(const QString& icon);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_detail, m_price, m_icon;
};

} // namespace boxoffice

#pragma once
#include "gallery.h"
#include "sampleviews.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/secretfield.h"
#include <QAbstractButton>
#include <QClipboard>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

namespace boxoffice::test {

inline QString utf8(const char* text) { return QString::fromUtf8(text); }

/// The payment page in a window, and what a person does with it.
class PageAtHand {
public:
    explicit PageAtHand(const Clock& clock, Face face = Face::Attended, int width = 480) : m_view(heldSale(clock, SaleStage::EnteringPayment))
    {
        auto* column = new QVBoxLayout(&m_window);
        column->addWidget(m_page = new PaymentPage(true));
        if (face == Face::Kiosk) {
            m_pad = new NumberPad;
            column->addWidget(m_pad);
            QObject::connect(m_pad, &NumberPad::nextPressed, m_page, &PaymentPage::next);
        }
        m_window.setAttribute(Qt::WA_StyledBackground);
        m_window.resize(width, 10);
        m_page->setToday(QDate(2026, 11, 22));
        show();
    }
    PaymentPage* operator->() { return m_page; }
    [[nodiscard]] QWidget& window() { return m_window; }
    [[nodiscard]] PurchaseView& view() { return m_view; }
    void show()
    {
        m_page->setView(m_view);
        m_window.show();
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }
    [[nodiscard]] QWidget* field(const QString& name)
    {
        const auto all = m_window.findChildren<QWidget*>();
        for (QWidget* one : all)
            if (one->accessibleName() == name && !qobject_cast<FieldBox*>(one))
                return one;
        return nullptr;
    }
    [[nodiscard]] SecretField& secret(const char* name) { return *qobject_cast<SecretField*>(field(utf8(name))); }
    [[nodiscard]] QString errorOf(const QString& name) { return field(name)->accessibleDescription(); }
    void type(const char* name, const char* text)
    {
        QWidget* at = field(utf8(name));
        at->setFocus();
        QTest::keyClicks(at, utf8(text));
    }
    void paste(const QString& name, const QString& text)
    {
        auto* edit = qobject_cast<QLineEdit*>(field(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    }
    void typeCard(const char* number = "4111111111111111", const char* expiry = "1230", const char* code = "123")
    {
        type("Card number", number);
        type("Expiry", expiry);
        type("Security code", code);
        type("Card postal code", "90210");
    }
    void typeBuyer()
    {
        const std::pair<const char*, const char*> all[]{{"First name", "Ada"}, {"Last name", "Example"}, {"Email", "ada@example.com"},
                                                        {"Phone", "212-555-0123"}, {"Address line 1", "1 Test Street"}, {"City", "Testville"},
                                                        {"Region", "CA"}, {"Postal code", "90210"}};
        for (const auto& [name, text] : all)
            type(name, text);
    }
    void press(const QString& key)
    {
        const auto keys = m_pad->findChildren<QAbstractButton*>();
        for (QAbstractButton* one : keys)
            if (one->accessibleName() == key)
                QTest::mouseClick(one, Qt::LeftButton);
    }

private:
    QWidget m_window;
    PurchaseView m_view;
    PaymentPage* m_page = nullptr;
    NumberPad* m_pad = nullptr;
};

} // namespace boxoffice::test

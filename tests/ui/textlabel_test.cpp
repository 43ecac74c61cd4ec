#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QApplication>
#include <QTest>
#include <functional>
#include <memory>

using namespace boxoffice;

/// The heights a label remembers for its layout are those of what it shows now.
class TextLabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void heightFollowsWhatIsShown_data()
    {
        using Change = std::function<void(TextLabel&)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("text") << Change([](TextLabel& label) { label.setText(QStringLiteral("one")); });
        QTest::newRow("style") << Change([](TextLabel& label) { label.setLook(TextStyle::Hero, Role::Text); });
        QTest::newRow("margins") << Change([](TextLabel& label) { label.setContentsMargins(0, 40, 0, 0); });
        QTest::newRow("wrapping") << Change([](TextLabel& label) { label.setWordWrap(false); });
    }

    void heightFollowsWhatIsShown()
    {
        QFETCH(std::function<void(TextLabel&)>, change);
        TextLabel label(QStringLiteral("one two three four five six seven"), TextStyle::Body);
        label.setWordWrap(true);
        const int before = label.heightForWidth(60);
        QCOMPARE(label.heightForWidth(60), before);
        QVERIFY(label.heightForWidth(1000) < before);
        change(label);
        QVERIFY(label.heightForWidth(60) != before);
        QCOMPARE(label.heightForWidth(60), label.QLabel::heightForWidth(60));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TextLabelTest)
#include "textlabel_test.moc"

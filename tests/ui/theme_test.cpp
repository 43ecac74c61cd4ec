#include "ui/theme/icon.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace boxoffice;

namespace {

double channel(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }
double luminance(const QColor& c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}
double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

constexpr std::pair<Role, Role> readable[] = {
    {Role::Text, Role::Panel}, {Role::Text2, Role::Panel}, {Role::Text3, Role::Panel}, {Role::Text, Role::Canvas},
    {Role::Text3, Role::Sunken}, {Role::OnPrimary, Role::Primary}, {Role::OnPrimary, Role::PrimaryHover},
    {Role::PrimaryText, Role::PrimaryTint}, {Role::OnYours, Role::Yours}, {Role::Danger, Role::DangerTint},
    {Role::Warning, Role::WarningTint}, {Role::Success, Role::SuccessTint}, {Role::Info, Role::InfoTint},
    {Role::OnBar, Role::Bar}, {Role::OnBar2, Role::Bar}, {Role::Text2, Role::DangerTint}};

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::initResources(); }

    void everyTextPairIsReadableInEveryTheme_data()
    {
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("minimum");
        QTest::newRow("light") << 0 << 4.5;
        QTest::newRow("dark") << 1 << 4.5;
        QTest::newRow("contrast") << 2 << 7.0;
    }
    void everyTextPairIsReadableInEveryTheme()
    {
        QFETCH(int, name);
        QFETCH(double, minimum);
        const Theme theme(Face::Attended, static_cast<ThemeName>(name));
        for (const auto& [ink, ground] : readable)
            QVERIFY2(contrast(theme.color(ink), theme.color(ground)) >= minimum,
                     qPrintable(QStringLiteral("%1 on %2").arg(int(ink)).arg(int(ground))));
        for (const Role ground : {Role::Panel, Role::Canvas, Role::Sunken})
            QVERIFY(contrast(theme.color(Role::Focus), theme.color(ground)) >= 3.0);
    }

    void paletteAndTokensAgree()
    {
        const Theme theme(Face::Attended, ThemeName::Dark);
        QCOMPARE(theme.color(Role::Panel), QColor(QStringLiteral("#141B1A")));
        QCOMPARE(theme.palette().color(QPalette::Base), theme.color(Role::Panel));
        QCOMPARE(theme.palette().color(QPalette::Disabled, QPalette::Text), theme.color(Role::TextDisabled));
        QCOMPARE(theme.color(Role::Scrim).alphaF(), 0.64f);
    }

    void facesHaveTheirOwnSizes()
    {
        const Theme desk(Face::Attended), kiosk(Face::Kiosk);
        QCOMPARE(desk.font(TextStyle::Body).pixelSize(), 13);
        QCOMPARE(kiosk.font(TextStyle::Body).pixelSize(), 24);
        QCOMPARE(kiosk.font(TextStyle::Hero).pixelSize(), 124);
        QVERIFY(kiosk.metrics().target >= 60);
        QVERIFY(desk.metrics().target >= 24);
    }

    void noTextOfTheKioskIsSmallerThanTwentyPixels()
    {
        const Theme kiosk(Face::Kiosk), desk(Face::Attended);
        for (int style = 0; style <= int(TextStyle::FieldLabel); ++style) {
            QVERIFY(kiosk.font(static_cast<TextStyle>(style)).pixelSize() >= 20);
            QVERIFY(desk.font(static_cast<TextStyle>(style)).pixelSize() >= 11);
        }
    }

    void textSizeScalesFontsAndControls()
    {
        const Theme theme(Face::Kiosk, ThemeName::Light, 1.4);
        QCOMPARE(theme.font(TextStyle::Body).pixelSize(), 34);
        QCOMPARE(theme.metrics().control, 101);
        QCOMPARE(theme.px(10), 14);
    }

    void theStyleSheetIsWholeForEveryThemeAndFace()
    {
        for (const Face face : {Face::Attended, Face::Kiosk})
            for (const ThemeName name : {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast}) {
                const Theme theme(face, name);
                const QString sheet = theme.styleSheet();
                QVERIFY(!sheet.contains(u'@'));
                QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
                QVERIFY(sheet.contains(theme.color(Role::Primary).name()));
            }
    }

    void changingTheThemeReachesWidgetsAndIcons()
    {
        Theme theme(Face::Attended);
        theme.apply(*qApp);
        QPushButton button(QStringLiteral("Release"));
        button.setIcon(themeIcon(theme, QStringLiteral("release"), Role::Text));
        button.show();
        const QImage light = button.icon().pixmap(32, 32).toImage();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setTheme(ThemeName::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(button.icon().pixmap(32, 32).toImage() != light);
        QCOMPARE(qApp->palette().color(QPalette::Window), theme.color(Role::Canvas));
        theme.setTheme(ThemeName::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void aWindowMayHaveAThemeOfItsOwn()
    {
        Theme whole(Face::Attended), own(Face::Kiosk);
        whole.apply(*qApp);
        QWidget window;
        QLabel inside(&window);
        QCOMPARE(&Theme::of(&inside), &whole);
        own.useFor(window);
        QCOMPARE(&Theme::of(&inside), &own);
    }

    void everyIconDrawsInItsColour()
    {
        const Theme theme(Face::Attended);
        const auto files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() >= 50);
        for (const QString& file : files) {
            const QImage image = themePixmap(theme, file.chopped(4), Role::Danger, 24, 2).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            bool coloured = false;
            for (int y = 0; y < 48 && !coloured; ++y)
                for (int x = 0; x < 48 && !coloured; ++x)
                    coloured = qAlpha(image.pixel(x, y)) > 200 && image.pixelColor(x, y).red() > 150;
            QVERIFY2(coloured, qPrintable(file));
        }
    }

    void theShippedFontIsFound()
    {
        const Theme theme(Face::Attended);
        QCOMPARE(QFontInfo(theme.font(TextStyle::Body)).family(), QStringLiteral("Inter"));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"

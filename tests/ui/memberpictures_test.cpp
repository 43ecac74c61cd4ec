#include "memberathand.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/theme/resources.h"
#include <QTranslator>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
using State = MemberView::State;

/// As long as German gets: every text by two fifths.
class LongWords final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return utf8(source) + utf8("ungsberechtigungsnachweisprüfung").left(qMax<qsizetype>(2, utf8(source).size() * 2 / 5));
    }
};
} // namespace

/// "Member" in every state and look: nothing is cut off.
class MemberPicturesTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

    void look(Face face, ThemeName name, double scale)
    {
        m_theme = std::make_unique<Theme>(face, name, scale);
        m_theme->apply(*qApp);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }
    void everyStateDrawsInEveryLook_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << 0 << 0 << 1.0;
        QTest::newRow("dark") << 0 << 1 << 1.0;
        QTest::newRow("contrast") << 0 << 2 << 1.0;
        QTest::newRow("light-140") << 0 << 0 << 1.4;
        QTest::newRow("kiosk") << 1 << 0 << 1.0;
        QTest::newRow("kiosk-contrast-140") << 1 << 2 << 1.4;
        QTest::newRow("light-german") << 0 << 0 << 1.0;
        QTest::newRow("kiosk-german-140") << 1 << 0 << 1.4;
    }
    void everyStateDrawsInEveryLook()
    {
        QFETCH(int, face);
        QFETCH(int, name);
        QFETCH(double, scale);
        look(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        LongWords german;
        const bool isGerman = tag.contains(QLatin1String("german"));
        if (isGerman)
            QCoreApplication::installTranslator(&german);
        const auto picture = [&](const char* state, const std::optional<MemberView>& member, const std::function<void(MemberAtHand&)>& bring = {}) {
            MemberAtHand at(m_clock, member, face == 0 ? 420 : 760);
            if (bring && !isGerman) // there the rows have other names
                bring(at);
            for (int settle = 0; settle < 3; ++settle) {
                QCoreApplication::processEvents();
                at.page.window().layout()->activate();
                at.page.window().resize(at.page.window().width(), at.page.window().layout()->heightForWidth(at.page.window().width()));
            }
            QCoreApplication::processEvents();
            keepPicture(at.page.window(), QStringLiteral("member-%1-%2").arg(tag, utf8(state)));
            const auto parts = at.form().findChildren<QWidget*>();
            for (const QWidget* part : parts) { // nothing is cut off
                if (!part->isVisible())
                    continue;
                const int needed = part->hasHeightForWidth() ? part->heightForWidth(part->width()) : part->minimumSizeHint().height();
                QVERIFY2(part->height() >= needed, qPrintable(QStringLiteral("%1: %2 is %3 of %4 high").arg(utf8(state), part->accessibleName()).arg(part->height()).arg(needed)));
                if (qobject_cast<const QAbstractButton*>(part))
                    QVERIFY2(part->width() >= part->minimumSizeHint().width(), qPrintable(part->accessibleName()));
            }
        };
        const auto withState = [](State state, MemberTrouble trouble = MemberTrouble::None) {
            MemberView view = state == State::SignedIn ? signedIn() : MemberView();
            view.state = state;
            view.trouble = trouble;
            return view;
        };
        const char* visa = "Saved card, VISA ends 0011";
        picture("none", std::nullopt);
        picture("signedout", MemberView());
        picture("signingin", withState(State::SigningIn));
        picture("loading", withState(State::Loading));
        picture("list", signedIn());
        picture("code", signedIn(), [visa](MemberAtHand& at) { at.click(visa); at.type("Security code", "12"); });
        picture("codemissing", signedIn(), [visa](MemberAtHand& at) { at.click(visa); at.page->validate(); });
        picture("wrongcode", signedIn(), [visa, face](MemberAtHand& at) {
            at.click(visa);
            at.page->showProblem(describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), static_cast<Face>(face)));
        });
        picture("newcard", signedIn(), [](MemberAtHand& at) { at.click("Saved card, Another card"); at.typeNewCard(); });
        picture("newcarderrors", signedIn(), [](MemberAtHand& at) { at.click("Saved card, Another card"); at.click("Save this card"); });
        picture("saving", withState(State::Saving));
        picture("saverefused", withState(State::SignedIn, MemberTrouble::SaveRefused));
        picture("refused", withState(State::SignedOut, MemberTrouble::Refused));
        picture("ranout", withState(State::SignedOut, MemberTrouble::SignedOff));
    }
};

QTEST_MAIN(MemberPicturesTest)
#include "memberpictures_test.moc"

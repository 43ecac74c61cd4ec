#include "session/sale/step.h"
#include <QTest>
#include <set>

using namespace boxoffice;
using namespace boxoffice::sale;

class SaleTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStageAndEventPairIsHandledOrIgnoredExactlyOnce()
    {
        std::set<std::pair<std::size_t, std::size_t>> seen;
        for (const Transition& transition : transitionTable())
            QVERIFY2(seen.insert({transition.stage, transition.event}).second,
                     qPrintable(QStringLiteral("stage %1, event %2 is in the table twice").arg(transition.stage).arg(transition.event)));
        for (std::size_t stage = 0; stage < std::variant_size_v<Stage>; ++stage)
            for (std::size_t event = 0; event < std::variant_size_v<Event>; ++event)
                QVERIFY2(seen.contains({stage, event}),
                         qPrintable(QStringLiteral("stage %1, event %2 is neither handled nor ignored").arg(stage).arg(event)));
        QCOMPARE(seen.size(), std::variant_size_v<Stage> * std::variant_size_v<Event>);
    }
    void nothingButTheBuyersWishLeadsToACommit()
    {
        for (const Transition& transition : transitionTable())
            if (QLatin1String(transition.name).contains(QLatin1String("commit intent")))
                QCOMPARE(transition.event, Event(CommitAsked{}).index());
    }
    void aSentCommitIsNeverFollowedByARelease()
    {
        for (const Transition& transition : transitionTable())
            if (transition.stage == Stage(Committing{}).index() || transition.stage == Stage(CommitUnknown{}).index())
                if (transition.event == Event(ReleaseAsked{}).index() || transition.event == Event(HoldOver{}).index())
                    QCOMPARE(QLatin1String(transition.name), QLatin1String(""));
    }
};

QTEST_APPLESS_MAIN(SaleTableTest)
#include "saletable_test.moc"

#include "simulator/http/httpparser.h"
#include <QTest>

using namespace boxoffice::simulator;
using Outcome = HttpParser::Outcome;

class HttpParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestIsReadWhicheverWayItsBytesArrive()
    {
        const QByteArray bytes = "PUT /a/b?x=1&y=%20 HTTP/1.1\r\nHost: h\r\nX-Two:  spaced \r\nContent-Length: 5\r\n\r\nhello";
        for (const int piece : {1, 2, 7, 1000}) {
            HttpParser parser;
            HttpRequest request;
            Outcome outcome = Outcome::NeedMore;
            for (qsizetype i = 0; i < bytes.size(); i += piece) {
                QCOMPARE(outcome, Outcome::NeedMore);
                parser.append(bytes.mid(i, piece));
                outcome = parser.next(request);
            }
            QCOMPARE(outcome, Outcome::Request);
            QCOMPARE(request.method, QByteArray("PUT"));
            QCOMPARE(request.path, QByteArray("/a/b"));
            QCOMPARE(request.query, QByteArray("x=1&y=%20"));
            QCOMPARE(request.header("x-two"), QByteArray("spaced"));
            QCOMPARE(request.body, QByteArray("hello"));
            QVERIFY(request.keepAlive);
        }
    }
    void chunkedBodiesAreJoined()
    {
        HttpParser parser;
        HttpRequest request;
        parser.append("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4;note=x\r\nWiki\r\nA\r\npedia in c\r\n0\r\nTrailer: y\r\n\r\nGET /next HTTP/1.0\r\n\r\n");
        QCOMPARE(parser.next(request), Outcome::Request);
        QCOMPARE(request.body, QByteArray("Wikipedia in c"));
        QCOMPARE(parser.next(request), Outcome::Request);
        QCOMPARE(request.path, QByteArray("/next"));
        QVERIFY(!request.keepAlive);
        QCOMPARE(parser.next(request), Outcome::NeedMore);
    }
    void hostileRequestsEndInAStatus_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no target") << QByteArray("GET HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
        QTest::newRow("absolute target") << QByteArray("GET http://x/ HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("control character in target") << QByteArray("GET /a\x01 HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("future version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 505;
        QTest::newRow("header without a colon") << QByteArray("GET / HTTP/1.1\r\nbroken\r\n\r\n") << 400;
        QTest::newRow("space before the colon") << QByteArray("GET / HTTP/1.1\r\nHost : x\r\n\r\n") << 400;
        QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n") << 400;
        QTest::newRow("negative length") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
        QTest::newRow("signed length") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: +5\r\n\r\nhello") << 400;
        QTest::newRow("two lengths") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab") << 400;
        QTest::newRow("length and chunks") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("unknown coding") << QByteArray("PUT / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n") << 501;
        QTest::newRow("huge body") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n") << 413;
        QTest::newRow("length beyond 64 bits") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n") << 400;
        QTest::newRow("chunk size is not hex") << QByteArray("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n") << 400;
        QTest::newRow("huge chunk") << QByteArray("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n") << 413;
        QTest::newRow("chunk without its end") << QByteArray("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n") << 400;
        QTest::newRow("endless line") << "GET /" + QByteArray(9000, 'a') << 414;
        QTest::newRow("endless head") << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(20000) << 431;
        QTest::newRow("endless chunk line") << "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray(5000, '1') << 400;
    }
    void hostileRequestsEndInAStatus()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpParser parser;
        HttpRequest request;
        parser.append(bytes);
        QCOMPARE(parser.next(request), Outcome::Error);
        QCOMPARE(parser.errorStatus(), status);
        parser.append("GET / HTTP/1.1\r\n\r\n");
        QCOMPARE(parser.next(request), Outcome::Error); // nothing is read after an error
    }
    void noiseNeverPassesForARequestWithMoreThanItHolds()
    {
        quint32 state = 12345;
        const QByteArray words[] = {"GET ", "/", " HTTP/1.1", "\r\n", "\r\n\r\n", "Content-Length: ", "3", "Transfer-Encoding: chunked", ":", "\0x"};
        for (int round = 0; round < 20000; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 12; ++i) {
                state = state * 1664525u + 1013904223u;
                bytes += words[(state >> 20) % 10];
            }
            HttpParser parser;
            HttpRequest request;
            parser.append(bytes);
            for (int i = 0; i < 10 && parser.next(request) == Outcome::Request; ++i)
                QVERIFY(request.target.startsWith('/') && request.body.size() <= bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(HttpParserTest)
#include "httpparser_test.moc"

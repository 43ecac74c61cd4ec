// Cold start: from exec to the first painted event list with 10,000 cached events, beside a bare
// table-and-form window with the same font and style sheet, in turn, in one run.
#include "catalog/eventcache.h"
#include "composition/run.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <unistd.h>

using namespace boxoffice;

namespace {

constexpr int rows = 10'000;
constexpr int rounds = 15;
constexpr double bar = 1.5; ///< times the bare window

/// Ends the child as soon as a list with rows has been painted.
class FirstPaint : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        const auto* view = qobject_cast<QAbstractItemView*>(watched->parent());
        const bool usable = view && view->viewport() == watched && view->model() && view->model()->rowCount() > 0;
        if (usable && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, this, [] { // after this paint
                if (write(STDOUT_FILENO, "painted\n", 8) == 8)
                    _exit(0);
                _exit(1);
            });
        }
        return false;
    }

private:
    bool m_seen = false;
};

bool isChild = false;
void watchFirstPaint()
{
    if (isChild)
        qApp->installEventFilter(new FirstPaint(qApp));
}
Q_COREAPP_STARTUP_FUNCTION(watchFirstPaint)

class BareModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex&) const override { return rows; }
    int columnCount(const QModelIndex&) const override { return 3; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("Row %1, column %2").arg(index.row()).arg(index.column())) : QVariant();
    }
};

int bareWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::initResources();
    Theme theme(Face::Attended);
    theme.apply(application);
    QWidget window;
    auto* across = new QHBoxLayout(&window);
    auto* table = new QTableView;
    BareModel model;
    table->setModel(&model);
    auto* form = new QFormLayout;
    for (const char* label : {"Card number", "Expiry", "Security code", "First name", "Last name", "Email"})
        form->addRow(QLatin1String(label), new QLineEdit);
    form->addRow(new QPushButton(QStringLiteral("Commit")));
    across->addWidget(table, 2);
    across->addLayout(form, 1);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}

void writeCache(const QString& path)
{
    std::vector<EventRow> events;
    for (int i = 0; i < rows; ++i) {
        EventRow row;
        row.id = EventId(QStringLiteral("E%1").arg(i));
        row.name = QStringLiteral("Event number %1 of the season").arg(i);
        row.venue = QStringLiteral("Venue %1").arg(i % 40);
        row.city = QStringLiteral("Port Ellery");
        row.timeZone = QStringLiteral("America/New_York");
        row.localDate = QDate::currentDate().addDays(i / 60);
        row.localTime = QTime(19, 30);
        row.listed = EventState::OnSale;
        events.push_back(row);
    }
    const auto wall = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    if (!EventCache(path).save(EventTable(std::move(events)), wall))
        qFatal("the cache cannot be written");
}

/// Milliseconds from starting the child to its word.
double startOnce(const QStringList& arguments)
{
    QProcess child;
    QElapsedTimer since;
    since.start();
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForReadyRead(20'000) || !child.readAllStandardOutput().contains("painted"))
        qFatal("the child painted nothing: %s", child.readAllStandardError().constData());
    const double elapsed = static_cast<double>(since.nsecsElapsed()) / 1e6;
    child.waitForFinished();
    return elapsed;
}

double median(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return all.at(all.size() / 2);
}

} // namespace

int main(int argc, char** argv)
{
    const QByteArray mode = argc > 1 ? argv[1] : "";
    isChild = mode.startsWith("--child");
    if (mode == "--child-bare")
        return bareWindow(argc, argv);
    if (mode == "--child-program") {
        argv[1] = argv[0];
        return run(argc - 1, argv + 1);
    }
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    qputenv("XDG_STATE_HOME", folder.path().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QString lane = folder.path() + QStringLiteral("/boxoffice/lanes/bench");
    QDir().mkpath(lane);
    writeCache(lane + QStringLiteral("/events.cache"));
    QFile config(folder.filePath(QStringLiteral("bench.ini")));
    if (!config.open(QIODevice::WriteOnly))
        return 1;
    config.write("[lane]\nname=bench\n[partner]\napi_key=none\nbase_url=http://127.0.0.1:9/partners/v1\n"
                 "[discovery]\nbase_url=http://127.0.0.1:9/discovery/v2\n[commerce]\nbase_url=http://127.0.0.1:9/commerce/v2\n");
    config.close();
    const QStringList program{QStringLiteral("--child-program"), QStringLiteral("--config"), config.fileName()};
    const QStringList bare{QStringLiteral("--child-bare")};
    startOnce(program); // warms the disk cache for both
    startOnce(bare);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    for (int i = 0; i < rounds; ++i) {
        ours.push_back(startOnce(program));
        theirs.push_back(startOnce(bare));
        ratios.push_back(ours.back() / theirs.back());
    }
    const double ratio = median(ratios);
    QTextStream out(stdout);
    out << "start to painted event list, " << rows << " cached events: " << QString::number(median(ours), 'f', 1) << " ms" << Qt::endl
        << "start to painted bare table and form, same theme:   " << QString::number(median(theirs), 'f', 1) << " ms" << Qt::endl
        << "ratio, median of " << rounds << " pairs: " << QString::number(ratio, 'f', 2) << " (bar: " << bar << ")" << Qt::endl;
    return ratio <= bar ? 0 : 1;
}

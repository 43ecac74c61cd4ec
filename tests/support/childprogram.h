#pragma once
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QUrl>
#include <memory>

namespace boxoffice::test {

/// A user's folders, empty at first, that last for one test.
class Home {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Writes a file and answers its path.
    QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;
    /// This process's environment with these folders, without a display and without settings of the machine.
    [[nodiscard]] QProcessEnvironment withoutDisplay() const;
    /// The same, drawing into memory.
    [[nodiscard]] QProcessEnvironment offscreen() const;

private:
    QTemporaryDir m_folder;
};

/// What a program said until it ended; `status` is -1 when it crashed or did not end in time.
struct Said {
    int status = -1;
    QString out;
    QString err;
};

/// A program of this build as a child; killed when it goes.
class ChildProgram {
public:
    ChildProgram(const QString& name, const QStringList& arguments, const QProcessEnvironment& environment);
    ~ChildProgram();
    /// Waits, with the event loop turning, until it has ended.
    [[nodiscard]] Said ending(int milliseconds = 60'000);
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// SIGKILL: no handler, no flush. Returns when it is gone.
    void killHard();

private:
    QProcess m_process;
};

/// Runs a program of this build to its end.
[[nodiscard]] Said runProgram(const QString& name, const QStringList& arguments, const QProcessEnvironment& environment);

/// A boxoffice-simulator child on a port of its own.
class SimulatorChild {
public:
    explicit SimulatorChild(const Home& home, const QStringList& arguments = {});
    [[nodiscard]] QUrl root() const { return m_root; } ///< empty when it did not start
    [[nodiscard]] QJsonObject ledger() const;
    [[nodiscard]] QStringList cartStates() const;
    [[nodiscard]] QList<int> commitCounts() const;
    [[nodiscard]] int requests(const QString& endpoint) const;
    void addFault(const QByteArray& json) const;
    void clearFaults() const;
    /// Settings that point a program here; `more` is added to the end.
    [[nodiscard]] QByteArray settings(const QByteArray& more = {}) const;

private:
    [[nodiscard]] QByteArray ask(const QByteArray& method, const QString& path, const QByteArray& body = {}) const;
    std::unique_ptr<ChildProgram> m_program;
    QUrl m_root;
};

} // namespace boxoffice::test

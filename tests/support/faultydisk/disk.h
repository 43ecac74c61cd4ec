#pragma once
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <sys/types.h>
#include <unistd.h>
#include <vector>

namespace faultydisk {

/// A disk, and a clock, that fail on command: preloaded into a program under test (LD_PRELOAD), it stands between
/// SQLite and the files whose path contains "journal.sqlite". Control goes through a folder named by
/// FAULTYDISK_FOLDER:
///   fault    written by the test, whole (renamed into place): powerloss | torn | full | syncfails | clock SECONDS
///   armed    written here once the fault is in force
///   stalled  written here when the moment of FAULTYDISK_STALL ("before WORD" or "after WORD": the sync of the log
///            record that holds WORD) is reached; the sync then waits for the file
///   go       written by the test
///   seen     the calls that were caught, each with its file, once
/// FAULTYDISK_CLOCK shifts the wall clock by so many seconds from the start.
///
/// powerloss takes back, at once, whatever was written since the last sync of each file and every file whose folder
/// was not synced since it was made, then ends the process. torn ends it at the next sync of the log, with the
/// second half of the last write missing. The boot-time clock is never shifted.
class Disk {
public:
    using Sync = int(int);

    /// The one disk of the process; it never ends, because threads use it until the process has.
    static Disk& only();
    static bool isJournal(const char* path);
    static long shift() { return shiftSeconds; } ///< of the wall clock, seconds
    static void setShift(long seconds) { shiftSeconds = seconds; }

    void opened(int handle, const char* path, bool made);
    void closed(int handle);
    void removed(const char* path);
    [[nodiscard]] bool isFull() const { return m_mode == Mode::Full; }
    /// True: errno is set. False: not a file of the journal, or a write that may go on and can be taken back.
    [[nodiscard]] bool refusesWrite(int handle, const char* call, const void* bytes, off_t at, size_t length);
    [[nodiscard]] int sync(int handle, const char* call, Sync* actual);

private:
    enum class Mode { Sound, Torn, Full, SyncFails };
    /// What a write covered.
    struct Undo {
        std::string path;
        off_t at = 0;
        off_t sizeBefore = 0;
        std::vector<char> bytes; ///< as they were, from `at`
        size_t length = 0;       ///< written; 0: cut off
    };

    Disk();
    [[nodiscard]] std::string pathOf(int handle);
    [[nodiscard]] int syncOther(int handle, Sync* actual);
    void note(const char* call, const std::string& path);
    void remember(const std::string& path, int handle, off_t at, size_t covered, size_t written);
    void forget(const std::string& path);
    static void takeBack(const Undo& undo, size_t keep);
    [[noreturn]] void tear(const std::string& path);
    [[noreturn]] void losePower();
    void stall();
    void watch();
    void obey();

    static inline std::atomic<long> shiftSeconds{0};
    std::atomic<Mode> m_mode{Mode::Sound};
    std::mutex m_mutex;
    std::condition_variable m_gone;
    bool m_go = false;
    std::string m_folder;
    std::string m_word;
    bool m_stallBefore = false;
    std::atomic<bool> m_stallDue{false};
    std::map<int, std::string> m_open;
    std::vector<Undo> m_unsynced;
    std::set<std::string> m_unsyncedNames;
    std::set<std::string> m_seen;
};

/// The next definition of a function behind this library.
template <class Function>
Function* real(const char* name)
{
    void* found = dlsym(RTLD_NEXT, name);
    Function* function = nullptr;
    static_assert(sizeof found == sizeof function);
    std::memcpy(&function, &found, sizeof function);
    return function;
}

using Open = int(const char*, int, ...);
using OpenAt = int(int, const char*, int, ...);
using Close = int(int);
using Write = ssize_t(int, const void*, size_t);
using WriteAt = ssize_t(int, const void*, size_t, off_t);
using Truncate = int(int, off_t);
using Unlink = int(const char*);
using Rename = int(const char*, const char*);

} // namespace faultydisk

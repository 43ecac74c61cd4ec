#include "tests/support/faultydisk/disk.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <ranges>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <thread>

namespace faultydisk {
namespace {

bool isLog(const std::string& path) { return path.ends_with("-wal"); }

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

void put(const std::string& file, const std::string& text, int flags)
{
    static auto* const open = real<Open>("open64");
    static auto* const write = real<Write>("write");
    static auto* const close = real<Close>("close");
    const int handle = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (handle < 0)
        return;
    if (write(handle, text.data(), text.size()) < 0)
        std::abort();
    close(handle);
}

[[noreturn]] void die()
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

} // namespace

Disk& Disk::only()
{
    static auto* disk = new Disk;
    return *disk;
}

Disk::Disk() : m_folder(environment("FAULTYDISK_FOLDER"))
{
    const std::string moment = environment("FAULTYDISK_STALL");
    m_stallBefore = moment.starts_with("before ");
    m_word = moment.empty() ? moment : moment.substr(moment.find(' ') + 1);
    if (!m_folder.empty())
        std::thread([this] { watch(); }).detach();
}

bool Disk::isJournal(const char* path)
{
    return path && std::strstr(path, "journal.sqlite") && !std::strstr(path, "-shm");
}

void Disk::opened(int handle, const char* path, bool made)
{
    const std::scoped_lock lock(m_mutex);
    m_open[handle] = path;
    note("open", path);
    if (made)
        m_unsyncedNames.insert(path);
}

void Disk::closed(int handle)
{
    const std::scoped_lock lock(m_mutex);
    m_open.erase(handle);
}

void Disk::removed(const char* path)
{
    const std::scoped_lock lock(m_mutex);
    note("unlink", path);
    forget(path);
    m_unsyncedNames.erase(path);
}

bool Disk::refusesWrite(int handle, const char* call, const void* bytes, off_t at, size_t length)
{
    const std::scoped_lock lock(m_mutex);
    const auto file = m_open.find(handle);
    if (file == m_open.end())
        return false;
    note(call, file->second);
    if (bytes && m_mode == Mode::Full) {
        errno = ENOSPC;
        return true;
    }
    remember(file->second, handle, at, length, bytes ? length : 0);
    if (bytes && !m_word.empty() && isLog(file->second) && memmem(bytes, length, m_word.data(), m_word.size()))
        m_stallDue = true;
    return false;
}

int Disk::sync(int handle, const char* call, Sync* actual)
{
    const std::string path = pathOf(handle);
    if (path.empty())
        return syncOther(handle, actual);
    const bool stalls = isLog(path) && m_stallDue.exchange(false);
    if (stalls && m_stallBefore)
        stall();
    {
        const std::scoped_lock lock(m_mutex);
        note(call, path);
        if (m_mode == Mode::SyncFails) {
            errno = EIO;
            return -1;
        }
        if (m_mode == Mode::Torn && isLog(path))
            tear(path);
    }
    const int result = actual(handle);
    if (result == 0) {
        const std::scoped_lock lock(m_mutex);
        forget(path);
    }
    if (stalls && !m_stallBefore)
        stall();
    return result;
}

std::string Disk::pathOf(int handle)
{
    const std::scoped_lock lock(m_mutex);
    const auto file = m_open.find(handle);
    return file == m_open.end() ? std::string() : file->second;
}

/// A folder that is synced keeps the names in it.
int Disk::syncOther(int handle, Sync* actual)
{
    struct stat status{};
    const int result = actual(handle);
    if (result == 0 && fstat(handle, &status) == 0 && S_ISDIR(status.st_mode)) {
        const std::scoped_lock lock(m_mutex);
        m_unsyncedNames.clear();
    }
    return result;
}

void Disk::note(const char* call, const std::string& path)
{
    const std::string line = std::string(call) + ' ' + path.substr(path.rfind('/') + 1) + '\n';
    if (!m_folder.empty() && m_seen.insert(line).second)
        put(m_folder + "/seen", line, O_APPEND);
}

void Disk::remember(const std::string& path, int handle, off_t at, size_t covered, size_t written)
{
    struct stat status{};
    if (fstat(handle, &status) != 0)
        return;
    Undo undo{path, at, status.st_size, {}, written};
    if (at < status.st_size) {
        undo.bytes.resize(std::min(covered, static_cast<size_t>(status.st_size - at)));
        if (pread(handle, undo.bytes.data(), undo.bytes.size(), at) < 0)
            std::abort();
    }
    m_unsynced.push_back(std::move(undo));
}

void Disk::forget(const std::string& path)
{
    std::erase_if(m_unsynced, [&](const Undo& undo) { return undo.path == path; });
}

/// Puts the old bytes back, all but the first `keep` of the write.
void Disk::takeBack(const Undo& undo, size_t keep)
{
    static auto* const open = real<Open>("open64");
    static auto* const writeAt = real<WriteAt>("pwrite64");
    static auto* const truncate = real<Truncate>("ftruncate64");
    const int handle = open(undo.path.c_str(), O_WRONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    const off_t kept = keep > 0 ? undo.at + static_cast<off_t>(keep) : 0;
    if (keep < undo.bytes.size() && writeAt(handle, undo.bytes.data() + keep, undo.bytes.size() - keep, undo.at + static_cast<off_t>(keep)) < 0)
        std::abort();
    if (truncate(handle, std::max(undo.sizeBefore, kept)) != 0)
        std::abort();
}

void Disk::tear(const std::string& path)
{
    const auto last = std::find_if(m_unsynced.rbegin(), m_unsynced.rend(), [&](const Undo& undo) { return undo.path == path; });
    if (last != m_unsynced.rend())
        takeBack(*last, last->length / 2);
    die();
}

void Disk::losePower()
{
    static auto* const unlink = real<Unlink>("unlink");
    m_mutex.lock(); // for good: nobody writes any more
    for (const Undo& undo : std::views::reverse(m_unsynced))
        takeBack(undo, 0);
    for (const std::string& name : m_unsyncedNames)
        unlink(name.c_str());
    die();
}

void Disk::stall()
{
    put(m_folder + "/stalled", "", 0);
    std::unique_lock lock(m_mutex);
    m_gone.wait(lock, [this] { return m_go; });
}

void Disk::watch()
{
    const int notice = inotify_init1(IN_CLOEXEC);
    inotify_add_watch(notice, m_folder.c_str(), IN_MOVED_TO);
    alignas(inotify_event) char events[4096];
    do
        obey();
    while (::read(notice, events, sizeof events) > 0);
}

void Disk::obey()
{
    if (access((m_folder + "/go").c_str(), F_OK) == 0) {
        const std::scoped_lock lock(m_mutex);
        m_go = true;
        m_gone.notify_all();
    }
    char text[64]{};
    const int handle = ::open((m_folder + "/fault").c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    const ssize_t length = ::read(handle, text, sizeof text - 1);
    ::close(handle);
    const std::string word(text, length > 0 ? static_cast<size_t>(length) : 0);
    if (word == "powerloss")
        losePower();
    if (word.starts_with("clock "))
        shiftSeconds = std::strtol(word.c_str() + 6, nullptr, 10);
    m_mode = word == "torn" ? Mode::Torn : word == "full" ? Mode::Full : word == "syncfails" ? Mode::SyncFails : Mode::Sound;
    put(m_folder + "/armed", word, 0);
}

} // namespace faultydisk

#include "tests/support/faultydisk/disk.h"
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/time.h>

// The calls that the library stands in for.
namespace faultydisk {
namespace {

[[gnu::constructor]] void begin()
{
    if (const char* shift = std::getenv("FAULTYDISK_CLOCK"))
        Disk::setShift(std::strtol(shift, nullptr, 10));
    Disk::only();
}

template <class Opening>
int openWith(const char* path, int flags, Opening opening)
{
    if (!Disk::isJournal(path))
        return opening();
    const bool existed = access(path, F_OK) == 0;
    if (!existed && (flags & O_CREAT) && Disk::only().isFull()) {
        errno = ENOSPC;
        return -1;
    }
    const int handle = opening();
    if (handle >= 0)
        Disk::only().opened(handle, path, !existed && (flags & O_CREAT));
    return handle;
}

bool makesFile(int flags) { return (flags & (O_CREAT | O_TMPFILE)) != 0; }

} // namespace
} // namespace faultydisk

using namespace faultydisk;

// Under other names, so that no header's inline version of them is in the way.
extern "C" {
#define FAULTY(name) __asm__(name) __attribute__((visibility("default")))
int faultyOpen(const char* path, int flags, ...) FAULTY("open");
int faultyOpen64(const char* path, int flags, ...) FAULTY("open64");
int faultyOpenAt(int folder, const char* path, int flags, ...) FAULTY("openat");
int faultyOpenAt64(int folder, const char* path, int flags, ...) FAULTY("openat64");
int faultyClose(int handle) FAULTY("close");
ssize_t faultyWrite(int handle, const void* bytes, size_t length) FAULTY("write");
ssize_t faultyWriteAt(int handle, const void* bytes, size_t length, off_t at) FAULTY("pwrite");
ssize_t faultyWriteAt64(int handle, const void* bytes, size_t length, off_t at) FAULTY("pwrite64");
int faultyTruncate(int handle, off_t length) FAULTY("ftruncate");
int faultyTruncate64(int handle, off_t length) FAULTY("ftruncate64");
int faultySync(int handle) FAULTY("fsync");
int faultyDataSync(int handle) FAULTY("fdatasync");
int faultyUnlink(const char* path) FAULTY("unlink");
int faultyRename(const char* from, const char* to) FAULTY("rename");
int faultyClock(clockid_t clock, timespec* at) FAULTY("clock_gettime");
int faultyTimeOfDay(timeval* at, void* zone) FAULTY("gettimeofday");
time_t faultyTime(time_t* at) FAULTY("time");

int faultyOpen(const char* path, int flags, ...)
{
    static auto* const next = real<Open>("open");
    va_list rest;
    va_start(rest, flags);
    const mode_t rights = makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWith(path, flags, [&] { return next(path, flags, rights); });
}

int faultyOpen64(const char* path, int flags, ...)
{
    static auto* const next = real<Open>("open64");
    va_list rest;
    va_start(rest, flags);
    const mode_t rights = makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWith(path, flags, [&] { return next(path, flags, rights); });
}

int faultyOpenAt(int folder, const char* path, int flags, ...)
{
    static auto* const next = real<OpenAt>("openat");
    va_list rest;
    va_start(rest, flags);
    const mode_t rights = makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWith(path, flags, [&] { return next(folder, path, flags, rights); });
}

int faultyOpenAt64(int folder, const char* path, int flags, ...)
{
    static auto* const next = real<OpenAt>("openat64");
    va_list rest;
    va_start(rest, flags);
    const mode_t rights = makesFile(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWith(path, flags, [&] { return next(folder, path, flags, rights); });
}

int faultyClose(int handle)
{
    static auto* const next = real<Close>("close");
    Disk::only().closed(handle);
    return next(handle);
}

ssize_t faultyWrite(int handle, const void* bytes, size_t length)
{
    static auto* const next = real<Write>("write");
    if (Disk::only().refusesWrite(handle, "write", bytes, lseek(handle, 0, SEEK_CUR), length))
        return -1;
    return next(handle, bytes, length);
}

ssize_t faultyWriteAt(int handle, const void* bytes, size_t length, off_t at)
{
    static auto* const next = real<WriteAt>("pwrite");
    return Disk::only().refusesWrite(handle, "pwrite", bytes, at, length) ? -1 : next(handle, bytes, length, at);
}

ssize_t faultyWriteAt64(int handle, const void* bytes, size_t length, off_t at)
{
    static auto* const next = real<WriteAt>("pwrite64");
    return Disk::only().refusesWrite(handle, "pwrite64", bytes, at, length) ? -1 : next(handle, bytes, length, at);
}

int faultyTruncate(int handle, off_t length)
{
    static auto* const next = real<Truncate>("ftruncate");
    return Disk::only().refusesWrite(handle, "ftruncate", nullptr, length, SIZE_MAX / 2) ? -1 : next(handle, length);
}

int faultyTruncate64(int handle, off_t length)
{
    static auto* const next = real<Truncate>("ftruncate64");
    return Disk::only().refusesWrite(handle, "ftruncate64", nullptr, length, SIZE_MAX / 2) ? -1 : next(handle, length);
}

int faultySync(int handle)
{
    static auto* const next = real<Disk::Sync>("fsync");
    return Disk::only().sync(handle, "fsync", next);
}

int faultyDataSync(int handle)
{
    static auto* const next = real<Disk::Sync>("fdatasync");
    return Disk::only().sync(handle, "fdatasync", next);
}

int faultyUnlink(const char* path)
{
    static auto* const next = real<Unlink>("unlink");
    const int result = next(path);
    if (result == 0 && Disk::isJournal(path))
        Disk::only().removed(path);
    return result;
}

int faultyRename(const char* from, const char* to)
{
    static auto* const next = real<Rename>("rename");
    const int result = next(from, to);
    if (result == 0 && Disk::isJournal(from))
        Disk::only().removed(from);
    return result;
}

int faultyClock(clockid_t clock, timespec* at)
{
    static auto* const next = real<int(clockid_t, timespec*)>("clock_gettime");
    const int result = next(clock, at);
    if (result == 0 && at && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        at->tv_sec += Disk::shift();
    return result;
}

int faultyTimeOfDay(timeval* at, void* zone)
{
    static auto* const next = real<int(timeval*, void*)>("gettimeofday");
    const int result = next(at, zone);
    if (result == 0 && at)
        at->tv_sec += Disk::shift();
    return result;
}

time_t faultyTime(time_t* at)
{
    static auto* const next = real<time_t(time_t*)>("time");
    const time_t now = next(nullptr) + Disk::shift();
    if (at)
        *at = now;
    return now;
}
}

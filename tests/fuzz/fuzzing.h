#pragma once
#include <QByteArrayView>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// Ends the run as a finding when something that must hold does not.
inline void mustHold(bool holds, int line = __builtin_LINE())
{
    if (holds)
        return;
    std::fprintf(stderr, "line %d does not hold\n", line);
    std::abort();
}

inline QByteArrayView viewOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

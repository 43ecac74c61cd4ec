#pragma once
#include <QByteArrayView>
#include <cstdint>
#include <cstdlib>

/// Ends the run as a finding when something that must hold does not.
inline void mustHold(bool holds)
{
    if (!holds)
        std::abort();
}

inline QByteArrayView viewOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

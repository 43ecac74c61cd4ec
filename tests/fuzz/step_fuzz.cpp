// rooms: support session
#include "tests/fuzz/fuzzing.h"
#include "tests/support/saleworld.h"
#include <cstdio>

using namespace boxoffice::sale;
using namespace boxoffice::sale::test;

/// Every choice of the world around the sale is a byte: what is answered, what comes twice, how late. Whatever the
/// bytes, no invariant breaks and the lane comes free.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::size_t at = 0;
    const Dice dice = [&](quint32 sides) { // with two bytes where one is not enough; zeros when they are used up
        quint32 value = at < size ? data[at++] : 0;
        if (sides > 256 && at < size)
            value = value << 8U | data[at++];
        return value % sides;
    };
    Visits visits{};
    SaleWorld world(dice, step, visits);
    const QString wrong = world.play(1000, [&] { return at < size; });
    if (!wrong.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(wrong));
    mustHold(wrong.isEmpty());
    return 0;
}

// rooms: commerce
#include "commerce/offerscodec.h"
#include "tests/fuzz/fuzzing.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::ignore = boxoffice::decodeEventOffers(viewOf(data, size));
    return 0;
}

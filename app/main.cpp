#include "composition/run.h"
#include <cstdio>
#include <exception>

int main(int argc, char** argv)
{
    try {
        return boxoffice::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "boxoffice: internal error: %s\n", error.what());
        return 70;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/program.h"

int main(int argc, char** argv) {
    // A reader that goes away (head, less) ends the output, not the program with an ugly death.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return reftel::cli::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "reftel: a fault of reftel itself: %s\n", error.what());
        return 2;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

// A promise of our own code. Broken: print and abort, in every build. Never used on input.
#define REFTEL_ASSERT(cond, why)                                                              \
    do {                                                                                      \
        if (!(cond)) {                                                                        \
            std::fprintf(stderr, "%s:%d: broken promise: %s (%s)\n", __FILE__, __LINE__, why, \
                         #cond);                                                              \
            std::abort();                                                                     \
        }                                                                                     \
    } while (false)

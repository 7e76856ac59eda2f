// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

// Marks a parameter whose bytes the result views: clang warns when the owner dies first. GCC knows
// no such attribute.
#if defined(__clang__)
#define REFTEL_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define REFTEL_LIFETIMEBOUND
#endif

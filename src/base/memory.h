// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>

#include <malloc.h>

namespace reftel {

/// Bytes of mapped files that count as this process's memory now: those of their pages that it has
/// touched, which the system holds for all anyway. 0 where the system does not tell.
[[nodiscard]] std::size_t mapped_memory();

/// Gives memory that was freed back to the system: after a task of several threads that allocated
/// much, as the allocator keeps what each of them freed for more of the same.
///
/// Some milliseconds; nothing is done where the C library has no such call.
inline void give_back_memory() {
#ifdef __GLIBC__
    (void)::malloc_trim(0);
#endif
}

/// From here on the system gets a block of 1 MiB or more back as soon as it is freed: for a program
/// that serves for weeks with several threads, each of which needs much for a moment. Left to
/// itself the C library keeps such blocks, for each thread its own.
///
/// Asked for before threads are started; nothing is done where the C library has no such call.
inline void give_back_large_blocks() {
#ifdef __GLIBC__
    (void)::mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

}  // namespace reftel

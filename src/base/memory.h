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

}  // namespace reftel

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>
#include <utility>
#include <vector>

namespace reftel {

/// Memory for large arrays that are visited all over: it asks the system for pages of 2 MB, so that
/// few of them have to be found, and numbers are not set to 0 before they are written.
///
/// A system without such pages gives the usual ones.
template <typename T>
class LargePages {
 public:
    using value_type = T;

    LargePages() = default;
    template <typename Other>
    // NOLINTNEXTLINE(google-explicit-constructor): containers make allocators of their own types
    // so.
    LargePages(const LargePages<Other>& /*other*/) {}

    /// Throws std::bad_alloc, as allocators do.
    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > (std::numeric_limits<std::size_t>::max() - kPage) / sizeof(T)) {
            throw std::bad_alloc();
        }
        const std::size_t bytes = count * sizeof(T);
        const bool large = bytes >= kPage;
        const std::size_t unit = large ? kPage : alignment();
        const std::size_t rounded = (bytes + unit - 1) / unit * unit;
        void* const out = std::aligned_alloc(unit, rounded);
        if (out == nullptr) {
            throw std::bad_alloc();
        }
        if (large) {
            (void)::madvise(out, rounded, MADV_HUGEPAGE);  // A wish: without it all works as well
        }
        return static_cast<T*>(out);
    }
    void deallocate(T* memory, std::size_t /*count*/) { std::free(memory); }

    template <typename Made>
    void construct(Made* at) {
        ::new (static_cast<void*>(at)) Made;
    }
    template <typename Made, typename... Values>
    void construct(Made* at, Values&&... values) {
        ::new (static_cast<void*>(at)) Made(std::forward<Values>(values)...);
    }
    friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }

 private:
    static constexpr std::size_t kPage = std::size_t{2} << 20U;
    static constexpr std::size_t alignment() {
        return alignof(T) < sizeof(void*) ? sizeof(void*) : alignof(T);
    }
};

/// resize() leaves what is new unset, as far as T does.
template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace reftel

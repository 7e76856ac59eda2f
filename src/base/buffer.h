// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/lifetime.h"

namespace reftel {

/// Owns bytes that never move: on the heap or mapped from a file. Views into it stay good when the
/// owner is moved.
class Buffer {
 public:
    Buffer() = default;
    /// Takes a copy of `bytes`.
    [[nodiscard]] static Buffer copy_of(std::string_view bytes);
    /// Takes over a mapping of a file made with mmap; unmapped at the end.
    [[nodiscard]] static Buffer adopt_mapping(char* data, std::size_t size);

    Buffer(Buffer&& other) noexcept;
    Buffer& operator=(Buffer&& other) noexcept;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer();

    [[nodiscard]] std::string_view bytes() const& REFTEL_LIFETIMEBOUND { return {data_, size_}; }
    [[nodiscard]] std::string_view bytes() const&& = delete;
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Lets go of the pages of a mapping: until they are read again, at once as long as the system
    /// has them, they do not count as memory of this process. Readers may go on meanwhile.
    void forget_pages() const;

 private:
    void release();

    const char* data_ = nullptr;
    std::size_t size_ = 0;
    bool mapped_ = false;
    std::unique_ptr<char[]> heap_;
};

}  // namespace reftel

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "sources/reader.h"

namespace reftel::sources {

/// A view that moves over an Input: the bytes read and not yet consumed. So a file of any size is
/// read in bounded memory.
class Window {
 public:
    /// Takes head and stream of `input`.
    explicit Window(Input& input);

    /// Makes at least `size` bytes visible, or all there are. A failing source is as its end; see
    /// error().
    void want(std::size_t size);
    /// Asks for twice what is visible: work repeated from the front stays linear in all.
    void grow();
    /// Drops bytes from the front; at most view().size().
    void consume(std::size_t size);

    /// Good until the next call of want() or grow().
    [[nodiscard]] std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    /// Nothing follows what is visible.
    [[nodiscard]] bool at_end() const { return at_end_; }
    /// Where view() begins in the file.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    /// Why the source ended early; nothing when it did not.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
    void make_room(std::size_t size);

    std::unique_ptr<ByteStream> stream_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;
    bool at_end_ = false;
    std::optional<Error> error_;
};

}  // namespace reftel::sources

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "search/matcher.h"
#include "search_local/varint.h"

namespace reftel::search_local {

/// Goes over the pieces of a document: where each begins and ends among its places.
class Pieces {
 public:
    /// As Segment::pieces() gives them.
    explicit Pieces(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] bool next() {
        if (rest_.empty()) {
            return false;
        }
        const std::uint64_t piece = take_varint(rest_);
        begin_ = end_ + (first_ ? 0 : 1);
        first_ = false;
        end_ = begin_ + static_cast<std::uint32_t>(piece >> 2U);
        part_ = static_cast<search::TextPart>(piece & 3U);
        return true;
    }
    [[nodiscard]] std::uint32_t begin() const { return begin_; }
    [[nodiscard]] std::uint32_t end() const { return end_; }
    [[nodiscard]] search::TextPart part() const { return part_; }

 private:
    std::string_view rest_;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    bool first_ = true;
    search::TextPart part_ = search::TextPart::Text;
};

}  // namespace reftel::search_local

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/document_places.h"

#include <algorithm>
#include <utility>

#include "search_local/pieces.h"

namespace reftel::search_local {

void DocumentPlaces::read(std::uint32_t document, std::vector<std::uint32_t>& out) {
    out.clear();
    const std::size_t number = postings_.find_block(0, document);
    if (number != held_) {
        held_ = postings_.read(number, block_) ? number : SIZE_MAX;
    }
    if (held_ == SIZE_MAX) {
        return;
    }
    const auto begin = block_.documents.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(block_.size);
    const auto found = std::lower_bound(begin, end, document);
    if (found == end || *found != document) {
        return;
    }
    const auto at = static_cast<std::size_t>(found - begin);
    std::uint32_t first = block_.first_position;
    for (std::size_t i = 0; i < at; ++i) {
        first += block_.times[i];
    }
    positions_.read(first, block_.times[at], out);
}

Closeness::Closeness(const Segment& segment, const std::vector<KeyEntry>& entries,
                     std::size_t patterns, search::ShortestStretch stretch)
    : segment_(segment), stretch_(std::move(stretch)), all_(entries.size()), inside_(patterns) {
    for (const KeyEntry& entry : entries) {
        words_.emplace_back(segment, entry);
    }
}

std::uint32_t Closeness::of(std::uint32_t document) {
    if (words_.size() != stretch_.words().size()) {
        return search::kApart;
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
        words_[i].read(document, all_[i]);
    }
    std::vector<std::size_t> next(words_.size(), 0);
    std::uint32_t out = search::kApart;
    Pieces pieces(segment_.pieces(document));
    while (pieces.next()) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::vector<std::uint32_t>& inside = inside_[stretch_.words()[i]];
            inside.clear();
            for (; next[i] < all_[i].size() && all_[i][next[i]] < pieces.end(); ++next[i]) {
                inside.push_back(all_[i][next[i]]);
            }
        }
        out = std::min(out, stretch_.in(inside_));
    }
    return out;
}

}  // namespace reftel::search_local

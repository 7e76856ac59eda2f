// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/leaf_units.h"

#include <algorithm>
#include <utility>

#include "search/ranking.h"

namespace reftel::search_local {

LeafUnits::LeafUnits(const Segment& segment, const Strengths& strengths, double growth,
                     std::span<const KeyEntry> words)
    : strengths_(&strengths), growth_(growth) {
    words_.reserve(words.size());
    for (const KeyEntry& word : words) {
        Cursor& cursor =
            words_.emplace_back(Cursor{PostingReader(segment.file(), word), 0, SIZE_MAX, {}, 0});
        if (!cursor.reader.has_directory() && load(cursor)) {
            for (std::size_t k = 0; k < cursor.block.size; ++k) {
                cursor.most_of_block =
                    std::max(cursor.most_of_block,
                             strengths.units(cursor.block.documents[k], cursor.block.at(k)));
            }
        }
    }
}

LeafUnits::LeafUnits(std::vector<std::uint32_t> units) : all_(std::move(units)) {}

bool LeafUnits::load(Cursor& cursor) {
    if (cursor.read != cursor.number) {
        cursor.read = cursor.reader.read(cursor.number, cursor.block) ? cursor.number : SIZE_MAX;
    }
    return cursor.read == cursor.number;
}

double LeafUnits::most_of_word(Cursor& cursor, std::uint32_t begin, std::uint32_t end) const {
    const PostingReader& reader = cursor.reader;
    if (!reader.has_directory()) {
        const auto first = cursor.block.documents.begin();
        const auto last = first + static_cast<std::ptrdiff_t>(cursor.block.size);
        const auto found = std::lower_bound(first, last, begin);
        return found != last && *found < end ? cursor.most_of_block : 0;
    }
    cursor.number = reader.find_block_near(cursor.number, begin);
    std::uint32_t out = 0;
    for (std::size_t i = cursor.number; i < reader.blocks(); ++i) {
        const PostingReader::Bounds bounds = reader.bounds(i);
        if (bounds.first >= end) {
            break;
        }
        out = std::max(out, bounds.most_units);
    }
    return growth_ * out;
}

double LeafUnits::most_between(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t most = 0;
    for (std::size_t i = begin; i < std::min<std::size_t>(end, all_.size()); ++i) {
        most = std::max(most, all_[i]);
    }
    double out = most;
    for (Cursor& cursor : words_) {
        out += most_of_word(cursor, begin, end);
    }
    return out;
}

/// Calls `visit` with documents of the stretch that are found and have the word, and their units.
template <typename Visit>
void LeafUnits::for_each_unit(Cursor& cursor, std::uint32_t begin, std::uint32_t end,
                              const Bitmap& found, Visit&& visit) const {
    const PostingBlock& block = cursor.block;
    std::array<std::uint8_t, kBlock> wanted;
    cursor.number = cursor.reader.find_block_near(cursor.number, begin);
    for (; cursor.number < cursor.reader.blocks(); ++cursor.number) {
        if (cursor.reader.bounds(cursor.number).first >= end || !load(cursor)) {
            return;
        }
        const auto first = block.documents.begin();
        const auto last = first + static_cast<std::ptrdiff_t>(block.size);
        const auto from = std::lower_bound(first, last, begin);
        const auto to = std::lower_bound(from, last, end);
        std::size_t count = 0;
        for (auto k = static_cast<std::size_t>(from - first);
             k < static_cast<std::size_t>(to - first); ++k) {
            wanted[count] = static_cast<std::uint8_t>(k);
            count += found.has(block.documents[k]) ? 1 : 0;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t k = wanted[i];
            visit(block.documents[k], strengths_->units(block.documents[k], block.at(k)));
        }
        if (to != last) {
            return;
        }
    }
}

void LeafUnits::add_scores(double rarity, std::uint32_t begin, std::uint32_t end,
                           const Bitmap& found, std::span<double> sums) {
    if (words_.size() == 1) {
        for_each_unit(words_.front(), begin, end, found,
                      [&](std::uint32_t document, std::uint32_t units) {
                          sums[document - begin] += search::leaf_score(rarity, units);
                      });
        return;
    }
    std::span<const std::uint32_t> units = all_;
    if (!words_.empty()) {
        some_.assign(end - begin, 0);
        for (Cursor& cursor : words_) {
            for_each_unit(cursor, begin, end, found,
                          [&](std::uint32_t document, std::uint32_t more) {
                              some_[document - begin] += more;
                          });
        }
        units = some_;
    } else {
        units = units.subspan(std::min<std::size_t>(begin, units.size()));
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(end - begin, units.size()); ++i) {
        if (units[i] != 0) {
            sums[i] += search::leaf_score(rarity, units[i]);
        }
    }
}

}  // namespace reftel::search_local

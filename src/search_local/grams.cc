// SPDX-License-Identifier: AGPL-3.0-or-later
//
// One edit leaves one half of a word as it is: a word like `lantern` begins with `lan`, or ends
// with `tern`, or is `latnern`, where the two letters exchanged are of both halves.
#include "search_local/grams.h"

#include <algorithm>
#include <utility>

#include "search_local/postings.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

using search::WordPattern;

constexpr std::size_t kLetters = 3;
constexpr char kWordEnd = '\0';
/// Words shorter than this have too short halves.
constexpr std::size_t kLeastHalved = 4;

template <typename Visit>
void for_each_row(std::string_view letters, Visit&& visit) {
    for (std::size_t i = 0; i + kLetters <= letters.size(); ++i) {
        visit(letters.substr(i, kLetters));
    }
}

std::uint32_t number_of(std::string_view row) {
    std::uint32_t out = 0;
    for (const char c : row) {
        out = out << 8U | static_cast<unsigned char>(c);
    }
    return out;
}

Bitmap no_blocks(const Segment& segment) {
    return Bitmap((segment.dictionary().keys() + Dictionary::kKeysOfBlock - 1) /
                  Dictionary::kKeysOfBlock);
}

void add_blocks(const Segment& segment, const KeyEntry& entry, Bitmap& out) {
    PostingBlock block;
    const PostingReader reader(segment.file(), entry);
    for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
        for (std::size_t k = 0; k < block.size; ++k) {
            if (block.documents[k] < out.size()) {
                out.set(block.documents[k]);
            }
        }
    }
}

/// Leaves of `out` the blocks that have every row of these letters.
void keep_with(const Segment& segment, std::string_view letters, Bitmap& out) {
    for_each_row(letters, [&](std::string_view row) {
        Bitmap having(out.size());
        if (const auto entry = segment.dictionary().find(gram_key(row))) {
            add_blocks(segment, *entry, having);
        }
        out.keep_only(having);
    });
}

void add_range(const Segment& segment, std::string_view beginning, Bitmap& out) {
    const Dictionary& dictionary = segment.dictionary();
    const auto [begin, end] = dictionary.range(make_key(Key::Text, beginning));
    for (std::uint64_t i = begin; i < end; i += Dictionary::kKeysOfBlock) {
        out.set(i / Dictionary::kKeysOfBlock);
    }
    if (begin < end) {
        out.set((end - 1) / Dictionary::kKeysOfBlock);
    }
}

Bitmap blocks_for_one_edit(const Segment& segment, const std::string& word) {
    const std::size_t half = word.size() / 2;
    Bitmap out = no_blocks(segment);
    out.invert();
    keep_with(segment, word.substr(half) + kWordEnd, out);
    add_range(segment, std::string_view(word).substr(0, half), out);
    std::string exchanged = word;
    std::swap(exchanged[half - 1], exchanged[half]);
    add_range(segment, exchanged, out);
    return out;
}

bool is_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void GramCollector::add(std::string_view word, std::uint32_t block) {
    std::string letters(word);
    letters.push_back(kWordEnd);
    for_each_row(letters, [&](std::string_view row) {
        std::vector<std::uint32_t>& blocks = blocks_[number_of(row)];
        if (blocks.empty() || blocks.back() != block) {
            blocks.push_back(block);
        }
    });
}

std::vector<GramCollector::Row> GramCollector::rows() const {
    std::vector<Row> out;
    out.reserve(blocks_.size());
    for (const auto& [number, blocks] : blocks_) {
        const std::string row{static_cast<char>(number >> 16U), static_cast<char>(number >> 8U),
                              static_cast<char>(number)};
        out.push_back({gram_key(row), &blocks});
    }
    std::ranges::sort(out, {}, &Row::key);
    return out;
}

std::optional<Bitmap> blocks_for(const Segment& segment, const WordPattern& pattern) {
    const std::string& text = pattern.text();
    if (pattern.kind() == WordPattern::Kind::Fuzzy) {
        if (pattern.distance() > 1 || text.size() < kLeastHalved || !is_ascii(text)) {
            return std::nullopt;
        }
        return blocks_for_one_edit(segment, text);
    }
    if (pattern.kind() != WordPattern::Kind::Wildcard) {
        return std::nullopt;
    }
    Bitmap out = no_blocks(segment);
    out.invert();
    bool known = false;
    std::string letters = text;
    letters.push_back(kWordEnd);
    for (std::string_view rest = letters; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('*'));
        known = known || part.size() >= kLetters;
        keep_with(segment, part, out);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return known ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace reftel::search_local

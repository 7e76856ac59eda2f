// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A leaf that is one word in any part of the text is answered from the documents of that word.
// Phrases, NEARs and words of one part need places: those of the documents that have all the words.
#include "search_local/text_leaves.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "search/ranking.h"
#include "search_local/grams.h"
#include "search_local/pieces.h"
#include "search_local/postings.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

using search::TextMatcher;
using search::TextPart;
using search::WordPattern;
using Field = search::QueryNode::Field;

/// What of a pattern can be held against signatures.
Signature signature_of(const WordPattern& pattern) {
    if (pattern.kind() == WordPattern::Kind::Fuzzy) {
        return Signature::of(pattern.text());
    }
    Signature out;
    if (pattern.kind() == WordPattern::Kind::Stem) {
        out.add(pattern.common_beginning());
        return out;
    }
    std::string_view rest = pattern.text();
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find('*'));
        out.add(part);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return out;
}

/// Whether a word with this signature may match: cheap, and wrong only towards yes.
bool may_match(const WordPattern& pattern, Signature wanted, Signature signature) {
    return pattern.kind() == WordPattern::Kind::Fuzzy
               ? signature.may_be_near(wanted, pattern.distance())
               : signature.may_have(wanted);
}

/// A range of fewer keys is looked through whole.
constexpr std::uint64_t kFewKeys = 64;

/// Looks for words of a pattern among the keys of one block.
class BlockSearch {
 public:
    BlockSearch(const Dictionary& dictionary, const WordPattern& pattern, const VisitWord& visit)
        : dictionary_(dictionary),
          pattern_(pattern),
          visit_(visit),
          wanted_(signature_of(pattern)) {}

    /// Keys from `first` to below `last` are of one block.
    void look(std::uint64_t first, std::uint64_t last) {
        std::uint64_t end = first;
        for (std::uint64_t i = first; i < last; ++i) {
            end = is_likely(i) ? i + 1 : end;
        }
        if (end == first) {
            return;
        }
        Dictionary::Walk walk = dictionary_.from_block(first);
        while (walk.next()) {
            const bool wanted = walk.ordinal() >= first && is_likely(walk.ordinal());
            if (wanted && !walk.key().empty() && pattern_.matches(walk.key().substr(1))) {
                visit_(walk.key().substr(1), walk.entry());
            }
            if (walk.ordinal() + 1 >= end) {
                break;
            }
        }
    }

 private:
    [[nodiscard]] bool is_likely(std::uint64_t key) const {
        return may_match(pattern_, wanted_, Signature(dictionary_.signatures()[key]));
    }

    const Dictionary& dictionary_;
    const WordPattern& pattern_;
    const VisitWord& visit_;
    Signature wanted_;
};

}  // namespace

void for_each_word(const Segment& segment, const WordPattern& pattern, const VisitWord& visit) {
    const Dictionary& dictionary = segment.dictionary();
    if (pattern.kind() == WordPattern::Kind::Exact) {
        if (const auto entry = dictionary.find(make_key(Key::Text, pattern.text()))) {
            visit(pattern.text(), *entry);
        }
        return;
    }
    const std::string beginning = make_key(Key::Text, pattern.common_beginning());
    const std::pair<std::uint64_t, std::uint64_t> range = dictionary.range(beginning);
    if (range.first >= range.second || !segment.file().check(segment.file().section(kSignatures))) {
        return;
    }
    BlockSearch search(dictionary, pattern, visit);
    const auto look = [&](std::uint64_t block) {
        const std::uint64_t begin = block * Dictionary::kKeysOfBlock;
        search.look(std::max(begin, range.first),
                    std::min(begin + Dictionary::kKeysOfBlock, range.second));
    };
    std::optional<Bitmap> blocks;
    if (range.second - range.first > kFewKeys) {
        blocks = blocks_for(segment, pattern);
    }
    const std::uint64_t first = range.first / Dictionary::kKeysOfBlock;
    const std::uint64_t last = (range.second - 1) / Dictionary::kKeysOfBlock;
    if (blocks) {
        blocks->for_each([&](std::size_t block) {
            if (block >= first && block <= last) {
                look(block);
            }
        });
        return;
    }
    for (std::uint64_t block = first; block <= last; ++block) {
        look(block);
    }
}

TextLeaves::TextLeaves(const TextMatcher& matcher, const Segment& segment,
                       const Strengths& strengths, double growth, bool ranked)
    : matcher_(matcher),
      segment_(segment),
      strengths_(strengths),
      growth_(growth),
      ranked_(ranked) {
    for (const WordPattern& pattern : matcher.patterns()) {
        std::vector<KeyEntry>& words = words_.emplace_back();
        for_each_word(segment, pattern, [&words](std::string_view, const KeyEntry& entry) {
            words.push_back(entry);
        });
    }
}

bool TextLeaves::needs_places(const TextMatcher::Leaf& leaf) {
    return leaf.near || leaf.pieces.front().size() > 1 || leaf.field != Field::Text;
}

Bitmap TextLeaves::having(std::uint32_t pattern) const {
    Bitmap out(segment_.documents());
    PostingBlock block;
    for (const KeyEntry& word : words_[pattern]) {
        const PostingReader reader(segment_.file(), word);
        for (std::size_t i = 0; i < reader.blocks() && reader.read_documents(i, block); ++i) {
            out.set_rising(block.documents.data(), block.size);
        }
    }
    return out;
}

TextLeaves::Places TextLeaves::places_of(std::uint32_t pattern, const Bitmap& wanted,
                                         const std::vector<std::uint32_t>& list) const {
    // Of each word in turn: which of the wanted documents, and its places there.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    std::vector<std::uint32_t> at;
    PostingBlock block;
    for (const KeyEntry& word : words_[pattern]) {
        const PostingReader reader(segment_.file(), word);
        PositionReader positions(segment_.positions_file(), word);
        std::size_t next = 0;
        for (std::size_t i = 0; i < reader.blocks(); ++i) {
            const auto bounds = reader.bounds(i);
            const std::uint32_t last = std::min(bounds.last, segment_.documents() - 1);
            if (!wanted.any_between(bounds.first, last) || !reader.read(i, block)) {
                continue;
            }
            std::uint32_t place = block.first_position;
            for (std::size_t k = 0; k < block.size; place += block.times[k], ++k) {
                if (!wanted.has(block.documents[k])) {
                    continue;
                }
                next = static_cast<std::size_t>(
                    std::lower_bound(list.begin() + static_cast<std::ptrdiff_t>(next), list.end(),
                                     block.documents[k]) -
                    list.begin());
                const std::size_t before = at.size();
                positions.read(place, block.times[k], at);
                for (std::size_t p = before; p < at.size(); ++p) {
                    found.emplace_back(static_cast<std::uint32_t>(next), at[p]);
                }
            }
        }
    }
    if (words_[pattern].size() > 1) {
        std::ranges::sort(found);
    }
    Places out;
    out.begins.reserve(list.size() + 1);
    out.at.reserve(found.size());
    for (const auto& [index, position] : found) {
        while (out.begins.size() <= index) {
            out.begins.push_back(static_cast<std::uint32_t>(out.at.size()));
        }
        out.at.push_back(position);
    }
    out.begins.resize(list.size() + 1, static_cast<std::uint32_t>(out.at.size()));
    return out;
}

std::uint32_t TextLeaves::weigh_row(const TextMatcher::Leaf& leaf, std::uint32_t document,
                                    const std::vector<std::uint32_t>& begins) const {
    std::uint32_t out = 0;
    auto at = begins.begin();
    Pieces pieces(segment_.pieces(document));
    while (at != begins.end() && pieces.next()) {
        const bool counts = search::looks_at(leaf.field, pieces.part());
        const std::uint32_t units = strengths_.of(document, search::rank_field_of(pieces.part()));
        for (; at != begins.end() && *at < pieces.end(); ++at) {
            out += counts ? units : 0;
        }
    }
    return out;
}

std::uint32_t TextLeaves::weigh_near(
    const TextMatcher::Leaf& leaf, std::uint32_t document,
    const std::vector<std::vector<std::uint32_t>>& positions) const {
    std::uint32_t out = 0;
    std::vector<std::vector<std::uint32_t>> inside(positions.size());
    std::vector<std::size_t> next(positions.size(), 0);
    Pieces pieces(segment_.pieces(document));
    while (pieces.next()) {
        for (std::size_t i = 0; i < positions.size(); ++i) {
            inside[i].clear();
            for (; next[i] < positions[i].size() && positions[i][next[i]] < pieces.end();
                 ++next[i]) {
                inside[i].push_back(positions[i][next[i]]);
            }
        }
        if (search::looks_at(leaf.field, pieces.part())) {
            out += TextMatcher::count(leaf, inside) *
                   strengths_.of(document, search::rank_field_of(pieces.part()));
        }
    }
    return out;
}

namespace {

/// Leaves of `begins`, the places of a row so far, those that have `next` at `step` behind.
void keep_followed(std::vector<std::uint32_t>& begins, const std::uint32_t* next,
                   const std::uint32_t* end, std::uint32_t step) {
    std::size_t kept = 0;
    for (const std::uint32_t begin : begins) {
        while (next != end && *next < begin + step) {
            ++next;
        }
        if (next == end) {
            break;
        }
        if (*next == begin + step) {
            begins[kept++] = begin;
        }
    }
    begins.resize(kept);
}

}  // namespace

LeafMatches TextLeaves::match_places(const TextMatcher::Leaf& leaf) const {
    std::vector<std::uint32_t> used;
    for (const TextMatcher::Piece& piece : leaf.pieces) {
        used.insert(used.end(), piece.begin(), piece.end());
    }
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    Bitmap candidates(segment_.documents(), true);
    for (const std::uint32_t pattern : used) {
        candidates.keep_only(having(pattern));
    }
    LeafMatches out{Bitmap(segment_.documents()), {}};
    const std::vector<std::uint32_t> list = candidates.list();
    if (list.empty()) {
        return out;
    }
    out.units.assign(segment_.documents(), 0);
    std::vector<Places> places(matcher_.patterns().size());
    for (const std::uint32_t pattern : used) {
        places[pattern] = places_of(pattern, candidates, list);
    }
    const auto begin_of = [&](std::uint32_t pattern, std::size_t i) {
        return places[pattern].at.data() + places[pattern].begins[i];
    };
    std::vector<std::uint32_t> begins;
    std::vector<std::vector<std::uint32_t>> positions(places.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::uint32_t units = 0;
        if (leaf.near) {
            for (const std::uint32_t pattern : used) {
                positions[pattern].assign(begin_of(pattern, i), begin_of(pattern, i + 1));
            }
            units = weigh_near(leaf, list[i], positions);
        } else {
            const TextMatcher::Piece& row = leaf.pieces.front();
            begins.assign(begin_of(row.front(), i), begin_of(row.front(), i + 1));
            for (std::uint32_t k = 1; k < row.size() && !begins.empty(); ++k) {
                keep_followed(begins, begin_of(row[k], i), begin_of(row[k], i + 1), k);
            }
            units = begins.empty() ? 0 : weigh_row(leaf, list[i], begins);
        }
        if (units > 0) {
            out.documents.set(list[i]);
            out.units[list[i]] = units;
        }
    }
    return out;
}

template <typename Count>
std::vector<std::uint32_t> TextLeaves::units_of_words(std::uint32_t pattern) const {
    OccurrenceSums<Count> sums(segment_.documents());
    PostingBlock block;
    for (const KeyEntry& word : words_[pattern]) {
        const PostingReader reader(segment_.file(), word);
        for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
            sums.add(block);
        }
    }
    return sums.weighed(strengths_);
}

/// Of many words: their documents and what they count together, in one pass.
LeafMatches TextLeaves::match_words(std::uint32_t pattern) const {
    const bool short_ones = strengths_.longest() <= std::numeric_limits<std::uint16_t>::max();
    LeafMatches out{Bitmap(segment_.documents()), short_ones
                                                      ? units_of_words<std::uint16_t>(pattern)
                                                      : units_of_words<std::uint32_t>(pattern)};
    out.documents.set_where(out.units);
    return out;
}

LeafMatches TextLeaves::match(const TextMatcher::Leaf& leaf) const {
    if (needs_places(leaf)) {
        return match_places(leaf);
    }
    const std::uint32_t pattern = leaf.pieces.front().front();
    return ranked_ && words_[pattern].size() > LeafUnits::kFewWords
               ? match_words(pattern)
               : LeafMatches{having(pattern), {}};
}

LeafUnits TextLeaves::units(const TextMatcher::Leaf& leaf, LeafMatches&& matches) const {
    return !needs_places(leaf) && matches.units.empty()
               ? LeafUnits(segment_, strengths_, growth_, words_[leaf.pieces.front().front()])
               : LeafUnits(std::move(matches.units));
}

}  // namespace reftel::search_local

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/vocabulary.h"

#include <map>
#include <string>
#include <utility>

#include "base/text.h"
#include "search_local/postings.h"
#include "search_local/segment_format.h"
#include "search_local/text_leaves.h"

namespace reftel::search_local {
namespace {

using search::ValueField;
using search::WordCount;

Key key_of(ValueField field) {
    switch (field) {
        case ValueField::Origin:
            return Key::Origin;
        case ValueField::Tag:
            return Key::Tag;
        case ValueField::SubjectWord:
            return Key::Subject;
        case ValueField::Id:
            break;
    }
    return Key::Id;
}

/// Counts of words by segments, put together. Words come rising from each.
class Counts {
 public:
    void add(std::string folded, std::string_view shown, std::uint64_t telegrams) {
        if (telegrams > 0 && !folded.empty()) {
            WordCount& count = counts_[std::move(folded)];
            count.word = shown;
            count.telegrams += telegrams;
        }
    }
    /// The first of them; 0 for all.
    [[nodiscard]] std::vector<WordCount> take(std::size_t limit) {
        std::vector<WordCount> out;
        for (auto& [folded, count] : counts_) {
            if (limit != 0 && out.size() == limit) {
                break;
            }
            out.push_back(std::move(count));
        }
        return out;
    }

 private:
    std::map<std::string, WordCount> counts_;
};

/// An id as it is shown: keys have it in small letters.
void add_id(const LiveSegment& of, const Dictionary::Walk& walk, Counts& counts) {
    PostingBlock block;
    const PostingReader reader(of.segment->file(), walk.entry());
    for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
        for (std::size_t k = 0; k < block.size; ++k) {
            if (of.live.has(block.documents[k])) {
                counts.add(std::string(walk.key().substr(1)), of.segment->id(block.documents[k]),
                           1);
            }
        }
    }
}

}  // namespace

std::vector<WordCount> words_of(const Snapshot& snapshot, const search::WordPattern& pattern) {
    Counts counts;
    for (const auto& of : snapshot.segments()) {
        for_each_word(*of->segment, pattern, [&](std::string_view word, const KeyEntry& entry) {
            counts.add(std::string(word), word, of->count(entry));
        });
    }
    return counts.take(0);
}

std::vector<WordCount> values_of(const Snapshot& snapshot, ValueField field,
                                 std::string_view beginning, std::size_t limit) {
    Counts counts;
    for (const auto& of : snapshot.segments()) {
        // Origins are kept in capitals, all else in small letters.
        const bool capitals = field == ValueField::Origin;
        const std::string first =
            make_key(key_of(field), capitals ? to_upper(beginning) : std::string(beginning));
        Dictionary::Walk walk = of->segment->dictionary().from(first);
        std::size_t left = limit == 0 ? SIZE_MAX : limit;
        while (left > 0 && walk.next() && walk.key().starts_with(first)) {
            const std::string_view value = walk.key().substr(1);
            const std::uint64_t telegrams = of->count(walk.entry());
            left -= telegrams > 0 && !value.empty() ? 1 : 0;
            if (field == ValueField::Id) {
                add_id(*of, walk, counts);
            } else {
                counts.add(to_lower(value),
                           field == ValueField::Tag ? to_upper(value) : std::string(value),
                           telegrams);
            }
        }
    }
    return counts.take(limit);
}

}  // namespace reftel::search_local

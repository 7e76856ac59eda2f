// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/mapped_text.h"

#include <algorithm>

#include "base/coding.h"

namespace reftel {

// A recipe is a list of steps:  varint(length * 2 + literal) zigzag-varint(source offset - expected
// source offset) [bytes] The expected offset is where the last step ended. A literal step carries
// its bytes; a copy step takes them from the source.

std::uint32_t OffsetMap::to_source(std::uint32_t text) const {
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), text,
                         [](std::uint32_t at, const Run& run) { return at < run.text; });
    if (after == runs_.begin()) {
        return 0;
    }
    const Run& run = *std::prev(after);
    return run.source + (text - run.text);
}

void MappedTextBuilder::copy(std::size_t offset, std::size_t length) {
    if (length == 0) {
        return;
    }
    out_.map.add(static_cast<std::uint32_t>(out_.text.size()), static_cast<std::uint32_t>(offset));
    out_.text.append(source_.substr(offset, length));
}

void MappedTextBuilder::replace(std::size_t offset, std::size_t length, std::string_view text) {
    // Every byte beyond the replaced ones points at the last of them: a run of its own for each.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t back = length == 0 ? 0 : std::min(i, length - 1);
        out_.map.add(static_cast<std::uint32_t>(out_.text.size()),
                     static_cast<std::uint32_t>(offset + back));
        out_.text += text[i];
    }
}

namespace {

void put_step(std::string& out, std::string_view made, std::uint32_t source,
              std::uint32_t& expected, bool literal) {
    if (made.empty()) {
        return;
    }
    put_varint(out, made.size() * 2 + (literal ? 1 : 0));
    put_signed_varint(out, static_cast<std::int64_t>(source) - expected);
    if (literal) {
        out.append(made);
    }
    expected = source + static_cast<std::uint32_t>(made.size());
}

}  // namespace

std::string encode_recipe(const MappedText& made, std::string_view source) {
    std::string out;
    std::uint32_t expected = 0;
    const auto& runs = made.map.runs();
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const std::size_t end = r + 1 < runs.size() ? runs[r + 1].text : made.text.size();
        std::size_t begin = runs[r].text;
        const auto same = [&](std::size_t i) {
            const std::size_t from = runs[r].source + (i - runs[r].text);
            return from < source.size() && source[from] == made.text[i];
        };
        while (begin < end) {
            const bool copy = same(begin);
            std::size_t stop = begin + 1;
            while (stop < end && same(stop) == copy) {
                ++stop;
            }
            const auto from = static_cast<std::uint32_t>(runs[r].source + (begin - runs[r].text));
            put_step(out, std::string_view(made.text).substr(begin, stop - begin), from, expected,
                     !copy);
            begin = stop;
        }
    }
    return out;
}

Result<MappedText> apply_recipe(std::string_view recipe, std::string_view source,
                                std::size_t max_size) {
    MappedText out;
    Cursor in(recipe);
    std::int64_t expected = 0;
    while (!in.at_end()) {
        const std::uint64_t head = REFTEL_TRY(in.varint());
        const std::int64_t delta = REFTEL_TRY(in.signed_varint());
        const std::uint64_t length = head / 2;
        if (length > max_size - out.text.size()) {
            return fail(Error::Kind::Limit, "the recipe makes more text than a telegram may have");
        }
        const auto size = static_cast<std::int64_t>(source.size());
        if (delta > size || delta < -size - static_cast<std::int64_t>(max_size)) {
            return fail(Error::Kind::Corrupt, "the recipe points outside its original");
        }
        const std::int64_t from = expected + delta;
        if (from < 0 || from > size) {
            return fail(Error::Kind::Corrupt, "the recipe points outside its original");
        }
        out.map.add(static_cast<std::uint32_t>(out.text.size()), static_cast<std::uint32_t>(from));
        if (head % 2 == 1) {
            out.text.append(REFTEL_TRY(in.bytes(length)));
        } else if (from + static_cast<std::int64_t>(length) > size) {
            return fail(Error::Kind::Corrupt, "the recipe points outside its original");
        } else {
            out.text.append(source.substr(static_cast<std::size_t>(from), length));
        }
        expected = from + static_cast<std::int64_t>(length);
    }
    return out;
}

}  // namespace reftel

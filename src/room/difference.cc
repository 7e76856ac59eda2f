// SPDX-License-Identifier: AGPL-3.0-or-later
//
// The greedy algorithm of E. W. Myers, "An O(ND) difference algorithm and its variations" (1986):
// for each number of edits, how far into the first row a path gets on each diagonal. What each
// round reached is kept, and the path is read back from it. The number of edits is bounded, so that
// two texts that have nothing in common cost no more than two that nearly agree.
#include "room/difference.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "room/limits.h"

namespace reftel::room {
namespace {

using Row = std::span<const std::uint32_t>;

/// How far the paths of one round got: one place a diagonal -d, -d + 2, ..., d.
using Round = std::vector<std::int64_t>;

std::int64_t reached(const Round& round, std::int64_t edits, std::int64_t diagonal) {
    return round[static_cast<std::size_t>((diagonal + edits) / 2)];
}

/// True when the path to a diagonal comes from the one above it: a thing of the second row put in.
bool comes_from_above(const Round& before, std::int64_t edits, std::int64_t diagonal) {
    return diagonal == -edits ||
           (diagonal != edits &&
            reached(before, edits - 1, diagonal - 1) < reached(before, edits - 1, diagonal + 1));
}

/// Where a path enters a diagonal after one more edit.
std::int64_t entry(const Round& before, std::int64_t edits, std::int64_t diagonal) {
    return comes_from_above(before, edits, diagonal) ? reached(before, edits - 1, diagonal + 1)
                                                     : reached(before, edits - 1, diagonal - 1) + 1;
}

/// Reads the path back from its end; the runs come last first.
std::vector<CommonRun> read_back(const std::vector<Round>& rounds, std::int64_t first_size,
                                 std::int64_t diagonal) {
    std::vector<CommonRun> runs;
    std::int64_t x = first_size;
    for (auto edits = static_cast<std::int64_t>(rounds.size()) - 1; edits >= 0; --edits) {
        const Round* const before =
            edits > 0 ? &rounds[static_cast<std::size_t>(edits - 1)] : nullptr;
        const std::int64_t begin = before != nullptr ? entry(*before, edits, diagonal) : 0;
        if (x > begin) {
            runs.push_back({static_cast<std::size_t>(begin),
                            static_cast<std::size_t>(begin - diagonal),
                            static_cast<std::size_t>(x - begin)});
        }
        if (before != nullptr) {
            diagonal += comes_from_above(*before, edits, diagonal) ? 1 : -1;
            x = reached(*before, edits - 1, diagonal);
        }
    }
    std::ranges::reverse(runs);
    return runs;
}

std::vector<CommonRun> runs_between(Row first, Row second, std::size_t most_edits) {
    const auto n = static_cast<std::int64_t>(first.size());
    const auto m = static_cast<std::int64_t>(second.size());
    std::vector<Round> rounds;
    for (std::int64_t edits = 0; edits <= static_cast<std::int64_t>(most_edits); ++edits) {
        Round round(static_cast<std::size_t>(edits) + 1);
        for (std::int64_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            std::int64_t x = edits == 0 ? 0 : entry(rounds.back(), edits, diagonal);
            while (x < n && x - diagonal < m &&
                   first[static_cast<std::size_t>(x)] ==
                       second[static_cast<std::size_t>(x - diagonal)]) {
                ++x;
            }
            round[static_cast<std::size_t>((diagonal + edits) / 2)] = x;
            if (diagonal == n - m && x >= n) {
                rounds.push_back(std::move(round));
                return read_back(rounds, n, diagonal);
            }
        }
        rounds.push_back(std::move(round));
    }
    return {};
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_space(text[at])) {
            ++at;
        }
        const std::size_t begin = at;
        while (at < text.size() && !is_space(text[at])) {
            ++at;
        }
        if (at > begin) {
            out.push_back(text.substr(begin, at - begin));
        }
    }
    return out;
}

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

std::vector<std::uint32_t> numbered(const std::vector<std::string_view>& words, Numbers& numbers) {
    std::vector<std::uint32_t> out;
    out.reserve(words.size());
    for (const std::string_view word : words) {
        out.push_back(
            numbers.emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return out;
}

/// Adds the words from `begin` to `end` as they stand in their text.
void add_piece(std::vector<DifferencePiece>& out, DifferencePiece::Kind kind,
               const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
    if (begin < end) {
        const char* const first = words[begin].data();
        const char* const last = words[end - 1].data() + words[end - 1].size();
        out.push_back({kind, {first, static_cast<std::size_t>(last - first)}});
    }
}

}  // namespace

std::vector<CommonRun> common_runs(Row first, Row second, std::size_t most_edits) {
    const std::size_t shorter = std::min(first.size(), second.size());
    std::size_t front = 0;
    while (front < shorter && first[front] == second[front]) {
        ++front;
    }
    std::size_t back = 0;
    while (back < shorter - front &&
           first[first.size() - 1 - back] == second[second.size() - 1 - back]) {
        ++back;
    }
    std::vector<CommonRun> out;
    if (front > 0) {
        out.push_back({0, 0, front});
    }
    for (CommonRun run :
         runs_between(first.subspan(front, first.size() - front - back),
                      second.subspan(front, second.size() - front - back), most_edits)) {
        run.first += front;
        run.second += front;
        out.push_back(run);
    }
    if (back > 0) {
        out.push_back({first.size() - back, second.size() - back, back});
    }
    return out;
}

std::vector<DifferencePiece> differing_words(std::string_view first, std::string_view second) {
    using Kind = DifferencePiece::Kind;
    const auto words = words_of(first);
    const auto other_words = words_of(second);
    Numbers numbers;
    const auto row = numbered(words, numbers);
    const auto other_row = numbered(other_words, numbers);
    std::vector<DifferencePiece> out;
    std::size_t at = 0;
    std::size_t other_at = 0;
    auto runs = common_runs(row, other_row, kMaxWordEdits);
    runs.push_back({words.size(), other_words.size(), 0});
    for (const CommonRun& run : runs) {
        add_piece(out, Kind::First, words, at, run.first);
        add_piece(out, Kind::Second, other_words, other_at, run.second);
        at = run.first + run.length;
        other_at = run.second + run.length;
        add_piece(out, Kind::Same, words, run.first, at);
    }
    return out;
}

}  // namespace reftel::room

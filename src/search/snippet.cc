// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/snippet.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/text.h"
#include "search/limits.h"
#include "search/query_fields.h"

namespace reftel::search {
namespace {

using Lit = TextMatches::Lit;

constexpr std::string_view kDots = "…";
/// What a piece's matches may span, so that some words around them fit in too.
constexpr std::uint32_t kMaxWindow = kMaxSnippetBytes - 60;
/// Words longer than this are cut rather than kept whole at the end of a piece.
constexpr std::size_t kMaxEdge = 30;

bool is_boundary(std::string_view text, std::size_t at) {
    return at == 0 || at >= text.size() || is_space(text[at - 1]) || is_space(text[at]);
}

/// True where no character is split.
bool is_character(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

/// Moves a begin forward, or an end back, to the next boundary of words, but not past `stop`.
std::uint32_t move_in(std::string_view text, std::uint32_t at, std::uint32_t stop) {
    const int step = at < stop ? 1 : -1;
    std::uint32_t moved = at;
    for (std::size_t i = 0; i < kMaxEdge && moved != stop; ++i) {
        if (is_boundary(text, moved)) {
            return moved;
        }
        moved = static_cast<std::uint32_t>(static_cast<std::int64_t>(moved) + step);
    }
    if (moved == stop) {
        return stop;
    }
    while (at != stop && !is_character(text, at)) {
        at = static_cast<std::uint32_t>(static_cast<std::int64_t>(at) + step);
    }
    return at;
}

/// The stretch of at most kMaxWindow bytes with the most different leaves, then the most matches,
/// then the earliest.
Span best_window(const std::vector<Lit>& lit) {
    std::map<std::uint32_t, std::size_t> inside;
    std::pair<std::size_t, std::size_t> best{0, 0};
    Span window = lit.front().at;
    std::size_t first = 0;
    for (std::size_t last = 0; last < lit.size(); ++last) {
        ++inside[lit[last].leaf];
        while (first < last && lit[last].at.end - lit[first].at.begin > kMaxWindow) {
            const auto leaving = inside.find(lit[first++].leaf);
            if (--leaving->second == 0) {
                inside.erase(leaving);
            }
        }
        const std::pair<std::size_t, std::size_t> now{inside.size(), last - first + 1};
        if (now > best) {
            best = now;
            window = {lit[first].at.begin, lit[last].at.end};
        }
    }
    return window;
}

/// The best window, then the first places of leaves it lacks, in the order of the text.
std::vector<Span> choose_places(const std::vector<Lit>& lit) {
    std::vector<Span> out{best_window(lit)};
    std::vector<std::uint32_t> shown;
    const auto is_shown = [&](const Lit& one) {
        return std::ranges::find(shown, one.leaf) != shown.end();
    };
    for (const Lit& one : lit) {
        if (one.at.begin >= out[0].begin && one.at.end <= out[0].end && !is_shown(one)) {
            shown.push_back(one.leaf);
        }
    }
    std::uint32_t used = out[0].size();
    for (const Lit& one : lit) {
        const bool fits =
            out.size() < kMaxSnippetPieces && used + one.at.size() <= kMaxSnippetBytes;
        if (fits && !is_shown(one)) {
            shown.push_back(one.leaf);
            out.push_back(one.at);
            used += one.at.size();
        }
    }
    std::ranges::sort(out, {}, &Span::begin);
    return out;
}

/// Widens the places by an equal share of what is left of the room and joins those that meet.
std::vector<Span> widen(std::string_view text, const std::vector<Span>& places) {
    std::uint32_t used = 0;
    for (const Span& place : places) {
        used += place.size();
    }
    const auto room = static_cast<std::uint32_t>(kMaxSnippetBytes);
    const std::uint32_t rest = used < room ? room - used : 0;
    const std::uint32_t share = rest / (2 * static_cast<std::uint32_t>(places.size()));
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<Span> out;
    for (const Span& place : places) {
        // At an end of the text the share of one side goes to the other.
        const std::uint32_t before = std::min(share, place.begin);
        const std::uint32_t after = std::min(2 * share - before, size - place.end);
        const std::uint32_t begin = place.begin - std::min(2 * share - after, place.begin);
        const Span wide{move_in(text, begin, place.begin),
                        move_in(text, place.end + after, place.end)};
        if (!out.empty() && wide.begin <= out.back().end) {
            out.back().end = std::max(out.back().end, wide.end);
        } else {
            out.push_back(wide);
        }
    }
    return out;
}

/// Adds a lit span; spans of several leaves that overlap become one.
void add_lit(std::vector<Span>& out, Span at) {
    if (!out.empty() && at.begin < out.back().end) {
        out.back().end = std::max(out.back().end, at.end);
    } else {
        out.push_back(at);
    }
}

void append_piece(LitText& out, std::string_view text, Span piece, const std::vector<Lit>& lit) {
    const auto shift = static_cast<std::uint32_t>(out.text.size());
    out.text += piece.of(text);
    for (const Lit& one : lit) {
        if (one.at.begin >= piece.begin && one.at.end <= piece.end) {
            add_lit(out.lit,
                    {one.at.begin - piece.begin + shift, one.at.end - piece.begin + shift});
        }
    }
}

Span trimmed(std::string_view text, Span piece) {
    while (!piece.empty() && is_space(text[piece.begin])) {
        ++piece.begin;
    }
    while (!piece.empty() && is_space(text[piece.end - 1])) {
        --piece.end;
    }
    return piece;
}

/// A paragraph that matched, before its snippet is made.
struct Found {
    std::size_t paragraph = 0;
    std::size_t leaves = 0;  // Different ones.
    std::vector<Lit> lit;
};

std::size_t count_leaves(const std::vector<Lit>& lit) {
    std::vector<std::uint32_t> leaves;
    leaves.reserve(lit.size());
    for (const Lit& one : lit) {
        leaves.push_back(one.leaf);
    }
    std::ranges::sort(leaves);
    return static_cast<std::size_t>(std::unique(leaves.begin(), leaves.end()) - leaves.begin());
}

void add_paragraphs(Hit& hit, const Document& document, const TextMatcher& matcher) {
    std::vector<Found> found;
    TextMatches matches;
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
        const DocumentParagraph& paragraph = document.paragraphs[i];
        matcher.match(paragraph.text, part_of(paragraph.kind), matches);
        if (!matches.lit.empty()) {
            found.push_back({i, count_leaves(matches.lit), matches.lit});
        }
    }
    std::ranges::stable_sort(found,
                             [](const Found& a, const Found& b) { return a.leaves > b.leaves; });
    const std::size_t shown = std::min(found.size(), kMaxHitParagraphs);
    for (std::size_t i = 0; i < shown; ++i) {
        const DocumentParagraph& paragraph = document.paragraphs[found[i].paragraph];
        hit.paragraphs.push_back({paragraph.address, std::string(portion_of(paragraph.mark)),
                                  make_snippet(paragraph.text, found[i].lit)});
    }
    hit.more_paragraphs = static_cast<std::uint32_t>(found.size() - shown);
}

}  // namespace

LitText light(std::string_view text, const std::vector<Lit>& lit) {
    LitText out;
    append_piece(out, text, {0, static_cast<std::uint32_t>(text.size())}, lit);
    return out;
}

LitText make_snippet(std::string_view text, const std::vector<Lit>& lit) {
    if (text.size() <= kMaxSnippetBytes) {
        return light(text, lit);
    }
    std::vector<Span> pieces{{0, move_in(text, static_cast<std::uint32_t>(kMaxSnippetBytes), 0)}};
    if (!lit.empty()) {
        pieces = widen(text, choose_places(lit));
    }
    LitText out;
    for (const Span& piece : pieces) {
        if (piece.begin != 0) {
            out.text.append(out.text.empty() ? "" : " ").append(kDots).append(" ");
        }
        append_piece(out, text, trimmed(text, piece), lit);
    }
    if (pieces.back().end < text.size()) {
        out.text.append(" ").append(kDots);
    }
    return out;
}

Hit make_hit(const Document& document, const TextMatcher& matcher) {
    Hit hit;
    hit.id = document.id;
    hit.date = document.date;
    hit.origin = document.origin;
    hit.origin_name = document.origin_name;
    hit.classification = document.classification;
    hit.level = document.level;
    TextMatches matches;
    matcher.match(document.subject, TextPart::Subject, matches);
    hit.subject = light(document.subject, matches.lit);
    add_paragraphs(hit, document, matcher);
    return hit;
}

}  // namespace reftel::search

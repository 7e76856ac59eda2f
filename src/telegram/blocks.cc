// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/byte_places.h"
#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/next_sign.h"
#include "telegram/parser_state.h"

// Summaries, comments, action requests and quoted texts [spec 7.3]. Three forms:
//
//   a paragraph that opens with the word:   2. (U) SUMMARY:  ...  END SUMMARY.
//   paragraphs below a heading:             SUMMARY / 1. ... / 2. ... End summary.
//   a passage within a paragraph:           ... (COMMENT: ... END COMMENT.)
//
// The first two give paragraphs their kind, the third is an InlineBlock. An opening without its end
// closes with its own paragraph.
namespace reftel::telegram {
namespace {

using Kind = Paragraph::Kind;

struct Opening {
    std::string_view words;
    Kind kind;
};
// Longer openings before shorter ones that begin alike.
constexpr std::array<Opening, 26> kOpenings{{{"EXECUTIVE SUMMARY", Kind::Summary},
                                             {"SUMMARY", Kind::Summary},
                                             {"SUMMAY", Kind::Summary},
                                             {"COMMENTS", Kind::Comment},
                                             {"COMMENT", Kind::Comment},
                                             {"EMBASSY COMMENT", Kind::Comment},
                                             {"POST COMMENT", Kind::Comment},
                                             {"MISSION COMMENT", Kind::Comment},
                                             {"CONSULATE COMMENT", Kind::Comment},
                                             {"BIO NOTE", Kind::Comment},
                                             {"NOTE", Kind::Comment},
                                             {"ACTION REQUESTED", Kind::ActionRequest},
                                             {"ACTION REQUEST", Kind::ActionRequest},
                                             {"ACTION REQUIRED", Kind::ActionRequest},
                                             {"ACTION", Kind::ActionRequest},
                                             {"THIS IS AN ACTION", Kind::ActionRequest},
                                             {"TEXT OF LETTER", Kind::Quoted},
                                             {"TEXT", Kind::Quoted},
                                             {"QUOTE", Kind::Quoted},
                                             {"TALKING POINTS", Kind::Quoted},
                                             {"NON-PAPER", Kind::Quoted},
                                             {"NONPAPER", Kind::Quoted},
                                             {"INFORMAL", Kind::Quoted},
                                             {"UNOFFICIAL", Kind::Quoted},
                                             {"MESSAGE", Kind::Quoted},
                                             {"LETTER", Kind::Quoted}}};
/// A bit for each of the openings that begin with a letter of the alphabet.
constexpr auto kOpeningsOf = [] {
    std::array<std::uint32_t, 26> out{};
    for (std::size_t index = 0; index < kOpenings.size(); ++index) {
        out[static_cast<std::size_t>(kOpenings[index].words[0] - 'A')] |= std::uint32_t{1} << index;
    }
    return out;
}();

/// What an opening says, and whether BEGIN stands before it.
struct Found {
    Kind kind = Kind::Text;
    std::size_t length = 0;  ///< Of the words; 0: nothing found.
    bool begin = false;
};

Found find_opening(std::string_view text) {
    Found out;
    if (text.size() < 4 || !is_upper(text[0])) {
        return out;
    }
    std::size_t at = 0;
    if (starts_with_word_fold(text, "BEGIN")) {
        out.begin = true;
        at = std::min(text.find_first_not_of(' ', 5), text.size());
    }
    const std::string_view rest = text.substr(at);
    if (rest.empty() || !is_alpha(rest[0])) {
        return {};
    }
    std::uint32_t may_be = kOpeningsOf[static_cast<std::size_t>(to_upper(rest[0]) - 'A')];
    for (; may_be != 0; may_be &= may_be - 1) {
        const Opening& opening = kOpenings[static_cast<std::size_t>(std::countr_zero(may_be))];
        // Words for quoted text are too common to count without BEGIN; QUOTE alone does.
        const bool allowed = opening.kind != Kind::Quoted || out.begin || opening.words == "QUOTE";
        if (allowed && starts_with_word_fold(rest, opening.words)) {
            out.kind = opening.kind;
            out.length = at + opening.words.size();
            return out;
        }
    }
    return {};
}

/// True when a sign that ends a label follows: `SUMMARY:`, `SUMMARY AND COMMENT.`, `Comment --`.
bool is_labelled(std::string_view text, const Found& found) {
    std::string_view rest = text.substr(found.length);
    if (found.begin || found.kind == Kind::Quoted) {
        return true;
    }
    for (const std::string_view more : {" AND ", "/", " (CONTINUED)", " CONTINUED"}) {
        if (starts_with_fold(rest, more)) {
            const std::size_t sign = rest.substr(0, 40).find_first_of(":.-");
            return sign != std::string_view::npos || rest.size() < 40;
        }
    }
    rest = trim_left(rest);
    return rest.empty() || rest[0] == ':' || rest[0] == '.' || rest[0] == '-' ||
           rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94") ||
           starts_with_fold(text, "THIS IS AN ACTION");
}

bool closes_kind(std::string_view after_end, Kind kind) {
    constexpr std::array<std::string_view, 8> kQuotes{
        "TEXT", "QUOTE", "TALKING", "NON", "MESSAGE", "LETTER", "INFORMAL", "UNOFFICIAL"};
    switch (kind) {
        case Kind::Summary:
            return starts_with_fold(after_end, "SUMMARY");
        case Kind::Comment:
            return starts_with_fold(after_end, "COMMENT") || starts_with_fold(after_end, "NOTE") ||
                   starts_with_fold(after_end, "BIO NOTE") ||
                   starts_with_fold(after_end, "EMBASSY COMMENT") ||
                   starts_with_fold(after_end, "SUMMARY AND COMMENT");
        case Kind::ActionRequest:
            return starts_with_fold(after_end, "ACTION");
        case Kind::Quoted:
            return std::any_of(kQuotes.begin(), kQuotes.end(), [&](std::string_view word) {
                return starts_with_fold(after_end, word);
            });
        default:
            return false;
    }
}

/// Where the words of a closing mark that begins at `at` end: at the sign that ends its sentence,
/// or soon; npos when none begins there.
std::size_t end_of_close(std::string_view text, std::size_t at, Kind kind) {
    constexpr std::size_t kBlanks = 3;
    constexpr std::size_t kLongestClose = 40;
    const std::string_view mark = text.substr(at, kLongestClose);
    if (starts_with_fold(mark, "END ")) {
        const std::string_view words = text.substr(at + 4);
        const std::size_t blanks = words.substr(0, kBlanks).find_first_not_of(' ');
        if (closes_kind(words.substr(std::min(blanks, kBlanks)), kind)) {
            return at + std::min(mark.find_first_of(".)\n", 4), mark.size());
        }
    }
    return kind == Kind::Quoted && starts_with_word_fold(text.substr(at), "UNQUOTE")
               ? at + 7
               : std::string_view::npos;
}

/// End of the closing mark that begins at `at`, its full stop and bracket included; npos when none
/// begins there.
std::size_t close_at(std::string_view text, std::size_t at, Kind kind) {
    if (at > 0 && is_alnum(text[at - 1])) {
        return std::string_view::npos;
    }
    std::size_t end = end_of_close(text, at, kind);
    while (end < text.size() && (text[end] == '.' || text[end] == ')' || text[end] == ']')) {
        ++end;
    }
    return end;
}

/// The same of the first one at or after `from`.
std::size_t find_close(std::string_view text, std::size_t from, Kind kind) {
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t end = kNone;
    if (kind == Kind::Quoted) {  // END or UNQUOTE
        for (std::size_t at = from; at + 1 < text.size() && end == kNone; ++at) {
            end = to_upper(text[at + 1]) == 'N' ? close_at(text, at, kind) : kNone;
        }
        return end;
    }
    BytePairs starts(text, {'e', ' ', 3}, from);
    for (std::size_t at = starts.next(); at != kNone && end == kNone; at = starts.next()) {
        end = close_at(text, at, kind);
    }
    return end;
}

class BlockMarker {
 public:
    explicit BlockMarker(ParserState& state) : state_(state), out_(state.out) {}

    void run() {
        for (std::size_t index = 0; index < out_.paragraphs.size(); ++index) {
            mark(index);
        }
        close_unclosed(out_.paragraphs.size());
        for (const Paragraph& paragraph : out_.paragraphs) {
            mark_inline(paragraph);
        }
    }

 private:
    void mark(std::size_t index);
    void mark_opened(std::size_t index, Kind kind);
    void close_unclosed(std::size_t end);
    void close_without_opening(std::size_t index);
    void mark_inline(const Paragraph& paragraph);
    std::size_t take_inline(std::string_view text, std::size_t at, bool bracket,
                            std::uint32_t offset);
    std::size_t label_before(std::string_view text, std::size_t colon, std::size_t from) const;
    std::size_t bracket_block(std::string_view text, std::size_t bracket) const;

    ParserState& state_;
    Telegram& out_;
    Kind open_ = Kind::Text;  ///< A block that a paragraph opened and none has closed.
    std::size_t opened_at_ = 0;
    Kind heading_ = Kind::Text;  ///< The kind that the heading above gives.
    bool closed_alone_ = false;  ///< END SUMMARY without its opening has been seen; it counts once.
    bool no_close_ = false;      ///< Within one paragraph: no closing mark is left.
};

/// An opening whose end is missing is good for its own paragraph only.
void BlockMarker::close_unclosed(std::size_t end) {
    if (open_ == Kind::Text) {
        return;
    }
    for (std::size_t index = opened_at_ + 1; index < end; ++index) {
        if (out_.paragraphs[index].kind == open_) {
            out_.paragraphs[index].kind = Kind::Text;
        }
    }
    const std::uint32_t at = out_.paragraphs[opened_at_].text.begin;
    if (open_ != Kind::ActionRequest) {
        state_.report("block-unclosed", Finding::Severity::Info, out_.reading.map.to_source(at),
                      "a " + std::string(to_string(open_)) + " opens here and has no end mark");
    }
    open_ = Kind::Text;
}

void BlockMarker::mark_opened(std::size_t index, Kind kind) {
    Paragraph& paragraph = out_.paragraphs[index];
    const std::string_view text = out_.text_of(paragraph);
    // Most end where their paragraph does: look there first.
    constexpr std::size_t kTail = 48;
    const std::size_t tail = text.size() > kTail ? text.size() - kTail : 4;
    std::size_t close = find_close(text, tail, kind);
    if (close == std::string_view::npos) {
        close = find_close(text, 4, kind);
    }
    if (close == std::string_view::npos) {
        close_unclosed(index);
        open_ = kind;
        opened_at_ = index;
        paragraph.kind = kind;
        return;
    }
    if (close + 24 >= text.size()) {
        paragraph.kind = kind;
        return;
    }
    out_.inline_blocks.push_back(
        {kind, {paragraph.text.begin, paragraph.text.begin + static_cast<std::uint32_t>(close)}});
}

/// END SUMMARY alone: everything from the first paragraph to here is the summary.
void BlockMarker::close_without_opening(std::size_t index) {
    const std::string_view text = out_.text_of(out_.paragraphs[index]);
    constexpr std::size_t kWindow = 24;
    const std::string_view tail = text.size() > kWindow ? text.substr(text.size() - kWindow) : text;
    if (closed_alone_ || out_.paragraphs[index].number > 5 ||
        find_close(tail, 0, Kind::Summary) == std::string_view::npos) {
        return;
    }
    closed_alone_ = true;
    for (std::size_t before = 0; before <= index; ++before) {
        if (out_.paragraphs[before].kind == Kind::Text) {
            out_.paragraphs[before].kind = Kind::Summary;
        }
    }
}

void BlockMarker::mark(std::size_t index) {
    Paragraph& paragraph = out_.paragraphs[index];
    const std::string_view text = out_.text_of(paragraph);
    const Found found = find_opening(text);
    const bool opens = found.length > 0 && is_labelled(text, found);
    if (paragraph.kind == Kind::Heading) {
        if (open_ != Kind::Quoted) {
            close_unclosed(index);
        }
        heading_ = opens ? found.kind : Kind::Text;
        return;
    }
    if (paragraph.kind == Kind::Table) {
        return;
    }
    if (opens) {
        mark_opened(index, found.kind);
        return;
    }
    if (open_ != Kind::Text) {
        paragraph.kind = open_;
        if (find_close(text, 0, open_) != std::string_view::npos) {
            open_ = Kind::Text;
        }
        return;
    }
    if (heading_ != Kind::Text) {
        paragraph.kind = heading_;
        if (heading_ != Kind::Quoted && find_close(text, 0, heading_) != std::string_view::npos) {
            heading_ = Kind::Text;
        }
        return;
    }
    close_without_opening(index);
}

/// Where the word or words before a colon begin, when they open a block within the text; npos else.
std::size_t BlockMarker::label_before(std::string_view text, std::size_t colon,
                                      std::size_t from) const {
    std::size_t begin = colon;
    while (begin > from && is_alpha(text[begin - 1])) {
        --begin;
    }
    const std::size_t length = colon - begin;
    if (length < 4 || length > 8 || !is_upper(text[begin]) || begin <= from) {
        return std::string_view::npos;
    }
    const Found found = find_opening(text.substr(begin));
    return found.length == length && (found.kind == Kind::Comment || found.kind == Kind::Summary)
               ? begin
               : std::string_view::npos;
}

/// `bracket` when a block opens behind it, as in `(COMMENT: ...`; npos else.
std::size_t BlockMarker::bracket_block(std::string_view text, std::size_t bracket) const {
    const Found found = find_opening(text.substr(bracket + 1, 40));
    const bool opens = found.length > 0 && found.kind != Kind::ActionRequest &&
                       is_labelled(text.substr(bracket + 1), found);
    return opens ? bracket : std::string_view::npos;
}

/// Records the block that opens at `at`; gives where to go on.
std::size_t BlockMarker::take_inline(std::string_view text, std::size_t at, bool bracket,
                                     std::uint32_t offset) {
    const std::size_t words = bracket ? at + 1 : at;
    const Found found = find_opening(text.substr(words));
    std::size_t end =
        no_close_ ? std::string_view::npos : find_close(text, words + found.length, found.kind);
    no_close_ = no_close_ || end == std::string_view::npos;
    if (end == std::string_view::npos) {
        const std::size_t close = bracket ? text.find(')', words) : std::string_view::npos;
        end = close == std::string_view::npos ? text.size() : close + 1;
    }
    out_.inline_blocks.push_back(
        {found.kind,
         {offset + static_cast<std::uint32_t>(at), offset + static_cast<std::uint32_t>(end)}});
    return end;
}

void BlockMarker::mark_inline(const Paragraph& paragraph) {
    if (paragraph.kind == Kind::Heading || paragraph.kind == Kind::Table) {
        return;
    }
    const std::string_view text = out_.text_of(paragraph);
    no_close_ = false;
    const Found front = find_opening(text);
    std::size_t from = front.length;
    if (!out_.inline_blocks.empty() &&
        out_.inline_blocks.back().text.begin == paragraph.text.begin) {
        from = out_.inline_blocks.back().text.size();
    }
    NextSign next_bracket(text, '(');
    NextSign next_colon(text, ':');
    while (from < text.size()) {
        const std::size_t sign = std::min(next_bracket.from(from), next_colon.from(from));
        if (sign == std::string_view::npos) {
            return;
        }
        const bool bracket = text[sign] == '(';
        const std::size_t begin =
            bracket ? bracket_block(text, sign) : label_before(text, sign, from);
        from = begin == std::string_view::npos
                   ? sign + 1
                   : take_inline(text, begin, bracket, paragraph.text.begin);
    }
}

}  // namespace

void mark_blocks(ParserState& state) {
    BlockMarker(state).run();
    std::sort(
        state.out.inline_blocks.begin(), state.out.inline_blocks.end(),
        [](const InlineBlock& a, const InlineBlock& b) { return a.text.begin < b.text.begin; });
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/tail_parser.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"

// tail = signature { signature } [ "BT" ] [ "#" serial ] [ "NNNN" ] { banner } [ attributes ] {
// junk }
//
// A signature looks like a heading. What follows tells them apart: after a signature comes nothing,
// a trailer, or what a web site puts below its pages, never running text.
namespace reftel::telegram {
namespace {

constexpr std::size_t kTailLookAhead = 12;

constexpr std::array<std::string_view, 26> kNoNames{"ENDTEXT",
                                                    "END OF TEXT",
                                                    "COMMENT",
                                                    "SUMMARY",
                                                    "CONCLUSION",
                                                    "INTRODUCTION",
                                                    "BACKGROUND",
                                                    "NEXT STEPS",
                                                    "QUOTE",
                                                    "UNQUOTE",
                                                    "END QUOTE",
                                                    "END TEXT",
                                                    "BEGIN TEXT",
                                                    "END SUMMARY",
                                                    "ACTION",
                                                    "END COMMENT",
                                                    "PARTICIPANTS",
                                                    "NOTE",
                                                    "END",
                                                    "UNCLASSIFIED",
                                                    "CONFIDENTIAL",
                                                    "SECRET",
                                                    "ACTION REQUEST",
                                                    "ACTION REQUESTED",
                                                    "US",
                                                    "UK"};

/// What the next message on the wire begins with, VZCZC, torn: `NMAFVVZCZ`.
constexpr std::string_view kNextMessage = "VZCZ";

/// `text` in capitals.
bool is_no_name(std::string_view text) {
    return std::find(kNoNames.begin(), kNoNames.end(), text) != kNoNames.end();
}

/// Words that only what surrounds a telegram on a web page has.
constexpr std::array<std::string_view, 16> kPageWords{
    "Wikileaks",  "WikiLeaks",  "Advertisement", "Leave a Reply", "Post a comment", "trackback",
    "Share this", "Like this:", "Related",       "Posted in",     "Loading",        "Comments",
    "Click here", "Log in",     "Copyright",     "Back to top"};
constexpr ByteSet kPageInitials = ByteSet::initials_of(kPageWords);

bool is_page_word(std::string_view text) {
    return kPageInitials.starts(text) &&
           std::any_of(kPageWords.begin(), kPageWords.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

/// Capitalised words of letters: `Porter`, `van Hollen` at the very end of a text in small letters.
bool is_small_name(std::string_view text) {
    if (text.size() > 24 || text.size() < 3 || !is_upper(text[0]) || is_no_name(to_upper(text))) {
        return false;
    }
    return std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return is_alpha(c) || c == ' ' || c == '-' || c == '\'' || c == '.' ||
                                  (c & '\x80') != 0;
                       }) &&
           std::count(text.begin(), text.end(), ' ') <= 1 && !text.ends_with('.');
}

bool is_running_text(const ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    if (text.size() >= 100) {
        return true;
    }
    return text.size() >= 45 && line + 1 < state.size() && !state.blank(line + 1) &&
           state.text(line + 1).size() >= 20;
}

bool goes_on(const ParserState& state, std::size_t line, unsigned next_number) {
    const std::string_view text = state.text(line);
    if (is_digit(text[0]) || text[0] == '(') {
        const ParagraphOpening opening = read_opening(text);
        if (opening.number != 0 && opening.number >= next_number &&
            opening.number <= next_number + 1) {
            return true;
        }
    }
    if (parse_page_mark(text) || parse_page_line(text)) {
        return true;
    }
    const auto found = parse_class_line(text);
    return (found && (found->section > 1 || found->number != 0)) || is_running_text(state, line);
}

/// What says that the telegram is at its end: sign, separator, what an archive or a page adds.
bool is_behind_text(std::string_view text) {
    return is_end_mark(text) || is_page_word(text) || begins_attributes(text) ||
           is_release_banner(text) || text == "BT" ||
           text.starts_with("NOTE BY OC");  // The Department's communications centre
}

/// A name that ends the telegram and stands apart from the line above it.
bool is_last_name(const ParserState& state, std::size_t line) {
    const std::size_t next = state.next_text(line + 1);
    return has_signature_shape(state.text(line)) && !is_caption_word(state.text(line)) &&
           (next >= state.size() || is_behind_text(state.text(next)));
}

}  // namespace

bool has_signature_shape(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == '#' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    if (text.size() < 2 || text.size() > kLongestSignature || !is_upper(text[0])) {
        return false;
    }
    std::size_t blanks = 0;
    for (const char c : text) {
        if (c == ' ') {
            ++blanks;
        } else if (!is_upper(c) && c != '-' && c != '\'' && c != '.') {
            return false;
        }
    }
    if (blanks > 2 || text == "BT" || text.find(kNextMessage) != std::string_view::npos) {
        return false;
    }
    return !is_no_name(text);
}

bool is_signature(const ParserState& state, std::size_t line, bool closed, unsigned next_number) {
    const std::string_view text = state.text(line);
    const bool capitals = has_signature_shape(text);
    if (!closed || (!capitals && !is_small_name(text))) {
        return false;
    }
    std::size_t next = state.next_text(line + 1);
    if (!capitals) {
        return next >= state.size() || is_end_mark(state.text(next)) ||
               is_release_banner(state.text(next)) || begins_attributes(state.text(next));
    }
    // A fragment of the text right below it, the last word of a sentence on a page of its own, or
    // the name below a letter within the telegram: then the signature is still to come.
    bool within = (!state.blank(line - 1) && next > line + 1) || text.ends_with('.');
    for (std::size_t count = 0; next < state.size() && count < kTailLookAhead; ++count) {
        const std::string_view after = state.text(next);
        if (is_behind_text(after)) {
            return true;
        }
        if (goes_on(state, next, next_number) || (within && is_last_name(state, next))) {
            return false;
        }
        within = within || !(has_signature_shape(after) || is_level_banner(after));
        next = state.next_text(next + 1);
    }
    return true;
}

bool is_end_word(const ParserState& state, std::size_t line) {
    if (!equals_fold(state.text(line), "END")) {
        return false;
    }
    const std::size_t next = state.next_text(line + 1);
    return next >= state.size() || is_behind_text(state.text(next));
}

void parse_tail(ParserState& state, std::size_t line) {
    bool second = false;
    for (; line < state.size(); ++line) {
        if (state.blank(line)) {
            continue;
        }
        const std::string_view text = state.text(line);
        // ACP 126 ends a transmission with K or AR.
        if (is_end_mark(text) || text == "BT" || text == "K" || text == "AR" ||
            equals_fold(text, "END")) {
            state.mark(line, LinePart::Trailer);
        } else if (is_level_banner(text) || is_handling_banner(text) || is_release_banner(text) ||
                   is_downgrading_mark(text)) {
            state.mark(line, LinePart::Banner);
        } else if (begins_attributes(text)) {
            parse_attributes(state, line);
            return;
        } else if (text.size() < 80 && parse_page_line(text)) {
            state.mark(line, LinePart::PageMark);
        } else {
            state.mark(line, LinePart::Junk);
            if (!second && text.size() < kMaxHeaderLine &&
                recognise_header_line(text) == HeaderLine::DateTimeGroup) {
                second = true;
                state.report("second-telegram", Finding::Severity::Warning,
                             state.content[line].begin, "another telegram seems to follow");
            }
        }
    }
}

}  // namespace reftel::telegram

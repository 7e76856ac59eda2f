// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"

// A web page, a mailing list or a file of clippings puts its own lines before a telegram. The
// telegram begins at the first line that can be nothing else (a strong line), or at lines before it
// that belong to it: labels, banners, the title of a print. Only when there is no strong line at
// all does a lone label begin it. A record of attributes alone stands for a telegram whose text is
// on microfilm, withdrawn or lost.
namespace reftel::telegram {
namespace {

bool is_strong(HeaderLine kind, std::string_view text) {
    switch (kind) {
        case HeaderLine::None:
        case HeaderLine::To:
        case HeaderLine::Info:
        case HeaderLine::Exempt:
        case HeaderLine::Separator:
        case HeaderLine::Distribution:
        case HeaderLine::FrusTitle:
        case HeaderLine::NaraAttributes:
            return false;
        case HeaderLine::From:
            return is_all_capitals(text) && text.size() > 4;
        default:
            return true;
    }
}

bool is_class_line_with_number(std::string_view text) {
    Level level = Level::None;
    if (level_length(text, level) == 0) {
        return false;
    }
    const auto line = parse_class_line(text);
    return line && (line->number != 0 || (line->section != 0 && line->total != 0));
}

/// TO or INFO and whom, where the line of the originator above it is lost.
bool is_address(std::string_view text) {
    const HeaderLine kind = recognise_header_line(text);
    return (kind == HeaderLine::To || kind == HeaderLine::Info) && is_all_capitals(text);
}

/// A line before the first strong one that belongs to the telegram all the same.
bool belongs_before(std::string_view text) {
    std::string_view value;
    bool misspelt = false;
    return is_address(text) || recognise_label(text, value, misspelt) != Label::None ||
           is_level_banner(text) || text == "SENSITIVE BUT UNCLASSIFIED" ||
           precedence_of_word(text) != Precedence::None || text == "ATTENTION INVITED TO" ||
           is_release_banner(text) || is_class_line_with_number(text);
}

/// An enumerated item, such as a REF line has below its first.
bool is_item(std::string_view text) {
    return text.size() < 120 && list_mark_length(text) > 0 &&
           is_alpha(text[text[0] == '(' ? 1 : 0]);
}

/// Lines that may stand before the attributes of a record without a text: banners, a title.
constexpr std::size_t kMostTitles = 4;

struct Search {
    std::size_t first_label;
    std::size_t title;          ///< `TELEGRAM` not long ago.
    std::size_t address;        ///< TO or INFO as the very first text: a piece of a header.
    std::size_t attributes;     ///< A block of attributes as the first text: a record without one.
    std::size_t title_age = 0;  ///< Lines of text since.
    std::size_t texts = 0;
    std::size_t lines = 0;    ///< That are not blank.
    bool body = false;        ///< The first line of all is a first paragraph in capitals.
    unsigned paragraphs = 0;  ///< Numbered 1, 2, ... so far.
};

std::size_t with_lines_before(const ParserState& state, std::size_t anchor, const Search& search) {
    const std::size_t none = state.size();
    std::size_t start = anchor;
    if (search.title != none && search.title_age <= 8) {
        start = search.title;
    }
    for (std::size_t line = start, steps = 0; line > 0 && steps < kLookAhead; ++steps) {
        --line;
        if (state.blank(line)) {
            continue;
        }
        if (belongs_before(state.text(line))) {
            start = line;
        } else if (!is_item(state.text(line)) && !is_handling_banner(state.text(line))) {
            break;
        }
    }
    return start;
}

/// Numbered paragraphs before any header.
void count_paragraph(Search& search, std::string_view text) {
    if (is_digit(text[0]) && read_opening(text).number == search.paragraphs + 1) {
        ++search.paragraphs;
        // A body without its header begins with paragraph 1; a header in it is quoted, or left
        // from between two sections.
        search.body = search.body || (search.lines == 0 && is_all_capitals(text));
    }
    ++search.lines;
}

bool begins_telegram(const Search& search, HeaderLine kind, std::string_view text) {
    // After numbered paragraphs a header belongs to a telegram that is quoted, unless it opens a
    // transmission.
    const bool quoted = (search.paragraphs >= 2 || search.body) && kind != HeaderLine::Start &&
                        kind != HeaderLine::Janap;
    return !quoted && (is_strong(kind, text) || is_class_line_with_number(text) ||
                       (search.texts <= 3 && is_print_date_line(text)));
}

/// Remembers a line that may turn out to belong to the telegram. `none`: the number of lines.
void note_weak_line(Search& search, std::size_t none, std::size_t line, HeaderLine kind,
                    std::string_view text) {
    const bool address = kind == HeaderLine::To || kind == HeaderLine::Info;
    if (address && search.texts == 1 && is_all_capitals(text)) {
        search.address = line;
    }
    if (search.attributes == none && search.texts <= kMostTitles && begins_attributes(text)) {
        search.attributes = line;
    }
    if (kind == HeaderLine::FrusTitle && (search.title == none || search.title_age > 2)) {
        search.title = line;
        search.title_age = 0;
    } else {
        ++search.title_age;
    }
    std::string_view value;
    bool misspelt = false;
    if (search.first_label == none && search.paragraphs == 0 &&
        recognise_label(text, value, misspelt) != Label::None && !misspelt) {
        search.first_label = line;
    }
}

}  // namespace

std::size_t find_header(ParserState& state) {
    const std::size_t none = state.size();
    Search search{none, none, none, none};
    for (std::size_t line = 0; line < none; ++line) {
        if (state.blank(line)) {
            continue;
        }
        const std::string_view text = state.text(line);
        count_paragraph(search, text);
        if (text.size() > kMaxHeaderLine) {
            ++search.title_age;
            continue;
        }
        ++search.texts;
        const HeaderLine kind = recognise_header_line(text);
        if (begins_telegram(search, kind, text)) {
            return with_lines_before(state, line, search);
        }
        note_weak_line(search, none, line, kind, text);
    }
    return search.attributes != none ? search.attributes
                                     : std::min(search.first_label, search.address);
}

}  // namespace reftel::telegram

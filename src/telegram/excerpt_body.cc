// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/classification.h"
#include "telegram/excerpt.h"
#include "telegram/furniture.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"
#include "telegram/tail_parser.h"

// Summary, signers and the body without its marks, from a body or a piece of one.
namespace reftel::telegram {
namespace {

/// Length of a paragraph number and portion mark at the front of a line: `2. (S//NF) `.
std::size_t opening_length(std::string_view line) {
    std::string_view rest = line;
    if (rest.starts_with("\xC2\xB6")) {
        rest.remove_prefix(2);
    }
    const std::size_t digits = leading_digits(rest);
    const bool number = digits > 0 && digits <= 3 && rest.size() > digits &&
                        (rest[digits] == '.' || rest[digits] == ')') &&
                        (rest.size() == digits + 1 || !is_digit(rest[digits + 1]));
    if (number) {
        rest = trim_left(rest.substr(digits + 1));
    }
    Level level = Level::None;
    rest = trim_left(rest.substr(portion_mark_length(rest, level)));
    return line.size() - rest.size();
}

/// END SUMMARY with what belongs to it, from `from` on.
struct Mark {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};

std::size_t skip_space(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \n\r\t", at), text.size());
}

/// SUMMARY in a word of any letters; a slip is none of it.
bool is_summary_word(std::string_view word) {
    constexpr std::size_t kShortest = 6;
    return word.size() >= kShortest && is_one_slip_apart(to_upper(word), "SUMMARY");
}

/// The word at the front; of a very long one its beginning, which no label is.
std::string_view leading_word(std::string_view text) {
    constexpr std::size_t kLongest = 16;
    std::size_t size = 0;
    while (size < text.size() && size < kLongest && is_alpha(text[size])) {
        ++size;
    }
    return text.substr(0, size);
}

/// Bytes from END to SUMMARY at the front of `text`: `End Summary`, `END OF\nSUMM.`; 0 for other
/// words.
std::size_t summary_end_length(std::string_view text) {
    constexpr std::string_view kEnd = "END";
    if (!starts_with_fold(text, kEnd)) {
        return 0;
    }
    std::size_t next = kEnd.size();
    if (next < text.size() && is_alpha(text[next])) {
        return is_summary_word(leading_word(text.substr(next))) ? next : 0;  // ENDSUMMARY
    }
    next += next < text.size() && text[next] == '-' ? 1 : 0;
    next = skip_space(text, next);
    for (const std::string_view more : {"OF ", "THE ", "EXECUTIVE ", "INTRODUCTION AND "}) {
        next += starts_with_fold(text.substr(next), more) ? more.size() : 0;
    }
    const std::string_view rest = text.substr(next);
    return starts_with_fold(rest, "SUMM") || is_summary_word(leading_word(rest)) ? next : 0;
}

Mark find_summary_end(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (to_upper(text[at]) != 'E' && to_upper(text[at]) != 'S') {
            continue;
        }
        const std::string_view rest = text.substr(at);
        const bool word = at == 0 || !is_alnum(text[at - 1]);
        const bool ends = word && starts_with_word_fold(rest, "SUMMARY ENDS");
        const std::size_t length = word && !ends ? summary_end_length(rest) : 0;
        if (ends || length > 0) {
            const std::size_t end = std::min(text.find_first_of(".\n", at + length), text.size());
            return {at > 0 && (text[at - 1] == '(' || text[at - 1] == '[') ? at - 1 : at, end};
        }
    }
    return {};
}

/// Whether nothing but its number and mark stands before `at` in a paragraph.
bool opens_paragraph(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 64;
    const std::size_t from = at - std::min(at, kLongest);
    const std::size_t end = text.substr(from, at - from).rfind('\n');
    if (end == std::string_view::npos && from > 0) {
        return false;
    }
    const std::size_t line = end == std::string_view::npos ? 0 : from + end + 1;
    const std::size_t opening = opening_length(text.substr(line));
    return opening > 0 && line + opening == at;
}

/// `Summary of the talks`, `Summary report`: no label.
bool is_prose_after_summary(std::string_view rest) {
    const std::string_view word = leading_word(trim_left(rest));
    constexpr std::array<std::string_view, 6> kProse{"OF", "ON", "FOR", "FROM", "IS", "REPORT"};
    return (!word.empty() && is_lower(word[0])) ||
           std::any_of(kProse.begin(), kProse.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

/// Where the text after a summary's label at `at` begins; 0 when there is no label.
std::size_t summary_label_end(std::string_view text, std::size_t at) {
    const bool word = at == 0 || !is_alnum(text[at - 1]);
    const std::string_view label = leading_word(text.substr(at));
    if (!word || !is_upper(text[at]) || !is_summary_word(label)) {
        return 0;
    }
    std::size_t end = at + label.size();
    std::string_view rest = text.substr(end);
    if (starts_with_fold(rest, " AND ") || starts_with_fold(rest, "/") ||
        starts_with_fold(rest, " & ") || starts_with_fold(rest, " WITH ")) {
        end += std::min(rest.find_first_of(":.\n"), rest.size());
        rest = text.substr(end);
    }
    const std::size_t sign = rest.find_first_not_of(' ');
    const bool signed_label =
        sign == std::string_view::npos ||
        std::string_view(":.-=~_*\n(").find(rest[sign]) != std::string_view::npos;
    const bool bracket = at > 0 && text[at - 1] == '(' && rest.starts_with(')');
    const bool opens = opens_paragraph(text, at) && !is_prose_after_summary(rest);
    if (!signed_label && !bracket && !opens) {
        return 0;
    }
    return std::min(text.find_first_not_of(" :.-=~_*\n\r,;)", end), text.size());
}

/// The last label before `limit`.
std::size_t find_summary_begin(std::string_view text, std::size_t limit) {
    std::size_t found = 0;
    for (std::size_t at = 0; at < limit; ++at) {
        const std::size_t end = to_upper(text[at]) == 'S' ? summary_label_end(text, at) : 0;
        found = end != 0 && end <= limit ? end : found;
    }
    return found;
}

/// The first numbered paragraph, or the first line.
std::size_t find_first_paragraph(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = text.substr(at);
        const std::size_t digits = leading_digits(line);
        if (digits == 1 && line.size() > 2 && line[0] == '1' && line[1] == '.') {
            return at;
        }
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) {
            break;
        }
        at = end + 1;
    }
    return 0;
}

/// A summary without its end goes to the next paragraph or heading.
std::size_t find_open_end(std::string_view text, std::size_t begin) {
    std::size_t end = text.size();
    for (const std::string_view sign : {"\n\n", "\n \n", "---", "==="}) {
        end = std::min(end, text.find(sign, begin));
    }
    return end;
}

std::string clean_lines(std::string_view text) {
    std::string out;
    for (const std::string_view whole : split(text, '\n')) {
        std::string_view line = trim(whole);
        line = trim(line.substr(opening_length(line)));
        if (line.empty() || is_underline(line) || parse_page_mark(line)) {
            continue;
        }
        out += out.empty() ? "" : "\n";
        out += line;
    }
    return out;
}

/// `Visit London's Classified Website:`, and the address below it.
bool is_web_notice(std::string_view line) {
    return (starts_with_fold(line, "VISIT ") &&
            find_word_fold(line, "WEBSITE") != std::string_view::npos) ||
           line.find("http://") != std::string_view::npos || starts_with_fold(line, "WWW.");
}

/// The name at the end of a line, without signs around it.
std::string_view name_of(std::string_view line) {
    constexpr std::string_view kSigns = "#*.,;:\"- _()/\\>";
    for (const std::string_view behind :
         {" (ACTING)", ", ACTING", " BT", " NNNN", " UNCLASSIFIED", " CONFIDENTIAL", " SECRET"}) {
        line =
            line.ends_with(behind) ? trim_right(line.substr(0, line.size() - behind.size())) : line;
    }
    const std::size_t begin = line.find_first_not_of(kSigns);
    if (begin == std::string_view::npos) {
        return {};
    }
    line = line.substr(begin, line.find_last_not_of(kSigns) - begin + 1);
    // The end of a quotation and the downgrading group share the line now and then.
    constexpr std::string_view kUnquote = "UNQUOTE";
    if (starts_with_word(line, kUnquote) && line.size() > kUnquote.size()) {
        line = line.substr(std::min(line.find_first_not_of(kSigns, kUnquote.size()), line.size()));
    } else if (line.ends_with(" UNQUOTE")) {
        line = trim(line.substr(0, line.size() - kUnquote.size()));
    }
    constexpr std::string_view kSigned = "SIGNED";
    if (starts_with_word(line, kSigned) && line.size() > kSigned.size()) {
        line = line.substr(std::min(line.find_first_not_of(kSigns, kSigned.size()), line.size()));
    }
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos && is_downgrading_mark(line.substr(0, blank))) {
        line = trim(line.substr(blank));
    }
    return line;
}

/// `END OF CABLE`, `End Cable Text`, `NOTE: ...`, `DECLAS 12/31/85`, `E.O. 11652: GDS`
bool is_closing_line(std::string_view line) {
    constexpr std::array<std::string_view, 6> kWhat{"CABLE", "DOCUMENT", "MESSAGE",
                                                    "MSG",   "TELEGRAM", "TEXT"};
    if (starts_with_word_fold(line, "END")) {
        std::string_view rest = trim_left(line.substr(3));
        rest = trim_left(rest.substr(starts_with_fold(rest, "OF ") ? 3 : 0));
        const bool whole = name_of(line).find('.') == std::string_view::npos;
        return whole && std::any_of(kWhat.begin(), kWhat.end(), [&](std::string_view what) {
                   return starts_with_word_fold(rest, what);
               });
    }
    return starts_with_fold(line, "NOTE:") || starts_with_word(line, "DECLAS") ||
           starts_with_fold(line, "E.O. 1");
}

bool passes_over(std::string_view line) {
    return line.empty() || is_closing_line(line) || is_web_notice(line) || is_level_banner(line) ||
           is_end_mark(line) || is_release_banner(line) || is_downgrading_mark(line) ||
           parse_page_line(line) || parse_page_mark(line) ||
           starts_with_fold(line, "DECLASSIFIED/RELEASED") || line == "BT" ||
           is_caption_word(line) || is_underline(line) || line.starts_with("NOTE BY ") ||
           (line[0] == '=' && line.back() == '=') ||
           line.find_first_not_of("#*.-=_ ") == std::string_view::npos;
}

/// `... CONSIDERED.  DOE`: what follows the last sentence of the line.
std::string_view after_sentence(std::string_view line) {
    std::size_t stop = name_of(line).rfind(". ");
    // ST. JOHN
    const std::size_t word = stop == std::string_view::npos || stop == 0
                                 ? std::string_view::npos
                                 : name_of(line).find_last_of(' ', stop - 1);
    const std::size_t size = stop - (word == std::string_view::npos ? 0 : word + 1);
    stop = stop != std::string_view::npos && size <= 2 ? std::string_view::npos : stop;
    return stop == std::string_view::npos ? line : trim(name_of(line).substr(stop + 1));
}

std::size_t redaction_length(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("xX"), text.size());
    return end >= 2 && (end == text.size() || !is_alnum(text[end])) ? end : 0;
}

/// `Summary.`, `End Summary.` taken out of a line; redactions too.
std::string clean_words(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const bool word = at == 0 || !is_alnum(line[at - 1]);
        const std::string_view rest = line.substr(at);
        std::size_t skip = word ? redaction_length(rest) : 0;
        for (const std::string_view mark :
             {"End Summary and Comment", "End Summary", "End Comment", "Summary and Comment",
              "Summary", "Begin Summary", "Comment"}) {
            const bool sign =
                rest.size() > mark.size() && (rest[mark.size()] == '.' || rest[mark.size()] == ':');
            if (skip == 0 && word && is_upper(rest[0]) && starts_with_fold(rest, mark) && sign) {
                skip = mark.size() + 1;
                skip += mark[0] != 'E' && rest.size() > skip && rest[skip] == ' ' ? 1 : 0;
            }
        }
        if (skip == 0) {
            out += line[at++];
        }
        at += skip;
    }
    return out;
}

/// The banner of a release at the end, on as many lines as it was broken to.
void drop_release_banner(std::vector<std::string_view>& lines) {
    constexpr std::size_t kMostLines = 4;
    std::size_t seen = 0;
    for (std::size_t at = lines.size(); at-- > 0 && seen < kMostLines;) {
        const std::string_view line = trim(lines[at]);
        seen += line.empty() ? 0 : 1;
        if (find_word_fold(line, "DECLASSIFIED/RELEASED") != std::string_view::npos) {
            lines.resize(at);
            seen = 0;
        }
    }
}

/// What stands above a name or below it and is none.
bool is_salutation(std::string_view line) {
    constexpr std::array<std::string_view, 7> kWords{
        "REGARDS", "BEST REGARDS", "WARM REGARDS", "AMBASSADOR", "CHARGE", "CONSUL GENERAL", "BT"};
    return std::find(kWords.begin(), kWords.end(), line) != kWords.end();
}

}  // namespace

std::optional<std::string> read_summary(std::string_view text) {
    const Mark end = find_summary_end(text);
    const bool closed = end.begin != std::string_view::npos;
    std::size_t begin = find_summary_begin(text, closed ? end.begin : text.size());
    if (begin == 0) {
        if (!closed) {
            return std::nullopt;
        }
        begin = find_first_paragraph(text);
    }
    const std::size_t limit = closed ? end.begin : find_open_end(text, begin);
    std::string out = clean_lines(text.substr(begin, limit - std::min(begin, limit)));
    return out.empty() ? std::nullopt : std::optional<std::string>(std::move(out));
}

std::vector<std::string> read_signers(std::string_view text) {
    std::vector<std::string> out;
    std::vector<std::string_view> lines = split(text, '\n');
    drop_release_banner(lines);
    while (!lines.empty() && passes_over(trim(lines.back()))) {
        lines.pop_back();
    }
    while (!lines.empty() && out.size() < 3) {
        const std::string_view line = trim(lines.back());
        const std::string_view last = out.empty() ? after_sentence(line) : line;
        const std::string name = to_upper(name_of(last));
        const bool sentence = last.ends_with('.') && !out.empty();
        if (is_salutation(name) && out.empty() && lines.size() > 1) {
            lines.pop_back();
            continue;
        }
        if (sentence || is_salutation(name) || !has_signature_shape(name) ||
            is_downgrading_mark(name)) {
            break;
        }
        out.insert(out.begin(), name);
        lines.pop_back();
        // A second signer stands directly above, in a line of one word.
        if (lines.empty() || name_of(trim(lines.back())).find(' ') != std::string_view::npos) {
            break;
        }
    }
    return out;
}

std::string clean_body(std::string_view text) {
    std::string out;
    bool dropped = false;
    for (const std::string_view line : split(text, '\n')) {
        const std::string_view kept = trim_right(line);
        const bool furniture = parse_page_mark(trim(kept)).has_value() || trim(kept) == "SIPDIS" ||
                               parse_page_line(trim(kept)).has_value();
        if (furniture || (kept.empty() && dropped)) {
            dropped = true;
            continue;
        }
        dropped = false;
        out += clean_words(line.substr(opening_length(line)));
        out += '\n';
    }
    if (!out.empty()) {
        out.pop_back();  // split() gives what follows the last end of line too.
    }
    return out;
}

}  // namespace reftel::telegram

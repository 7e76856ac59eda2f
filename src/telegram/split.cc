// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "base/byte_places.h"
#include "telegram/byte_set.h"
#include "telegram/furniture.h"
#include "telegram/lexer.h"
#include "telegram/telegram.h"

// Where one telegram of a stream ends and the next begins [F60]. Three signs, all at the start of a
// line:
//
//   VZCZC or ZCZC           begins a telegram
//   NNNN                    ends one; the next begins with the line after it that is neither blank
//                           nor trailer nor a level alone
//   PAGE 01 ZENDA 00231     begins a print when lines of pages before it name another telegram; the
//                           level above it belongs to it, and the archives' "Message Text"
//
// The search goes from line end to line end and looks at one byte of each line.
namespace reftel::telegram {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
/// The first bytes of a line that is_boundary() has to look at: its own, and margins before them.
constexpr ByteSet kMayBeginBoundary(std::string_view("VZNP \t\r\f\v\0", 10));

std::size_t next_line(std::string_view stream, std::size_t at) {
    const std::size_t end = stream.find('\n', at);
    return end == kNone ? stream.size() : end + 1;
}

/// After an NNNN line: the line with which the next telegram begins; the size of the stream when
/// only blanks follow.
std::size_t skip_blank_lines(std::string_view stream, std::size_t at) {
    std::size_t begin = at;
    while (at < stream.size() && is_margin(stream[at])) {
        if (stream[at] == '\n') {
            begin = at + 1;
        }
        ++at;
    }
    return at >= stream.size() ? stream.size() : begin;
}

/// The end of an NNNN line when the line is nothing else, or NNNN run together with the next start;
/// kNone else.
std::size_t end_of_nnnn(std::string_view stream, std::size_t sign) {
    std::size_t at = sign + 4;
    while (at < stream.size() && stream[at] == 'N') {
        ++at;
    }
    constexpr std::size_t kLongestLine = 40;
    const std::size_t end = next_line(stream, at);
    const std::string_view rest = stream.substr(at, std::min(end - at, kLongestLine));
    const bool clean = rest.find_first_not_of(" \t\r\n\f\v") == kNone || rest.find("VZCZ") != kNone;
    return clean && end - at < kLongestLine ? end : kNone;
}

/// What the National Archives put below a telegram is part of it. [spec 1.4]
bool is_of_archives(std::string_view rest) {
    while (!rest.empty() && is_margin(rest[0])) {
        rest.remove_prefix(1);
    }
    return rest.starts_with("*** Current ") || rest.starts_with("Message Attributes");
}

/// True when a line begins or ends a telegram, and then `result` is the answer.
bool is_boundary(std::string_view stream, std::size_t line, std::size_t sign, std::size_t& result) {
    const std::string_view rest = stream.substr(sign, 5);
    if (rest == "VZCZC" || rest.starts_with("ZCZC")) {
        result = line;
        return true;
    }
    if (!rest.starts_with("NNNN")) {
        return false;
    }
    const std::size_t end = end_of_nnnn(stream, sign);
    if (end == kNone) {
        return false;
    }
    result = skip_blank_lines(stream, end);
    return !is_of_archives(stream.substr(result));
}

/// The line at `at` without its end and margins.
std::string_view line_at(std::string_view stream, std::size_t at) {
    const std::size_t end = std::min(stream.find_first_of("\r\n", at), stream.size());
    return trim(stream.substr(at, end - at));
}

/// `PAGE 01 ZENDA 00231`; station and number may stand on the next line.
std::optional<PageMark> page_with_station(std::string_view stream, std::size_t at) {
    auto mark = parse_page_line(line_at(stream, at));
    if (mark && mark->station.empty() && mark->rest.empty() &&
        !parse_station(line_at(stream, next_line(stream, at)), *mark)) {
        return std::nullopt;
    }
    return mark && !mark->station.empty() && mark->number > 0 ? mark : std::nullopt;
}

/// The telegram that the lines of pages seen so far name, and whether another print begins.
class Prints {
 public:
    /// Whether the line at `sign` is the first page of another telegram than the pages before it.
    bool begin_another(std::string_view stream, std::size_t sign) {
        constexpr std::string_view kPage = "PAGE ";
        if (stream.compare(sign, kPage.size(), kPage) != 0) {
            return false;
        }
        const auto mark = page_with_station(stream, sign);
        if (!mark) {
            return false;
        }
        if (!seen_) {
            seen_ = mark;
            return false;
        }
        return mark->page == 1 &&
               (mark->number != seen_->number || mark->station != seen_->station);
    }

 private:
    std::optional<PageMark> seen_;
};

/// Where the print begins whose first page is named by the line at `line`: with the level and
/// "Message Text" above it, not before `from`.
std::size_t begin_of_print(std::string_view stream, std::size_t line, std::size_t from) {
    constexpr int kMostLines = 16;
    std::size_t begin = line;
    bool level = false;
    for (int lines = 0; lines < kMostLines && line > from; ++lines) {
        const std::size_t end = line - 1;
        const std::size_t before = end == 0 ? kNone : stream.rfind('\n', end - 1);
        line = before == kNone ? 0 : before + 1;
        const std::string_view text = trim(stream.substr(line, end - line));
        if (line < from || text == "Message Text") {
            return line < from ? begin : line;
        }
        if (!text.empty() && (level || !is_level_banner(text))) {
            return begin;
        }
        level = level || !text.empty();
        begin = text.empty() ? begin : line;
    }
    return begin;
}

}  // namespace

std::size_t find_next_telegram(std::string_view stream, std::size_t from) {
    Prints prints;
    static_cast<void>(prints.begin_another(stream, std::min(from, stream.size())));
    BytePlaces ends(stream, {'\n'}, from);
    for (std::size_t end = ends.next(); end != kNone; end = ends.next()) {
        const std::size_t line = end + 1;
        if (line < stream.size() && !kMayBeginBoundary.has(stream[line])) {
            continue;
        }
        std::size_t sign = line;
        while (sign < stream.size() && is_margin(stream[sign]) && stream[sign] != '\n') {
            ++sign;
        }
        if (sign == stream.size()) {
            return stream.size();
        }
        std::size_t result = 0;
        if (is_boundary(stream, line, sign, result)) {
            return result;
        }
        if (stream[sign] == 'P' && prints.begin_another(stream, sign)) {
            return begin_of_print(stream, line, from + 1);
        }
    }
    return stream.size();
}

std::vector<std::size_t> find_telegram_starts(std::string_view stream) {
    std::vector<std::size_t> out{0};
    std::size_t at = 0;
    while (at < stream.size()) {
        at = find_next_telegram(stream, at);
        if (at < stream.size()) {
            out.push_back(at);
        }
    }
    return out;
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/csv_record.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace reftel::sources {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMaxIdDigits = 10;

std::size_t skip_digits(std::string_view view, std::size_t at, std::size_t most) {
    const std::size_t stop = std::min(view.size(), at + most);
    while (at < stop && is_digit(view[at])) {
        ++at;
    }
    return at;
}

char char_at(std::string_view view, std::size_t at) {
    return at < view.size() ? view[at] : '\0';
}

std::size_t find_byte(std::string_view view, char c, std::size_t from) {
    if (from >= view.size()) {
        return view.size();
    }
    const void* hit = std::memchr(view.data() + from, c, view.size() - from);
    return hit == nullptr ? view.size()
                          : static_cast<std::size_t>(static_cast<const char*>(hit) - view.data());
}

std::size_t skip_line_ends(std::string_view view, std::size_t at) {
    while (at < view.size() && (view[at] == '\n' || view[at] == '\r')) {
        ++at;
    }
    return at;
}

/// An odd number of backslashes stands before `at`, none of them before `begin`.
bool is_escaped(std::string_view view, std::size_t begin, std::size_t at) {
    std::size_t first = at;
    while (first > begin && view[first - 1] == '\\') {
        --first;
    }
    return (at - first) % 2 == 1;
}

/// What a quote inside a quoted field is.
enum class Quote : std::uint8_t { Close, Doubled, Stray, NextRecord, NeedMore };

class Scanner {
 public:
    Scanner(std::string_view view, bool at_end) : view_(view), at_end_(at_end) {}

    CsvRecord scan() {
        std::size_t at = view_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        all_quoted_ = char_at(view_, at) == '"';
        while (true) {
            at = char_at(view_, at) == '"' ? quoted_field(at + 1) : plain_field(at);
            if (done_) {
                return out_;
            }
            if (at == view_.size()) {
                return finish(at);
            }
            if (view_[at] != ',') {
                return finish(skip_line_ends(view_, at));
            }
            ++at;
        }
    }

 private:
    CsvRecord stop(CsvRecord::End end, std::size_t size) {
        done_ = true;
        out_.end = end;
        out_.size = size;
        return out_;
    }

    /// The record's line ended, or the view did.
    CsvRecord finish(std::size_t size) {
        if (size == view_.size() && !at_end_) {
            return stop(CsvRecord::End::NeedMore, 0);
        }
        // `...,` and then nothing: the quote that would open the last field is missing.
        const bool opened = !all_quoted_ || !plain_last_ || is_line_end(size);
        const bool complete = out_.count >= kCsvColumns && opened;
        return stop(complete ? CsvRecord::End::Complete : CsvRecord::End::CutShort, size);
    }

    bool is_line_end(std::size_t end) const {
        return end > 0 && (view_[end - 1] == '\n' || view_[end - 1] == '\r');
    }

    void keep(std::size_t begin, std::size_t end, bool doubled) {
        if (out_.count < kCsvColumns) {
            out_.fields[out_.count] = {
                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, doubled};
        }
        ++out_.count;
    }

    /// Gives the offset of the comma or line end behind the field.
    std::size_t plain_field(std::size_t begin) {
        std::size_t end = begin;
        while (end < view_.size() && view_[end] != ',' && view_[end] != '\n' &&
               view_[end] != '\r') {
            ++end;
        }
        keep(begin, end, false);
        plain_last_ = true;
        return end;
    }

    /// `begin` is behind the opening quote.
    std::size_t quoted_field(std::size_t begin) {
        plain_last_ = false;
        bool doubled = false;
        std::size_t escape_floor = begin;
        for (std::size_t at = find_byte(view_, '"', begin); at < view_.size();
             at = find_byte(view_, '"', at)) {
            if (is_escaped(view_, escape_floor, at)) {
                escape_floor = ++at;
                continue;
            }
            switch (judge(at)) {
                case Quote::Close:
                    keep(begin, at, doubled);
                    return at + 1;
                case Quote::NextRecord:
                    keep(begin, at, doubled);
                    stop(CsvRecord::End::CutShort, at);
                    return at;
                case Quote::NeedMore:
                    stop(CsvRecord::End::NeedMore, 0);
                    return at;
                case Quote::Doubled:
                    doubled = true;
                    at += 2;
                    break;
                case Quote::Stray:
                    out_.stray_quote =
                        out_.stray_quote == 0 ? static_cast<std::uint32_t>(at) : out_.stray_quote;
                    ++at;
                    break;
            }
            escape_floor = at;
        }
        if (at_end_) {
            keep(begin, view_.size(), doubled);
            stop(CsvRecord::End::CutShort, view_.size());
        } else {
            stop(CsvRecord::End::NeedMore, 0);
        }
        return view_.size();
    }

    Quote judge(std::size_t at) const {
        if (at + kCsvStartSize > view_.size() && !at_end_) {
            return Quote::NeedMore;
        }
        const bool line_start = at > 0 && view_[at - 1] == '\n';
        if (line_start && is_csv_record_start(view_, at)) {
            return Quote::NextRecord;
        }
        if (at + 1 == view_.size()) {
            return Quote::Close;
        }
        switch (view_[at + 1]) {
            case '"':
                return Quote::Doubled;
            case ',':
                return !all_quoted_ || is_field_start(at + 2) ? Quote::Close : Quote::Stray;
            case '\n':
            case '\r':
                return judge_at_line_end(at);
            default:
                return Quote::Stray;
        }
    }

    /// In a file that quotes its fields a comma within a sentence is followed by a blank.
    bool is_field_start(std::size_t at) const {
        const char c = char_at(view_, at);
        return at >= view_.size() || c == '"' || c == ',' || is_digit(c) || c == '\n' || c == '\r';
    }

    /// A quote at the end of a line closes the record when another follows, or nothing; behind the
    /// last field also when the next line begins as a damaged record would.
    Quote judge_at_line_end(std::size_t at) const {
        const std::size_t next = skip_line_ends(view_, at + 1);
        if (next + kCsvStartSize > view_.size() && !at_end_) {
            return Quote::NeedMore;
        }
        const bool last_field = out_.count + 1 >= kCsvColumns;
        const bool closes = next == view_.size() || is_csv_record_start(view_, next) ||
                            (last_field && view_[next] == '"');
        return closes ? Quote::Close : Quote::Stray;
    }

    const std::string_view view_;
    const bool at_end_;
    bool all_quoted_ = false;
    bool plain_last_ = false;  ///< The last field had no quotes.
    bool done_ = false;
    CsvRecord out_;
};

}  // namespace

CsvRecord scan_csv_record(std::string_view view, bool at_end) {
    return Scanner(view, at_end).scan();
}

bool is_csv_record_start(std::string_view view, std::size_t at) {
    const bool quoted = char_at(view, at) == '"';
    const std::size_t digits = at + (quoted ? 1 : 0);
    std::size_t end = skip_digits(view, digits, kMaxIdDigits);
    if (end == digits || (quoted && char_at(view, end) != '"')) {
        return false;
    }
    end += quoted ? 1 : 0;
    if (char_at(view, end) != ',') {
        return false;
    }
    if (quoted && char_at(view, end + 1) == '"') {
        return true;
    }
    const std::size_t month = end + (char_at(view, end + 1) == '"' ? 2 : 1);
    const std::size_t slash = skip_digits(view, month, 4);
    return slash > month && (char_at(view, slash) == '/' || char_at(view, slash) == '-') &&
           is_digit(char_at(view, slash + 1));
}

std::size_t find_csv_record_start(std::string_view view) {
    for (std::size_t at = find_byte(view, '\n', 0); at < view.size();
         at = find_byte(view, '\n', at + 1)) {
        if (is_csv_record_start(view, at + 1)) {
            return at + 1;
        }
    }
    return view.size();
}

void append_csv_text(MappedTextBuilder& out, std::string_view record, const CsvField& field) {
    const std::string_view text = record.substr(0, field.at.end);
    std::size_t begin = field.at.begin;
    std::size_t from = begin;
    std::size_t slash = find_byte(text, '\\', from);
    while (from < text.size()) {
        if (slash < from) {
            slash = find_byte(text, '\\', from);
        }
        const std::size_t at =
            field.doubled_quotes ? find_byte(text.substr(0, slash), '"', from) : slash;
        if (at + 1 >= text.size()) {
            break;
        }
        const char next = text[at + 1];
        from = at + 1;
        if (next == '"' || (next == '\\' && at == slash)) {
            out.copy(begin, at - begin);
            begin = at + 1;
            from = at + 2;
        }
    }
    out.copy(begin, text.size() - begin);
}

}  // namespace reftel::sources

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/published.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "telegram/mrn.h"

namespace reftel::sources {
namespace {

/// Takes digits off the front; at most four, as nothing in a date has more.
std::optional<unsigned> take_number(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && length < 5 && is_digit(text[length])) {
        ++length;
    }
    if (length == 0 || length > 4) {
        return std::nullopt;
    }
    const auto value = parse_number(text.substr(0, length));
    text.remove_prefix(length);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// `19:02`, seconds and what follows them ignored; midnight when there is none.
std::optional<UtcTime> with_time(const Date& date, std::string_view text) {
    if (!is_valid(date)) {
        return std::nullopt;
    }
    text = trim(text);
    const auto hour = take_number(text);
    if (!hour) {
        return UtcTime::from(date);
    }
    const auto minute = take(text, ':') ? take_number(text) : std::nullopt;
    if (!minute || *hour > 23 || *minute > 59) {
        return UtcTime::from(date);
    }
    return UtcTime::from(date, *hour, *minute);
}

/// `2/18/2007 19:02`
std::optional<UtcTime> parse_month_first(std::string_view text) {
    const auto month = take_number(text);
    if (!month || !take(text, '/')) {
        return std::nullopt;
    }
    const auto day = take_number(text);
    if (!day || !take(text, '/')) {
        return std::nullopt;
    }
    const auto year = take_number(text);
    if (!year || *year < 1900) {
        return std::nullopt;
    }
    return with_time({static_cast<int>(*year), *month, *day}, text);
}

/// `1975 March 4, 15:18 (Tuesday)`
std::optional<UtcTime> parse_named_month(std::string_view text) {
    const auto year = take_number(text);
    text = trim_left(text);
    std::size_t length = 0;
    while (length < text.size() && is_alpha(text[length])) {
        ++length;
    }
    const unsigned month = month_number(text.substr(0, length));
    text = trim_left(text.substr(length));
    const auto day = take_number(text);
    if (!year || *year < 1900 || month == 0 || !day) {
        return std::nullopt;
    }
    take(text, ',');
    return with_time({static_cast<int>(*year), month, *day}, text);
}

/// `04 MAR 1975`, `04-Mar-1975 12:00:00 am`. The archives write the first of 1960 for no date.
std::optional<UtcTime> parse_day_first(std::string_view text) {
    const auto day = take_number(text);
    text = trim_left(text.substr(text.starts_with('-') ? 1 : 0));
    std::size_t length = 0;
    while (length < text.size() && is_alpha(text[length])) {
        ++length;
    }
    const unsigned month = month_number(text.substr(0, length));
    text = trim_left(text.substr(length));
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const auto year = day && month != 0 ? take_number(text) : std::nullopt;
    const bool none = year == 1960U && month == 1 && day == 1U;
    if (!year || *year < 1900 || none) {
        return std::nullopt;
    }
    const Date date{static_cast<int>(*year), month, *day};
    return is_valid(date) ? std::optional(UtcTime::from(date)) : std::nullopt;
}

constexpr std::array<std::string_view, 18> kClassificationWords = {
    "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP",    "LIMITED",    "OFFICIAL",
    "USE",          "ONLY",         "FOR",    "NOFORN", "SENSITIVE",  "BUT",
    "EYES",         "EXDIS",        "NODIS",  "UNCLAS", "RESTRICTED", "STADIS"};

bool is_classification_word(std::string_view word) {
    for (const std::string_view part : split(word, '/')) {
        if (!part.empty() && std::find(kClassificationWords.begin(), kClassificationWords.end(),
                                       part) == kClassificationWords.end()) {
            return false;
        }
    }
    return !word.empty();
}

}  // namespace

std::optional<UtcTime> parse_published_date(std::string_view text) {
    text = trim(text);
    if (const auto time = UtcTime::parse(text)) {
        return time;
    }
    if (const auto time = parse_month_first(text)) {
        return time;
    }
    if (const auto time = parse_named_month(text)) {
        return time;
    }
    return parse_day_first(text);
}

ClassificationAndOrigin split_classification(std::string_view text) {
    text = trim(text);
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t word = end + (text.size() - end - trim_left(text.substr(end)).size());
        const std::size_t stop = std::min(text.find_first_of(" \t", word), text.size());
        if (!is_classification_word(text.substr(word, stop - word))) {
            break;
        }
        end = stop;
    }
    return {text.substr(0, end), trim(text.substr(end))};
}

std::string_view base_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/!");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view without_archive_letter(std::string_view id) {
    const bool has_letter = id.size() > 2 && id[id.size() - 2] == '_' && is_lower(id.back());
    return has_letter ? id.substr(0, id.size() - 2) : id;
}

std::optional<std::string> id_of_file_name(std::string_view path) {
    std::string_view stem = base_name(path);
    stem = stem.substr(0, std::min(stem.rfind('.'), stem.size()));
    stem = without_archive_letter(stem);
    // A year must stand in front: `letter 12` is a name like any other.
    if (stem.size() < 5 || stem.size() > 60 || !is_digit(stem[0]) || !is_digit(stem[1])) {
        return std::nullopt;
    }
    const auto mrn = telegram::parse_typed_mrn(stem);
    if (!mrn || mrn->year == 0) {
        return std::nullopt;
    }
    return std::string(stem);
}

void take_id_of_file_name(telegram::RawTelegram& raw) {
    if (!raw.published.reference_id.empty()) {
        return;
    }
    auto id = id_of_file_name(raw.from.member.empty() ? raw.from.source : raw.from.member);
    if (id) {
        raw.published.reference_id = std::move(*id);
        raw.published.id_from_file_name = true;
    }
}

}  // namespace reftel::sources

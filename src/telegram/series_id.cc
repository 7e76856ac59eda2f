// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/series_id.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/mrn.h"

// airgram = year origin "-" [ "C" ] "A" number [ "-" further ] ;
// british = "GB-" year "-" post [ "-" post ] "-TELNO-" number [ "-" further ] ;
namespace reftel::telegram {
namespace {

constexpr std::string_view kBritishOffice = "FCO";

/// Letters of a British post; the names of the Foreign and Commonwealth Office are one.
std::string british_post(std::string_view as_written) {
    std::string post = canonical_origin(as_written).canonical;
    const bool office =
        post == "FCOLONDON" || post == "FOREIGNOFFICE" || post == "FOREIGNANDCOMMONWEALTHOFFICE";
    return office ? std::string(kBritishOffice) : post;
}

bool is_post(std::string_view text) {
    return text.size() >= kShortestOrigin && text.size() <= kLongestOrigin &&
           std::all_of(text.begin(), text.end(), is_upper);
}

bool is_count(std::string_view text) {
    return !text.empty() && text.size() <= 7 && leading_digits(text) == text.size();
}

/// `BONN` behind the two digits of a year.
bool is_year_and_post(std::string_view text) {
    return text.size() > 2 && leading_digits(text) == 2 && is_post(text.substr(2));
}

/// `A50`, `CA3400`
bool is_airgram_number(std::string_view text) {
    text.remove_prefix(text.starts_with('C') ? 1 : 0);
    return text.starts_with('A') && is_count(text.substr(1));
}

}  // namespace

std::string airgram_id(unsigned year, std::string_view origin, std::string_view series,
                       std::uint32_t number) {
    if (year == 0 || number == 0 || !is_post(origin)) {
        return {};
    }
    return fmt::format("{:02}{}-{}{}", year % 100, origin, to_upper(series), number);
}

std::string british_id(unsigned year, const BritishRoute& route, std::uint32_t number) {
    const std::string from = british_post(route.from);
    const std::string to = british_post(route.to);
    // The Office numbers its telegrams for each post.
    const bool whose = is_post(from) && (from != kBritishOffice || is_post(to));
    if (year == 0 || number == 0 || !whose) {
        return {};
    }
    const bool both = is_post(to) && to != kBritishOffice;
    return fmt::format("GB-{:02}-{}{}{}-TELNO-{}", year % 100, from, both ? "-" : "",
                       both ? to : std::string(), number);
}

bool is_series_id(std::string_view id) {
    std::vector<std::string_view> parts = split(id, '-');
    if (parts.size() < 2) {
        return false;
    }
    const bool british = parts.front() == "GB";
    // The number of a further telegram stands behind that of the series.
    const std::size_t before = parts.size() - 2;
    const bool further = is_count(parts.back()) &&
                         (british ? is_count(parts[before]) : is_airgram_number(parts[before]));
    if (further && parts.size() > 2) {
        parts.pop_back();
    }
    if (!british) {
        return parts.size() == 2 && is_year_and_post(parts[0]) && is_airgram_number(parts[1]);
    }
    const std::size_t ends = parts.size() - 2;  // Where TELNO stands.
    return (parts.size() == 5 || parts.size() == 6) && parts[1].size() == 2 && is_count(parts[1]) &&
           is_count(parts.back()) && parts[ends] == "TELNO" && is_post(parts[2]) &&
           (parts.size() == 5 || is_post(parts[3]));
}

}  // namespace reftel::telegram

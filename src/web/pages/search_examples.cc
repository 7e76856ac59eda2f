// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/search_examples.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/facts.h"

namespace reftel::web {
namespace {

/// Three words of one subject, the first two side by side.
struct Words {
    std::string first = "oil";
    std::string second = "gas";
    std::string third = "pipeline";
};

/// Shorter words say nothing, and leave nothing to cut off.
constexpr std::size_t kShortestWord = 6;
/// So many subjects are looked at for words.
constexpr std::uint32_t kSubjects = 40;

bool is_plain(std::string_view word) {
    return word.size() >= kShortestWord && std::ranges::all_of(word, is_alpha);
}

std::optional<Words> words_of(std::string_view subject) {
    const auto all = split(subject, ' ');
    const auto pair = std::ranges::adjacent_find(all, [](const auto& a, const auto& b) {
        return is_plain(a) && is_plain(b) && !equals_fold(a, b);
    });
    if (pair == all.end()) {
        return std::nullopt;
    }
    const auto third = std::find_if(std::next(pair, 2), all.end(), is_plain);
    if (third == all.end()) {
        return std::nullopt;
    }
    return Words{to_lower(*pair), to_lower(*std::next(pair)), to_lower(*third)};
}

/// The first letters of a word, as a prefix of it: `lanter` of `lantern`.
std::string cut(std::string_view word, std::size_t letters) {
    return std::string(word.substr(0, std::min(letters, word.size() - 1)));
}

std::vector<std::string> word_examples(const Words& words) {
    const auto& [first, second, third] = words;
    const std::string end = first.substr(first.size() - std::min<std::size_t>(4, first.size()));
    const std::string slip = first.substr(0, 2) + first.substr(3);
    return {fmt::format("{} {}", first, third),
            fmt::format("{} OR {}", first, second),
            fmt::format("{} -{}", first, second),
            fmt::format("({} OR {}) {}", first, second, third),
            fmt::format("\"{} {}\"", first, second),
            cut(first, 4) + "*",
            "*" + end,
            fmt::format("\"{} {}*\"", first, cut(second, 3)),
            slip + "~",
            first + "~en",
            fmt::format("{} NEAR/5 {}", first, second),
            fmt::format("subject:({} OR {})", first, second)};
}

using Values = std::vector<std::pair<std::string, std::string>>;

/// The most frequent; of origins the first whose name can be typed in quotation marks too.
const std::string& typical_value(const search::Facet& facet) {
    const auto typical = std::ranges::find_if(facet.values, [&](const auto& value) {
        const auto* fact = facet.field == "from" ? telegram::find_origin(value.first) : nullptr;
        return fact != nullptr && fact->name.find('(') == std::string_view::npos;
    });
    return typical == facet.values.end() ? facet.values.front().first : typical->first;
}

/// The value that most telegrams have of each field; levels and precedences are the same
/// everywhere.
void add_most_used(Values& out, const search::Results& found) {
    for (const auto& facet : found.facets) {
        if (facet.field == "year" || facet.field == "class" || facet.field == "precedence" ||
            facet.values.empty()) {
            continue;
        }
        const std::string& value = typical_value(facet);
        if (std::ranges::all_of(value, is_alnum)) {
            out.emplace_back(facet.field, facet.field == "tag" ? value : to_lower(value));
        }
    }
}

/// The dates of one telegram; what asks for a month, a span of days and later years finds it.
void add_dates(SearchExamples& out, const Date& date) {
    const std::string month = fmt::format("{:04}-{:02}", date.year, date.month);
    out.values.emplace_back("date", month);
    out.further.push_back(fmt::format("date:{}-01..{}", month, to_string(date)));
    out.further.push_back(fmt::format("date:>{}", date.year - 1));
}

/// The id of the first telegram that a query finds; empty when it finds none.
Result<std::string> first_of(const room::Room& room, std::string_view query) {
    room::Room::SearchOptions options;
    options.limit = 1;
    options.facets = false;
    const auto found = REFTEL_TRY(room.search(query, options));
    return found.results.hits.empty() ? std::string() : found.results.hits.front().id;
}

/// The person who signed most: the surname, where it is one plain word.
Result<std::string> who_signed(const room::Room& room) {
    const auto people = REFTEL_TRY(room.people());
    for (const auto& person : *people) {
        const bool signs = std::ranges::any_of(
            person.roles, [](const auto& role) { return role.first == "signed"; });
        if (signs && std::ranges::all_of(person.name, is_alpha)) {
            return to_lower(person.name);
        }
    }
    return std::string();
}

/// A word of a paragraph of this kind, in the first telegram that has one; empty when there is
/// none.
Result<std::string> word_in(const room::Room& room, std::string_view query,
                            telegram::Paragraph::Kind kind) {
    const std::string id = REFTEL_TRY(first_of(room, query));
    if (id.empty()) {
        return std::string();
    }
    const auto reading = REFTEL_TRY(room.read(id));
    for (const auto& paragraph : reading.telegram->paragraphs) {
        if (paragraph.kind != kind) {
            continue;
        }
        // The first word of all names the kind: `Summary:`.
        const auto all = split(reading.telegram->text_of(paragraph), ' ');
        const auto word = std::find_if(std::next(all.begin()), all.end(), is_plain);
        if (word != all.end()) {
            return to_lower(*word);
        }
    }
    return std::string();
}

void add_if(Values& out, std::string_view field, const std::string& value) {
    if (!value.empty()) {
        out.emplace_back(field, value);
    }
}

/// Values that are told by what they mean, and spans of levels.
void add_further(SearchExamples& out) {
    const std::string origin = to_upper(out.value_of("from", "ASTANA"));
    const std::string_view tag = out.value_of("tag", "PHUM");
    if (const auto* fact = telegram::find_origin(origin)) {
        out.further.push_back(fmt::format("from:\"{}\"", fact->name));
    }
    if (const auto* fact = telegram::find_tag(tag); fact != nullptr && !fact->meaning.empty()) {
        out.further.push_back(fmt::format("tag:\"{}\"", to_lower(fact->meaning)));
    }
    for (const auto* query : {"class:<=confidential", "class:confidential..secret", "class:noforn",
                              "-has:class", "mark:>=confidential", "precedence:>=immediate"}) {
        out.further.emplace_back(query);
    }
}

}  // namespace

std::string_view SearchExamples::value_of(std::string_view field, std::string_view fixed) const {
    const auto found = std::ranges::find(values, field, &decltype(values)::value_type::first);
    return found == values.end() ? fixed : std::string_view(found->second);
}

SearchExamples fixed_examples() {
    SearchExamples out;
    out.words = {"oil pipeline",     "oil OR gas",   "oil -gas",       "(oil OR gas) pipeline",
                 "\"legal policy\"", "kaza*",        "*stan",          "\"legal pol*\"",
                 "polcy~",           "elections~en", "oil NEAR/5 gas", "subject:(oil OR gas)"};
    out.word = "oil";
    add_further(out);
    add_dates(out, {2009, 3, 12});
    return out;
}

Result<SearchExamples> examples_of(const room::Room& room) {
    room::Room::SearchOptions options;
    options.limit = kSubjects;
    options.sort = search::Sort::Newest;
    const auto found = REFTEL_TRY(room.search("has:subject has:date has:from", options));
    const auto& hits = found.results.hits;
    std::optional<Words> words;
    auto hit = hits.begin();
    for (; hit != hits.end() && !words; ++hit) {
        words = words_of(hit->subject.text);
    }
    if (!words) {
        return fixed_examples();
    }
    const auto& example = *std::prev(hit);
    SearchExamples out;
    out.words = word_examples(*words);
    out.word = words->first;
    add_most_used(out.values, found.results);
    add_dates(out, example.date->date());
    out.values.emplace_back("subject", words->first);
    out.values.emplace_back("id", example.id);
    add_if(out.values, "summary",
           REFTEL_TRY(word_in(room, "has:summary", telegram::Paragraph::Kind::Summary)));
    add_if(out.values, "comment",
           REFTEL_TRY(word_in(room, "has:comment", telegram::Paragraph::Kind::Comment)));
    const auto released = REFTEL_TRY(room.newest_released(1));
    if (!released.cards.empty() && released.cards.front().released) {
        out.values.emplace_back("released",
                                fmt::format("{}", released.cards.front().released->date().year));
    }
    add_if(out.values, "ref", REFTEL_TRY(first_of(room, "is:cited")));
    add_if(out.values, "citedby", REFTEL_TRY(first_of(room, "has:ref")));
    add_if(out.values, "signed", REFTEL_TRY(who_signed(room)));
    add_further(out);
    return out;
}

}  // namespace reftel::web

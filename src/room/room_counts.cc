// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts of a room that are made from all of it: TAGS by year, people, countries, serial numbers.

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "room/cards.h"
#include "room/room.h"
#include "room/room_state.h"
#include "room/tag_meaning.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/post.h"

namespace reftel::room {
namespace {

using archive::Edition;

bool is_persons_name(std::string_view code) {
    return code.find(',') != std::string_view::npos || code.find(' ') != std::string_view::npos;
}

using TagFacts = std::vector<const telegram::TagFact*>;

/// What a code meant in the telegrams that bear it, by their years: what most of them mean first,
/// of as many the later.
TagFacts facts_of(const archive::TagUse& use) {
    std::vector<std::pair<const telegram::TagFact*, std::uint64_t>> counted;
    for (const auto& [year, telegrams] : use.years) {
        const auto* fact = telegram::find_tag(use.code, Date{year, 7, 1});
        const auto known =
            std::ranges::find(counted, fact, [](const auto& one) { return one.first; });
        if (known != counted.end()) {
            known->second += telegrams;
        } else if (fact != nullptr) {
            counted.emplace_back(fact, telegrams);
        }
    }
    const auto* latest = telegram::find_tag(use.code);
    if (counted.empty() && latest != nullptr) {
        counted.emplace_back(latest, use.telegrams);  // None of them has a date.
    }
    std::ranges::reverse(counted);
    std::ranges::stable_sort(counted, std::ranges::greater(),
                             [](const auto& one) { return one.second; });
    TagFacts out;
    for (const auto& one : counted) {
        out.push_back(one.first);
    }
    return out;
}

/// Whether whole words of a text are these, in their order.
bool has_words(std::string_view text, std::string_view words) {
    return fmt::format(" {} ", text).find(fmt::format(" {} ", words)) != std::string::npos;
}

/// `Guinea-Bissau; Germany (West)`. The wording of another era that only adds to one that stands
/// there, or says less, is left out: `China` and `China (mainland)`.
std::string wording_of(const TagFacts& facts) {
    std::vector<std::string_view> meanings;
    for (const telegram::TagFact* fact : facts) {
        const auto is_same = [fact](std::string_view known) {
            return has_words(known, fact->meaning) || has_words(fact->meaning, known);
        };
        if (!fact->meaning.empty() && std::ranges::none_of(meanings, is_same)) {
            meanings.push_back(fact->meaning);
        }
    }
    std::string out;
    for (const std::string_view meaning : meanings) {
        out.append(out.empty() ? "" : "; ").append(meaning);
    }
    return out;
}

/// A series of a travelling party, SECTO or TOSEC: it begins anew with each trip and leaves numbers
/// out, so that none of them tells how many there were in a year.
bool is_numbered_by_trip(std::string_view origin) {
    const telegram::CaptionFact* series = telegram::find_caption(origin);
    return series != nullptr && series->kind == "party";
}

template <typename Row>
void most_first(std::vector<Row>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.telegrams > b.telegrams; });
}

}  // namespace

Result<std::vector<TagEntry>> make_tags(const Edition& edition) {
    std::vector<TagEntry> out;
    for (archive::TagUse& use : REFTEL_TRY(edition.tag_use())) {
        TagEntry entry;
        const auto facts = facts_of(use);
        if (!facts.empty()) {
            entry.label = wording_of(facts);
            entry.kind = facts.front()->kind;
        } else if (is_persons_name(use.code)) {
            entry.kind = telegram::TagKind::Person;
        }
        entry.code = std::move(use.code);
        entry.telegrams = use.telegrams;
        entry.years = std::move(use.years);
        out.push_back(std::move(entry));
    }
    return out;
}

std::string_view meaning_of(const std::vector<TagEntry>& tags, std::string_view code) {
    const auto place = std::ranges::lower_bound(tags, code, {}, &TagEntry::code);
    return place != tags.end() && place->code == code ? std::string_view(place->label)
                                                      : std::string_view();
}

Result<std::vector<PersonEntry>> make_people(const Edition& edition) {
    std::vector<PersonEntry> out;
    for (archive::PersonUse& use : REFTEL_TRY(edition.person_use())) {
        out.push_back({std::move(use.name), use.telegrams, std::move(use.roles)});
    }
    most_first(out);
    return out;
}

Result<std::vector<Coverage>> make_coverage(const Edition& edition) {
    std::vector<Coverage> out;
    for (archive::SerialCoverage& row : REFTEL_TRY(edition.serial_coverage())) {
        if (is_numbered_by_trip(row.origin)) {
            continue;
        }
        std::string name = origin_name(row.origin);
        out.push_back({row.origin, std::move(name), row.year, row.held, row.cited_absent,
                       row.implied(), row.lowest, row.highest});
    }
    return out;
}

Result<std::shared_ptr<const std::vector<TagEntry>>> Room::tags_by_year() const {
    return state_->tags_by_year.get(*state_->edition);
}

Result<std::vector<Entry>> Room::tags() const {
    std::vector<Entry> out;
    for (const TagEntry& tag : *REFTEL_TRY(tags_by_year())) {
        out.push_back({tag.code, tag.label, tag.telegrams});
    }
    most_first(out);
    return out;
}

Result<std::shared_ptr<const std::vector<PersonEntry>>> Room::people() const {
    return state_->people.get(*state_->edition);
}

Result<std::shared_ptr<const std::vector<Coverage>>> Room::coverage() const {
    return state_->coverage.get(*state_->edition);
}

Result<std::vector<CountryEntry>> Room::countries() const {
    std::map<std::string, CountryEntry, std::less<>> found;
    for (Entry& origin : REFTEL_TRY(origins())) {
        const telegram::OriginFact* fact = telegram::find_origin(origin.value);
        const telegram::TagFact* tag = fact == nullptr ? nullptr : telegram::country_of(*fact);
        if (tag != nullptr) {
            CountryEntry& country = found[std::string(tag->code)];
            country.name = tag->meaning;
            country.telegrams += origin.telegrams;
            country.posts.push_back(std::move(origin));
        }
    }
    for (const Entry& tag : REFTEL_TRY(tags())) {
        const auto country = found.find(tag.value);
        if (country != found.end()) {
            country->second.tagged = tag.telegrams;
        }
    }
    std::vector<CountryEntry> out;
    for (auto& [code, country] : found) {
        country.code = code;
        out.push_back(std::move(country));
    }
    most_first(out);
    return out;
}

}  // namespace reftel::room

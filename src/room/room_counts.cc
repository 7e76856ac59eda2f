// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts of a room that are made from all of it: TAGS by year, people, countries, serial numbers.

#include <algorithm>
#include <map>

#include "room/cards.h"
#include "room/room.h"
#include "room/room_state.h"
#include "telegram/facts.h"

namespace reftel::room {
namespace {

using archive::Edition;

bool is_persons_name(std::string_view code) {
    return code.find(',') != std::string_view::npos || code.find(' ') != std::string_view::npos;
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
        const telegram::TagFact* fact = telegram::find_tag(use.code);
        if (fact != nullptr) {
            entry.label = fact->meaning;
            entry.kind = fact->kind;
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
        std::string name = origin_name(row.origin);
        out.push_back({row.origin, std::move(name), row.year, row.held, row.cited_absent,
                       row.implied(), row.lowest, row.highest});
    }
    return out;
}

Result<std::shared_ptr<const std::vector<TagEntry>>> Room::tags_by_year() const {
    return state_->tags_by_year.get(*state_->edition);
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
        if (fact != nullptr && !fact->country_tag.empty()) {
            CountryEntry& country = found[std::string(fact->country_tag)];
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
        const telegram::TagFact* fact = telegram::find_tag(code);
        country.code = code;
        country.name = fact == nullptr ? code : std::string(fact->meaning);
        out.push_back(std::move(country));
    }
    most_first(out);
    return out;
}

}  // namespace reftel::room

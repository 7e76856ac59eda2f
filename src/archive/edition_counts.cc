// SPDX-License-Identifier: AGPL-3.0-or-later

// Counts over all that an edition shows: TAGS by year, persons by role, serial numbers by origin
// and year. Each reads the telegrams once and then walks one index in which equal values stand
// together; no statement is asked a value at a time.

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "archive/edition.h"
#include "archive/edition_state.h"
#include "telegram/mrn.h"

namespace reftel::archive {
namespace {

// Of each telegram by its number: the year it was sent, kUndated, or kHidden.
constexpr std::int16_t kHidden = INT16_MIN;
constexpr std::int16_t kUndated = INT16_MIN + 1;

class Years {
 public:
    [[nodiscard]] static Result<Years> read(Database& database) {
        Years out;
        Query rows = REFTEL_TRY(database.query("SELECT number, date FROM visible_telegram"));
        rows.bind();
        while (REFTEL_TRY(rows.step())) {
            const std::int64_t number = rows.integer(0);
            if (number < 1 || number > INT32_MAX) {
                return damaged("a telegram has an impossible number", database.path());
            }
            const auto index = static_cast<std::size_t>(number);
            if (index >= out.years_.size()) {
                out.years_.resize(std::max(index + 1, out.years_.size() * 2), kHidden);
            }
            const auto date = rows.time(1);
            out.years_[index] = date ? static_cast<std::int16_t>(date->date().year) : kUndated;
        }
        return out;
    }
    [[nodiscard]] std::int16_t of(std::int64_t telegram) const {
        return telegram < 0 || telegram >= static_cast<std::int64_t>(years_.size())
                   ? kHidden
                   : years_[static_cast<std::size_t>(telegram)];
    }

 private:
    std::vector<std::int16_t> years_;
};

void add_to(TagUse& use, std::int16_t year) {
    ++use.telegrams;
    if (year == kUndated) {
        return;
    }
    const auto place = std::lower_bound(use.years.begin(), use.years.end(), int{year},
                                        [](const std::pair<int, std::uint64_t>& entry, int wanted) {
                                            return entry.first < wanted;
                                        });
    if (place != use.years.end() && place->first == year) {
        ++place->second;
    } else {
        use.years.insert(place, {year, 1});
    }
}

// A telegram counts once, in however many roles it names somebody.
void finish(std::vector<PersonUse>& persons, std::vector<std::int64_t>& telegrams) {
    if (!persons.empty()) {
        std::sort(telegrams.begin(), telegrams.end());
        const auto end = std::unique(telegrams.begin(), telegrams.end());
        persons.back().telegrams = static_cast<std::uint64_t>(end - telegrams.begin());
    }
    telegrams.clear();
}

// Numbers of an origin in a year, rising, each once.
struct Serials {
    SerialCoverage coverage;
    std::vector<std::uint32_t> held;
};

std::string key_of(std::string_view origin, int year) {
    return fmt::format("{:04}{}", year, origin);
}

class SerialBook {
 public:
    [[nodiscard]] Result<void> read_held(Database& database) {
        Query rows = REFTEL_TRY(database.query(
            "SELECT mrn_origin, mrn_year, mrn_number FROM visible_telegram"
            " WHERE mrn_origin IS NOT NULL ORDER BY mrn_origin, mrn_year, mrn_number"));
        rows.bind();
        while (REFTEL_TRY(rows.step())) {
            Serials& serials = at(rows.text(0), static_cast<int>(rows.integer(1)));
            const auto number = static_cast<std::uint32_t>(rows.integer(2));
            if (serials.held.empty() || serials.held.back() != number) {
                serials.held.push_back(number);
                ++serials.coverage.held;
                note(serials.coverage, number);
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> read_cited(Database& database, const Years& visible) {
        Query rows = REFTEL_TRY(
            database.query("SELECT cited, telegram FROM reference WHERE cited IS NOT NULL"
                           " ORDER BY cited, telegram"));
        rows.bind();
        std::string done;
        while (REFTEL_TRY(rows.step())) {
            if (rows.text(0) == done || visible.of(rows.integer(1)) == kHidden) {
                continue;
            }
            done = rows.text(0);
            const auto mrn = telegram::parse_canonical_mrn(done);
            if (mrn) {
                add_cited(*mrn);
            }
        }
        return {};
    }
    [[nodiscard]] std::vector<SerialCoverage> take() {
        std::vector<SerialCoverage> out;
        for (Serials& serials : all_) {
            out.push_back(std::move(serials.coverage));
        }
        std::sort(out.begin(), out.end(), [](const SerialCoverage& a, const SerialCoverage& b) {
            return a.origin != b.origin ? a.origin < b.origin : a.year < b.year;
        });
        return out;
    }

 private:
    static void note(SerialCoverage& coverage, std::uint32_t number) {
        coverage.lowest = coverage.lowest == 0 ? number : std::min(coverage.lowest, number);
        coverage.highest = std::max(coverage.highest, number);
    }
    void add_cited(const telegram::Mrn& mrn) {
        Serials& serials = at(mrn.origin, mrn.year);
        if (!std::binary_search(serials.held.begin(), serials.held.end(), mrn.number)) {
            ++serials.coverage.cited_absent;
            note(serials.coverage, mrn.number);
        }
    }
    Serials& at(std::string_view origin, int year) {
        const auto [place, is_new] = places_.try_emplace(key_of(origin, year), all_.size());
        if (is_new) {
            all_.emplace_back();
            all_.back().coverage.origin = origin;
            all_.back().coverage.year = year;
        }
        return all_[place->second];
    }

    std::vector<Serials> all_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

Result<std::vector<TagUse>> Edition::tag_use() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    const Years years = REFTEL_TRY(Years::read(database));
    Query rows =
        REFTEL_TRY(database.query("SELECT code, telegram FROM tag ORDER BY code, telegram"));
    rows.bind();
    std::vector<TagUse> out;
    while (REFTEL_TRY(rows.step())) {
        const std::int16_t year = years.of(rows.integer(1));
        if (year == kHidden) {
            continue;
        }
        if (out.empty() || out.back().code != rows.text(0)) {
            out.push_back({std::string(rows.text(0)), 0, {}});
        }
        add_to(out.back(), year);
    }
    return out;
}

Result<std::vector<PersonUse>> Edition::person_use() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    const Years years = REFTEL_TRY(Years::read(database));
    Query rows = REFTEL_TRY(
        database.query("SELECT name, role, telegram FROM person ORDER BY name, role, telegram"));
    rows.bind();
    std::vector<PersonUse> out;
    std::vector<std::int64_t> telegrams;  // Of the last name
    while (REFTEL_TRY(rows.step())) {
        if (years.of(rows.integer(2)) == kHidden) {
            continue;
        }
        if (out.empty() || out.back().name != rows.text(0)) {
            finish(out, telegrams);
            out.push_back({std::string(rows.text(0)), 0, {}});
        }
        auto& roles = out.back().roles;
        if (roles.empty() || roles.back().first != rows.text(1)) {
            roles.emplace_back(rows.text(1), 0);
        }
        ++roles.back().second;
        telegrams.push_back(rows.integer(2));
    }
    finish(out, telegrams);
    return out;
}

Result<std::vector<SerialCoverage>> Edition::serial_coverage() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    const Years visible = REFTEL_TRY(Years::read(database));
    SerialBook book;
    REFTEL_CHECK(book.read_held(database));
    REFTEL_CHECK(book.read_cited(database, visible));
    return book.take();
}

}  // namespace reftel::archive

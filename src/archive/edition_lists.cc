// SPDX-License-Identifier: AGPL-3.0-or-later

// Lists, counts, citations and neighbours of an edition.

#include <algorithm>
#include <functional>
#include <unordered_map>

#include <fmt/format.h>

#include "archive/edition.h"
#include "archive/edition_state.h"

namespace reftel::archive {
namespace {

std::string_view order_by(Order order) {
    switch (order) {
        case Order::Oldest:
            return " ORDER BY t.date NULLS LAST, t.id";
        case Order::Newest:
            return " ORDER BY t.date DESC, t.id";
        case Order::NewestReleased:
            return " ORDER BY t.released DESC, t.date DESC, t.id";
    }
    return "";
}

// Up to this many telegrams with a TAG or caption are sorted after they were found by it; of more,
// some stand soon in any order, so that all are walked in order and those with it are picked.
constexpr std::int64_t kRareTag = 3000;

Result<bool> is_rare(Database& database, const char* sql, const std::string& value) {
    Query row = REFTEL_TRY(database.query(sql));
    static_cast<void>(REFTEL_TRY(row.bind(value, kRareTag).step()));
    return row.integer(0) < kRareTag;
}

// FROM and WHERE of a filter.
struct Selection {
    std::string sql;
    Condition condition;
};

Result<Selection> select(Database& database, const Filter& filter, bool all_needed) {
    if (!filter.person.empty()) {
        const Condition condition = condition_of(filter, FoundBy::Person);
        const char* role = filter.role.empty() ? "" : " AND role = ?";
        return Selection{fmt::format(" FROM (SELECT DISTINCT telegram FROM person WHERE name = ?{})"
                                     " g CROSS JOIN visible_telegram t ON t.number = g.telegram{}",
                                     role, condition.sql),
                         condition};
    }
    if (!filter.tag.empty()) {
        const bool by_tag =
            all_needed ||
            REFTEL_TRY(is_rare(database,
                               "SELECT count(*) FROM (SELECT 1 FROM tag WHERE code = ? LIMIT ?)",
                               filter.tag));
        if (by_tag) {
            Condition condition = condition_of(filter, FoundBy::Tag);
            condition.add("g.code = ?", std::string_view(filter.tag));
            return Selection{" FROM tag g CROSS JOIN visible_telegram t ON t.number = g.telegram" +
                                 condition.sql,
                             condition};
        }
    }
    if (!filter.caption.empty()) {
        const bool by_caption =
            all_needed ||
            REFTEL_TRY(is_rare(
                database, "SELECT count(*) FROM (SELECT 1 FROM caption WHERE text = ? LIMIT ?)",
                filter.caption));
        if (by_caption) {
            Condition condition = condition_of(filter, FoundBy::Caption);
            condition.add("g.text = ?", std::string_view(filter.caption));
            return Selection{
                " FROM caption g CROSS JOIN visible_telegram t ON t.number = g.telegram" +
                    condition.sql,
                condition};
        }
    }
    Condition condition = condition_of(filter);
    return Selection{" FROM visible_telegram t" + condition.sql, condition};
}

}  // namespace

Result<std::vector<Card>> Edition::list(const Filter& filter, Order order, std::uint64_t offset,
                                        std::uint64_t limit) const {
    const auto connection = REFTEL_TRY(state_->lease());
    auto selection = REFTEL_TRY(select(*connection->database, filter, false));
    Query rows = REFTEL_TRY(connection->database->query(fmt::format(
        "SELECT {}{}{} LIMIT ? OFFSET ?", kCardColumns, selection.sql, order_by(order))));
    const auto bounded = [](std::uint64_t value) {
        return static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX));
    };
    selection.condition.values.emplace_back(bounded(limit), std::string_view());
    selection.condition.values.emplace_back(bounded(offset), std::string_view());
    selection.condition.bind(rows);
    std::vector<Card> cards;
    while (REFTEL_TRY(rows.step())) {
        cards.push_back(read_card(rows));
    }
    return cards;
}

Result<std::uint64_t> Edition::count(const Filter& filter) const {
    const auto connection = REFTEL_TRY(state_->lease());
    const auto selection = REFTEL_TRY(select(*connection->database, filter, true));
    Query row = REFTEL_TRY(connection->database->query("SELECT count(*)" + selection.sql));
    selection.condition.bind(row);
    static_cast<void>(REFTEL_TRY(row.step()));
    return static_cast<std::uint64_t>(row.integer(0));
}

// Counting. Grouping is done here and not in SQL: a hash of the few values is several times as
// quick as SQLite's sorting.
namespace {

std::int64_t floor_day(std::int64_t seconds) {
    constexpr std::int64_t kDay = 86400;
    return (seconds >= 0 ? seconds : seconds - (kDay - 1)) / kDay;
}

std::string name_of_day(std::int64_t day, CountBy by) {
    std::string name = to_string(UtcTime{day * 86400}.date());
    if (by == CountBy::Year) {
        name.resize(name.size() - 6);
    } else if (by == CountBy::Month) {
        name.resize(name.size() - 3);
    }
    return name;
}

Result<std::vector<Count>> count_days(Database& database, CountBy by, const Selection& selection) {
    Query rows = REFTEL_TRY(database.query(
        (by == CountBy::ReleasedDay ? "SELECT t.released" : "SELECT t.date") + selection.sql));
    selection.condition.bind(rows);
    std::unordered_map<std::int64_t, std::uint64_t> days;
    while (REFTEL_TRY(rows.step())) {
        if (!rows.is_null(0)) {
            ++days[floor_day(rows.integer(0))];
        }
    }
    std::vector<std::pair<std::int64_t, std::uint64_t>> sorted(days.begin(), days.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<Count> counts;
    for (const auto& [day, telegrams] : sorted) {
        std::string name = name_of_day(day, by);
        if (counts.empty() || counts.back().value != name) {
            counts.push_back({std::move(name), 0});
        }
        counts.back().telegrams += telegrams;
    }
    return counts;
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

void most_first(std::vector<Count>& counts) {
    std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
        return a.telegrams != b.telegrams ? a.telegrams > b.telegrams : a.value < b.value;
    });
}

Result<std::vector<Count>> count_values(Database& database, std::string_view column,
                                        const Selection& selection) {
    Query rows = REFTEL_TRY(database.query(fmt::format("SELECT t.{}{}", column, selection.sql)));
    selection.condition.bind(rows);
    std::unordered_map<std::string, std::uint64_t, TextHash, std::equal_to<>> values;
    while (REFTEL_TRY(rows.step())) {
        const std::string_view value = rows.text(0);
        const auto found = values.find(value);
        if (found != values.end()) {
            ++found->second;
        } else if (!value.empty()) {
            values.emplace(value, 1);
        }
    }
    std::vector<Count> counts;
    for (const auto& [value, telegrams] : values) {
        counts.push_back({value, telegrams});
    }
    most_first(counts);
    return counts;
}

// The telegrams of a selection as bits, by number.
Result<std::vector<bool>> numbers_of(Database& database, const Selection& selection) {
    Query rows = REFTEL_TRY(database.query("SELECT t.number" + selection.sql));
    selection.condition.bind(rows);
    std::vector<bool> numbers;
    while (REFTEL_TRY(rows.step())) {
        const std::int64_t number = rows.integer(0);
        // Numbers count up from 1, so a greater one than any table could have is damage, and not to
        // be given memory.
        if (number < 1 || number > INT32_MAX) {
            return damaged("a telegram has an impossible number", database.path());
        }
        const auto index = static_cast<std::size_t>(number);
        if (index >= numbers.size()) {
            numbers.resize(std::max(index + 1, numbers.size() * 2));
        }
        numbers[index] = true;
    }
    return numbers;
}

// Walks an index in which equal values stand together.
Result<std::vector<Count>> count_parts(Database& database, const char* sql,
                                       const std::vector<bool>& wanted) {
    Query rows = REFTEL_TRY(database.query(sql));
    rows.bind();
    std::vector<Count> counts;
    while (REFTEL_TRY(rows.step())) {
        const std::int64_t telegram = rows.integer(1);
        if (telegram < 0 || telegram >= static_cast<std::int64_t>(wanted.size()) ||
            !wanted[static_cast<std::size_t>(telegram)]) {
            continue;
        }
        const std::string_view value = rows.text(0);
        if (counts.empty() || counts.back().value != value) {
            counts.push_back({std::string(value), 0});
        }
        ++counts.back().telegrams;
    }
    most_first(counts);
    return counts;
}

}  // namespace

Result<std::vector<Count>> Edition::counts(CountBy by, const Filter& filter) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    const auto selection = REFTEL_TRY(select(database, filter, true));
    switch (by) {
        case CountBy::Year:
        case CountBy::Month:
        case CountBy::Day:
        case CountBy::ReleasedDay:
            return count_days(database, by, selection);
        case CountBy::Origin:
            return count_values(database, "origin", selection);
        case CountBy::Level:
            return count_values(database, "level", selection);
        case CountBy::Variant:
            return count_values(database, "variant", selection);
        case CountBy::Tag:
        case CountBy::Caption:
            break;
    }
    const auto wanted = REFTEL_TRY(numbers_of(database, selection));
    return count_parts(database,
                       by == CountBy::Tag
                           ? "SELECT code, telegram FROM tag ORDER BY code, telegram"
                           : "SELECT text, telegram FROM caption ORDER BY text, telegram",
                       wanted);
}

namespace {

Result<std::vector<Citation>> read_citations(Query& rows) {
    std::vector<Citation> citations;
    while (REFTEL_TRY(rows.step())) {
        const std::string_view letter = rows.text(2);
        citations.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                             letter.empty() ? '\0' : letter.front(), std::string(rows.text(3))});
    }
    return citations;
}

}  // namespace

Result<std::vector<Citation>> Edition::cites(std::string_view id) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query rows = REFTEL_TRY(connection->database->query(
        "SELECT t.id, r.cited, r.letter, r.text FROM visible_telegram t"
        " JOIN reference r ON r.telegram = t.number WHERE t.id = ? AND r.cited IS NOT NULL"
        " ORDER BY r.position"));
    rows.bind(id);
    return read_citations(rows);
}

Result<std::vector<Citation>> Edition::cited_by(std::string_view id) const {
    const auto connection = REFTEL_TRY(state_->lease());
    std::string mrn(id);
    {
        // The address of a further telegram with an MRN (`09ZENDA436-2`) is cited by that MRN.
        Query row = REFTEL_TRY(connection->database->query(
            "SELECT mrn_year, mrn_origin, mrn_number FROM visible_telegram WHERE id = ?"));
        if (REFTEL_TRY(row.bind(id).step()) && !row.is_null(0)) {
            mrn =
                telegram::Mrn{static_cast<std::uint16_t>(row.integer(0)), std::string(row.text(1)),
                              static_cast<std::uint32_t>(row.integer(2))}
                    .to_string();
        }
    }
    Query rows = REFTEL_TRY(connection->database->query(
        "SELECT t.id, r.cited, r.letter, r.text FROM reference r"
        " JOIN visible_telegram t ON t.number = r.telegram WHERE r.cited = ?"
        " ORDER BY t.date, t.id, r.position"));
    rows.bind(mrn);
    return read_citations(rows);
}

namespace {

Result<std::optional<Card>> neighbour(Database& database, std::string_view id,
                                      std::string_view sign, std::string_view direction) {
    Query row = REFTEL_TRY(database.query(fmt::format(
        "SELECT {} FROM visible_telegram h JOIN visible_telegram t ON t.mrn_origin = h.mrn_origin"
        " AND t.mrn_year = h.mrn_year AND t.mrn_number {} h.mrn_number WHERE h.id = ?"
        " ORDER BY t.mrn_number {}, t.number LIMIT 1",
        kCardColumns, sign, direction)));
    if (!REFTEL_TRY(row.bind(id).step())) {
        return std::optional<Card>{};
    }
    return read_card(row);
}

}  // namespace

Result<std::pair<std::optional<Card>, std::optional<Card>>> Edition::neighbours(
    std::string_view id) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    auto before = REFTEL_TRY(neighbour(database, id, "<", "DESC"));
    auto after = REFTEL_TRY(neighbour(database, id, ">", "ASC"));
    return std::pair(std::move(before), std::move(after));
}

Result<Edition::Numbers> Edition::numbers(std::string_view origin, std::uint16_t year,
                                          UtcTime until) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query row = REFTEL_TRY(connection->database->query(
        "SELECT count(*), coalesce(max(mrn_number), 0) FROM visible_telegram"
        " WHERE mrn_origin = ?1 AND mrn_year = ?2 AND date <= ?3"));
    static_cast<void>(REFTEL_TRY(row.bind(origin, int{year}, until.seconds).step()));
    return Numbers{static_cast<std::uint64_t>(row.integer(0)),
                   static_cast<std::uint32_t>(row.integer(1))};
}

}  // namespace reftel::archive

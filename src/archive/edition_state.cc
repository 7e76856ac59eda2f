// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/edition_state.h"

#include <fmt/format.h>

#include "archive/rows.h"

namespace reftel::archive {

Result<std::unique_ptr<Connection>> Edition::State::connect() {
    auto database = REFTEL_TRY(Database::open(path, mode));
    const std::string only = audience == Audience::Owner
                                 ? std::string()
                                 // The plus sign keeps the planner from walking the index of
                                 // release dates, which most telegrams satisfy.
                                 : fmt::format(" WHERE +released <= {}", now.seconds);
    REFTEL_CHECK(database->execute(
        "CREATE TEMP VIEW visible_telegram AS SELECT * FROM main.telegram" + only));
    return std::make_unique<Connection>(std::move(database), shelf);
}

Result<Edition::State::Lease> Edition::State::lease() {
    {
        const MutexLock lock(mutex);
        if (!idle.empty()) {
            auto connection = std::move(idle.back());
            idle.pop_back();
            return Lease(*this, std::move(connection));
        }
    }
    return Lease(*this, REFTEL_TRY(connect()));
}

void Edition::State::give_back(std::unique_ptr<Connection> connection) {
    const MutexLock lock(mutex);
    if (idle.size() < kIdleConnections) {
        idle.push_back(std::move(connection));
    }
}

void Edition::State::drop_connections() {
    const MutexLock lock(mutex);
    idle.clear();
}

Card read_card(const Query& row, int first_column) {
    Card card;
    card.id = row.text(first_column);
    card.subject = row.text(first_column + 1);
    card.date = row.time(first_column + 2);
    card.released = row.time(first_column + 3);
    card.origin = row.text(first_column + 4);
    card.classification = row.text(first_column + 5);
    card.level = level_named(row.text(first_column + 6));
    // A publisher or an edition that knows the day alone says midnight; a date-time group may.
    constexpr std::int64_t kDay = 86400;
    const bool no_group = row.integer(first_column + 7) != 0;
    card.day_alone = no_group && card.date && card.date->seconds % kDay == 0;
    return card;
}

void Condition::add(std::string_view term, std::int64_t value) {
    sql += sql.empty() ? " WHERE " : " AND ";
    sql += term;
    values.emplace_back(value, std::string_view());
}

void Condition::add(std::string_view term, std::string_view value) {
    add(term, std::int64_t{0});
    values.back().second = value.data() == nullptr ? std::string_view("") : value;
}

void Condition::bind(Query& query) const {
    int index = 0;
    for (const auto& [number, text] : values) {
        if (text.data() != nullptr) {
            query.bind_at(++index, text);
        } else {
            query.bind_at(++index, number);
        }
    }
}

Condition condition_of(const Filter& filter, FoundBy by) {
    Condition condition;
    if (by == FoundBy::Person) {
        // Named first: it stands in the sub-query before the condition.
        condition.values.emplace_back(0, std::string_view(filter.person));
        if (!filter.role.empty()) {
            condition.values.emplace_back(0, std::string_view(filter.role));
        }
    }
    if (filter.from) {
        condition.add("t.date >= ?", filter.from->seconds);
    }
    if (filter.until) {
        condition.add("t.date < ?", filter.until->seconds);
    }
    if (filter.released_from) {
        condition.add("t.released >= ?", filter.released_from->seconds);
    }
    if (filter.released_until) {
        condition.add("t.released < ?", filter.released_until->seconds);
    }
    if (!filter.origin.empty()) {
        condition.add("t.origin = ?", std::string_view(filter.origin));
    }
    if (filter.level != telegram::Level::None) {
        condition.add("t.level = ?", to_string(filter.level));
    }
    if (!filter.origins.empty()) {
        std::string places;
        for (std::size_t i = 0; i < filter.origins.size(); ++i) {
            places += i == 0 ? "?" : ", ?";
        }
        condition.add("t.origin IN (" + places + ")", std::string_view(filter.origins.front()));
        for (std::size_t i = 1; i < filter.origins.size(); ++i) {
            condition.values.emplace_back(0, std::string_view(filter.origins[i]));
        }
    }
    if (by != FoundBy::Tag && !filter.tag.empty()) {
        condition.add("EXISTS (SELECT 1 FROM tag WHERE tag.code = ? AND tag.telegram = t.number)",
                      std::string_view(filter.tag));
    }
    if (by != FoundBy::Caption && !filter.caption.empty()) {
        condition.add(
            "EXISTS (SELECT 1 FROM caption WHERE caption.text = ?"
            " AND caption.telegram = t.number)",
            std::string_view(filter.caption));
    }
    return condition;
}

}  // namespace reftel::archive

// SPDX-License-Identifier: AGPL-3.0-or-later
// The lists of a room: by date, TAGS, origin, classification, release; and what is in it
// altogether.

#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include "room/cards.h"
#include "room/room.h"
#include "room/room_state.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"

namespace reftel::room {
namespace {

using archive::CountBy;
using archive::Edition;
using archive::Filter;
using archive::Order;

Result<CardPage> page_of(const Edition& edition, const Filter& filter, Order order,
                         std::uint64_t offset, std::uint64_t limit) {
    CardPage out;
    out.offset = offset;
    out.limit = limit;
    out.total = REFTEL_TRY(edition.count(filter));
    for (archive::Card& card : REFTEL_TRY(edition.list(filter, order, offset, limit))) {
        out.cards.push_back(to_card(std::move(card)));
    }
    return out;
}

Result<std::vector<Entry>> entries(const Edition& edition, CountBy by, const Filter& filter,
                                   std::string (*label)(std::string_view)) {
    std::vector<Entry> out;
    for (archive::Count& count : REFTEL_TRY(edition.counts(by, filter))) {
        std::string words = label(count.value);
        out.push_back({std::move(count.value), std::move(words), count.telegrams});
    }
    return out;
}

/// Of all telegrams.
Result<std::vector<Entry>> entries(const Edition& edition, Kept<Counts>& kept,
                                   std::string (*label)(std::string_view)) {
    const std::shared_ptr<const Counts> counts = REFTEL_TRY(kept.get(edition));
    std::vector<Entry> out;
    out.reserve(counts->size());
    for (const archive::Count& count : *counts) {
        out.push_back({count.value, label(count.value), count.telegrams});
    }
    return out;
}

std::string same(std::string_view value) {
    return std::string(value);
}

std::string month_label(std::string_view value) {
    const auto time = UtcTime::parse(std::string(value) + "-01");
    return time ? fmt::format("{} {}", month_name(time->date().month), time->date().year)
                : std::string(value);
}

std::string day_label(std::string_view value) {
    const auto time = UtcTime::parse(value);
    if (!time) {
        return std::string(value);
    }
    const Date date = time->date();
    return fmt::format("{} {} {}", date.day, month_name(date.month), date.year);
}

std::string caption_label(std::string_view caption) {
    const telegram::CaptionFact* fact = telegram::find_caption(caption);
    return fact == nullptr ? std::string() : std::string(fact->meaning);
}

Filter between(const Date& first, const Date& after) {
    Filter out;
    out.from = UtcTime::from(first);
    out.until = UtcTime::from(after);
    return out;
}

Filter of_date(int year, unsigned month, unsigned day) {
    if (month == 0) {
        return between({year, 1, 1}, {year + 1, 1, 1});
    }
    if (day == 0) {
        return between({year, month, 1},
                       month == 12 ? Date{year + 1, 1, 1} : Date{year, month + 1, 1});
    }
    Filter out;
    out.from = UtcTime::from({year, month, day});
    out.until = UtcTime{out.from->seconds + 86400};
    return out;
}

}  // namespace

Kept<Counts>::Make counts_by(CountBy by) {
    return [by](const Edition& edition) { return edition.counts(by, {}); };
}

Result<CardPage> Room::newest_released(std::uint64_t limit) const {
    Filter released;
    released.released_from = UtcTime{std::numeric_limits<std::int64_t>::min()};
    return page_of(*state_->edition, released, Order::NewestReleased, 0, limit);
}

Result<std::vector<Entry>> Room::years() const {
    return entries(*state_->edition, state_->years, same);
}

Result<std::vector<Entry>> Room::months(int year) const {
    return entries(*state_->edition, CountBy::Month, of_date(year, 0, 0), month_label);
}

Result<std::vector<Entry>> Room::days(int year, unsigned month) const {
    return entries(*state_->edition, CountBy::Day, of_date(year, month, 0), day_label);
}

Result<CardPage> Room::by_date(int year, unsigned month, unsigned day, std::uint64_t offset,
                               std::uint64_t limit) const {
    return page_of(*state_->edition, of_date(year, month, day), Order::Oldest, offset, limit);
}

Result<std::vector<Entry>> Room::release_days() const {
    return entries(*state_->edition, state_->release_days, day_label);
}

Result<CardPage> Room::by_release_day(const Date& day, std::uint64_t offset,
                                      std::uint64_t limit) const {
    Filter filter;
    filter.released_from = UtcTime::from(day);
    filter.released_until = UtcTime{filter.released_from->seconds + 86400};
    return page_of(*state_->edition, filter, Order::Oldest, offset, limit);
}

Result<CardPage> Room::by_tag(std::string_view code, std::uint64_t offset,
                              std::uint64_t limit) const {
    Filter filter;
    filter.tag = std::string(code);
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<std::vector<Entry>> Room::origins() const {
    return entries(*state_->edition, state_->origins, origin_name);
}

Result<CardPage> Room::by_origin(std::string_view canonical, std::uint64_t offset,
                                 std::uint64_t limit) const {
    Filter filter;
    filter.origin = std::string(canonical);
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<CardPage> Room::by_origins(std::vector<std::string> canonical, std::uint64_t offset,
                                  std::uint64_t limit) const {
    Filter filter;
    filter.origins = std::move(canonical);
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<CardPage> Room::by_person(std::string_view name, std::string_view role, std::uint64_t offset,
                                 std::uint64_t limit) const {
    Filter filter;
    filter.person = std::string(name);
    filter.role = std::string(role);
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<std::vector<Entry>> Room::captions() const {
    return entries(*state_->edition, state_->captions, caption_label);
}

Result<CardPage> Room::by_caption(std::string_view caption, std::uint64_t offset,
                                  std::uint64_t limit) const {
    Filter filter;
    filter.caption = std::string(caption);
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<std::vector<Entry>> Room::classifications() const {
    return entries(*state_->edition, state_->levels, same);
}

Result<CardPage> Room::by_level(telegram::Level level, std::uint64_t offset,
                                std::uint64_t limit) const {
    Filter filter;
    filter.level = level;
    return page_of(*state_->edition, filter, Order::Newest, offset, limit);
}

Result<Stats> Room::stats() const {
    const Edition& edition = *state_->edition;
    Stats out;
    out.telegrams = REFTEL_TRY(edition.count({}));
    const auto first = REFTEL_TRY(edition.list({}, Order::Oldest, 0, 1));
    const auto last = REFTEL_TRY(edition.list({}, Order::Newest, 0, 1));
    if (!first.empty() && !last.empty()) {
        out.first = first.front().date;
        out.last = last.front().date;
    }
    out.years = REFTEL_TRY(years());
    out.origins = REFTEL_TRY(origins());
    out.classifications = REFTEL_TRY(classifications());
    out.tags = REFTEL_TRY(tags());
    out.captions = REFTEL_TRY(entries(edition, state_->captions, same));
    out.variants = REFTEL_TRY(entries(edition, state_->variants, same));
    return out;
}

}  // namespace reftel::room

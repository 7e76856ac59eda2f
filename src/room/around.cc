// SPDX-License-Identifier: AGPL-3.0-or-later

// What a telegram stands among: in time, among results, among those that are cited and absent.

#include <algorithm>
#include <iterator>

#include "archive/edition.h"
#include "room/cards.h"
#include "room/limits.h"
#include "room/room.h"
#include "room/room_state.h"
#include "telegram/mrn.h"

namespace reftel::room {

Result<std::pair<std::optional<Card>, std::optional<Card>>> Room::sent_around(
    std::string_view id) const {
    auto found = REFTEL_TRY(state_->edition->sent_around(id));
    std::pair<std::optional<Card>, std::optional<Card>> out;
    if (found.first) {
        out.first = to_card(*std::move(found.first));
    }
    if (found.second) {
        out.second = to_card(*std::move(found.second));
    }
    return out;
}

Result<Counts> make_absent(const archive::Edition& edition) {
    return edition.absent();
}

Result<AbsentPage> Room::absent(std::uint64_t offset, std::uint64_t limit) const {
    const auto all = REFTEL_TRY(state_->absent.get(*state_->edition));
    AbsentPage out;
    out.total = all->size();
    out.offset = std::min<std::uint64_t>(offset, all->size());
    out.limit = limit;
    const std::uint64_t end = out.offset + std::min(limit, all->size() - out.offset);
    for (std::uint64_t i = out.offset; i < end; ++i) {
        const archive::Count& count = (*all)[i];
        const auto mrn = telegram::parse_canonical_mrn(count.value);
        out.entries.push_back(
            {count.value, mrn ? origin_name(mrn->origin) : std::string(), count.telegrams});
    }
    return out;
}

Result<std::optional<HitPlace>> Room::place_among(std::string_view query,
                                                  std::optional<search::Sort> sort,
                                                  std::string_view id) const {
    search::SearchRequest request;
    request.query = search::parse_query(query);
    request.sort = sort.value_or(static_cast<search::Sort>(
        request.query.sort.value_or(static_cast<std::uint8_t>(search::Sort::Relevance))));
    request.limit = kMaxSteppedHits;
    request.hit_texts = false;
    const search::Results found = REFTEL_TRY(state_->index->search(request));
    const auto hit = std::ranges::find(found.hits, id, &search::Hit::id);
    if (hit == found.hits.end()) {
        return std::optional<HitPlace>{};
    }
    HitPlace out;
    out.position = static_cast<std::uint64_t>(std::distance(found.hits.begin(), hit)) + 1;
    out.total = found.total;
    if (hit != found.hits.begin()) {
        out.before = std::prev(hit)->id;
    }
    if (std::next(hit) != found.hits.end()) {
        out.after = std::next(hit)->id;
    }
    return out;
}

}  // namespace reftel::room

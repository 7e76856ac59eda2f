// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A thread is walked from one telegram outwards, breadth first, along references in both
// directions: what a telegram cites is read from it as on its own page, what cites it from the
// table of references. Telegrams that are not held are passed through too: two telegrams that cite
// the same absent one belong together. A telegram that may not be seen is met as an MRN that others
// cite, exactly as one that is not held.
//
// Every telegram of the thread has its references read, also those at its edge: all joins among
// them are there, and how many lie one step further is known.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "archive/edition.h"
#include "graph/citation.h"
#include "room/cards.h"
#include "room/date_bracket.h"
#include "room/edition_holdings.h"
#include "room/limits.h"
#include "room/room.h"
#include "room/room_state.h"

namespace reftel::room {
namespace {

using archive::Edition;
using telegram::Mrn;

class ThreadWalk {
 public:
    ThreadWalk(const Edition& edition, unsigned steps) : edition_(edition) { out_.steps = steps; }

    Result<Thread> run(std::string_view id);

 private:
    Result<void> meet(const std::string& id, unsigned steps);
    Result<std::vector<std::string>> cited(const std::string& id) const;
    Result<std::vector<std::string>> citing(const std::string& id) const;
    Result<void> follow(std::size_t at);
    enum class Way : std::uint8_t { Cites, CitedBy };
    Result<void> reach(std::size_t from, const std::string& id, Way way);
    void join(std::size_t from, std::size_t to);
    void put_in_order(std::string_view id);

    const Edition& edition_;
    std::unordered_map<std::string, std::size_t> places_;
    std::unordered_set<std::string> beyond_;
    Thread out_;
};

/// Takes a telegram into the thread.
Result<void> ThreadWalk::meet(const std::string& id, unsigned steps) {
    ThreadTelegram telegram;
    telegram.id = id;
    telegram.steps = steps;
    auto card = REFTEL_TRY(edition_.card(id));
    if (card) {
        telegram.card = to_card(*std::move(card));
    }
    const auto mrn = telegram::parse_canonical_mrn(id);
    if (mrn && (!telegram.card || !telegram.card->date)) {
        telegram.bracket = REFTEL_TRY(bracket_of(edition_, *mrn));
    }
    if (mrn && !telegram.card) {
        telegram.origin = mrn->origin;
        telegram.origin_name = origin_name(mrn->origin);
    } else if (telegram.card) {
        telegram.origin = telegram.card->origin;
        telegram.origin_name = telegram.card->origin_name;
    }
    places_.emplace(id, out_.telegrams.size());
    out_.telegrams.push_back(std::move(telegram));
    return {};
}

/// What a held telegram cites: addresses of telegrams, MRNs of those that are not held.
Result<std::vector<std::string>> ThreadWalk::cited(const std::string& id) const {
    const archive::OpenTelegram open = REFTEL_TRY(edition_.open_telegram(id));
    const EditionHoldings holdings(edition_);
    std::vector<std::string> out;
    for (const graph::Citation& citation : graph::follow_references(id, *open.parsed, holdings)) {
        if (citation.held || (citation.kind == telegram::Reference::Kind::Telegram &&
                              telegram::parse_canonical_mrn(citation.cited))) {
            out.push_back(citation.cited);
        }
    }
    if (holdings.failed()) {
        return fail(*holdings.failed());
    }
    return out;
}

Result<std::vector<std::string>> ThreadWalk::citing(const std::string& id) const {
    std::vector<std::string> out;
    for (archive::Citation& row : REFTEL_TRY(edition_.cited_by(id))) {
        out.push_back(std::move(row.citing));
    }
    return out;
}

/// One telegram cites another.
void ThreadWalk::join(std::size_t from, std::size_t to) {
    auto& cites = out_.telegrams[from].cites;
    if (from != to && std::ranges::find(cites, to) == cites.end()) {
        cites.push_back(to);
        out_.telegrams[to].cited_by.push_back(from);
    }
}

/// A reference between the telegram at `from` and another, which is taken in when there is room.
Result<void> ThreadWalk::reach(std::size_t from, const std::string& id, Way way) {
    auto place = places_.find(id);
    if (place == places_.end()) {
        const unsigned steps = out_.telegrams[from].steps + 1;
        if (steps > out_.steps) {
            beyond_.insert(id);
            return {};
        }
        if (out_.telegrams.size() >= kMaxThreadTelegrams) {
            out_.is_cut = true;
            return {};
        }
        REFTEL_CHECK(meet(id, steps));
        place = places_.find(id);
    }
    const bool cites = way == Way::Cites;
    join(cites ? from : place->second, cites ? place->second : from);
    return {};
}

Result<void> ThreadWalk::follow(std::size_t at) {
    const std::string id = out_.telegrams[at].id;
    if (out_.telegrams[at].card) {
        for (const std::string& other : REFTEL_TRY(cited(id))) {
            REFTEL_CHECK(reach(at, other, Way::Cites));
        }
    }
    for (const std::string& other : REFTEL_TRY(citing(id))) {
        REFTEL_CHECK(reach(at, other, Way::CitedBy));
    }
    return {};
}

/// Oldest first, an absent one in the middle of its bracket; those without any date last.
void ThreadWalk::put_in_order(std::string_view id) {
    std::vector<std::size_t> order(out_.telegrams.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const ThreadTelegram& one = out_.telegrams[a];
        const ThreadTelegram& other = out_.telegrams[b];
        const auto when = one.when();
        const auto other_when = other.when();
        if (when.has_value() != other_when.has_value()) {
            return when.has_value();
        }
        return when && *when != *other_when ? *when < *other_when : one.id < other.id;
    });
    std::vector<std::size_t> new_place(order.size());
    std::vector<ThreadTelegram> sorted;
    for (std::size_t i = 0; i < order.size(); ++i) {
        new_place[order[i]] = i;
        sorted.push_back(std::move(out_.telegrams[order[i]]));
    }
    for (ThreadTelegram& telegram : sorted) {
        for (auto* const list : {&telegram.cites, &telegram.cited_by}) {
            for (std::size_t& other : *list) {
                other = new_place[other];
            }
            std::ranges::sort(*list);
        }
    }
    out_.telegrams = std::move(sorted);
    out_.here = new_place[places_.at(std::string(id))];
}

Result<Thread> ThreadWalk::run(std::string_view id) {
    REFTEL_CHECK(meet(std::string(id), 0));
    for (std::size_t at = 0; at < out_.telegrams.size(); ++at) {
        REFTEL_CHECK(follow(at));
    }
    out_.further = beyond_.size();
    put_in_order(id);
    return std::move(out_);
}

}  // namespace

Result<Thread> Room::thread(std::string_view id, unsigned steps) const {
    return ThreadWalk(*state_->edition, std::clamp(steps, 1U, kMaxThreadSteps)).run(id);
}

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/registrar.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "archive/limits.h"
#include "base/text.h"

namespace reftel::archive {

// How good a witness is for showing; the greater the better, and of equals the first to arrive.
struct Registrar::Rank {
    bool has_header = false;
    std::int64_t sections = 0;
    std::int64_t paragraphs = 0;
    std::int64_t reading_size = 0;

    [[nodiscard]] static Rank of(const ParsedRows& parsed) {
        return {parsed.has_header, parsed.sections_held,
                static_cast<std::int64_t>(parsed.paragraphs.size()), parsed.reading_size};
    }
    friend auto operator<=>(const Rank&, const Rank&) = default;
};

// A telegram as its row has it.
struct Registrar::Known {
    TelegramIdentity identity;
    std::int64_t shown = 0;
    std::optional<UtcTime> dtg;
    Rank rank;
};

namespace {

std::optional<UtcTime> earliest_release(const std::vector<WitnessRow>& rows) {
    std::optional<UtcTime> earliest;
    for (const auto& row : rows) {
        const auto& released = row.published.released;
        if (released && (!earliest || *released < *earliest)) {
            earliest = released;
        }
    }
    return earliest;
}

void fill(telegram::Published& into, const telegram::Published& from) {
    if (into.reference_id.empty()) {
        into.reference_id = from.reference_id;
        into.id_from_file_name = from.id_from_file_name;
    }
    if (!into.created) {
        into.created = from.created;
    }
    if (!into.released) {
        into.released = from.released;
    }
    if (into.classification.empty()) {
        into.classification = from.classification;
    }
    if (into.origin.empty()) {
        into.origin = from.origin;
    }
}

bool says_nothing(const telegram::Published& published) {
    return published.reference_id.empty() && !published.created && !published.released &&
           published.classification.empty() && published.origin.empty();
}

// At least half of the paragraphs of the shorter one are in the other. Both sorted.
bool mostly_shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) {
            ++shared;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return shared > 0 && shared * 2 >= std::min(a.size(), b.size());
}

}  // namespace

telegram::Published merge_published(const std::vector<WitnessRow>& rows, std::int64_t shown) {
    telegram::Published merged;
    for (const auto& row : rows) {
        if (row.number == shown) {
            merged = row.published;
        }
    }
    for (const auto& row : rows) {
        fill(merged, row.published);
    }
    return merged;
}

Result<Registrar::Known> Registrar::known(std::int64_t telegram) {
    Query row = REFTEL_TRY(database_.query(
        "SELECT id, mrn_year, mrn_origin, mrn_number, identified, shown, dtg, has_header,"
        " sections_held, paragraphs, reading_size FROM telegram WHERE number = ?"));
    if (!REFTEL_TRY(row.bind(telegram).step())) {
        return damaged("a telegram is missing", fmt::format("telegram {}", telegram));
    }
    Known known;
    known.identity.number = telegram;
    known.identity.id = row.text(0);
    if (!row.is_null(1)) {
        known.identity.mrn =
            telegram::Mrn{static_cast<std::uint16_t>(row.integer(1)), std::string(row.text(2)),
                          static_cast<std::uint32_t>(row.integer(3))};
    }
    known.identity.identified = row.integer(4) != 0;
    known.shown = row.integer(5);
    known.dtg = row.time(6);
    known.rank = {row.integer(7) != 0, row.integer(8), row.integer(9), row.integer(10)};
    return known;
}

Result<std::optional<std::int64_t>> Registrar::find(std::string_view id) {
    {
        Query row = REFTEL_TRY(database_.query("SELECT number FROM telegram WHERE id = ?"));
        if (REFTEL_TRY(row.bind(id).step())) {
            return row.integer(0);
        }
    }
    Query row = REFTEL_TRY(database_.query(
        "SELECT w.telegram FROM moved m JOIN witness w ON w.number = m.witness WHERE m.id = ?"));
    if (REFTEL_TRY(row.bind(id).step())) {
        return row.integer(0);
    }
    return std::optional<std::int64_t>{};
}

Result<std::string> Registrar::address(std::int64_t telegram) {
    Query row = REFTEL_TRY(database_.query("SELECT id FROM telegram WHERE number = ?"));
    if (!REFTEL_TRY(row.bind(telegram).step())) {
        return damaged("a telegram is missing", fmt::format("telegram {}", telegram));
    }
    return std::string(row.text(0));
}

Result<std::int64_t> Registrar::next_number() {
    return database_.number("SELECT coalesce(max(number), 0) + 1 FROM telegram");
}

Result<bool> Registrar::has_message(std::int64_t telegram, const Sha256& message) {
    Query rows = REFTEL_TRY(
        database_.query("SELECT 1 FROM witness WHERE telegram = ? AND message_sha256 = ?"));
    return rows.bind(telegram, Blob{message.raw()}).step();
}

Result<Registrar::Place> Registrar::provisional_place(const Sha256& message) {
    const std::string whole = std::string("X").append(to_upper(message.hex()));
    for (std::size_t length = 13; length <= whole.size(); ++length) {
        std::string id = whole.substr(0, length);
        const auto holder = REFTEL_TRY(find(id));
        if (!holder) {
            const std::int64_t number = REFTEL_TRY(next_number());
            return Place{{number, std::move(id), std::nullopt, false}, true};
        }
        if (REFTEL_TRY(has_message(*holder, message))) {
            return Place{REFTEL_TRY(known(*holder)).identity, false};
        }
    }
    return damaged("every address for these bytes is taken", whole);
}

Result<std::vector<std::int64_t>> Registrar::with_mrn(const telegram::Mrn& mrn) {
    std::vector<std::int64_t> numbers;
    {
        Query rows = REFTEL_TRY(database_.query(
            "SELECT number FROM telegram WHERE mrn_origin = ? AND mrn_year = ? AND mrn_number = ?"
            " ORDER BY number"));
        rows.bind(mrn.origin, int{mrn.year}, mrn.number);
        while (REFTEL_TRY(rows.step())) {
            numbers.push_back(rows.integer(0));
        }
    }
    // A telegram that had this MRN until a decision gave it another.
    const auto moved = REFTEL_TRY(find(mrn.to_string()));
    if (moved && std::find(numbers.begin(), numbers.end(), *moved) == numbers.end()) {
        numbers.push_back(*moved);
    }
    return numbers;
}

Result<std::vector<std::uint64_t>> Registrar::fingerprints(std::int64_t telegram) {
    Query rows =
        REFTEL_TRY(database_.query("SELECT fingerprint FROM paragraph WHERE telegram = ?"));
    rows.bind(telegram);
    std::vector<std::uint64_t> all;
    while (REFTEL_TRY(rows.step())) {
        all.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    }
    std::sort(all.begin(), all.end());
    return all;
}

Result<std::vector<std::int64_t>> Registrar::with_series_id(const std::string& id) {
    std::vector<std::int64_t> numbers;
    {
        // Further ones have a number behind it: from `id-` up to the sign after `-`.
        const std::string first = id + "-";
        const std::string behind = id + ".";
        Query rows = REFTEL_TRY(database_.query(
            "SELECT number FROM telegram WHERE id = ?1 OR (id > ?2 AND id < ?3) ORDER BY number"));
        rows.bind(id, first, behind);
        while (REFTEL_TRY(rows.step())) {
            numbers.push_back(rows.integer(0));
        }
    }
    const auto moved = REFTEL_TRY(find(id));
    if (moved && std::find(numbers.begin(), numbers.end(), *moved) == numbers.end()) {
        numbers.push_back(*moved);
    }
    return numbers;
}

Result<std::optional<std::int64_t>> Registrar::match(const std::vector<std::int64_t>& candidates,
                                                     std::optional<UtcTime> dtg,
                                                     const std::vector<std::uint64_t>& paragraphs,
                                                     std::int64_t except) {
    std::optional<std::int64_t> undated;
    std::optional<std::int64_t> alike;
    std::size_t seen = 0;
    for (const std::int64_t number : candidates) {
        if (number == except) {
            continue;
        }
        const Known candidate = REFTEL_TRY(known(number));
        if (dtg && candidate.dtg == dtg) {
            return number;
        }
        if (!alike && mostly_shared(paragraphs, REFTEL_TRY(fingerprints(number)))) {
            alike = number;
        }
        if (!undated && (!dtg || !candidate.dtg || ++seen == kMaxSameMrn)) {
            undated = number;
        }
    }
    return alike ? alike : undated;
}

Result<std::string> Registrar::free_address(const std::string& base, std::int64_t telegram) {
    std::string id = base;
    for (int n = 2;; ++n) {
        Query rows = REFTEL_TRY(database_.query(
            "SELECT 1 FROM telegram WHERE id = ?1 UNION ALL SELECT 1 FROM moved m"
            " JOIN witness w ON w.number = m.witness WHERE m.id = ?1 AND w.telegram <> ?2"));
        if (!REFTEL_TRY(rows.bind(id, telegram).step())) {
            return id;
        }
        id = fmt::format("{}-{}", base, n);
    }
}

Result<Registrar::Place> Registrar::series_place(const std::string& id, const ParsedRows& parsed) {
    const auto candidates = REFTEL_TRY(with_series_id(id));
    const auto same = REFTEL_TRY(match(candidates, parsed.dtg, parsed.fingerprints(), 0));
    if (same) {
        return Place{REFTEL_TRY(known(*same)).identity, false};
    }
    const std::int64_t number = REFTEL_TRY(next_number());
    return Place{{number, REFTEL_TRY(free_address(id, number)), std::nullopt, false}, true};
}

Result<Registrar::Place> Registrar::find_place(const ParsedRows& parsed,
                                               const telegram::Published& published,
                                               const Sha256& message) {
    const auto mrn = parsed.mrn ? parsed.mrn : published_mrn(published);
    if (!mrn) {
        const std::string series =
            parsed.series_id.empty() ? published_series_id(published) : parsed.series_id;
        return series.empty() ? provisional_place(message) : series_place(series, parsed);
    }
    const auto candidates = REFTEL_TRY(with_mrn(*mrn));
    const auto same = REFTEL_TRY(match(candidates, parsed.dtg, parsed.fingerprints(), 0));
    if (same) {
        return Place{REFTEL_TRY(known(*same)).identity, false};
    }
    const std::int64_t number = REFTEL_TRY(next_number());
    return Place{{number, REFTEL_TRY(free_address(mrn->to_string(), number)), mrn, false}, true};
}

Result<void> Registrar::settle(const Place& place, std::int64_t witness, const ParsedRows& parsed,
                               const telegram::Published& published) {
    if (place.is_new) {
        const auto opening =
            REFTEL_TRY(opening_of(database_, place.identity.number, published.released));
        return insert_telegram(
            database_, {place.identity, witness, published, published.released, opening}, parsed);
    }
    const Known before = REFTEL_TRY(known(place.identity.number));
    if (Rank::of(parsed) > before.rank) {
        REFTEL_CHECK(remove_telegram(database_, place.identity.number));
        return write(before.identity, witness, parsed);
    }
    if (says_nothing(published)) {
        // No word of a publisher, but a decision about this witness may be there when all is built
        // again.
        return refresh_opening(place.identity.number);
    }
    return write_again(before.identity, before.shown);
}

Result<void> Registrar::write(const TelegramIdentity& identity, std::int64_t shown,
                              const ParsedRows& parsed) {
    const auto rows = REFTEL_TRY(witnesses_.of_telegram(identity.number));
    TelegramRecord record{
        identity, shown, merge_published(rows, shown), earliest_release(rows), {}};
    record.opening = REFTEL_TRY(opening_of(database_, identity.number, record.published_released));
    return insert_telegram(database_, record, parsed);
}

Result<void> Registrar::write_again(const TelegramIdentity& identity, std::int64_t shown) {
    const WitnessRow witness = REFTEL_TRY(witnesses_.row(shown));
    std::string message;
    REFTEL_CHECK(witnesses_.message(witness, message));
    const auto parsed = telegram::parse(message, hints_for(witness.published));
    REFTEL_CHECK(remove_telegram(database_, identity.number));
    return write(identity, shown, flatten(parsed));
}

Result<void> Registrar::refresh_opening(std::int64_t telegram) {
    std::optional<UtcTime> published;
    {
        Query row =
            REFTEL_TRY(database_.query("SELECT published_released FROM telegram WHERE number = ?"));
        static_cast<void>(REFTEL_TRY(row.bind(telegram).step()));
        published = row.time(0);
    }
    const Opening opening = REFTEL_TRY(opening_of(database_, telegram, published));
    Query update = REFTEL_TRY(
        database_.query("UPDATE telegram SET released = ?, withheld = ? WHERE number = ?"));
    return update.bind(opening.released, opening.withheld, telegram).run();
}

Result<void> Registrar::move_address(const std::string& id, std::int64_t witness) {
    Query row =
        REFTEL_TRY(database_.query("INSERT OR REPLACE INTO moved (id, witness) VALUES (?, ?)"));
    return row.bind(id, witness).run();
}

Result<void> Registrar::merge(const Known& from, std::int64_t into) {
    Known target = REFTEL_TRY(known(into));
    {
        Query update =
            REFTEL_TRY(database_.query("UPDATE witness SET telegram = ? WHERE telegram = ?"));
        REFTEL_CHECK(update.bind(into, from.identity.number).run());
    }
    REFTEL_CHECK(remove_telegram(database_, from.identity.number));
    REFTEL_CHECK(move_address(from.identity.id, from.shown));
    target.identity.identified = true;
    const bool better = std::tuple(from.rank, -from.shown) > std::tuple(target.rank, -target.shown);
    return write_again(target.identity, better ? from.shown : target.shown);
}

Result<void> Registrar::identify(std::int64_t telegram, const telegram::Mrn& mrn) {
    Known subject = REFTEL_TRY(known(telegram));
    if (subject.identity.mrn == mrn) {
        return {};
    }
    const auto paragraphs = REFTEL_TRY(fingerprints(telegram));
    const auto candidates = REFTEL_TRY(with_mrn(mrn));
    const auto same = REFTEL_TRY(match(candidates, subject.dtg, paragraphs, telegram));
    if (same) {
        return merge(subject, *same);
    }
    REFTEL_CHECK(move_address(subject.identity.id, subject.shown));
    subject.identity.id = REFTEL_TRY(free_address(mrn.to_string(), telegram));
    subject.identity.mrn = mrn;
    subject.identity.identified = true;
    {
        // It may come back to an address that it had before.
        Query row = REFTEL_TRY(database_.query("DELETE FROM moved WHERE id = ?"));
        REFTEL_CHECK(row.bind(subject.identity.id).run());
    }
    return write_again(subject.identity, subject.shown);
}

}  // namespace reftel::archive

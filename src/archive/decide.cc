// SPDX-License-Identifier: AGPL-3.0-or-later

// Decisions. A row of `decision` names a witness, the one shown when it was made, and holds for the
// telegram that this witness belongs to: so it follows when a telegram gets another address or
// becomes one with another.

#include <fmt/format.h>

#include "archive/log.h"
#include "archive/writer_state.h"
#include "base/json_writer.h"

namespace reftel::archive {
namespace {

std::string detail_of(const Decision& decision) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    if (decision.at) {
        json.field("at", decision.at->to_iso());
    }
    json.field_if("value", decision.value);
    json.field_if("reason", decision.reason);
    json.end_object();
    return out;
}

// The row and its line in the log.
Result<void> record(Database& database, const Decision& decision, std::int64_t witness,
                    UtcTime now) {
    REFTEL_CHECK(insert_decision(database, decision, witness, now));
    return append_log(database, {now, to_string(decision.kind), decision.id, detail_of(decision)});
}

Result<std::int64_t> shown_witness(Database& database, std::int64_t telegram) {
    Query row = REFTEL_TRY(database.query("SELECT shown FROM telegram WHERE number = ?"));
    if (!REFTEL_TRY(row.bind(telegram).step())) {
        return damaged("a telegram is missing", fmt::format("telegram {}", telegram));
    }
    return row.integer(0);
}

}  // namespace

std::string_view to_string(Decision::Kind kind) {
    switch (kind) {
        case Decision::Kind::Release:
            return "release";
        case Decision::Kind::Embargo:
            return "embargo";
        case Decision::Kind::Withhold:
            return "withhold";
        case Decision::Kind::Identify:
            return "identify";
    }
    return "withhold";
}

Result<void> insert_decision(Database& database, const Decision& decision, std::int64_t witness,
                             UtcTime now) {
    const std::int64_t last =
        REFTEL_TRY(database.number("SELECT coalesce(max(number), 0) FROM witness"));
    Query row = REFTEL_TRY(database.query(
        "INSERT INTO decision (time, kind, witness, after_witness, id, at, value, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    return row
        .bind(now, to_string(decision.kind), witness, last, decision.id, decision.at,
              decision.value, decision.reason)
        .run();
}

namespace {

Result<void> add_closings(Database& database, std::int64_t telegram, std::vector<Closing>& out) {
    Query rows = REFTEL_TRY(
        database.query("SELECT w.number, t.id, t.released, t.withheld FROM telegram t"
                       " JOIN witness w ON w.telegram = t.number WHERE t.number = ?1 AND EXISTS"
                       " (SELECT 1 FROM witness x CROSS JOIN decision d ON d.witness = x.number"
                       "  WHERE x.telegram = ?1 AND d.kind <> 'identify') ORDER BY w.number"));
    rows.bind(telegram);
    while (REFTEL_TRY(rows.step())) {
        out.push_back(
            {rows.integer(0), std::string(rows.text(1)), rows.time(2), rows.integer(3) != 0});
    }
    return {};
}

}  // namespace

Result<std::vector<Closing>> closings(Database& database,
                                      const std::vector<std::int64_t>& telegrams) {
    std::vector<Closing> all;
    for (const std::int64_t telegram : telegrams) {
        REFTEL_CHECK(add_closings(database, telegram, all));
    }
    return all;
}

Result<std::vector<std::int64_t>> decided_telegrams(Database& database) {
    Query rows = REFTEL_TRY(database.query(
        "SELECT DISTINCT w.telegram FROM decision d JOIN witness w ON w.number = d.witness"
        " WHERE d.kind <> 'identify' ORDER BY w.telegram"));
    std::vector<std::int64_t> all;
    while (REFTEL_TRY(rows.step())) {
        all.push_back(rows.integer(0));
    }
    return all;
}

Result<void> keep_closed(Database& database, Registrar& registrar,
                         const std::vector<Closing>& before, UtcTime now) {
    for (const Closing& closing : before) {
        std::int64_t telegram = 0;
        std::optional<UtcTime> released;
        {
            Query row =
                REFTEL_TRY(database.query("SELECT t.number, t.released FROM witness w JOIN "
                                          "telegram t ON t.number = w.telegram"
                                          " WHERE w.number = ?"));
            if (!REFTEL_TRY(row.bind(closing.witness).step())) {
                return damaged("a witness has no telegram",
                               fmt::format("witness {}", closing.witness));
            }
            telegram = row.integer(0);
            released = row.time(1);
        }
        if (!released || (closing.released && *released >= *closing.released)) {
            continue;
        }
        Decision repeated;
        repeated.kind = closing.withheld ? Decision::Kind::Withhold : Decision::Kind::Embargo;
        repeated.id = REFTEL_TRY(registrar.address(telegram));
        repeated.at = closing.released;
        repeated.reason =
            fmt::format("as decided for {}, whose copy this telegram shares", closing.id);
        REFTEL_CHECK(record(database, repeated, closing.witness, now));
        REFTEL_CHECK(registrar.refresh_opening(telegram));
    }
    return {};
}

Result<void> ArchiveWriter::State::decide(const Decision& decision) {
    const auto telegram = REFTEL_TRY(registrar.find(decision.id));
    if (!telegram) {
        return fail(Error::Kind::NotFound, "the archive does not hold this telegram", decision.id);
    }
    const std::int64_t witness = REFTEL_TRY(shown_witness(*database, *telegram));
    if (decision.kind != Decision::Kind::Identify) {
        REFTEL_CHECK(record(*database, decision, witness, now));
        return registrar.refresh_opening(*telegram);
    }
    const auto mrn = telegram::parse_canonical_mrn(decision.value);
    if (!mrn) {
        return fail(Error::Kind::Malformed,
                    "this is no message reference number such as 09ZENDA436", decision.value);
    }
    Decision canonical = decision;
    canonical.value = mrn->to_string();
    auto concerned = REFTEL_TRY(registrar.with_mrn(*mrn));
    concerned.push_back(*telegram);
    const auto before = REFTEL_TRY(closings(*database, concerned));
    REFTEL_CHECK(record(*database, canonical, witness, now));
    REFTEL_CHECK(registrar.identify(*telegram, *mrn));
    return keep_closed(*database, registrar, before, now);
}

}  // namespace reftel::archive

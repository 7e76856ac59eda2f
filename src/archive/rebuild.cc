// SPDX-License-Identifier: AGPL-3.0-or-later

// Everything derived is made again by letting the witnesses arrive once more, in their order, and
// each Identify decision when its turn comes. All in one transaction: a reader sees the rows from
// before or those from after.

#include <fmt/format.h>

#include "archive/log.h"
#include "archive/schema.h"
#include "archive/writer_state.h"

namespace reftel::archive {
namespace {

// An address and a witness of the telegram that had it.
struct OldAddress {
    std::string id;
    std::int64_t witness = 0;
};

struct Identification {
    std::int64_t witness = 0;
    std::int64_t after_witness = 0;
    telegram::Mrn mrn;
};

Result<std::vector<OldAddress>> old_addresses(Database& database) {
    Query rows = REFTEL_TRY(database.query(
        "SELECT id, shown FROM telegram UNION ALL SELECT id, witness FROM moved ORDER BY id"));
    std::vector<OldAddress> all;
    while (REFTEL_TRY(rows.step())) {
        all.push_back({std::string(rows.text(0)), rows.integer(1)});
    }
    return all;
}

Result<std::vector<Identification>> identifications(Database& database) {
    Query rows =
        REFTEL_TRY(database.query("SELECT witness, after_witness, value FROM decision WHERE kind = "
                                  "'identify' ORDER BY number"));
    std::vector<Identification> all;
    while (REFTEL_TRY(rows.step())) {
        auto mrn = telegram::parse_canonical_mrn(rows.text(2));
        if (mrn) {
            all.push_back({rows.integer(0), rows.integer(1), std::move(*mrn)});
        }
    }
    return all;
}

Result<void> forget_derived(Database& database) {
    for (const char* const table : derived_tables()) {
        REFTEL_CHECK(database.execute(fmt::format("DELETE FROM {}", table)));
    }
    return database.execute("DELETE FROM moved; UPDATE witness SET telegram = 0");
}

// Lets one witness arrive again.
Result<void> arrive(Database& database, WitnessReader& witnesses, Registrar& registrar,
                    std::int64_t number) {
    const WitnessRow witness = REFTEL_TRY(witnesses.row(number));
    std::string message;
    REFTEL_CHECK(witnesses.message(witness, message));
    const ParsedRows parsed = flatten(telegram::parse(message, hints_for(witness.published)));
    const auto hash = Sha256::from_raw(witness.message_sha256);
    if (!hash) {
        return damaged("the hash of a message is damaged", fmt::format("witness {}", number));
    }
    const auto place = REFTEL_TRY(registrar.find_place(parsed, witness.published, *hash));
    {
        Query update =
            REFTEL_TRY(database.query("UPDATE witness SET telegram = ? WHERE number = ?"));
        REFTEL_CHECK(update.bind(place.identity.number, number).run());
    }
    return registrar.settle(place, number, parsed, witness.published);
}

Result<void> identify_again(Database& database, Registrar& registrar,
                            const Identification& identification) {
    std::int64_t telegram = 0;
    {
        Query row = REFTEL_TRY(database.query("SELECT telegram FROM witness WHERE number = ?"));
        static_cast<void>(REFTEL_TRY(row.bind(identification.witness).step()));
        telegram = row.integer(0);
    }
    return registrar.identify(telegram, identification.mrn);
}

// Addresses that no telegram has any more lead to the telegram that has what stood there.
Result<void> keep_addresses(Database& database, const std::vector<OldAddress>& addresses) {
    Query insert =
        REFTEL_TRY(database.query("INSERT OR IGNORE INTO moved (id, witness) SELECT ?1, ?2"
                                  " WHERE NOT EXISTS (SELECT 1 FROM telegram WHERE id = ?1)"));
    for (const auto& address : addresses) {
        REFTEL_CHECK(insert.bind(address.id, address.witness).run());
    }
    return {};
}

}  // namespace

Result<void> ArchiveWriter::State::rebuild(
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    Transaction all = REFTEL_TRY(Transaction::begin(*database));
    const auto decided = REFTEL_TRY(decided_telegrams(*database));
    const auto before = REFTEL_TRY(closings(*database, decided));
    const auto addresses = REFTEL_TRY(old_addresses(*database));
    const auto identified = REFTEL_TRY(identifications(*database));
    REFTEL_CHECK(forget_derived(*database));
    const std::int64_t last =
        REFTEL_TRY(database->number("SELECT coalesce(max(number), 0) FROM witness"));
    std::size_t next = 0;
    for (std::int64_t number = 1; number <= last; ++number) {
        REFTEL_CHECK(arrive(*database, witnesses, registrar, number));
        for (; next < identified.size() && identified[next].after_witness <= number; ++next) {
            REFTEL_CHECK(identify_again(*database, registrar, identified[next]));
        }
        if (progress) {
            progress(static_cast<std::uint64_t>(number), static_cast<std::uint64_t>(last));
        }
    }
    REFTEL_CHECK(keep_addresses(*database, addresses));
    REFTEL_CHECK(keep_closed(*database, registrar, before, now));
    REFTEL_CHECK(note_reading_mark(*database));
    REFTEL_CHECK(
        append_log(*database, {now, "rebuild", "", fmt::format("{{\"witnesses\":{}}}", last)}));
    return all.commit();
}

}  // namespace reftel::archive

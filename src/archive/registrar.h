// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/rows.h"
#include "archive/sqlite.h"
#include "archive/telegram_tables.h"
#include "archive/witness_reader.h"
#include "base/result.h"
#include "base/sha256.h"

namespace reftel::archive {

/// Knows which witness is of which telegram, which one is shown, and writes the rows that follow
/// from it.
///
/// The rules stand in docs/schema.md, "Which telegram is it". All is a function of the witnesses,
/// the order of their arrival and the decisions, so that a rebuild comes to the same. Not
/// thread-safe; calls belong into a transaction.
class Registrar {
 public:
    /// Both must outlive it.
    Registrar(Database& database, WitnessReader& witnesses)
        : database_(database), witnesses_(witnesses) {}

    /// The telegram an arriving message belongs to.
    struct Place {
        TelegramIdentity identity;
        bool is_new = false;
    };
    [[nodiscard]] Result<Place> find_place(const ParsedRows& parsed,
                                           const telegram::Published& published,
                                           const Sha256& message);
    /// Writes what follows from an arrival, once its row of `witness` names `place`.
    [[nodiscard]] Result<void> settle(const Place& place, std::int64_t witness,
                                      const ParsedRows& parsed,
                                      const telegram::Published& published);
    /// The telegram at an address, or at the one that an earlier address moved to; nothing when
    /// there is none.
    [[nodiscard]] Result<std::optional<std::int64_t>> find(std::string_view id);
    /// Telegrams that have this MRN, or had it until a decision gave them another; in order of
    /// arrival.
    [[nodiscard]] Result<std::vector<std::int64_t>> with_mrn(const telegram::Mrn& mrn);
    /// The address of a telegram.
    [[nodiscard]] Result<std::string> address(std::int64_t telegram);
    /// Gives a telegram its MRN; it may become one with another telegram. The address it had leads
    /// to the new one.
    [[nodiscard]] Result<void> identify(std::int64_t telegram, const telegram::Mrn& mrn);
    /// Computes again from when on a telegram is open.
    [[nodiscard]] Result<void> refresh_opening(std::int64_t telegram);

 private:
    struct Rank;
    struct Known;

    [[nodiscard]] Result<Known> known(std::int64_t telegram);
    [[nodiscard]] Result<Place> provisional_place(const Sha256& message);
    [[nodiscard]] Result<Place> series_place(const std::string& id, const ParsedRows& parsed);
    [[nodiscard]] Result<std::vector<std::int64_t>> with_series_id(const std::string& id);
    [[nodiscard]] Result<std::optional<std::int64_t>> match(
        const std::vector<std::int64_t>& candidates, std::optional<UtcTime> dtg,
        const std::vector<std::uint64_t>& paragraphs, std::int64_t except);
    [[nodiscard]] Result<std::vector<std::uint64_t>> fingerprints(std::int64_t telegram);
    [[nodiscard]] Result<bool> has_message(std::int64_t telegram, const Sha256& message);
    [[nodiscard]] Result<std::string> free_address(const std::string& base, std::int64_t telegram);
    [[nodiscard]] Result<std::int64_t> next_number();
    [[nodiscard]] Result<void> move_address(const std::string& id, std::int64_t witness);
    [[nodiscard]] Result<void> merge(const Known& from, std::int64_t into);
    [[nodiscard]] Result<void> write(const TelegramIdentity& identity, std::int64_t shown,
                                     const ParsedRows& parsed);
    [[nodiscard]] Result<void> write_again(const TelegramIdentity& identity, std::int64_t shown);

    Database& database_;
    WitnessReader& witnesses_;
};

/// What the publishers of a telegram say together: `rows[shown]` first, what is missing from the
/// others in order.
[[nodiscard]] telegram::Published merge_published(const std::vector<WitnessRow>& rows,
                                                  std::int64_t shown);

}  // namespace reftel::archive

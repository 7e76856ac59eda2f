// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/registrar.h"
#include "archive/rows.h"
#include "archive/sqlite.h"
#include "archive/witness_reader.h"
#include "archive/writer.h"
#include "base/lock_file.h"

namespace reftel::archive {

/// The parts of a writer; shared by writer.cc, decide.cc and rebuild.cc.
struct ArchiveWriter::State {
    State(LockFile taken, std::unique_ptr<Database> opened, UtcTime time)
        : lock(std::move(taken)),
          database(std::move(opened)),
          witnesses(*database, shelf),
          registrar(*database, witnesses),
          now(time) {}

    LockFile lock;
    std::unique_ptr<Database> database;
    DictionaryShelf shelf;
    WitnessReader witnesses;
    Registrar registrar;
    UtcTime now;
    std::shared_ptr<const Dictionary> dictionary;  ///< Shared with all preparers
    std::optional<Transaction> batch;
    std::uint64_t originals = 0;       ///< Held, the batch under way included
    std::uint64_t original_bytes = 0;  ///< Unpacked
    std::string source_path;           ///< The last one, because records of a file come in a row
    std::int64_t source = 0;

    [[nodiscard]] Result<void> load();
    /// Begins a batch unless one is under way.
    [[nodiscard]] Result<void> begin();
    /// Gives the batch up: nothing of it is in the archive.
    void roll_back();
    [[nodiscard]] Result<Added> add(const Prepared::Rows& rows);
    [[nodiscard]] Result<std::int64_t> source_number(const std::string& path);
    [[nodiscard]] Result<std::int64_t> insert_original(const Prepared::Rows& rows);
    [[nodiscard]] Result<std::int64_t> insert_witness(const Prepared::Rows& rows,
                                                      std::int64_t original, std::int64_t telegram);
    [[nodiscard]] Result<void> train();
    [[nodiscard]] Result<void> decide(const Decision& decision);
    [[nodiscard]] Result<void> rebuild(
        const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

    /// Executes `change` within the batch under way, or else in a transaction of its own.
    template <typename Change>
    [[nodiscard]] Result<void> apply(const Change& change) {
        if (batch) {
            Result<void> done = change();
            if (!done) {
                roll_back();
            }
            return done;
        }
        Transaction own = REFTEL_TRY(Transaction::begin(*database));
        REFTEL_CHECK(change());
        return own.commit();
    }
};

/// How far decisions had closed a telegram, seen from one of its witnesses.
struct Closing {
    std::int64_t witness = 0;
    std::string id;
    std::optional<UtcTime> released;
    bool withheld = false;
};
/// Of every witness of those of `telegrams` about which something was decided.
[[nodiscard]] Result<std::vector<Closing>> closings(Database& database,
                                                    const std::vector<std::int64_t>& telegrams);
/// All telegrams about whose opening something was decided.
[[nodiscard]] Result<std::vector<std::int64_t>> decided_telegrams(Database& database);
/// Witnesses that came into another telegram must not be more open than decisions had made them:
/// where they are, the decision is repeated for the telegram they are in now.
[[nodiscard]] Result<void> keep_closed(Database& database, Registrar& registrar,
                                       const std::vector<Closing>& before, UtcTime now);

/// A row of `decision`, about the telegram whose witness `witness` is.
[[nodiscard]] Result<void> insert_decision(Database& database, const Decision& decision,
                                           std::int64_t witness, UtcTime now);
[[nodiscard]] std::string_view to_string(Decision::Kind kind);

}  // namespace reftel::archive

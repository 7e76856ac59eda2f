// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha256.h"
#include "base/utc_time.h"
#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::archive {

/// A telegram made ready for writing by any thread: hashed, compressed, flattened to rows. Owns all
/// it holds.
class Prepared {
 public:
    struct Rows;
    explicit Prepared(std::unique_ptr<Rows> rows);
    Prepared(Prepared&&) noexcept;
    Prepared& operator=(Prepared&&) noexcept;
    ~Prepared();
    [[nodiscard]] const Sha256& original() const;
    [[nodiscard]] const Rows& rows() const { return *rows_; }

 private:
    std::unique_ptr<Rows> rows_;
};

class Dictionary;  ///< A trained zstd dictionary, shared by the writer and all preparers.

/// The hints a message is to be parsed with, for Preparer::prepare: when a message is parsed again,
/// these are used.
[[nodiscard]] telegram::ParseHints hints_for(const telegram::Published& published);

/// Makes telegrams ready; one per thread.
class Preparer {
 public:
    explicit Preparer(std::shared_ptr<const Dictionary> dictionary);
    ~Preparer();
    Preparer(const Preparer&) = delete;
    Preparer& operator=(const Preparer&) = delete;
    /// From now on compress with this one.
    void use(std::shared_ptr<const Dictionary> dictionary);
    /// `parsed` was parsed from `raw.message()` with `hints_for(raw.published)`.
    [[nodiscard]] Prepared prepare(const telegram::RawTelegram& raw,
                                   const telegram::Telegram& parsed);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What adding a telegram did.
struct Added {
    enum class Outcome : std::uint8_t { NewTelegram, NewWitness, AlreadyHeld };
    Outcome outcome = Outcome::AlreadyHeld;
    std::string id;  ///< Address of the telegram
};

/// What somebody decided about a telegram. Kept for ever, in order; the latest of its kind counts.
struct Decision {
    enum class Kind : std::uint8_t {
        Release,   ///< Open from `at` on, whatever publishers say
        Embargo,   ///< Closed until `at`
        Withhold,  ///< Closed until further notice, with a reason
        Identify   ///< The telegram's MRN is `value`
    };
    Kind kind = Kind::Release;
    std::string id;  ///< Address of the telegram
    std::optional<UtcTime> at;
    std::string value;  ///< Identify: the MRN
    std::string reason;
};

/// What checking an archive found.
struct CheckReport {
    std::uint64_t originals = 0;
    std::uint64_t witnesses = 0;
    std::uint64_t telegrams = 0;
    std::uint64_t log_rows = 0;
    std::vector<std::string> damage;  ///< One line each; empty when all is well
};

/// The only hand that writes an archive. One process at a time (a second one gets Busy).
class ArchiveWriter {
 public:
    /// Opens the archive in `folder`, making folder and archive when there is none. Migrates an
    /// older schema, which may read every telegram: `migrated` is told how many. Unsupported when a
    /// newer reftel made it; Busy when another process is writing.
    [[nodiscard]] static Result<std::unique_ptr<ArchiveWriter>> open(
        const std::string& folder, UtcTime now,
        const std::function<void(std::uint64_t done, std::uint64_t total)>& migrated =
            [](std::uint64_t, std::uint64_t) {});
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    /// True when these bytes are already kept (committed or in the batch under way).
    [[nodiscard]] Result<bool> holds(const Sha256& original) const;
    /// Adds to the batch under way, beginning one if there is none. A telegram whose bytes are held
    /// changes nothing.
    [[nodiscard]] Result<Added> add(const Prepared& prepared);
    /// Ends the batch: all of it is in the archive, or, after a crash before this returned, none of
    /// it.
    [[nodiscard]] Result<void> commit();
    /// The dictionary to compress with: none until the archive holds enough, then trained once in
    /// add/commit.
    [[nodiscard]] std::shared_ptr<const Dictionary> dictionary() const;

    [[nodiscard]] Result<void> decide(const Decision& decision);
    [[nodiscard]] Result<void> set_setting(std::string_view name, std::string_view value);
    /// A line in the log: who did what. Import writes one at its end.
    [[nodiscard]] Result<void> log(std::string_view action, std::string_view subject,
                                   std::string_view detail_json);
    /// Throws away all that is derived from originals and decisions and makes it again with today's
    /// parser.
    [[nodiscard]] Result<void> rebuild(
        const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

 private:
    struct State;
    explicit ArchiveWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Brings the archive in `folder` to the schema of this reftel, if it is older; every other way in
/// does so too, without telling of it. Nothing is done where there is no archive.
[[nodiscard]] Result<void> bring_up_to_date(
    const std::string& folder, UtcTime now,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

/// Whether rows of telegrams may be others than today's sources make: all of them, or the first,
/// are of other sources (reading_mark.h). One look-up. NotFound when there is no archive.
[[nodiscard]] Result<bool> is_read_otherwise(const std::string& folder);

/// Reads everything and checks it: SQLite's own integrity check, every original against its hash,
/// every message against its original, every log row against the one before, rows against what
/// today's parser makes.
[[nodiscard]] Result<CheckReport> check_archive(
    const std::string& folder,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

}  // namespace reftel::archive

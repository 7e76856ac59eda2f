// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/dictionary.h"
#include "archive/sqlite.h"
#include "base/mutex.h"
#include "base/result.h"
#include "base/sha256.h"
#include "telegram/raw_telegram.h"

namespace reftel::archive {

/// The dictionaries of one archive, read when first needed. Thread-safe; shared by connections to
/// the same archive.
class DictionaryShelf {
 public:
    /// Corrupt when there is none of this number or it is damaged.
    [[nodiscard]] Result<std::shared_ptr<const Dictionary>> take(Database& database,
                                                                 std::int64_t number);

 private:
    Mutex mutex_;
    std::map<std::int64_t, std::shared_ptr<const Dictionary>> known_ REFTEL_GUARDED_BY(mutex_);
};

/// A witness as its row has it.
struct WitnessRow {
    std::int64_t number = 0;
    std::int64_t original = 0;
    std::int64_t telegram = 0;
    telegram::Provenance from;
    telegram::Published published;
    UtcTime imported;
    std::string message_sha256;  ///< 32 raw bytes
    std::uint64_t message_size = 0;
    std::optional<std::int64_t> slice_begin;
    std::optional<std::int64_t> slice_end;
    std::string recipe;
};

/// Reads witnesses and their bytes through one connection. Not thread-safe.
class WitnessReader {
 public:
    /// All three must outlive it.
    WitnessReader(Database& database, DictionaryShelf& shelf)
        : database_(database), shelf_(shelf) {}

    /// The witnesses of a telegram, in order of arrival.
    [[nodiscard]] Result<std::vector<WitnessRow>> of_telegram(std::int64_t telegram);
    /// Corrupt when there is none of this number.
    [[nodiscard]] Result<WitnessRow> row(std::int64_t witness);
    /// The bytes of an original; the checksum of their frame is verified. Corrupt when they are
    /// damaged.
    [[nodiscard]] Result<void> original(std::int64_t number, std::string& out);
    /// The hash under which an original is kept.
    [[nodiscard]] Result<Sha256> original_hash(std::int64_t number);
    /// The message of a witness. `out` is put on the heap however short it is, so that views stay
    /// good when it is moved.
    [[nodiscard]] Result<void> message(const WitnessRow& witness, std::string& out);

 private:
    Database& database_;
    DictionaryShelf& shelf_;
    Decompressor decompressor_;
    std::string bytes_;  ///< The last original, its memory kept
};

/// A hint for errors about damaged rows.
[[nodiscard]] tl::unexpected<Error> damaged(std::string message, std::string subject);

}  // namespace reftel::archive

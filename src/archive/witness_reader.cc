// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/witness_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "archive/limits.h"
#include "base/mapped_text.h"

namespace reftel::archive {
namespace {

constexpr std::string_view kWitnessColumns =
    "SELECT w.number, w.original, w.telegram, s.path, w.member, w.offset, w.reader, w.imported, "
    "w.published_id,"
    " w.published_id_from_file_name, w.published_created, w.published_released,"
    " w.published_classification, w.published_origin, w.message_sha256, w.message_size,"
    " w.slice_begin, w.slice_end, w.recipe"
    " FROM witness w LEFT JOIN source s ON s.number = w.source ";

WitnessRow read_row(const Query& rows) {
    WitnessRow row;
    row.number = rows.integer(0);
    row.original = rows.integer(1);
    row.telegram = rows.integer(2);
    row.from = {std::string(rows.text(3)), std::string(rows.text(4)),
                static_cast<std::uint64_t>(rows.integer(5)), std::string(rows.text(6))};
    row.imported = UtcTime{rows.integer(7)};
    row.published.reference_id = rows.text(8);
    row.published.id_from_file_name = rows.integer(9) != 0;
    row.published.created = rows.time(10);
    row.published.released = rows.time(11);
    row.published.classification = rows.text(12);
    row.published.origin = rows.text(13);
    row.message_sha256 = rows.blob(14);
    row.message_size = static_cast<std::uint64_t>(rows.integer(15));
    row.slice_begin = rows.optional_integer(16);
    row.slice_end = rows.optional_integer(17);
    row.recipe = rows.blob(18);
    return row;
}

// An unpacked original larger than this is not kept for the next one: connections live long.
constexpr std::size_t kKeptMemory = 1U << 20U;

std::string with_columns(std::string_view where) {
    return std::string(kWitnessColumns).append(where);
}

std::string name_of(const WitnessRow& witness) {
    return fmt::format("witness {}", witness.number);
}

}  // namespace

tl::unexpected<Error> damaged(std::string message, std::string subject) {
    return fail(Error::Kind::Corrupt, std::move(message), std::move(subject),
                "run reftel check to see how much is damaged");
}

Result<std::shared_ptr<const Dictionary>> DictionaryShelf::take(Database& database,
                                                                std::int64_t number) {
    const MutexLock lock(mutex_);
    auto& known = known_[number];
    if (known == nullptr) {
        Query rows = REFTEL_TRY(database.query("SELECT bytes FROM dictionary WHERE number = ?"));
        if (!REFTEL_TRY(rows.bind(number).step())) {
            return damaged("a compression dictionary is missing",
                           fmt::format("dictionary {}", number));
        }
        known = REFTEL_TRY(Dictionary::make(number, rows.blob(0)));
    }
    return known;
}

Result<std::vector<WitnessRow>> WitnessReader::of_telegram(std::int64_t telegram) {
    static const std::string kSql = with_columns("WHERE w.telegram = ? ORDER BY w.number");
    Query rows = REFTEL_TRY(database_.query(kSql));
    rows.bind(telegram);
    std::vector<WitnessRow> all;
    while (REFTEL_TRY(rows.step())) {
        all.push_back(read_row(rows));
    }
    return all;
}

Result<WitnessRow> WitnessReader::row(std::int64_t witness) {
    static const std::string kSql = with_columns("WHERE w.number = ?");
    Query rows = REFTEL_TRY(database_.query(kSql));
    if (!REFTEL_TRY(rows.bind(witness).step())) {
        return damaged("a witness is missing", fmt::format("witness {}", witness));
    }
    return read_row(rows);
}

Result<void> WitnessReader::original(std::int64_t number, std::string& out) {
    Query rows = REFTEL_TRY(
        database_.query("SELECT size, codec, dictionary, data FROM original WHERE number = ?"));
    const std::string name = fmt::format("original {}", number);
    if (!REFTEL_TRY(rows.bind(number).step())) {
        return damaged("an original is missing", name);
    }
    if (rows.text(1) != "zstd") {
        return fail(Error::Kind::Unsupported,
                    "an original is packed in a way this reftel does not know", name);
    }
    std::shared_ptr<const Dictionary> dictionary;
    if (const auto wanted = rows.optional_integer(2)) {
        dictionary = REFTEL_TRY(shelf_.take(database_, *wanted));
    }
    const auto size = static_cast<std::uint64_t>(rows.integer(0));
    const auto done = decompressor_.decompress(rows.blob(3), size, dictionary.get(), out);
    if (!done) {
        return damaged(done.error().message, name);
    }
    return {};
}

Result<Sha256> WitnessReader::original_hash(std::int64_t number) {
    Query rows = REFTEL_TRY(database_.query("SELECT sha256 FROM original WHERE number = ?"));
    const bool found = REFTEL_TRY(rows.bind(number).step());
    const auto hash = found ? Sha256::from_raw(rows.blob(0)) : std::nullopt;
    if (!hash) {
        return damaged("the hash of an original is damaged", fmt::format("original {}", number));
    }
    return *hash;
}

Result<void> WitnessReader::message(const WitnessRow& witness, std::string& out) {
    REFTEL_CHECK(original(witness.original, bytes_));
    if (!witness.slice_begin || !witness.slice_end) {
        auto made = apply_recipe(witness.recipe, bytes_, kMaxMessageSize);
        if (!made) {
            return damaged(made.error().message, name_of(witness));
        }
        out.reserve(64);
        out.assign(made->text);
    } else {
        const std::int64_t begin = *witness.slice_begin;
        const std::int64_t end = *witness.slice_end;
        if (begin < 0 || end < begin || end > static_cast<std::int64_t>(bytes_.size())) {
            return damaged("a message lies outside its original", name_of(witness));
        }
        out.reserve(64);
        out.assign(bytes_, static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    }
    if (out.size() != witness.message_size) {
        return damaged("a message has another size than it should", name_of(witness));
    }
    if (bytes_.capacity() > kKeptMemory) {
        bytes_ = std::string();
    }
    return {};
}

}  // namespace reftel::archive

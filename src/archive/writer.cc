// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/writer.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "archive/limits.h"
#include "archive/log.h"
#include "archive/reading_mark.h"
#include "archive/schema.h"
#include "archive/writer_state.h"
#include "base/json_writer.h"

namespace reftel::archive {

ArchiveWriter::ArchiveWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}

ArchiveWriter::~ArchiveWriter() {
    // What was not committed is given up; the log is moved into the database so that a reader need
    // not.
    state_->roll_back();
    static_cast<void>(state_->database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::open(
    const std::string& folder, UtcTime now,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& migrated) {
    if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) {
        return fail(Error::Kind::Io, std::strerror(errno), folder);
    }
    LockFile lock = REFTEL_TRY(LockFile::take(folder + "/writer.lock"));
    auto database = REFTEL_TRY(Database::open(database_path(folder), Database::Mode::Write));
    REFTEL_CHECK(migrate(*database, migrated));
    auto state = std::make_unique<State>(std::move(lock), std::move(database), now);
    REFTEL_CHECK(state->load());
    return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(state)));
}

Result<void> bring_up_to_date(
    const std::string& folder, UtcTime now,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    {
        const auto database = open_for_reading(folder);
        if (!database || REFTEL_TRY(schema_state(**database)) != SchemaState::Older) {
            return {};
        }
    }
    static_cast<void>(REFTEL_TRY(ArchiveWriter::open(folder, now, progress)));
    return {};
}

Result<bool> is_read_otherwise(const std::string& folder) {
    const auto database = REFTEL_TRY(open_for_reading(folder));
    if (REFTEL_TRY(schema_state(*database)) != SchemaState::Current) {
        return false;
    }
    Query row = REFTEL_TRY(
        database->query("SELECT EXISTS (SELECT * FROM telegram) AND NOT EXISTS"
                        " (SELECT * FROM setting WHERE name = 'read_by' AND value = ?)"));
    static_cast<void>(REFTEL_TRY(row.bind(reading_mark()).step()));
    return row.integer(0) != 0;
}

Result<void> ArchiveWriter::State::load() {
    const std::int64_t newest =
        REFTEL_TRY(database->number("SELECT coalesce(max(number), 0) FROM dictionary"));
    if (newest != 0) {
        dictionary = REFTEL_TRY(shelf.take(*database, newest));
        return {};
    }
    // Sums matter only until there is a dictionary, and the archive is small until then.
    originals =
        static_cast<std::uint64_t>(REFTEL_TRY(database->number("SELECT count(*) FROM original")));
    original_bytes = static_cast<std::uint64_t>(
        REFTEL_TRY(database->number("SELECT coalesce(sum(size), 0) FROM original")));
    return {};
}

Result<void> ArchiveWriter::State::begin() {
    if (!batch) {
        batch.emplace(REFTEL_TRY(Transaction::begin(*database)));
    }
    return {};
}

void ArchiveWriter::State::roll_back() {
    batch.reset();
    source = 0;
    source_path.clear();
}

Result<bool> ArchiveWriter::holds(const Sha256& original) const {
    Query row = REFTEL_TRY(state_->database->query("SELECT 1 FROM original WHERE sha256 = ?"));
    return row.bind(Blob{original.raw()}).step();
}

namespace {

Result<void> check_sizes(const Prepared::Rows& rows) {
    if (rows.original_size > kMaxOriginalSize) {
        return fail(Error::Kind::Limit, "this is larger than a telegram can be",
                    rows.from.to_string());
    }
    if (!rows.recipe &&
        (rows.slice.begin > rows.slice.end || rows.slice.end > rows.original_size)) {
        return fail(Error::Kind::Malformed, "the message lies outside the bytes that hold it",
                    rows.from.to_string());
    }
    return {};
}

}  // namespace

Result<Added> ArchiveWriter::add(const Prepared& prepared) {
    const Prepared::Rows& rows = prepared.rows();
    REFTEL_CHECK(check_sizes(rows));
    {
        // Of a PDF the offset tells which of its telegrams it is; one that was read as a single
        // telegram, now or then, is held whichever is asked for.
        Query held = REFTEL_TRY(state_->database->query(
            "SELECT t.id FROM original o JOIN witness w ON w.original = o.number"
            " JOIN telegram t ON t.number = w.telegram WHERE o.sha256 = ?1"
            " AND (w.reader <> 'pdf' OR ?2 = 0 OR w.offset IN (0, ?2)) LIMIT 1"));
        const std::uint64_t part = rows.from.reader == "pdf" ? rows.from.offset : 0;
        if (REFTEL_TRY(held.bind(Blob{rows.original.raw()}, part).step())) {
            return Added{Added::Outcome::AlreadyHeld, std::string(held.text(0))};
        }
    }
    REFTEL_CHECK(state_->begin());
    auto added = state_->add(rows);
    if (!added) {
        // A telegram half written must not be committed, and with it goes the batch: it can be
        // added again.
        state_->roll_back();
    }
    return added;
}

Result<Added> ArchiveWriter::State::add(const Prepared::Rows& rows) {
    const auto place = REFTEL_TRY(registrar.find_place(rows.parsed, rows.published, rows.message));
    const std::int64_t original = REFTEL_TRY(insert_original(rows));
    const std::int64_t witness = REFTEL_TRY(insert_witness(rows, original, place.identity.number));
    REFTEL_CHECK(registrar.settle(place, witness, rows.parsed, rows.published));
    ++originals;
    original_bytes += rows.original_size;
    return Added{place.is_new ? Added::Outcome::NewTelegram : Added::Outcome::NewWitness,
                 place.identity.id};
}

Result<std::int64_t> ArchiveWriter::State::source_number(const std::string& path) {
    if (source != 0 && path == source_path) {
        return source;
    }
    source_path = path;
    {
        Query row = REFTEL_TRY(database->query("SELECT number FROM source WHERE path = ?"));
        if (REFTEL_TRY(row.bind(path).step())) {
            source = row.integer(0);
            return source;
        }
    }
    Query insert = REFTEL_TRY(database->query("INSERT INTO source (path) VALUES (?)"));
    REFTEL_CHECK(insert.bind(path).run());
    source = database->last_row();
    return source;
}

Result<std::int64_t> ArchiveWriter::State::insert_original(const Prepared::Rows& rows) {
    if (rows.from.reader == "pdf") {
        Query held = REFTEL_TRY(database->query("SELECT number FROM original WHERE sha256 = ?"));
        if (REFTEL_TRY(held.bind(Blob{rows.original.raw()}).step())) {
            return held.integer(0);
        }
    }
    std::optional<std::int64_t> packed_with;
    if (rows.dictionary != 0) {
        packed_with = rows.dictionary;
    }
    Query insert =
        REFTEL_TRY(database->query("INSERT INTO original (sha256, size, codec, dictionary, data) "
                                   "VALUES (?, ?, 'zstd', ?, ?)"));
    REFTEL_CHECK(
        insert
            .bind(Blob{rows.original.raw()}, rows.original_size, packed_with, Blob{rows.compressed})
            .run());
    return database->last_row();
}

Result<std::int64_t> ArchiveWriter::State::insert_witness(const Prepared::Rows& rows,
                                                          std::int64_t original,
                                                          std::int64_t telegram) {
    const std::int64_t from = REFTEL_TRY(source_number(rows.from.source));
    std::optional<std::uint32_t> begin;
    std::optional<std::uint32_t> end;
    std::optional<Blob> recipe;
    if (rows.recipe) {
        recipe = Blob{*rows.recipe};
    } else {
        begin = rows.slice.begin;
        end = rows.slice.end;
    }
    const auto& published = rows.published;
    Query insert = REFTEL_TRY(database->query(
        "INSERT INTO witness (original, telegram, source, member, offset, reader, imported,"
        " published_id, published_id_from_file_name, published_created, published_released,"
        " published_classification, published_origin, message_sha256, message_size, slice_begin,"
        " slice_end, recipe) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    REFTEL_CHECK(insert
                     .bind(original, telegram, from, rows.from.member, rows.from.offset,
                           rows.from.reader, now, published.reference_id,
                           published.id_from_file_name, published.created, published.released,
                           published.classification, published.origin, Blob{rows.message.raw()},
                           rows.message_size, begin, end, recipe)
                     .run());
    const std::int64_t witness = database->last_row();
    int position = 0;
    Query note = REFTEL_TRY(database->query("INSERT INTO note VALUES (?, ?, ?, ?, ?)"));
    for (const auto& remark : rows.notes) {
        REFTEL_CHECK(
            note.bind(witness, ++position, remark.rule, remark.offset, remark.message).run());
    }
    return witness;
}

Result<void> ArchiveWriter::commit() {
    if (!state_->batch) {
        return {};
    }
    const auto done = state_->batch->commit();
    state_->roll_back();
    REFTEL_CHECK(done);
    return state_->train();
}

std::shared_ptr<const Dictionary> ArchiveWriter::dictionary() const {
    return state_->dictionary;
}

// Trains the dictionary when it is time, on originals spread evenly over all that are held.
Result<void> ArchiveWriter::State::train() {
    if (dictionary || originals < kTrainingOriginals || original_bytes < kTrainingBytes) {
        return {};
    }
    const std::uint64_t step = std::max<std::uint64_t>(1, original_bytes / kTrainingSample);
    const std::int64_t last = REFTEL_TRY(database->number("SELECT max(number) FROM original"));
    std::string samples;
    std::vector<std::size_t> sizes;
    std::string bytes;
    for (std::int64_t number = 1; number <= last && samples.size() < kTrainingSample;
         number += static_cast<std::int64_t>(step)) {
        REFTEL_CHECK(witnesses.original(number, bytes));
        // The front of a long one is enough: what repeats stands in headers.
        const std::size_t size = std::min<std::size_t>(bytes.size(), 64U << 10U);
        samples.append(bytes, 0, size);
        sizes.push_back(size);
    }
    const std::string trained = train_dictionary(samples, sizes);
    if (trained.empty()) {
        // Nothing in common so far: look again when there is twice as much.
        originals = 0;
        return {};
    }
    return apply([&]() -> Result<void> {
        Query insert = REFTEL_TRY(database->query("INSERT INTO dictionary (bytes) VALUES (?)"));
        REFTEL_CHECK(insert.bind(Blob{trained}).run());
        dictionary = REFTEL_TRY(shelf.take(*database, database->last_row()));
        return {};
    });
}

Result<void> ArchiveWriter::decide(const Decision& decision) {
    return state_->apply([&] { return state_->decide(decision); });
}

Result<void> ArchiveWriter::set_setting(std::string_view name, std::string_view value) {
    return state_->apply([&]() -> Result<void> {
        Query row = REFTEL_TRY(
            state_->database->query("INSERT INTO setting (name, value) VALUES (?, ?)"
                                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
        REFTEL_CHECK(row.bind(name, value).run());
        std::string detail;
        JsonWriter json(detail);
        json.begin_object();
        json.field("value", value);
        json.end_object();
        return append_log(*state_->database, {state_->now, "setting", name, detail});
    });
}

Result<void> ArchiveWriter::log(std::string_view action, std::string_view subject,
                                std::string_view detail_json) {
    return state_->apply([&] {
        return append_log(*state_->database, {state_->now, action, subject, detail_json});
    });
}

Result<void> ArchiveWriter::rebuild(
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    REFTEL_CHECK(commit());
    return state_->rebuild(progress);
}

}  // namespace reftel::archive

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/schema.h"

#include <unistd.h>

#include <array>

#include <fmt/format.h>

#include "archive/reading_mark.h"
#include "archive/telegram_tables.h"
#include "archive/witness_reader.h"

namespace reftel::archive {
namespace {

// Tables of one telegram's parts are WITHOUT ROWID and keyed by (telegram, position): an arrival
// appends at the end of each, and a telegram's rows stand together. References between tables are
// declared for readers of the schema and verified by check; enforcing them at each row would cost
// an import a third of its speed.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
);
CREATE TABLE dictionary (
    number INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
);
CREATE TABLE original (
    number INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    codec TEXT NOT NULL,
    dictionary INTEGER REFERENCES dictionary,
    data BLOB NOT NULL
);
CREATE TABLE witness (
    number INTEGER PRIMARY KEY,
    original INTEGER NOT NULL UNIQUE REFERENCES original,
    telegram INTEGER NOT NULL REFERENCES telegram,
    source INTEGER NOT NULL REFERENCES source,
    member TEXT NOT NULL,
    offset INTEGER NOT NULL,
    reader TEXT NOT NULL,
    imported INTEGER NOT NULL,
    published_id TEXT NOT NULL,
    published_id_from_file_name INTEGER NOT NULL,
    published_created INTEGER,
    published_released INTEGER,
    published_classification TEXT NOT NULL,
    published_origin TEXT NOT NULL,
    message_sha256 BLOB NOT NULL,
    message_size INTEGER NOT NULL,
    slice_begin INTEGER,
    slice_end INTEGER,
    recipe BLOB
);
CREATE INDEX witness_of_telegram ON witness (telegram);
CREATE TABLE note (
    witness INTEGER NOT NULL REFERENCES witness,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    offset INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (witness, position)
) WITHOUT ROWID;
CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    witness INTEGER NOT NULL REFERENCES witness,
    after_witness INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER,
    value TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX decision_of_witness ON decision (witness);
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
    BEGIN SELECT raise(ABORT, 'decisions are kept for ever'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
    BEGIN SELECT raise(ABORT, 'decisions are kept for ever'); END;
CREATE TABLE moved (
    id TEXT PRIMARY KEY,
    witness INTEGER NOT NULL REFERENCES witness
) WITHOUT ROWID;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL
);
CREATE TRIGGER log_is_kept BEFORE DELETE ON log
    BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log
    BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

CREATE TABLE telegram (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mrn_year INTEGER,
    mrn_origin TEXT,
    mrn_number INTEGER,
    provisional INTEGER NOT NULL,
    identified INTEGER NOT NULL,
    shown INTEGER NOT NULL REFERENCES witness,
    date INTEGER,
    dtg INTEGER,
    released INTEGER,
    published_released INTEGER,
    withheld INTEGER NOT NULL,
    subject TEXT NOT NULL,
    origin TEXT NOT NULL,
    classification TEXT NOT NULL,
    level TEXT NOT NULL,
    precedence TEXT NOT NULL,
    variant TEXT NOT NULL,
    sections_total INTEGER NOT NULL,
    sections_held INTEGER NOT NULL,
    partial INTEGER NOT NULL,
    has_header INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    reading_size INTEGER NOT NULL
);
CREATE INDEX telegram_by_mrn ON telegram (mrn_origin, mrn_year, mrn_number);
CREATE INDEX telegram_by_date ON telegram (date, released, level, origin, variant);
CREATE INDEX telegram_by_release ON telegram (released, date);
CREATE TABLE paragraph (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    mark TEXT NOT NULL,
    reading_begin INTEGER NOT NULL,
    reading_end INTEGER NOT NULL,
    section INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE TABLE addressee (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    routing_indicator TEXT NOT NULL,
    plad TEXT NOT NULL,
    precedence TEXT NOT NULL,
    serial TEXT NOT NULL,
    by_other_means INTEGER NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE TABLE tag (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE INDEX tag_by_code ON tag (code, telegram);
CREATE TABLE caption (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE TABLE reference (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    letter TEXT NOT NULL,
    kind TEXT NOT NULL,
    cited TEXT,
    year_basis TEXT NOT NULL,
    inherited_origin INTEGER NOT NULL,
    notal INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE INDEX reference_to ON reference (cited, telegram) WHERE cited IS NOT NULL;
CREATE TABLE finding (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    offset INTEGER,
    message TEXT NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
)sql";

// Several telegrams may have the same original, where they cannot be cut apart. SQLite cannot take
// a constraint off a table, so the table is made anew.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE witness_2 (
    number INTEGER PRIMARY KEY,
    original INTEGER NOT NULL REFERENCES original,
    telegram INTEGER NOT NULL REFERENCES telegram,
    source INTEGER NOT NULL REFERENCES source,
    member TEXT NOT NULL,
    offset INTEGER NOT NULL,
    reader TEXT NOT NULL,
    imported INTEGER NOT NULL,
    published_id TEXT NOT NULL,
    published_id_from_file_name INTEGER NOT NULL,
    published_created INTEGER,
    published_released INTEGER,
    published_classification TEXT NOT NULL,
    published_origin TEXT NOT NULL,
    message_sha256 BLOB NOT NULL,
    message_size INTEGER NOT NULL,
    slice_begin INTEGER,
    slice_end INTEGER,
    recipe BLOB,
    UNIQUE (original, offset)
);
INSERT INTO witness_2 SELECT * FROM witness;
DROP TABLE witness;
ALTER TABLE witness_2 RENAME TO witness;
CREATE INDEX witness_of_telegram ON witness (telegram);
)sql";

// Who signed, drafted, approved, cleared or classified a telegram, or is named by its TAGS; its
// rows are filled by migrate(). Captions are looked up by their text.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE person (
    telegram INTEGER NOT NULL REFERENCES telegram,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE INDEX person_by_name ON person (name, role, telegram);
CREATE INDEX caption_by_text ON caption (text, telegram);
)sql";
constexpr std::int64_t kPersonsSince = 3;

constexpr std::array kMigrations = {kVersion1, kVersion2, kVersion3};
constexpr std::array kDerived = {"telegram", "paragraph", "addressee", "tag",
                                 "caption",  "person",    "reference", "finding"};

/// Rows of `person` for telegrams that were there before the table. What cannot be read has none;
/// a check tells of it.
Result<void> fill_persons(
    Database& database,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    const auto total =
        static_cast<std::uint64_t>(REFTEL_TRY(database.number("SELECT count(*) FROM telegram")));
    std::uint64_t done = 0;
    DictionaryShelf shelf;
    WitnessReader witnesses(database, shelf);
    Query rows = REFTEL_TRY(database.query("SELECT number, shown FROM telegram ORDER BY number"));
    rows.bind();
    std::string message;
    telegram::Telegram parsed;
    while (REFTEL_TRY(rows.step())) {
        progress(++done, total);
        const auto witness = witnesses.row(rows.integer(1));
        if (!witness || !witnesses.message(*witness, message)) {
            continue;
        }
        telegram::parse(message, parsed, hints_for(witness->published));
        REFTEL_CHECK(insert_persons(database, rows.integer(0), flatten(parsed)));
    }
    return {};
}

}  // namespace

std::span<const char* const> migrations() {
    return kMigrations;
}
std::span<const char* const> derived_tables() {
    return kDerived;
}

Result<SchemaState> schema_state(Database& database) {
    const std::int64_t application = REFTEL_TRY(database.number("PRAGMA application_id"));
    const std::int64_t version = REFTEL_TRY(database.number("PRAGMA user_version"));
    const std::int64_t tables = REFTEL_TRY(database.number("SELECT count(*) FROM sqlite_schema"));
    if (application == 0 && version == 0 && tables == 0) {
        return SchemaState::Empty;
    }
    if (application != kApplicationId) {
        return fail(Error::Kind::Unsupported, "this database is not an archive of reftel",
                    database.path());
    }
    const auto current = static_cast<std::int64_t>(kMigrations.size());
    if (version > current) {
        return fail(
            Error::Kind::Unsupported,
            fmt::format("this archive was made by a newer reftel (schema {}, known up to {})",
                        version, current),
            database.path(), "use the newer reftel");
    }
    return version < current ? SchemaState::Older : SchemaState::Current;
}

Result<void> migrate(Database& database,
                     const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    static_cast<void>(REFTEL_TRY(schema_state(database)));
    std::int64_t version = REFTEL_TRY(database.number("PRAGMA user_version"));
    while (version < static_cast<std::int64_t>(kMigrations.size())) {
        Transaction step = REFTEL_TRY(Transaction::begin(database));
        REFTEL_CHECK(database.execute(kMigrations[static_cast<std::size_t>(version)]));
        ++version;
        if (version == 1) {
            REFTEL_CHECK(note_reading_mark(database));
        }
        if (version == kPersonsSince) {
            REFTEL_CHECK(fill_persons(database, progress));
        }
        REFTEL_CHECK(database.execute(fmt::format(
            "PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, version)));
        REFTEL_CHECK(step.commit());
    }
    return {};
}

Result<void> note_reading_mark(Database& database) {
    Query row =
        REFTEL_TRY(database.query("INSERT INTO setting (name, value) VALUES ('read_by', ?)"
                                  " ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return row.bind(reading_mark()).run();
}

std::string database_path(const std::string& folder) {
    return folder + "/archive.db";
}

Result<Database::Mode> reading_mode(const std::string& folder) {
    const std::string path = database_path(folder);
    if (::access(path.c_str(), F_OK) != 0) {
        return fail(Error::Kind::NotFound, "there is no archive", folder,
                    "reftel import makes one");
    }
    // A medium that cannot be written has no room for the shared memory of WAL mode; nobody can
    // change the file there either.
    const bool has_log = ::access((path + "-wal").c_str(), F_OK) == 0;
    const bool still = !has_log && ::access(folder.c_str(), W_OK) != 0;
    return still ? Database::Mode::ReadStill : Database::Mode::Read;
}

Result<std::unique_ptr<Database>> open_for_reading(const std::string& folder) {
    const Database::Mode mode = REFTEL_TRY(reading_mode(folder));
    return Database::open(database_path(folder), mode);
}

}  // namespace reftel::archive

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/sqlite.h"

#include <sqlite3.h>

#include <utility>

#include <fmt/format.h>

#include "archive/limits.h"

namespace reftel::archive {

Query::Query(Query&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      busy_(other.busy_),
      bind_failure_(other.bind_failure_) {}

Query::~Query() {
    if (statement_ == nullptr) {
        return;
    }
    if (busy_ == nullptr) {
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    *busy_ = false;
}

void Query::restart() {
    sqlite3_reset(statement_);
    bind_failure_ = SQLITE_OK;
}

void Query::note(int code) {
    if (code != SQLITE_OK && bind_failure_ == SQLITE_OK) {
        bind_failure_ = code;
    }
}

void Query::bind_one(int index, std::int64_t value) {
    note(sqlite3_bind_int64(statement_, index, value));
}

void Query::bind_one(int index, std::string_view value) {
    // An empty view may have no address, and SQLite takes that for NULL.
    const char* const data = value.data() == nullptr ? "" : value.data();
    note(sqlite3_bind_text64(statement_, index, data, value.size(), nullptr, SQLITE_UTF8));
}

void Query::bind_one(int index, Blob value) {
    const char* const data = value.bytes.data() == nullptr ? "" : value.bytes.data();
    note(sqlite3_bind_blob64(statement_, index, data, value.bytes.size(), nullptr));
}

void Query::bind_one(int index, std::nullopt_t) {
    note(sqlite3_bind_null(statement_, index));
}

Result<bool> Query::step() {
    if (bind_failure_ != SQLITE_OK) {
        return fail(database_->error(bind_failure_));
    }
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement_);
        return false;
    }
    Error error = database_->error(code);
    sqlite3_reset(statement_);
    return fail(std::move(error));
}

Result<void> Query::run() {
    while (REFTEL_TRY(step())) {
    }
    return {};
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Query::optional_integer(int column) const {
    if (is_null(column)) {
        return std::nullopt;
    }
    return integer(column);
}

std::optional<UtcTime> Query::time(int column) const {
    if (is_null(column)) {
        return std::nullopt;
    }
    return UtcTime{integer(column)};
}

std::string_view Query::text(int column) const {
    const auto* const data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (data == nullptr) {
        return {};
    }
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::blob(int column) const {
    const auto* const data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    if (data == nullptr) {
        return {};
    }
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

namespace {

int open_flags(Database::Mode mode) {
    // No mutex inside SQLite: a connection is used by one thread at a time.
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
    if (mode == Database::Mode::Write) {
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return common | SQLITE_OPEN_READONLY;
}

// A path as an URI: only there can a file be called immutable.
std::string to_uri(const std::string& path, Database::Mode mode) {
    // An absolute path needs the empty host, or a path that begins with two slashes names one.
    std::string uri = path.starts_with('/') ? "file://" : "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            uri += c;
        }
    }
    return uri + (mode == Database::Mode::ReadStill ? "?immutable=1" : "");
}

struct Meaning {
    Error::Kind kind;
    std::string_view message;
    std::string_view hint;
};

Meaning meaning_of(int code) {
    using Kind = Error::Kind;
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return {Kind::Io, "the disk is full",
                    "make room and run it again: what was committed is safe"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Kind::Busy, "another program is using the archive",
                    "try again when it is done"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Kind::Corrupt, "the database is damaged",
                    "run reftel check to see how much is; bring archive.db back from a copy"};
        case SQLITE_ERROR:
        case SQLITE_MISMATCH:
        case SQLITE_CONSTRAINT:
        case SQLITE_SCHEMA:
            return {Kind::Corrupt, "the database does not hold what it should",
                    "run reftel check to see how much is damaged"};
        case SQLITE_CANTOPEN:
            return {Kind::Io, "the database cannot be opened", "look at the folder's permissions"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {Kind::Io, "the database may not be written",
                    "look at the folder's permissions"};
        case SQLITE_TOOBIG:
            return {Kind::Limit, "a value is too large for the database", ""};
        default:
            return {Kind::Io, "the database cannot be read or written",
                    "look at the disk, which may be full or failing: what was committed is safe"};
    }
}

}  // namespace

Error Database::error(int code) const {
    const Meaning meaning = meaning_of(code);
    const std::string_view detail = handle_ != nullptr && sqlite3_errcode(handle_) != SQLITE_OK
                                        ? sqlite3_errmsg(handle_)
                                        : sqlite3_errstr(code);
    return Error{meaning.kind, fmt::format("{}: {}", meaning.message, detail), path_, std::nullopt,
                 std::string(meaning.hint)};
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(to_uri(path, mode).c_str(), &handle, open_flags(mode), nullptr);
    std::unique_ptr<Database> database(new Database(handle, path));
    if (code != SQLITE_OK) {
        return fail(database->error(code));
    }
    REFTEL_CHECK(database->set_up(mode));
    return database;
}

Result<void> Database::set_up(Mode mode) {
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    // An archive may come from anybody: its schema must not run anything or be rewritten through
    // SQL.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    REFTEL_CHECK(
        execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"));
    if (mode != Mode::Write) {
        return execute(fmt::format("PRAGMA cache_size = -{};", kReaderCacheKib));
    }
    // FULL, not NORMAL: in WAL mode NORMAL syncs at checkpoints only, so a committed batch could be
    // lost with the power. FULL costs one fsync a commit, and batches are large.
    return execute(
        fmt::format("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "PRAGMA cache_size = -{}; PRAGMA wal_autocheckpoint = {};"
                    "PRAGMA journal_size_limit = {};",
                    kWriterCacheKib, kCheckpointPages, kCheckpointPages * 8192));
}

Database::~Database() {
    for (auto& [sql, kept] : kept_) {
        sqlite3_finalize(kept.statement);
    }
    sqlite3_close_v2(handle_);
}

Result<void> Database::execute(const std::string& statements) {
    const int code = sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return fail(error(code));
    }
    return {};
}

Result<sqlite3_stmt*> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        return fail(error(code));
    }
    return statement;
}

Result<Query> Database::query(std::string_view sql) {
    const auto found = kept_.find(sql);
    if (found != kept_.end() && !found->second.busy) {
        found->second.busy = true;
        return Query(*this, found->second.statement, &found->second.busy);
    }
    sqlite3_stmt* const statement = REFTEL_TRY(prepare(sql));
    if (found != kept_.end()) {
        return Query(*this, statement, nullptr);
    }
    Kept& kept = kept_[std::string_view(sqlite3_sql(statement))];
    kept = {statement, true};
    return Query(*this, statement, &kept.busy);
}

Result<std::int64_t> Database::number(std::string_view sql) {
    Query rows = REFTEL_TRY(query(sql));
    if (!REFTEL_TRY(rows.step())) {
        return 0;
    }
    return rows.integer(0);
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(handle_);
}
std::int64_t Database::changes() const {
    return sqlite3_changes64(handle_);
}
bool Database::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

Result<Transaction> Transaction::begin(Database& database) {
    if (database.in_transaction()) {
        return Transaction(nullptr);
    }
    REFTEL_CHECK(database.execute("BEGIN IMMEDIATE"));
    return Transaction(&database);
}

Result<Transaction> Transaction::begin_reading(Database& database) {
    if (database.in_transaction()) {
        return Transaction(nullptr);
    }
    REFTEL_CHECK(database.execute("BEGIN"));
    return Transaction(&database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ != nullptr && database_->in_transaction()) {
        // Nothing can be done about a rollback that fails: the file is rolled back when it is
        // opened next.
        static_cast<void>(database_->execute("ROLLBACK"));
    }
}

Result<void> Transaction::commit() {
    if (database_ == nullptr) {
        return {};
    }
    Database* const database = std::exchange(database_, nullptr);
    const auto done = database->execute("COMMIT");
    if (!done && database->in_transaction()) {
        static_cast<void>(database->execute("ROLLBACK"));
    }
    return done;
}

}  // namespace reftel::archive

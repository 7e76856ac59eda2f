// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "base/utc_time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace reftel::archive {

/// Bytes that are no text, for Query::bind.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement lent by a Database, given back at the end of the scope. Not thread-safe.
///
/// Texts and blobs are bound without a copy: they must live until run() returned or step() said
/// false.
class Query {
 public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    ~Query();

    /// Binds all parameters, in order. A failure shows at the next step() or run().
    template <typename... Values>
    Query& bind(const Values&... values) {
        restart();
        int index = 0;
        (bind_one(++index, values), ...);
        return *this;
    }

    /// Binds one parameter, counted from 1, of a statement whose parameters vary. Call before the
    /// first step().
    void bind_at(int index, std::int64_t value) { bind_one(index, value); }
    void bind_at(int index, std::string_view value) { bind_one(index, value); }

    /// Goes to the next row: false when there is none.
    [[nodiscard]] Result<bool> step();
    /// Executes to the end; the statement can be bound and run again.
    [[nodiscard]] Result<void> run();

    // Columns of the row, from 0. Views live until the next step().
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::optional<UtcTime> time(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

 private:
    friend class Database;
    Query(class Database& database, sqlite3_stmt* statement, bool* busy)
        : database_(&database), statement_(statement), busy_(busy) {}

    void restart();
    void note(int code);
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, unsigned value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, bool value) { bind_one(index, std::int64_t{value ? 1 : 0}); }
    void bind_one(int index, std::uint64_t value) {
        bind_one(index, static_cast<std::int64_t>(value));
    }
    void bind_one(int index, std::string_view value);
    void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, Blob value);
    void bind_one(int index, UtcTime value) { bind_one(index, value.seconds); }
    void bind_one(int index, std::nullopt_t);
    template <typename T>
    void bind_one(int index, const std::optional<T>& value) {
        if (value) {
            bind_one(index, *value);
        } else {
            bind_one(index, std::nullopt);
        }
    }

    class Database* database_;
    sqlite3_stmt* statement_;
    bool* busy_;  ///< Of the cache entry; nullptr when the statement is our own
    int bind_failure_ = 0;
};

/// A connection to an SQLite database. All of SQLite's errors become an Error in one place, with a
/// hint. Not thread-safe.
class Database {
 public:
    enum class Mode : std::uint8_t {
        Read,       ///< No change to tables; the file must exist
        ReadStill,  ///< The same for a file on a medium that cannot be written: no locks, nobody
                    ///< else may change it
        Write       ///< Makes the file when there is none
    };
    /// NotFound when there is no file to read, Corrupt when it is no database, Io otherwise.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Executes statements that have no parameters and give no rows.
    [[nodiscard]] Result<void> execute(const std::string& statements);
    /// A statement, prepared once and kept.
    [[nodiscard]] Result<Query> query(std::string_view sql);
    /// The one number that a statement without parameters gives; 0 when it gives no row.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);

    [[nodiscard]] std::int64_t last_row() const;
    /// Rows that the last statement changed.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// What SQLite's code means to a person.
    [[nodiscard]] Error error(int code) const;

 private:
    struct Kept {
        sqlite3_stmt* statement = nullptr;
        bool busy = false;
    };
    Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    [[nodiscard]] Result<sqlite3_stmt*> prepare(std::string_view sql);
    [[nodiscard]] Result<void> set_up(Mode mode);

    sqlite3* handle_;
    std::string path_;
    std::unordered_map<std::string_view, Kept>
        kept_;  ///< Keys view the text of the statement itself
};

/// BEGIN at once, ROLLBACK at the end of the scope unless commit() was called. Inside another
/// transaction it is a part of that.
class Transaction {
 public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    /// Sees one state of the database until the end of the scope.
    [[nodiscard]] static Result<Transaction> begin_reading(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

 private:
    explicit Transaction(Database* database) : database_(database) {}
    Database* database_;  ///< nullptr when another one ends it
};

}  // namespace reftel::archive

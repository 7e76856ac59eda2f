// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/edition.h"
#include "archive/limits.h"
#include "archive/sqlite.h"
#include "archive/witness_reader.h"
#include "base/mutex.h"

namespace reftel::archive {

/// A read connection with what belongs to it.
struct Connection {
    Connection(std::unique_ptr<Database> opened, DictionaryShelf& shelf)
        : database(std::move(opened)), witnesses(*database, shelf) {}

    std::unique_ptr<Database> database;
    WitnessReader witnesses;
};

/// The parts of an edition.
///
/// Each connection has the temporary view `visible_telegram`: all telegrams for the owner, else
/// those released by now. All statements of an edition name telegrams through it, but for
/// Edition::status, whose task is to tell what is closed.
struct Edition::State {
    std::string path;
    Audience audience = Audience::Released;
    UtcTime now;
    Database::Mode mode = Database::Mode::Read;
    DictionaryShelf shelf;
    Mutex mutex;
    std::vector<std::unique_ptr<Connection>> idle REFTEL_GUARDED_BY(mutex);

    /// A connection for the length of one call.
    class Lease {
     public:
        Lease(State& state, std::unique_ptr<Connection> connection)
            : state_(&state), connection_(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (connection_) {
                state_->give_back(std::move(connection_));
            }
        }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

     private:
        State* state_;
        std::unique_ptr<Connection> connection_;
    };

    [[nodiscard]] Result<Lease> lease();
    void give_back(std::unique_ptr<Connection> connection);
    /// Closes those that nobody uses: their view was made for a schema that has changed since.
    void drop_connections();
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect();
};

/// The columns of a Card, of a table or view `t`.
inline constexpr std::string_view kCardColumns =
    "t.id, t.subject, t.date, t.released, t.origin, t.classification, t.level, t.dtg IS NULL";
[[nodiscard]] Card read_card(const Query& row, int first_column = 0);

/// A WHERE clause with its values. Views the filter it was made from.
struct Condition {
    std::string sql;  ///< Empty, or begins with ` WHERE`
    std::vector<std::pair<std::int64_t, std::string_view>>
        values;  ///< A text unless its data() is nullptr

    void add(std::string_view term, std::int64_t value);
    void add(std::string_view term, std::string_view value);
    /// Binds the values from parameter 1 on.
    void bind(Query& query) const;
};
/// The table through which the telegrams of a filter are found; the condition leaves its part out.
enum class FoundBy : std::uint8_t { Telegram, Tag, Caption, Person };
[[nodiscard]] Condition condition_of(const Filter& filter, FoundBy by = FoundBy::Telegram);

}  // namespace reftel::archive

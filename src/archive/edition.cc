// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/edition.h"

#include <fmt/format.h>

#include "archive/edition_state.h"
#include "archive/registrar.h"
#include "archive/schema.h"
#include "archive/writer.h"

namespace reftel::archive {

std::string_view to_string(Audience audience) {
    return audience == Audience::Owner ? "owner" : "released";
}

Edition::Edition(std::unique_ptr<State> state) : state_(std::move(state)) {}
Edition::~Edition() = default;
Audience Edition::audience() const {
    return state_->audience;
}

Result<std::unique_ptr<Edition>> Edition::open(const std::string& folder, Audience audience,
                                               UtcTime now) {
    auto state = std::make_unique<State>();
    state->path = database_path(folder);
    state->audience = audience;
    state->now = now;
    state->mode = REFTEL_TRY(reading_mode(folder));
    auto schema = SchemaState::Current;
    {
        // Given back at the end of the scope and used again: the check costs no connection of its
        // own.
        const auto connection = REFTEL_TRY(state->lease());
        schema = REFTEL_TRY(schema_state(*connection->database));
    }
    if (schema == SchemaState::Empty) {
        return fail(Error::Kind::NotFound, "there is no archive", folder,
                    "reftel import makes one");
    }
    if (schema == SchemaState::Older) {
        static_cast<void>(REFTEL_TRY(ArchiveWriter::open(folder, now)));
        state->drop_connections();
    }
    return std::unique_ptr<Edition>(new Edition(std::move(state)));
}

Result<Edition::Status> Edition::status(std::string_view id) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query row = REFTEL_TRY(connection->database->query(
        "SELECT id, released, withheld FROM main.telegram WHERE id = ?1"
        " UNION ALL SELECT t.id, t.released, t.withheld FROM moved m"
        " JOIN witness w ON w.number = m.witness JOIN main.telegram t ON t.number = w.telegram"
        " WHERE m.id = ?1 LIMIT 1"));
    Status status;
    if (!REFTEL_TRY(row.bind(id).step())) {
        return status;
    }
    const auto released = row.time(1);
    if (state_->audience == Audience::Owner || (released && *released <= state_->now)) {
        status.visibility = Visibility::Visible;
        status.moved_to = row.text(0) == id ? std::string() : std::string(row.text(0));
    } else if (row.integer(2) != 0) {
        status.visibility = Visibility::Withheld;
    } else {
        status.visibility = Visibility::Embargoed;
        status.until = released;
    }
    return status;
}

Result<std::optional<Card>> Edition::card(std::string_view id) const {
    static const std::string kSql =
        fmt::format("SELECT {} FROM visible_telegram t WHERE t.id = ?", kCardColumns);
    const auto connection = REFTEL_TRY(state_->lease());
    Query row = REFTEL_TRY(connection->database->query(kSql));
    if (!REFTEL_TRY(row.bind(id).step())) {
        return std::optional<Card>{};
    }
    return read_card(row);
}

namespace {

// Which telegram, which witness: what is read of a telegram beside its card.
struct Found {
    std::int64_t telegram = 0;
    std::int64_t shown = 0;
};

// Who mailed a telegram to whom is the owner's matter.
Result<std::vector<std::string>> notes_of(Connection& connection, const Found& found,
                                          Audience audience) {
    Query rows = REFTEL_TRY(connection.database->query(
        audience == Audience::Owner
            ? "SELECT rule, message FROM note WHERE witness = ?1"
              " UNION ALL SELECT rule, message FROM finding WHERE telegram = ?2 AND offset IS NULL"
            : "SELECT rule, message FROM note WHERE witness = ?1 AND rule NOT LIKE 'mail-%'"
              " UNION ALL SELECT rule, message FROM finding WHERE telegram = ?2 AND offset IS "
              "NULL"));
    rows.bind(found.shown, found.telegram);
    std::vector<std::string> notes;
    while (REFTEL_TRY(rows.step())) {
        notes.push_back(std::string(rows.text(0)).append(": ").append(rows.text(1)));
    }
    return notes;
}

// A reader of the released edition is told the name of a file, not where its owner keeps it.
telegram::Provenance shown_to(Audience audience, telegram::Provenance from) {
    if (audience != Audience::Owner) {
        from.source.erase(0, from.source.rfind('/') + 1);
    }
    return from;
}

// Fills all of `out` but its card.
Result<void> load(Connection& connection, const Found& found, Audience audience,
                  OpenTelegram& out) {
    const auto rows = REFTEL_TRY(connection.witnesses.of_telegram(found.telegram));
    out.published = merge_published(rows, found.shown);
    out.witnesses.clear();
    const WitnessRow* shown = nullptr;
    for (const auto& row : rows) {
        const Sha256 hash = REFTEL_TRY(connection.witnesses.original_hash(row.original));
        out.witnesses.push_back({out.witnesses.size() + 1, hash.hex(), shown_to(audience, row.from),
                                 row.published, row.message_size, row.imported,
                                 row.number == found.shown});
        if (row.number == found.shown) {
            shown = &row;
        }
    }
    if (shown == nullptr) {
        return damaged("a telegram has no text to show", out.card.id);
    }
    REFTEL_CHECK(connection.witnesses.message(*shown, out.message));
    out.source_notes = REFTEL_TRY(notes_of(connection, found, audience));
    if (out.parsed == nullptr) {
        out.parsed = std::make_unique<telegram::Telegram>();
    }
    telegram::parse(out.message, *out.parsed, hints_for(shown->published));
    return {};
}

const std::string& found_columns() {
    static const std::string kColumns =
        fmt::format("SELECT t.number, t.shown, {} FROM visible_telegram t ", kCardColumns);
    return kColumns;
}

tl::unexpected<Error> not_found(std::string_view id) {
    return fail(Error::Kind::NotFound, "there is no such telegram", std::string(id));
}

}  // namespace

Result<OpenTelegram> Edition::open_telegram(std::string_view id) const {
    static const std::string kSql = found_columns() + "WHERE t.id = ?";
    const auto connection = REFTEL_TRY(state_->lease());
    const auto reading = REFTEL_TRY(Transaction::begin_reading(*connection->database));
    Query row = REFTEL_TRY(connection->database->query(kSql));
    if (!REFTEL_TRY(row.bind(id).step())) {
        return not_found(id);
    }
    OpenTelegram out;
    out.card = read_card(row, 2);
    REFTEL_CHECK(load(*connection, {row.integer(0), row.integer(1)}, state_->audience, out));
    return out;
}

Result<void> Edition::for_each(const std::function<bool(const OpenTelegram&)>& visit) const {
    static const std::string kSql = found_columns() + "ORDER BY t.id";
    const auto connection = REFTEL_TRY(state_->lease());
    const auto reading = REFTEL_TRY(Transaction::begin_reading(*connection->database));
    Query rows = REFTEL_TRY(connection->database->query(kSql));
    rows.bind();
    OpenTelegram out;
    while (REFTEL_TRY(rows.step())) {
        out.card = read_card(rows, 2);
        REFTEL_CHECK(load(*connection, {rows.integer(0), rows.integer(1)}, state_->audience, out));
        if (!visit(out)) {
            return {};
        }
    }
    return {};
}

Result<std::string> Edition::original_bytes(std::string_view id, std::uint64_t witness) const {
    const auto connection = REFTEL_TRY(state_->lease());
    const auto reading = REFTEL_TRY(Transaction::begin_reading(*connection->database));
    // Bytes that hold another telegram too are shown to those who may see both.
    Query row = REFTEL_TRY(connection->database->query(
        "SELECT w.original, EXISTS (SELECT 1 FROM witness other WHERE other.original = w.original"
        " AND NOT EXISTS (SELECT 1 FROM visible_telegram v WHERE v.number = other.telegram))"
        " FROM visible_telegram t JOIN witness w ON w.telegram = t.number"
        " WHERE t.id = ? ORDER BY w.number LIMIT 1 OFFSET ?"));
    if (witness == 0 || witness > INT32_MAX) {
        return not_found(id);
    }
    if (!REFTEL_TRY(row.bind(id, witness - 1).step())) {
        return not_found(id);
    }
    const std::int64_t original = row.integer(0);
    if (row.integer(1) != 0) {
        return fail(Error::Kind::NotFound,
                    "this source holds other telegrams too, and not all are open", std::string(id));
    }
    std::string bytes;
    REFTEL_CHECK(connection->witnesses.original(original, bytes));
    const Sha256 hash = REFTEL_TRY(connection->witnesses.original_hash(original));
    if (sha256(bytes) != hash) {
        return damaged("an original is not what its hash says", std::string(id));
    }
    return bytes;
}

Result<std::vector<std::string>> Edition::find_mrn(const telegram::Mrn& mrn) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query rows = REFTEL_TRY(connection->database->query(
        mrn.year == 0 ? "SELECT id FROM visible_telegram WHERE mrn_origin = ?1 AND mrn_number = ?2"
                        " ORDER BY mrn_year, number"
                      : "SELECT id FROM visible_telegram WHERE mrn_origin = ?1 AND mrn_number = ?2"
                        " AND mrn_year = ?3 ORDER BY number"));
    if (mrn.year == 0) {
        rows.bind(mrn.origin, mrn.number);
    } else {
        rows.bind(mrn.origin, mrn.number, int{mrn.year});
    }
    std::vector<std::string> ids;
    while (REFTEL_TRY(rows.step())) {
        ids.emplace_back(rows.text(0));
    }
    return ids;
}

Result<std::vector<std::string>> Edition::addresses() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query rows =
        REFTEL_TRY(connection->database->query("SELECT id FROM visible_telegram ORDER BY id"));
    rows.bind();
    std::vector<std::string> ids;
    while (REFTEL_TRY(rows.step())) {
        ids.emplace_back(rows.text(0));
    }
    return ids;
}

Result<void> Edition::for_each_version(
    const std::function<void(std::string_view id, std::string_view state)>& visit) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query rows = REFTEL_TRY(connection->database->query(
        "SELECT id, shown, coalesce(date, ''), coalesce(released, ''), subject, origin,"
        " classification, level, (SELECT max(number) FROM log WHERE action = 'rebuild')"
        " FROM visible_telegram"));
    rows.bind();
    constexpr int kColumns = 9;
    std::string state;
    while (REFTEL_TRY(rows.step())) {
        state.clear();
        for (int column = 1; column < kColumns; ++column) {
            state.append(rows.text(column)).push_back('\0');
        }
        visit(rows.text(0), state);
    }
    return {};
}

Result<std::string> Edition::mark() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query row = REFTEL_TRY(connection->database->query(
        "SELECT (SELECT max(number) FROM witness), (SELECT max(number) FROM decision),"
        " (SELECT max(number) FROM log WHERE action = 'rebuild'),"
        " (SELECT max(released) FROM main.telegram WHERE released <= ?)"));
    static_cast<void>(REFTEL_TRY(row.bind(state_->now).step()));
    const std::int64_t opened = state_->audience == Audience::Owner ? 0 : row.integer(3);
    return fmt::format("{}-{}-{}-{}-{}", to_string(state_->audience), row.integer(0),
                       row.integer(1), row.integer(2), opened);
}

Result<std::string> Edition::setting(std::string_view name) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Query row = REFTEL_TRY(connection->database->query("SELECT value FROM setting WHERE name = ?"));
    if (!REFTEL_TRY(row.bind(name).step())) {
        return std::string();
    }
    return std::string(row.text(0));
}

}  // namespace reftel::archive

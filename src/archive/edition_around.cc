// SPDX-License-Identifier: AGPL-3.0-or-later

// What stands around a telegram: in time, by number, in references, among its witnesses.

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "archive/edition.h"
#include "archive/edition_state.h"
#include "archive/writer.h"

namespace reftel::archive {
namespace {

Result<std::optional<Card>> first_card(Query& rows) {
    if (!REFTEL_TRY(rows.step())) {
        return std::optional<Card>{};
    }
    return read_card(rows);
}

}  // namespace

Result<std::pair<std::optional<Card>, std::optional<Card>>> Edition::sent_around(
    std::string_view id) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    std::pair<std::optional<Card>, std::optional<Card>> out;
    Query own = REFTEL_TRY(database.query("SELECT date FROM visible_telegram WHERE id = ?"));
    if (!REFTEL_TRY(own.bind(id).step()) || own.is_null(0)) {
        return out;
    }
    const std::int64_t date = own.integer(0);
    Query before = REFTEL_TRY(database.query(fmt::format(
        "SELECT {} FROM visible_telegram t WHERE t.date <= ?1 AND (t.date < ?1 OR t.id < ?2)"
        " ORDER BY t.date DESC, t.id DESC LIMIT 1",
        kCardColumns)));
    before.bind(date, id);
    out.first = REFTEL_TRY(first_card(before));
    Query after = REFTEL_TRY(database.query(fmt::format(
        "SELECT {} FROM visible_telegram t WHERE t.date >= ?1 AND (t.date > ?1 OR t.id > ?2)"
        " ORDER BY t.date, t.id LIMIT 1",
        kCardColumns)));
    after.bind(date, id);
    out.second = REFTEL_TRY(first_card(after));
    return out;
}

namespace {

Result<std::vector<Card>> numbered(Database& database, const telegram::Mrn& mrn,
                                   std::uint64_t limit, std::string_view sign,
                                   std::string_view direction) {
    Query rows = REFTEL_TRY(database.query(
        fmt::format("SELECT {} FROM visible_telegram t WHERE t.mrn_origin = ? AND t.mrn_year = ?"
                    " AND t.mrn_number {} ? ORDER BY t.mrn_number {}, t.number LIMIT ?",
                    kCardColumns, sign, direction)));
    rows.bind(mrn.origin, int{mrn.year}, mrn.number, std::min<std::uint64_t>(limit, INT32_MAX));
    std::vector<Card> cards;
    while (REFTEL_TRY(rows.step())) {
        cards.push_back(read_card(rows));
    }
    return cards;
}

}  // namespace

Result<Edition::Around> Edition::numbered_around(const telegram::Mrn& mrn,
                                                 std::uint64_t limit) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    Around out;
    out.before = REFTEL_TRY(numbered(database, mrn, limit, "<", "DESC"));
    out.after = REFTEL_TRY(numbered(database, mrn, limit, ">", "ASC"));
    return out;
}

namespace {

/// Tells whether an MRN is held, as far as this edition may see.
class HeldMrns {
 public:
    static Result<HeldMrns> make(Database& database) {
        return HeldMrns(REFTEL_TRY(
            database.query("SELECT 1 FROM visible_telegram WHERE mrn_origin = ? AND mrn_year = ?"
                           " AND mrn_number = ? LIMIT 1")));
    }
    Result<bool> has(const telegram::Mrn& mrn) {
        return query_.bind(mrn.origin, int{mrn.year}, mrn.number).step();
    }

 private:
    explicit HeldMrns(Query query) : query_(std::move(query)) {}
    Query query_;
};

/// The telegrams that cite one MRN.
struct CitedMrn {
    std::string cited;
    std::int64_t last = -1;             ///< The last that was counted: each counts once
    std::uint64_t telegrams = 0;        ///< That state the year, or whose year no rule questions
    std::uint64_t with_year_taken = 0;  ///< That state no year: theirs was taken
};

/// Adds an MRN when it is absent. Where only that of the year before is held, those who state no
/// year cite that one. [spec 6.4]
Result<void> add_absent(const CitedMrn& group, HeldMrns& held, std::vector<Count>& out) {
    auto mrn = telegram::parse_canonical_mrn(group.cited);
    if (!mrn || REFTEL_TRY(held.has(*mrn))) {
        return {};
    }
    std::uint64_t telegrams = group.telegrams;
    if (group.with_year_taken > 0) {
        --mrn->year;
        telegrams += REFTEL_TRY(held.has(*mrn)) ? 0 : group.with_year_taken;
    }
    if (telegrams > 0) {
        out.push_back({group.cited, telegrams});
    }
    return {};
}

}  // namespace

Result<std::vector<Count>> Edition::absent() const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    auto held = REFTEL_TRY(HeldMrns::make(database));
    Query rows = REFTEL_TRY(
        database.query("SELECT r.cited, r.telegram, r.year_basis = 'assumed' FROM reference r"
                       " JOIN visible_telegram t ON t.number = r.telegram"
                       " WHERE r.cited IS NOT NULL ORDER BY r.cited, r.telegram"));
    rows.bind();
    std::vector<Count> out;
    CitedMrn group;
    while (REFTEL_TRY(rows.step())) {
        if (rows.text(0) != group.cited) {
            REFTEL_CHECK(add_absent(group, held, out));
            group = {std::string(rows.text(0))};
        }
        if (rows.integer(1) != group.last) {
            group.last = rows.integer(1);
            ++(rows.integer(2) != 0 ? group.with_year_taken : group.telegrams);
        }
    }
    REFTEL_CHECK(add_absent(group, held, out));
    std::ranges::sort(out, [](const Count& a, const Count& b) {
        return a.telegrams != b.telegrams ? a.telegrams > b.telegrams : a.value < b.value;
    });
    return out;
}

Result<Edition::WitnessText> Edition::witness_text(std::string_view id,
                                                   std::uint64_t witness) const {
    const auto connection = REFTEL_TRY(state_->lease());
    Database& database = *connection->database;
    const auto reading = REFTEL_TRY(Transaction::begin_reading(database));
    // Telegrams that cannot be cut apart have the same text: it is open when all of them are.
    Query row = REFTEL_TRY(
        database.query("SELECT w.number, EXISTS (SELECT 1 FROM witness other"
                       " WHERE other.original = w.original"
                       " AND other.message_sha256 = w.message_sha256 AND NOT EXISTS"
                       " (SELECT 1 FROM visible_telegram v WHERE v.number = other.telegram))"
                       " FROM visible_telegram t JOIN witness w ON w.telegram = t.number"
                       " WHERE t.id = ? ORDER BY w.number LIMIT 1 OFFSET ?"));
    if (witness == 0 || witness > INT32_MAX || !REFTEL_TRY(row.bind(id, witness - 1).step()) ||
        row.integer(1) != 0) {
        return fail(Error::Kind::NotFound, "there is no such witness", std::string(id));
    }
    const WitnessRow found = REFTEL_TRY(connection->witnesses.row(row.integer(0)));
    WitnessText out;
    REFTEL_CHECK(connection->witnesses.message(found, out.message));
    out.parsed = std::make_unique<telegram::Telegram>();
    telegram::parse(out.message, *out.parsed, hints_for(found.published));
    return out;
}

}  // namespace reftel::archive

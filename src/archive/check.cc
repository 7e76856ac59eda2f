// SPDX-License-Identifier: AGPL-3.0-or-later

// Reads everything there is and compares it with what it should be. Damage never stops the check:
// what can still be read is read, and each thing that is wrong becomes a line.

#include <fmt/format.h>

#include "archive/limits.h"
#include "archive/log.h"
#include "archive/registrar.h"
#include "archive/schema.h"
#include "archive/stored_rows.h"
#include "archive/witness_reader.h"
#include "archive/writer.h"

namespace reftel::archive {
namespace {

class Checker {
 public:
    Checker(Database& database, CheckReport& report)
        : database_(database), witnesses_(database, shelf_), report_(report) {}

    void run(const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);
    void finish();

 private:
    void note(std::string line);
    // Notes the error of one section; the others go on.
    void section(const char* name, const Result<void>& result);
    Result<void> integrity();
    Result<void> foreign_keys();
    Result<void> originals();
    Result<void> orphans();
    Result<void> log();
    Result<void> witnesses();
    Result<void> witness(std::int64_t number);
    Result<void> rows_of(const WitnessRow& witness, const std::string& message);
    void advance();

    Database& database_;
    DictionaryShelf shelf_;
    WitnessReader witnesses_;
    CheckReport& report_;
    const std::function<void(std::uint64_t done, std::uint64_t total)>* progress_ = nullptr;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
    std::uint64_t unnamed_ = 0;   ///< Damage beyond kMaxDamageLines
    std::uint64_t outdated_ = 0;  ///< Telegrams whose rows today's parser would make otherwise
    std::string first_outdated_;
};

void Checker::note(std::string line) {
    if (report_.damage.size() < kMaxDamageLines) {
        report_.damage.push_back(std::move(line));
    } else {
        ++unnamed_;
    }
}

void Checker::section(const char* name, const Result<void>& result) {
    if (!result) {
        note(fmt::format("{}: {}", name, result.error().message));
    }
}

void Checker::advance() {
    ++done_;
    if (*progress_) {
        (*progress_)(done_, total_);
    }
}

Result<void> Checker::integrity() {
    Query rows = REFTEL_TRY(database_.query("PRAGMA integrity_check(100)"));
    rows.bind();
    while (REFTEL_TRY(rows.step())) {
        if (rows.text(0) != "ok") {
            note(fmt::format("database: {}", rows.text(0)));
        }
    }
    return {};
}

Result<void> Checker::foreign_keys() {
    Query rows = REFTEL_TRY(database_.query("PRAGMA foreign_key_check"));
    rows.bind();
    while (REFTEL_TRY(rows.step())) {
        note(fmt::format("table {}, row {}: names a row of {} that is not there", rows.text(0),
                         rows.integer(1), rows.text(2)));
    }
    return {};
}

Result<void> Checker::originals() {
    Query rows = REFTEL_TRY(database_.query("SELECT number, sha256 FROM original ORDER BY number"));
    rows.bind();
    std::string bytes;
    while (REFTEL_TRY(rows.step())) {
        ++report_.originals;
        advance();
        const std::int64_t number = rows.integer(0);
        const auto hash = Sha256::from_raw(rows.blob(1));
        const auto read = witnesses_.original(number, bytes);
        if (!read) {
            note(fmt::format("original {}: {}", number, read.error().message));
        } else if (!hash || sha256(bytes) != *hash) {
            note(fmt::format("original {}: the bytes are not what the hash says", number));
        }
    }
    return {};
}

Result<void> Checker::orphans() {
    Query rows = REFTEL_TRY(
        database_.query("SELECT t.id FROM telegram t LEFT JOIN witness w ON w.number = t.shown"
                        " WHERE w.number IS NULL OR w.telegram <> t.number"));
    rows.bind();
    while (REFTEL_TRY(rows.step())) {
        note(fmt::format("{}: the copy it shows is not there or is another telegram's",
                         rows.text(0)));
    }
    Query lost = REFTEL_TRY(database_.query(
        "SELECT o.number FROM original o LEFT JOIN witness w ON w.original = o.number"
        " WHERE w.number IS NULL"));
    lost.bind();
    while (REFTEL_TRY(lost.step())) {
        note(fmt::format("original {}: no witness names it", lost.integer(0)));
    }
    return {};
}

Result<void> Checker::log() {
    Query rows = REFTEL_TRY(database_.query(
        "SELECT number, time, action, subject, detail, hash FROM log ORDER BY number"));
    rows.bind();
    Sha256 before;
    std::int64_t expected = 1;
    while (REFTEL_TRY(rows.step())) {
        ++report_.log_rows;
        const Sha256 hash =
            log_hash(before, {UtcTime{rows.integer(1)}, rows.text(2), rows.text(3), rows.text(4)});
        if (rows.integer(0) != expected || rows.blob(5) != hash.raw()) {
            note(fmt::format("log row {}: it, or one before it, was changed or removed",
                             rows.integer(0)));
        }
        before = Sha256::from_raw(rows.blob(5)).value_or(hash);
        expected = rows.integer(0) + 1;
    }
    return {};
}

Result<void> Checker::witnesses() {
    Query rows = REFTEL_TRY(database_.query("SELECT number FROM witness ORDER BY number"));
    rows.bind();
    while (REFTEL_TRY(rows.step())) {
        ++report_.witnesses;
        advance();
        const std::int64_t number = rows.integer(0);
        const auto checked = witness(number);
        if (!checked) {
            note(fmt::format("witness {}: {}", number, checked.error().message));
        }
    }
    return {};
}

Result<void> Checker::witness(std::int64_t number) {
    const WitnessRow row = REFTEL_TRY(witnesses_.row(number));
    std::string message;
    REFTEL_CHECK(witnesses_.message(row, message));
    if (sha256(message).raw() != row.message_sha256) {
        note(fmt::format("witness {}: the message is not what its hash says", number));
        return {};
    }
    return rows_of(row, message);
}

Result<void> Checker::rows_of(const WitnessRow& witness, const std::string& message) {
    Query shown = REFTEL_TRY(database_.query("SELECT id, shown FROM telegram WHERE number = ?"));
    if (!REFTEL_TRY(shown.bind(witness.telegram).step()) || shown.integer(1) != witness.number) {
        return {};
    }
    const auto rows = REFTEL_TRY(witnesses_.of_telegram(witness.telegram));
    const ParsedRows parsed = flatten(telegram::parse(message, hints_for(witness.published)));
    const auto published = merge_published(rows, witness.number);
    const std::string stored = REFTEL_TRY(print_stored(database_, witness.telegram));
    if (stored != print_expected(parsed, published)) {
        if (outdated_++ == 0) {
            first_outdated_ = shown.text(0);
        }
    }
    return {};
}

void Checker::run(const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    progress_ = &progress;
    for (const char* const sql :
         {"SELECT count(*) FROM original", "SELECT count(*) FROM witness"}) {
        total_ += static_cast<std::uint64_t>(database_.number(sql).value_or(0));
    }
    report_.telegrams =
        static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM telegram").value_or(0));
    section("database", integrity());
    section("tables", foreign_keys());
    section("originals", originals());
    section("witnesses", witnesses());
    section("telegrams", orphans());
    section("log", log());
}

void Checker::finish() {
    if (outdated_ != 0) {
        note(fmt::format(
            "{} telegrams, {} the first: today's parser reads them otherwise than the rows say;"
            " reftel check --rebuild makes the rows again",
            outdated_, first_outdated_));
    }
    if (unnamed_ != 0) {
        report_.damage.push_back(fmt::format("and {} more", unnamed_));
    }
}

}  // namespace

Result<CheckReport> check_archive(
    const std::string& folder,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    CheckReport report;
    auto opened = open_for_reading(folder);
    if (!opened && opened.error().kind != Error::Kind::Corrupt) {
        return fail(std::move(opened).error());
    }
    if (!opened) {
        report.damage.push_back("database: " + opened.error().message);
        return report;
    }
    Database& database = **opened;
    auto schema = schema_state(database);
    if (!schema && schema.error().kind != Error::Kind::Corrupt) {
        return fail(std::move(schema).error());
    }
    const auto reading = Transaction::begin_reading(database);
    if (!reading) {
        report.damage.push_back("database: " + reading.error().message);
        return report;
    }
    Checker checker(database, report);
    checker.run(progress);
    checker.finish();
    return report;
}

}  // namespace reftel::archive

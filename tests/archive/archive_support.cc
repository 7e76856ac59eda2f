// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive_support.h"

#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

namespace reftel::archive::testing {

std::string Sample::text() const {
    std::string out = "VZCZCXRO1725\nPP RUEHC\n";
    out += fmt::format("DE RUEHZD #{:04} 0710829\nZNR UUUUU ZZH\n", number);
    if (!dtg.empty()) {
        out += "P " + dtg + "\n";
    }
    out += "FM AMEMBASSY " + origin + "\nTO RUEHC/SECSTATE WASHDC PRIORITY 5186\n";
    out += "INFO RUEHQL/AMEMBASSY PORT LANTERN 0564\nBT\n";
    if (number != 0) {
        out += fmt::format("{} {} {:06}\n\nSIPDIS\n\n", class_line, origin, number);
    }
    out += "E.O. 12958: N/A\nTAGS: " + tags + "\nSUBJECT: " + subject + "\n\n";
    if (!reference.empty()) {
        out += "REF: " + reference + "\n\n";
    }
    int paragraph = 0;
    for (const auto& text : paragraphs) {
        out += fmt::format("{}. (U) {}\n\n", ++paragraph, text);
    }
    return out + fmt::format("HARKAWAY\nBT\n#{:04}\n\nNNNN\n", number);
}

std::unique_ptr<ArchiveWriter> open_writer(const std::string& folder) {
    auto writer = ArchiveWriter::open(folder, kNow);
    if (!writer) {
        ADD_FAILURE() << writer.error().to_string();
        return nullptr;
    }
    return std::move(*writer);
}

std::unique_ptr<Edition> open_edition(const std::string& folder, Audience audience, UtcTime now) {
    auto edition = Edition::open(folder, audience, now);
    if (!edition) {
        ADD_FAILURE() << edition.error().to_string();
        return nullptr;
    }
    return std::move(*edition);
}

telegram::RawTelegram raw_of(std::string text, telegram::Published published, std::string name) {
    telegram::RawTelegram raw;
    raw.original = std::move(text);
    raw.from = {std::move(name), "", 0, "text"};
    raw.published = std::move(published);
    raw.slice = {0, static_cast<std::uint32_t>(raw.original.size())};
    return raw;
}

Prepared prepare(const telegram::RawTelegram& raw, std::shared_ptr<const Dictionary> dictionary) {
    const auto parsed = telegram::parse(raw.message(), hints_for(raw.published));
    Preparer preparer(std::move(dictionary));
    return preparer.prepare(raw, parsed);
}

Added add(ArchiveWriter& writer, const telegram::RawTelegram& raw) {
    auto added = writer.add(prepare(raw, writer.dictionary()));
    if (!added) {
        ADD_FAILURE() << added.error().to_string();
        return {};
    }
    return *added;
}

Added add(ArchiveWriter& writer, const Sample& sample, telegram::Published published) {
    return add(writer, raw_of(sample.text(), std::move(published)));
}

telegram::Published published_as(std::string id, std::string classification) {
    telegram::Published published;
    published.reference_id = std::move(id);
    published.classification = std::move(classification);
    return published;
}

telegram::Published released_after(int days) {
    telegram::Published published;
    published.released = UtcTime{kNow.seconds + days * kDay};
    return published;
}

namespace {

sqlite3* open_database(const std::string& folder) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open((folder + "/archive.db").c_str(), &database), SQLITE_OK);
    return database;
}

std::string dump_table(sqlite3* database, const std::string& table) {
    sqlite3_stmt* rows = nullptr;
    const std::string sql = "SELECT * FROM " + table + " ORDER BY 1, 2";
    EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &rows, nullptr), SQLITE_OK) << table;
    std::string out = "== " + table + "\n";
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(rows); ++column) {
            const auto* const data = static_cast<const char*>(sqlite3_column_blob(rows, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows, column));
            const bool binary = sqlite3_column_type(rows, column) == SQLITE_BLOB;
            const std::string_view value(data == nullptr ? "" : data, size);
            out += binary ? sha256(value).hex().substr(0, 12) : std::string(value);
            out += '|';
        }
        out += '\n';
    }
    sqlite3_finalize(rows);
    return out;
}

}  // namespace

std::string dump_tables(const std::string& folder, const std::vector<std::string>& without) {
    sqlite3* const database = open_database(folder);
    std::string out;
    for (const char* const table :
         {"source", "original", "dictionary", "witness", "note", "decision", "moved", "setting",
          "log", "telegram", "paragraph", "addressee", "tag", "caption", "reference", "finding"}) {
        if (std::find(without.begin(), without.end(), table) == without.end()) {
            out += dump_table(database, table);
        }
    }
    sqlite3_close(database);
    return out;
}

void tamper(const std::string& folder, const std::string& statements) {
    sqlite3* const database = open_database(folder);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &message), SQLITE_OK)
        << (message == nullptr ? "" : message);
    sqlite3_free(message);
    sqlite3_close(database);
}

std::string ids_of(const std::vector<Card>& cards) {
    std::string out;
    for (const Card& card : cards) {
        out += out.empty() ? card.id : " " + card.id;
    }
    return out;
}

std::string text_of(const std::vector<Count>& counts) {
    std::string out;
    for (const Count& count : counts) {
        out += fmt::format("{}{}={}", out.empty() ? "" : " ", count.value, count.telegrams);
    }
    return out;
}

std::string ArchiveTest::damage() const {
    const auto report = check_archive(folder_, {});
    if (!report) {
        return report.error().to_string();
    }
    std::string out;
    for (const auto& line : report->damage) {
        out += line + "\n";
    }
    return out;
}

}  // namespace reftel::archive::testing

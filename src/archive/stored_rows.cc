// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/stored_rows.h"

#include <array>
#include <iterator>

#include <fmt/format.h>

#include "archive/telegram_tables.h"

namespace reftel::archive {
namespace {

// Each part: a statement that gives the columns of its rows, in order of position. print_expected
// writes the same columns.
struct Part {
    const char* sql;
    int columns;
};
constexpr std::array kParts = {
    Part{"SELECT subject, precedence, variant, sections_total, sections_held, partial, has_header,"
         " paragraphs, reading_size, coalesce(dtg, '') FROM telegram WHERE number = ?",
         10},
    Part{"SELECT address, number, kind, mark, reading_begin, reading_end, section, fingerprint"
         " FROM paragraph WHERE telegram = ? ORDER BY position",
         8},
    Part{"SELECT role, routing_indicator, plad, precedence, serial, by_other_means"
         " FROM addressee WHERE telegram = ? ORDER BY position",
         6},
    Part{"SELECT code, kind FROM tag WHERE telegram = ? ORDER BY position", 2},
    Part{"SELECT text FROM caption WHERE telegram = ? ORDER BY position", 1},
    Part{"SELECT role, name FROM person WHERE telegram = ? ORDER BY position", 2},
    Part{"SELECT letter, kind, coalesce(cited, ''), year_basis, inherited_origin, notal, text"
         " FROM reference WHERE telegram = ? ORDER BY position",
         7},
    Part{"SELECT rule, severity, coalesce(offset, ''), message"
         " FROM finding WHERE telegram = ? ORDER BY position",
         4},
};

// A column, then a tab.
template <typename Value>
void put(std::string& out, const Value& value) {
    fmt::format_to(std::back_inserter(out), "{}\t", value);
}
void put(std::string& out, bool value) {
    out += value ? "1\t" : "0\t";
}

template <typename... Values>
void put_row(std::string& out, const Values&... values) {
    (put(out, values), ...);
    out += '\n';
}

void put_main(std::string& out, const ParsedRows& parsed) {
    put_row(out, parsed.subject, parsed.precedence, parsed.variant, parsed.sections_total,
            parsed.sections_held, parsed.partial, parsed.has_header, parsed.paragraphs.size(),
            parsed.reading_size, parsed.dtg ? std::to_string(parsed.dtg->seconds) : std::string());
}

void put_references(std::string& out, const ParsedRows& parsed) {
    for (const auto& row : parsed.references) {
        put_row(out, std::string_view(&row.letter, row.letter == 0 ? 0 : 1), row.kind,
                parsed.text(row.cited), row.year_basis, row.inherited_origin, row.notal,
                parsed.text(row.text));
    }
}

void put_findings(std::string& out, const ParsedRows& parsed,
                  const telegram::Published& published) {
    for (const auto& row : parsed.findings) {
        put_row(out, row.rule, row.severity, row.offset, parsed.text(row.message));
    }
    for (const auto& finding : compare_with_publisher(parsed, published)) {
        put_row(out, finding.rule, to_string(telegram::Finding::Severity::Warning), "",
                finding.message);
    }
}

}  // namespace

Result<std::string> print_stored(Database& database, std::int64_t telegram) {
    std::string out;
    for (const Part& part : kParts) {
        Query rows = REFTEL_TRY(database.query(part.sql));
        rows.bind(telegram);
        while (REFTEL_TRY(rows.step())) {
            for (int column = 0; column < part.columns; ++column) {
                put(out, rows.text(column));
            }
            out += '\n';
        }
        out += '\n';
    }
    return out;
}

std::string print_expected(const ParsedRows& parsed, const telegram::Published& published) {
    std::string out;
    put_main(out, parsed);
    out += '\n';
    for (const auto& row : parsed.paragraphs) {
        put_row(out, parsed.text(row.address), row.number, row.kind, to_string(row.mark),
                row.reading.begin, row.reading.end, row.section,
                static_cast<std::int64_t>(row.fingerprint));
    }
    out += '\n';
    for (const auto& row : parsed.addressees) {
        put_row(out, row.role, parsed.text(row.routing_indicator), parsed.text(row.plad),
                row.precedence, parsed.text(row.serial), row.by_other_means);
    }
    out += '\n';
    for (const auto& row : parsed.tags) {
        put_row(out, parsed.text(row.code), row.kind);
    }
    out += '\n';
    for (const auto& row : parsed.captions) {
        put_row(out, parsed.text(row));
    }
    out += '\n';
    for (const auto& row : parsed.persons) {
        put_row(out, row.role, parsed.text(row.name));
    }
    out += '\n';
    put_references(out, parsed);
    out += '\n';
    put_findings(out, parsed, published);
    out += '\n';
    return out;
}

}  // namespace reftel::archive

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/telegram_tables.h"

#include <cstdlib>

#include <fmt/format.h>

#include "archive/schema.h"
#include "telegram/series_id.h"

namespace reftel::archive {
namespace {

constexpr std::int64_t kDay = 86400;

// A publisher's date may have no time of day: midnight then means the day.
bool same_moment(UtcTime published, UtcTime stated) {
    if (published.seconds % kDay == 0 && published.date() == stated.date()) {
        return true;
    }
    return std::abs(published.seconds - stated.seconds) < 60;
}

std::string origin_of(const TelegramRecord& record, const ParsedRows& parsed) {
    if (record.identity.mrn) {
        return record.identity.mrn->origin;
    }
    if (!parsed.origin.empty() || record.published.origin.empty()) {
        return parsed.origin;
    }
    auto name = telegram::canonical_origin(record.published.origin);
    return name.known ? std::move(name.canonical) : std::string();
}

telegram::Level level_of(const TelegramRecord& record, const ParsedRows& parsed) {
    if (parsed.level != telegram::Level::None) {
        return parsed.level;
    }
    const auto published = telegram::parse_classification(record.published.classification);
    return published ? published->level : telegram::Level::None;
}

Result<void> insert_main(Database& database, const TelegramRecord& record,
                         const ParsedRows& parsed) {
    const auto& mrn = record.identity.mrn;
    std::optional<std::int64_t> year;
    std::optional<std::string_view> name;
    std::optional<std::int64_t> number;
    if (mrn) {
        year = mrn->year;
        name = mrn->origin;
        number = mrn->number;
    }
    const std::string origin = origin_of(record, parsed);
    const std::string_view level = to_string(level_of(record, parsed));
    const std::string& classification = record.published.classification.empty()
                                            ? parsed.classification
                                            : record.published.classification;
    auto date = parsed.dtg ? parsed.dtg : record.published.created;
    if (!date && parsed.day) {
        date = UtcTime::from(*parsed.day);
    }
    Query row = REFTEL_TRY(database.query(
        "INSERT INTO telegram VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return row
        .bind(record.identity.number, record.identity.id, year, name, number,
              !mrn.has_value() && !telegram::is_series_id(record.identity.id),
              record.identity.identified, record.shown, date, parsed.dtg, record.opening.released,
              record.published_released, record.opening.withheld, parsed.subject, origin,
              classification, level, parsed.precedence, parsed.variant, int{parsed.sections_total},
              int{parsed.sections_held}, parsed.partial, parsed.has_header,
              std::uint64_t{parsed.paragraphs.size()}, parsed.reading_size)
        .run();
}

Result<void> insert_paragraphs(Database& database, std::int64_t telegram,
                               const ParsedRows& parsed) {
    Query row =
        REFTEL_TRY(database.query("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    int position = 0;
    for (const auto& paragraph : parsed.paragraphs) {
        REFTEL_CHECK(row.bind(telegram, ++position, parsed.text(paragraph.address),
                              int{paragraph.number}, paragraph.kind, to_string(paragraph.mark),
                              paragraph.reading.begin, paragraph.reading.end,
                              int{paragraph.section}, paragraph.fingerprint)
                         .run());
    }
    return {};
}

Result<void> insert_addressees(Database& database, std::int64_t telegram,
                               const ParsedRows& parsed) {
    Query row = REFTEL_TRY(database.query("INSERT INTO addressee VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    int position = 0;
    for (const auto& addressee : parsed.addressees) {
        REFTEL_CHECK(row.bind(telegram, ++position, addressee.role,
                              parsed.text(addressee.routing_indicator), parsed.text(addressee.plad),
                              addressee.precedence, parsed.text(addressee.serial),
                              addressee.by_other_means)
                         .run());
    }
    return {};
}

Result<void> insert_tags(Database& database, std::int64_t telegram, const ParsedRows& parsed) {
    Query row = REFTEL_TRY(database.query("INSERT INTO tag VALUES (?, ?, ?, ?)"));
    int position = 0;
    for (const auto& tag : parsed.tags) {
        REFTEL_CHECK(row.bind(telegram, ++position, parsed.text(tag.code), tag.kind).run());
    }
    return {};
}

Result<void> insert_captions(Database& database, std::int64_t telegram, const ParsedRows& parsed) {
    Query row = REFTEL_TRY(database.query("INSERT INTO caption VALUES (?, ?, ?)"));
    int position = 0;
    for (const auto& caption : parsed.captions) {
        REFTEL_CHECK(row.bind(telegram, ++position, parsed.text(caption)).run());
    }
    return {};
}

Result<void> insert_references(Database& database, std::int64_t telegram,
                               const ParsedRows& parsed) {
    Query row =
        REFTEL_TRY(database.query("INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    int position = 0;
    for (const auto& reference : parsed.references) {
        const std::string_view letter(&reference.letter, reference.letter == 0 ? 0 : 1);
        std::optional<std::string_view> cited;
        if (!reference.cited.empty()) {
            cited = parsed.text(reference.cited);
        }
        REFTEL_CHECK(row.bind(telegram, ++position, letter, reference.kind, cited,
                              reference.year_basis, reference.inherited_origin, reference.notal,
                              parsed.text(reference.text))
                         .run());
    }
    return {};
}

Result<void> insert_findings(Database& database, const TelegramRecord& record,
                             const ParsedRows& parsed) {
    Query row = REFTEL_TRY(database.query("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)"));
    int position = 0;
    for (const auto& finding : parsed.findings) {
        REFTEL_CHECK(row.bind(record.identity.number, ++position, finding.rule, finding.severity,
                              finding.offset, parsed.text(finding.message))
                         .run());
    }
    for (const auto& finding : compare_with_publisher(parsed, record.published)) {
        REFTEL_CHECK(row.bind(record.identity.number, ++position, finding.rule,
                              to_string(telegram::Finding::Severity::Warning), std::nullopt,
                              finding.message)
                         .run());
    }
    return {};
}

}  // namespace

std::vector<PublisherFinding> compare_with_publisher(const ParsedRows& parsed,
                                                     const telegram::Published& published) {
    std::vector<PublisherFinding> out;
    const auto mrn = published_mrn(published);
    if (mrn && parsed.mrn && *mrn != *parsed.mrn) {
        out.push_back(
            {"publisher-id-differs",
             fmt::format("{} says {}, the message says {}",
                         published.id_from_file_name ? "the file's name" : "the publisher",
                         mrn->to_string(), parsed.mrn->to_string())});
    }
    if (published.created && parsed.dtg && !same_moment(*published.created, *parsed.dtg)) {
        out.push_back({"publisher-date-differs",
                       fmt::format("the publisher says {}, the message says {}",
                                   published.created->to_string(), parsed.dtg->to_string())});
    }
    const auto classification = telegram::parse_classification(published.classification);
    if (classification && classification->level != telegram::Level::None &&
        parsed.level != telegram::Level::None && classification->level != parsed.level) {
        out.push_back({"publisher-classification-differs",
                       fmt::format("the publisher says {}, the message says {}",
                                   published.classification, parsed.classification)});
    }
    return out;
}

Result<void> insert_persons(Database& database, std::int64_t telegram, const ParsedRows& parsed) {
    Query row = REFTEL_TRY(database.query("INSERT INTO person VALUES (?, ?, ?, ?)"));
    int position = 0;
    for (const auto& person : parsed.persons) {
        REFTEL_CHECK(row.bind(telegram, ++position, person.role, parsed.text(person.name)).run());
    }
    return {};
}

Result<void> insert_telegram(Database& database, const TelegramRecord& record,
                             const ParsedRows& parsed) {
    const std::int64_t number = record.identity.number;
    REFTEL_CHECK(insert_main(database, record, parsed));
    REFTEL_CHECK(insert_paragraphs(database, number, parsed));
    REFTEL_CHECK(insert_addressees(database, number, parsed));
    REFTEL_CHECK(insert_tags(database, number, parsed));
    REFTEL_CHECK(insert_captions(database, number, parsed));
    REFTEL_CHECK(insert_persons(database, number, parsed));
    REFTEL_CHECK(insert_references(database, number, parsed));
    return insert_findings(database, record, parsed);
}

Result<void> remove_telegram(Database& database, std::int64_t telegram) {
    for (const char* const table : derived_tables()) {
        const bool main = std::string_view(table) == "telegram";
        Query rows = REFTEL_TRY(database.query(
            fmt::format("DELETE FROM {} WHERE {} = ?", table, main ? "number" : "telegram")));
        REFTEL_CHECK(rows.bind(telegram).run());
    }
    return {};
}

}  // namespace reftel::archive

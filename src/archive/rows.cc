// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/rows.h"

#include <algorithm>

#include "archive/limits.h"
#include "base/text.h"
#include "telegram/counted_caption.h"
#include "telegram/persons.h"
#include "telegram/series_id.h"

namespace reftel::archive {
namespace {

using telegram::Telegram;

// A front part of `text` that fits a column and does not end within a character.
std::string_view cut(std::string_view text) {
    if (text.size() <= kMaxColumnText) {
        return text;
    }
    std::size_t end = kMaxColumnText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

Span keep(ParsedRows& rows, std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(rows.texts.size());
    rows.texts += cut(text);
    return {begin, static_cast<std::uint32_t>(rows.texts.size())};
}

Span keep_capitals(ParsedRows& rows, std::string_view text) {
    const Span span = keep(rows, text);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
        rows.texts[i] = to_upper(rows.texts[i]);
    }
    return span;
}

void add_paragraphs(const Telegram& telegram, ParsedRows& rows) {
    rows.paragraphs.reserve(telegram.paragraphs.size());
    for (const auto& paragraph : telegram.paragraphs) {
        rows.paragraphs.push_back({keep(rows, paragraph.address), paragraph.number,
                                   to_string(paragraph.kind), paragraph.mark, paragraph.text,
                                   paragraph.section,
                                   telegram::fingerprint(telegram.text_of(paragraph))});
    }
}

void add_addressees(const Telegram& telegram, ParsedRows& rows) {
    rows.addressees.reserve(telegram.addressees.size());
    for (const auto& addressee : telegram.addressees) {
        rows.addressees.push_back({to_string(addressee.role),
                                   keep(rows, addressee.routing_indicator),
                                   keep(rows, addressee.plad), to_string(addressee.precedence),
                                   keep(rows, addressee.serial), addressee.by_other_means});
    }
}

// Few a telegram, so a search among those before is quickest; hostile texts with thousands are
// bounded by the rows that count.
constexpr std::size_t kMaxDistinct = 200;

void add_tags(const Telegram& telegram, ParsedRows& rows) {
    for (const auto& tag : telegram.tags) {
        if (rows.tags.size() == kMaxDistinct) {
            return;
        }
        const Span code = keep_capitals(rows, tag.code);
        const auto same = [&](const TagRow& row) { return rows.text(row.code) == rows.text(code); };
        if (!code.empty() && std::none_of(rows.tags.begin(), rows.tags.end(), same)) {
            rows.tags.push_back({code, to_string(tag.kind)});
        }
    }
}

void add_captions(const Telegram& telegram, ParsedRows& rows) {
    for (const auto caption : telegram.captions) {
        if (rows.captions.size() == kMaxDistinct) {
            return;
        }
        const Span text = keep(rows, telegram::counted_caption(caption));
        const auto same = [&](const Span& row) { return rows.text(row) == rows.text(text); };
        if (!text.empty() && std::none_of(rows.captions.begin(), rows.captions.end(), same)) {
            rows.captions.push_back(text);
        }
    }
}

void add_persons(const Telegram& telegram, ParsedRows& rows) {
    for (const auto& person : telegram::persons_of(telegram)) {
        rows.persons.push_back({to_string(person.role), keep(rows, person.name)});
    }
}

void add_references(const Telegram& telegram, ParsedRows& rows) {
    rows.references.reserve(telegram.references.size());
    for (const auto& reference : telegram.references) {
        ReferenceRow row;
        row.letter = reference.letter;
        row.kind = to_string(reference.kind);
        if (reference.mrn && reference.mrn->year != 0) {
            row.cited = keep(rows, reference.mrn->to_string());
        } else if (!reference.series_id.empty()) {
            row.cited = keep(rows, reference.series_id);
        }
        row.year_basis = to_string(reference.year_basis);
        row.inherited_origin = reference.inherited_origin;
        row.notal = reference.notal;
        row.text = keep(rows, reference.text);
        rows.references.push_back(row);
    }
}

void add_findings(const Telegram& telegram, ParsedRows& rows) {
    rows.findings.reserve(telegram.findings.size());
    for (const auto& finding : telegram.findings) {
        rows.findings.push_back({finding.rule, to_string(finding.severity), finding.offset,
                                 keep(rows, finding.message)});
    }
}

std::string origin_of(const Telegram& telegram) {
    if (telegram.mrn) {
        return telegram.mrn->origin;
    }
    if (telegram.from.empty()) {
        return {};
    }
    auto name = telegram::canonical_origin(telegram.from);
    return name.known ? std::move(name.canonical) : std::string();
}

std::uint16_t count_sections(const Telegram& telegram) {
    std::vector<std::uint16_t> seen = telegram.sections;
    std::sort(seen.begin(), seen.end());
    const auto held = std::unique(seen.begin(), seen.end()) - seen.begin();
    return static_cast<std::uint16_t>(std::max<std::ptrdiff_t>(held, 1));
}

}  // namespace

std::vector<std::uint64_t> ParsedRows::fingerprints() const {
    std::vector<std::uint64_t> all;
    all.reserve(paragraphs.size());
    for (const auto& paragraph : paragraphs) {
        all.push_back(paragraph.fingerprint);
    }
    std::sort(all.begin(), all.end());
    return all;
}

ParsedRows flatten(const Telegram& telegram) {
    ParsedRows rows;
    rows.texts.reserve(1024);
    rows.has_header = telegram.dtg.has_value() || !telegram.from.empty();
    if (telegram.mrn && telegram.mrn->year != 0 && telegram.mrn->number != 0) {
        rows.mrn = telegram.mrn;
    }
    rows.series_id = telegram.series_id;
    if (telegram.dtg) {
        rows.dtg = telegram.dtg->time;
    } else {
        rows.day = telegram.date;
    }
    rows.subject = cut(telegram.subject);
    rows.origin = origin_of(telegram);
    rows.classification = cut(telegram.classification.to_string());
    rows.level = telegram.classification.level;
    rows.precedence = to_string(telegram.precedence);
    rows.variant = to_string(telegram.variant);
    rows.sections_total = telegram.sections_total;
    rows.sections_held = count_sections(telegram);
    rows.partial = rows.sections_held < rows.sections_total;
    rows.reading_size = static_cast<std::uint32_t>(telegram.reading.text.size());
    add_paragraphs(telegram, rows);
    add_addressees(telegram, rows);
    add_tags(telegram, rows);
    add_captions(telegram, rows);
    add_persons(telegram, rows);
    add_references(telegram, rows);
    add_findings(telegram, rows);
    return rows;
}

telegram::Level level_named(std::string_view name) {
    using telegram::Level;
    for (const Level level : {Level::Unclassified, Level::Sensitive, Level::Restricted,
                              Level::Confidential, Level::Secret, Level::TopSecret}) {
        if (to_string(level) == name) {
            return level;
        }
    }
    return Level::None;
}

std::optional<telegram::Mrn> published_mrn(const telegram::Published& published) {
    if (published.reference_id.empty()) {
        return std::nullopt;
    }
    auto mrn = telegram::canonical_mrn(published.reference_id);
    if (!mrn) {
        mrn = telegram::parse_typed_mrn(published.reference_id);
    }
    if (!mrn || mrn->year == 0 || mrn->number == 0) {
        return std::nullopt;
    }
    return mrn;
}

std::string published_series_id(const telegram::Published& published) {
    std::string id = to_upper(published.reference_id);
    return telegram::is_series_id(id) ? id : std::string();
}

}  // namespace reftel::archive

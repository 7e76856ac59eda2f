// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/writer.h"
#include "base/sha256.h"
#include "base/source_pos.h"
#include "base/utc_time.h"
#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::archive {

// What a parsed telegram is as rows of tables. Texts stand one after the other in ParsedRows::texts
// and rows name them by Span, so that a telegram costs a handful of allocations and not one a
// field. Names of enumerators have static storage.

struct ParagraphRow {
    Span address;
    std::uint16_t number = 0;
    std::string_view kind;
    telegram::Level mark = telegram::Level::None;
    Span reading;  ///< Bytes of the reading text
    std::uint16_t section = 1;
    std::uint64_t fingerprint = 0;
};
struct AddresseeRow {
    std::string_view role;
    Span routing_indicator;
    Span plad;
    std::string_view precedence;
    Span serial;
    bool by_other_means = false;
};
struct TagRow {
    Span code;  ///< In capitals; a code stands once
    std::string_view kind;
};
struct PersonRow {
    std::string_view role;
    Span name;
};
struct ReferenceRow {
    char letter = 0;
    std::string_view kind;
    Span cited;  ///< Canonical MRN or id of its series; empty when the reference is no telegram's
    std::string_view year_basis;
    bool inherited_origin = false;
    bool notal = false;
    Span text;
};
struct FindingRow {
    std::string_view rule;
    std::string_view severity;
    std::uint32_t offset = 0;
    Span message;
};

/// All that is kept of one parsed message. Owns its texts.
struct ParsedRows {
    std::string texts;
    bool has_header = false;  ///< A date-time group or an originator was read
    std::optional<telegram::Mrn> mrn;
    std::string series_id;  ///< Of a telegram that has no MRN but a number of another series
    std::optional<UtcTime> dtg;
    std::optional<Date> day;  ///< Without a date-time group: that a print or a record states
    std::string subject;
    std::string origin;          ///< Canonical; empty when unknown
    std::string classification;  ///< Of the message alone
    telegram::Level level = telegram::Level::None;
    std::string_view precedence;
    std::string_view variant;
    std::uint16_t sections_total = 1;
    std::uint16_t sections_held = 1;
    bool partial = false;
    std::uint32_t reading_size = 0;
    std::vector<ParagraphRow> paragraphs;
    std::vector<AddresseeRow> addressees;
    std::vector<TagRow> tags;
    std::vector<Span> captions;
    std::vector<PersonRow> persons;
    std::vector<ReferenceRow> references;
    std::vector<FindingRow> findings;

    [[nodiscard]] std::string_view text(Span span) const { return span.of(texts); }
    /// The fingerprints of the paragraphs, sorted.
    [[nodiscard]] std::vector<std::uint64_t> fingerprints() const;
};

/// The rows of a telegram. Copies what it needs.
[[nodiscard]] ParsedRows flatten(const telegram::Telegram& telegram);

/// All that is written of one arrival.
struct Prepared::Rows {
    Sha256 original;
    Sha256 message;
    std::uint64_t original_size = 0;
    std::int64_t dictionary = 0;  ///< Number of the dictionary it was compressed with; 0 for none
    std::string compressed;
    telegram::Provenance from;
    telegram::Published published;
    Span slice;
    std::optional<std::string>
        recipe;  ///< How the message is made of the original, where it is no slice
    std::uint64_t message_size = 0;
    std::vector<telegram::SourceNote> notes;
    ParsedRows parsed;
};

/// The Level whose to_string is `name`; None when there is no such.
[[nodiscard]] telegram::Level level_named(std::string_view name);

/// The MRN a publisher gives, where it can be read.
[[nodiscard]] std::optional<telegram::Mrn> published_mrn(const telegram::Published& published);
/// The id of another series that a publisher gives: `75BONN-A50`; empty when it gives none.
[[nodiscard]] std::string published_series_id(const telegram::Published& published);

}  // namespace reftel::archive

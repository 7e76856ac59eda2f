// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "base/utc_time.h"

namespace reftel::sources {

// Documents that historians edited: the TEI of "Foreign Relations of the United States", and the
// pages made of it. Their own words (heading, source note, footnotes) are kept apart from those of
// the telegram.
//
// Both are cut into tags and text by the tokenizer that reads saved pages, not by a library for
// XML: it tells the place of every byte, which such libraries do not, expands no entity but the
// five of XML and numbers, fetches nothing, takes one pass whatever the nesting, and reads on where
// a file was cut.

/// A document. Views nothing.
struct EditedDocument {
    std::string head;  ///< `5. Telegram From the Embassy in Ruritania to the Department of State`
    std::string id;    ///< `d5`
    std::string subtype;  ///< `editorial-note`
    std::optional<UtcTime> created;
    MappedText text;  ///< Paragraphs parted by blank lines, each one line.
    std::string source_note;
    std::vector<std::string> notes;  ///< At most kMaxEditorNotes, each bounded.
};

/// Reads one `<div type="document">` of a volume. Linear, no recursion, never fails.
[[nodiscard]] EditedDocument read_tei_document(std::string_view xml);

/// Reads a saved page of history.state.gov: what stands in elements with a `tei-` class.
[[nodiscard]] EditedDocument read_historian_page(std::string_view html);

/// True when a page says that it is one of history.state.gov's documents.
[[nodiscard]] bool is_historian_page(std::string_view head);

/// True when its heading (or, where that names only the writer, its first words) says that it is a
/// telegram.
[[nodiscard]] bool is_edited_telegram(const EditedDocument& document);

/// The value of an attribute of a tag, as written; empty when it has none.
[[nodiscard]] std::string_view attribute_of(std::string_view tag, std::string_view name);

/// A date of TEI: `1976-01-14T14:45:00-05:00`, shorter ones too.
[[nodiscard]] std::optional<UtcTime> parse_tei_date(std::string_view text);

}  // namespace reftel::sources

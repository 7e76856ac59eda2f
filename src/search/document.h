// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"
#include "telegram/telegram.h"

namespace reftel::search {

/// One paragraph as an engine sees it.
struct DocumentParagraph {
    std::string address;  ///< `5`, `h1`, `s1`
    telegram::Paragraph::Kind kind = telegram::Paragraph::Kind::Text;
    telegram::Level mark = telegram::Level::None;
    std::string text;
};

/// A telegram as an engine sees it: made by `room` from an Edition and from nothing else.
struct Document {
    std::string id;  ///< Address: `09ASTANA436`, or a provisional id
    std::optional<UtcTime> date;
    std::optional<UtcTime> released;
    std::string origin;           ///< Canonical: `ASTANA`
    std::string origin_name;      ///< `Embassy Astana`
    std::vector<std::string> to;  ///< Action addressees as written
    std::vector<std::string> info;
    std::vector<std::string> tags;  ///< Codes
    telegram::Level level = telegram::Level::None;
    std::string classification;  ///< As shown: `SECRET//NOFORN`
    std::vector<std::string> captions;
    telegram::Precedence precedence = telegram::Precedence::None;
    std::vector<std::string> references;  ///< Ids it cites
    std::vector<std::string> cited_by;    ///< Ids that cite it
    std::vector<std::string> signature;
    std::string classified_by;
    std::string subject;
    bool partial = false;  ///< Truncated, or a section is missing
    std::vector<DocumentParagraph> paragraphs;
    std::vector<telegram::Level> item_marks;  ///< Levels of sub-paragraphs that have a mark
};

/// What an engine indexes or scans, in a stable order.
class DocumentSource {
 public:
    virtual ~DocumentSource() = default;
    /// Calls `visit` with every document until it says false. The document lives for the call only.
    [[nodiscard]] virtual Result<void> for_each(
        const std::function<bool(const Document&)>& visit) const = 0;
};

/// Gives single documents: what an engine shows of a hit comes from here, never from an index.
class DocumentLoader {
 public:
    virtual ~DocumentLoader() = default;
    /// Thread-safe. Nothing when there is none of this id (any more).
    [[nodiscard]] virtual Result<std::optional<Document>> load(std::string_view id) const = 0;
};

}  // namespace reftel::search

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "base/source_pos.h"
#include "base/utc_time.h"

namespace reftel::telegram {

/// Where bytes came from.
struct Provenance {
    std::string source;  ///< Path as the person gave it or as found below a folder they gave.
    std::string member;  ///< Path inside containers, outermost first: `day.zip` holds `a/b.txt`;
                         ///< empty for a plain file.
    std::uint64_t offset = 0;  ///< First byte of the record there; of a PDF, which telegram.
    std::string reader;  ///< Id of the reader that understood it: `text`, `page`, `html`, `csv`.

    /// `cables.csv:1042`, `day.zip!a/b.txt`: for reports.
    [[nodiscard]] std::string to_string() const;
};

/// What a publisher says about a telegram, beside the telegram. Nothing is normalised. Absent when
/// not said.
struct Published {
    std::string reference_id;  ///< `09ASTANA436`
    bool id_from_file_name =
        false;  ///< reference_id was read from the name of the file, not stated in it.
    std::optional<UtcTime> created;
    std::optional<UtcTime> released;
    std::string classification;  ///< `UNCLASSIFIED//FOR OFFICIAL USE ONLY`
    std::string origin;          ///< `Embassy Astana`
};

/// A remark of a reader about the bytes, not about the telegram: `encoding-guessed`,
/// `record-cut-short`.
struct SourceNote {
    std::string rule;
    std::string message;
    std::uint64_t offset = 0;  ///< Byte of `original`.
};

/// One telegram as a source holds it: the bytes, and how the message is found in them.
///
/// `original` is what the archive keeps under its SHA-256: a whole file, or one record of a file
/// that holds many; the records of such a file, in order, are all its bytes (sections that were
/// sent apart stand together in one). The message is `original` cut to `slice`, or, where the
/// source had to be decoded (entities, escapes, CP1252), `made`, whose map leads back to bytes of
/// `original`.
struct RawTelegram {
    std::string original;
    Provenance from;
    Published published;
    Span slice;
    std::optional<MappedText> made;
    std::vector<SourceNote> notes;

    /// UTF-8 text of the message; views this object.
    [[nodiscard]] std::string_view message() const {
        return made ? std::string_view(made->text) : slice.of(original);
    }
};

}  // namespace reftel::telegram

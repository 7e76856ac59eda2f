// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::telegram {

// Single fields out of an excerpt: a piece of a telegram without its beginning or its end, its
// labels anywhere in a line. parse() reads whole telegrams; these read what others quote of one.
// All are linear in the excerpt.

/// What stands in the first REF field, label cut off; empty without one. A view into `text`.
[[nodiscard]] std::string_view find_reference_field(std::string_view text);

/// How TAGS are taken.
enum class TagRepair : std::uint8_t {
    None,     ///< As they stand.
    Mistakes  ///< Run-together ones split, one slip in a long code mended, captions left out.
};
/// The TAGS in capitals, in order, without repetition; persons as `SURNAME, GIVEN`, words that are
/// no code joined to phrases.
[[nodiscard]] std::vector<std::string> read_tags(std::string_view text, TagRepair repair);

/// How a subject is taken.
enum class SubjectMarks : std::uint8_t { Keep, Remove };
/// The subject on one line; empty without a label. Remove takes portion marks off its ends.
[[nodiscard]] std::string read_subject(std::string_view text, SubjectMarks marks);

/// The text between a summary's heading and its end, lines kept, without paragraph numbers, portion
/// marks, rules and blank lines. Nothing when there is no summary.
[[nodiscard]] std::optional<std::string> read_summary(std::string_view text);

/// Who signed, in capitals, at the end of a body: banners and end marks below are passed over.
[[nodiscard]] std::vector<std::string> read_signers(std::string_view text);

/// A body without paragraph numbers, portion marks, summary marks, page marks, SIPDIS lines and
/// redactions by X.
[[nodiscard]] std::string clean_body(std::string_view text);

}  // namespace reftel::telegram

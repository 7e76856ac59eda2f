// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace reftel::telegram {

/// The labels of the text header.
enum class Label : std::uint8_t { None, ExecutiveOrder, Tags, Subject, Ref, ClassifiedBy };

/// A label at the front of a line; `value` gets what follows it. A portion mark before it is
/// skipped. Misspelt TAGS labels count, and `misspelt` is set.
[[nodiscard]] Label recognise_label(std::string_view text, std::string_view& value, bool& misspelt);

}  // namespace reftel::telegram

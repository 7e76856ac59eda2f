// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/counted_caption.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "telegram/fact_tables.h"

namespace reftel::telegram {
namespace {

constexpr std::string_view kCorrectedCopy = "CORRECTED COPY";

bool is_corrected_copy(std::string_view line) {
    std::string letters(line);
    std::erase(letters, ' ');
    return starts_with_fold(letters, "CORRECTEDCOPY");
}

/// `EXDIS 5`: the number of a copy, or of a footnote.
std::string_view without_number(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && is_digit(line[end - 1])) {
        --end;
    }
    return end < line.size() ? trim_right(line.substr(0, end)) : line;
}

}  // namespace

std::string_view counted_caption(std::string_view line) {
    const std::string closed = collapse_space(line);
    const CaptionFact* fact = find_caption(closed);
    if (fact != nullptr) {
        return fact->caption;
    }
    if (is_corrected_copy(closed)) {
        return kCorrectedCopy;
    }
    fact = find_caption(without_number(closed));
    return fact != nullptr && fact->kind == "distribution" ? fact->caption : std::string_view();
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "telegram/classification.h"
#include "telegram/dtg.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/precedence.h"

namespace {

using reftel::telegram::Mrn;

void check(const Mrn& mrn) {
    REFTEL_ASSERT(mrn.origin.size() >= reftel::telegram::kShortestOrigin,
                  "an origin has two letters");
    REFTEL_ASSERT(mrn.origin.size() <= reftel::telegram::kLongestOrigin, "an origin is not longer");
    REFTEL_ASSERT(mrn.number >= 1 && mrn.number <= reftel::telegram::kLargestSerial,
                  "a serial is in range");
    if (mrn.year < 1960 || mrn.year > 2059) {
        return;  // Outside the hundred years that two digits can tell.
    }
    const auto again = reftel::telegram::parse_canonical_mrn(mrn.to_string());
    REFTEL_ASSERT(again && *again == mrn, "the canonical form reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto& mrn :
         {reftel::telegram::parse_canonical_mrn(text), reftel::telegram::parse_typed_mrn(text),
          reftel::telegram::canonical_mrn(text)}) {
        if (mrn) {
            check(*mrn);
        }
    }
    const auto origin = reftel::telegram::canonical_origin(text);
    REFTEL_ASSERT(!origin.known || reftel::telegram::find_origin(origin.canonical) != nullptr,
                  "a known origin is in the table");
    std::string_view rest = text;
    const auto dtg = reftel::telegram::take_dtg(rest);
    REFTEL_ASSERT(dtg ? rest.size() < text.size() : rest.size() == text.size(),
                  "only what was read is taken");
    auto level = reftel::telegram::Level::None;
    REFTEL_ASSERT(reftel::telegram::portion_mark_length(text, level) <= size,
                  "a mark is within the text");
    if (const auto read = reftel::telegram::parse_classification(text)) {
        REFTEL_ASSERT(!read->to_string().empty(), "a classification prints");
    }
    static_cast<void>(reftel::telegram::precedence_of_word(text));
    static_cast<void>(reftel::telegram::kind_of_tag(text));
    return 0;
}

// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "telegram/reference.h"

namespace {

void check(const std::vector<reftel::telegram::Reference>& references, size_t begin, size_t end) {
    for (const auto& reference : references) {
        REFTEL_ASSERT(reference.at.begin >= begin && reference.at.begin < reference.at.end &&
                          reference.at.end <= end,
                      "an entry is within the text");
        REFTEL_ASSERT(!reference.text.empty(), "an entry has text");
        REFTEL_ASSERT(
            !reference.mrn || reference.kind == reftel::telegram::Reference::Kind::Telegram,
            "only telegrams have numbers");
        REFTEL_ASSERT(!reference.mrn || (reference.mrn->year != 0 && reference.mrn->number != 0 &&
                                         reference.mrn->origin.size() >= 2),
                      "a number is complete");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    constexpr uint32_t kOffset = 7;
    for (const reftel::telegram::CitingTelegram& citing :
         {reftel::telegram::CitingTelegram{2009, "ASTANA", 436},
          reftel::telegram::CitingTelegram{}}) {
        std::vector<reftel::telegram::Reference> references;
        reftel::telegram::parse_reference_field(text, kOffset, citing, references);
        check(references, kOffset, kOffset + size);
        references.clear();
        reftel::telegram::find_references_in_text(text, citing, references);
        check(references, 0, size);
    }
    return 0;
}

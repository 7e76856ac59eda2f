// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
//
// Any bytes are a text: reading_case() must change nothing but the case of letters, each in its
// place, and what a text teaches must do no more to it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "telegram/letter_case/reading_case.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    reftel::telegram::CaseCounts counts;
    counts.add(text);
    for (const auto& learned : {reftel::telegram::CaseDictionary(), counts.dictionary()}) {
        const std::string out = reftel::telegram::reading_case(text, learned);
        if (!reftel::equals_fold(out, text)) {
            std::abort();
        }
    }
    return 0;
}

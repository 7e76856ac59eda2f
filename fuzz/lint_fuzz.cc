// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "telegram/lint/lint.h"

// Findings of the linter point into the message, whatever the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view message(reinterpret_cast<const char*>(data), size);
    const reftel::telegram::Telegram telegram = reftel::telegram::parse(message);
    for (const auto& found : reftel::telegram::lint::lint(telegram)) {
        if (found.rule == nullptr || found.offset > size) {
            std::abort();
        }
    }
    return 0;
}

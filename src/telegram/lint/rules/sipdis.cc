// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto find = [&](std::string_view word) {
        return std::find_if(telegram.captions.begin(), telegram.captions.end(),
                            [&](std::string_view caption) { return caption.starts_with(word); });
    };
    const auto sipdis = find("SIPDIS");
    if (sipdis != telegram.captions.end() &&
        (find("NODIS") != telegram.captions.end() || find("STADIS") != telegram.captions.end())) {
        context.report(context.offset_of(*sipdis), "SIPDIS beside a caption that excludes it",
                       "SIPDIS");
    }
}

}  // namespace

constinit const Rule sipdis{"sipdis",
                            "L040",
                            Finding::Severity::Warning,
                            Profile::All,
                            "SIPDIS stands beside NODIS or STADIS",
                            "SIPDIS puts a telegram on a network that those captions keep it from. "
                            "That it is absent before the network existed is no fault.",
                            check};

}  // namespace reftel::telegram::lint

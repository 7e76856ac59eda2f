// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const std::string_view sipdis = context.caption("SIPDIS");
    const bool excluded = !context.caption("NODIS").empty() || !context.caption("STADIS").empty();
    if (!sipdis.empty() && excluded) {
        context.report(context.offset_of(sipdis), "SIPDIS beside a caption that excludes it",
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
                            "Leave SIPDIS out.",
                            "",
                            "06STATE89712",
                            check};

}  // namespace reftel::telegram::lint

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    for (const std::string_view finding : {"second-telegram", "second-date-time-group"}) {
        context.adopt(finding);
    }
}

}  // namespace

constinit const Rule second_header{
    "second-header",
    "L001",
    Finding::Severity::Error,
    Profile::All,
    "A second header block stands before the end of the text",
    "A telegram has one header. A second one means that two telegrams were put into one file, or "
    "that a transmission was cut and sent again. Separate them with NNNN.",
    "Separate two telegrams with NNNN, or take the repeated transmission out.",
    "A header after the end of the text is the next telegram's, and that of a further section of "
    "the same telegram is no second one.",
    "ACP 127(G) 112, 138",
    check};

}  // namespace reftel::telegram::lint

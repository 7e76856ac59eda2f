// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const std::string_view exdis = context.caption("EXDIS");
    if (!exdis.empty() && !context.caption("NODIS").empty()) {
        context.report(context.offset_of(exdis), "EXDIS beside NODIS", "EXDIS", "NODIS",
                       "leave EXDIS out");
    }
}

}  // namespace

constinit const Rule caption_conflict{
    "caption-conflict",
    "L038",
    Finding::Severity::Warning,
    Profile::All,
    "Two captions of distribution stand together",
    "NODIS and EXDIS exclude one another: the first is for fewer eyes than the second.",
    check};

}  // namespace reftel::telegram::lint

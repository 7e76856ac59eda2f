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
    const auto nodis = find("NODIS");
    const auto exdis = find("EXDIS");
    if (nodis != telegram.captions.end() && exdis != telegram.captions.end()) {
        context.report(context.offset_of(*exdis), "EXDIS beside NODIS", "EXDIS", "NODIS",
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

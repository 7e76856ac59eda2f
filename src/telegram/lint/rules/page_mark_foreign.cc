// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("page-mark-foreign");
}

}  // namespace

constinit const Rule page_mark_foreign{"page-mark-foreign",
                                       "L072",
                                       Finding::Severity::Warning,
                                       Profile::All,
                                       "A page mark has another telegram's number",
                                       "A page of another telegram may be among the text.",
                                       "Take the line out, or find the telegram it belongs to.",
                                       "",
                                       "docs/format.md F30",
                                       check};

}  // namespace reftel::telegram::lint

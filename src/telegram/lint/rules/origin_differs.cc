// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("origin-differs");
}

}  // namespace

constinit const Rule origin_differs{"origin-differs",
                                    "L021",
                                    Finding::Severity::Error,
                                    Profile::All,
                                    "The class line names another origin than FM",
                                    "FM, class line and page marks name one post. When they differ "
                                    "the text may belong to another header.",
                                    check};

}  // namespace reftel::telegram::lint

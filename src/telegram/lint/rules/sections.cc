// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("section-missing");
}

}  // namespace

constinit const Rule sections{"sections",
                              "L033",
                              Finding::Severity::Error,
                              Profile::All,
                              "A section is missing or stands twice",
                              "SECTION n OF m says how many sections there are; without all of "
                              "them the telegram is a fragment.",
                              check};

}  // namespace reftel::telegram::lint

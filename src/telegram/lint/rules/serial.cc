// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("serial-differs");
}

}  // namespace

constinit const Rule serial{"serial",
                            "L011",
                            Finding::Severity::Error,
                            Profile::Acp127,
                            "The station serial is not the reference number modulo 10,000",
                            "Both count the originator's telegrams. When they differ one of them "
                            "was typed wrongly, and the telegram is filed under a wrong number.",
                            check};

}  // namespace reftel::telegram::lint

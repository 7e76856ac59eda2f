// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    context.adopt("word-mended");
}

}  // namespace

constinit const Rule word_mended{"word-mended",
                                 "L073",
                                 Finding::Severity::Info,
                                 Profile::All,
                                 "A word cut at the end of a section was put together",
                                 "The transmission cut it; reading text and search have the whole "
                                 "word, the message as transmitted the two halves.",
                                 "Nothing: the message stays as transmitted.",
                                 "",
                                 "09ASTANA436; docs/format.md F43",
                                 check};

}  // namespace reftel::telegram::lint

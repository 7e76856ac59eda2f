// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const std::string& id = context.hints().id;
    if (id.empty() || parse_canonical_mrn(id)) {
        return;
    }
    if (const auto mended = canonical_mrn(id)) {
        context.report(0, "the id is not written as ids are", id, mended->to_string(),
                       mended->to_string());
    }
}

}  // namespace

constinit const Rule id_malformed{"id-malformed",
                                  "L084",
                                  Finding::Severity::Info,
                                  Profile::All,
                                  "The publisher's id is malformed and can be mended",
                                  "Lists and file names write ids in many ways; links go by one.",
                                  "Write year, origin and number without blanks and leading zeros.",
                                  "Ids taken from file names.",
                                  "Practice of publishers; docs/urls.md",
                                  check};

}  // namespace reftel::telegram::lint

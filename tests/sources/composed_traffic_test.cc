// SPDX-License-Identifier: AGPL-3.0-or-later
// A composed telegram of several sections is several transmissions; the reader of traffic makes one
// telegram of them again.
#include <string>

#include <gtest/gtest.h>

#include "compose_generator.h"
#include "items.h"
#include "telegram/compose/compose.h"
#include "telegram/lint/lint.h"
#include "telegram/lint/rule.h"

namespace reftel::sources::testing {
namespace {

namespace lint = telegram::lint;

TEST(ComposedTraffic, ComesBackAsOneTelegramThatLintHasNothingAgainst) {
    lint::Options options;
    options.at_least = telegram::Finding::Severity::Warning;
    // What the invented drafts say, not how they are composed.
    for (const char* rule : {"signature-missing", "summary-missing", "portion-mark-missing",
                             "addressee-twice", "tag-era", "classification-reason"}) {
        options.skip.push_back(lint::find_rule(rule));
    }
    int sectioned = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const std::string text =
            telegram::compose::compose(reftel::testing::invent_draft(seed)).telegram;
        if (text.find(" SECTION 02 OF ") == std::string::npos) {
            continue;
        }
        ++sectioned;
        const auto items = read_bytes(text, "day.txt");
        const auto read = telegrams(items);
        ASSERT_EQ(read.size(), 1U) << "seed " << seed;
        const telegram::Telegram parsed = telegram::parse(read.front()->message());
        EXPECT_EQ(parsed.sections.size(), parsed.sections_total) << "seed " << seed;
        for (const lint::LintFinding& found : lint::lint(parsed, {}, options)) {
            ADD_FAILURE() << "seed " << seed << ": " << found.rule->id << ": " << found.message;
        }
    }
    EXPECT_GT(sectioned, 10);
}

}  // namespace
}  // namespace reftel::sources::testing

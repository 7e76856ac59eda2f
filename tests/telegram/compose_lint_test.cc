// SPDX-License-Identifier: AGPL-3.0-or-later
// What compose() makes is what lint() asks for: 500 invented drafts, or as many as
// REFTEL_COMPOSE_DRAFTS says.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "compose_generator.h"
#include "telegram/compose/compose.h"
#include "telegram/lint/lint.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::compose {
namespace {

std::uint64_t drafts_wanted() {
    const char* const wanted = std::getenv("REFTEL_COMPOSE_DRAFTS");
    constexpr std::uint64_t kEveryRun = 500;
    return wanted == nullptr ? kEveryRun : parse_number(wanted).value_or(kEveryRun);
}

/// What the invented drafts say, not how compose() writes it: some have no signature, summary or
/// portion marks, an addressee twice, TAGS and reasons of other years than their own.
constexpr std::string_view kOfTheWriter[] = {
    "signature-missing", "summary-missing", "portion-mark-missing",
    "addressee-twice",   "tag-era",         "classification-reason"};

TEST(ComposeLint, AComposedTelegramHasNeitherWarningsNorErrors) {
    lint::Options options;
    options.at_least = Finding::Severity::Warning;
    for (const std::string_view rule : kOfTheWriter) {
        options.skip.push_back(lint::find_rule(rule));
    }
    const std::uint64_t count = drafts_wanted();
    std::uint64_t sectioned = 0;
    int failures = 0;
    for (std::uint64_t seed = 0; seed < count && failures < 40; ++seed) {
        const std::string text = compose(reftel::testing::invent_draft(seed)).telegram;
        const Telegram telegram = parse(text);
        sectioned += telegram.sections_total > 1 ? 1 : 0;
        for (const lint::LintFinding& found : lint::lint(telegram, {}, options)) {
            ADD_FAILURE() << "seed " << seed << ": " << found.rule->code << " " << found.rule->id
                          << ": " << found.message << "\n  found:  " << found.found
                          << "\n  wanted: " << found.wanted;
            ++failures;
        }
    }
    EXPECT_GT(sectioned, count / 20) << "too few drafts of several sections";
}

}  // namespace
}  // namespace reftel::telegram::compose

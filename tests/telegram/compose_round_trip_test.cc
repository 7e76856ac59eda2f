// SPDX-License-Identifier: AGPL-3.0-or-later
// parse(compose(draft)) is the draft: 2,000 invented ones in every run, as many as
// REFTEL_COMPOSE_DRAFTS says when it is set.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "compose_generator.h"
#include "golden.h"
#include "invariants.h"
#include "telegram/compose/compose.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/draft_reader.h"
#include "telegram/compose/limits.h"

namespace reftel::telegram::compose {
namespace {

std::uint64_t drafts_wanted() {
    const char* const wanted = std::getenv("REFTEL_COMPOSE_DRAFTS");
    constexpr std::uint64_t kEveryRun = 2000;
    return wanted == nullptr ? kEveryRun : parse_number(wanted).value_or(kEveryRun);
}

std::string told(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) {
        out += to_string(problem, "draft") + "\n";
    }
    return out;
}

std::string told(const std::optional<Difference>& difference) {
    return difference ? std::string(name_of(difference->field)) + "\n  " + difference->a + "\n  " +
                            difference->b
                      : std::string();
}

class RoundTrip : public ::testing::Test {
 protected:
    /// False once enough has failed.
    [[nodiscard]] static bool go_on() {
        const auto* const result =
            ::testing::UnitTest::GetInstance()->current_test_info()->result();
        return result->total_part_count() < 5;
    }
};

TEST_F(RoundTrip, ParsingAComposedTelegramGivesTheDraft) {
    const std::uint64_t count = drafts_wanted();
    for (std::uint64_t seed = 0; seed < count && go_on(); ++seed) {
        const Draft draft = reftel::testing::invent_draft(seed);
        const Composed composed = compose(draft);
        ASSERT_FALSE(composed.telegram.empty()) << "seed " << seed << "\n"
                                                << told(composed.problems);
        const Draft read = draft_of(parse(composed.telegram));
        EXPECT_TRUE(read == draft) << "seed " << seed << "\n"
                                   << told(first_difference(draft, read));
    }
}

TEST_F(RoundTrip, ADraftAsTextReadsBackAsTheDraft) {
    const std::uint64_t count = drafts_wanted();
    for (std::uint64_t seed = 0; seed < count && go_on(); ++seed) {
        const Draft draft = reftel::testing::invent_draft(seed);
        const std::string text = write_draft(draft);
        const Composed composed = compose(text);
        EXPECT_FALSE(composed.telegram.empty()) << "seed " << seed << "\n"
                                                << told(composed.problems) << text;
        EXPECT_TRUE(composed.draft == draft) << "seed " << seed << "\n"
                                             << told(first_difference(draft, composed.draft));
    }
}

TEST_F(RoundTrip, NoLineIsLongerThanTheWireTakesAndNoSectionThanAHundredLines) {
    for (std::uint64_t seed = 0; seed < 300 && go_on(); ++seed) {
        const std::string text = compose(reftel::testing::invent_draft(seed)).telegram;
        std::size_t lines = 0;
        bool inside = false;
        for (const std::string_view line : split(text, '\n')) {
            EXPECT_LE(line.size(), kMaxWireLine) << "seed " << seed << ": " << line;
            inside = line == "BT" ? !inside : inside;
            lines = inside ? lines + 1 : 0;
            EXPECT_LE(lines, kMaxSectionLines + 1) << "seed " << seed;
        }
    }
}

TEST_F(RoundTrip, TheParserFindsNothingOddInAComposedTelegram) {
    for (std::uint64_t seed = 0; seed < 300 && go_on(); ++seed) {
        const reftel::testing::Parsed parsed(compose(reftel::testing::invent_draft(seed)).telegram);
        EXPECT_EQ(reftel::testing::broken_invariant(parsed.telegram), "") << "seed " << seed;
        for (const Finding& finding : parsed.telegram.findings) {
            EXPECT_EQ(finding.severity, Finding::Severity::Info)
                << "seed " << seed << ": " << finding.rule << " " << finding.message;
        }
    }
}

}  // namespace
}  // namespace reftel::telegram::compose

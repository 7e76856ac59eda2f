// SPDX-License-Identifier: AGPL-3.0-or-later
#include "graph/citation.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

namespace reftel::graph {
namespace {

/// A telegram of ZENDA 231 of 2007 with the given REF line and text.
std::string message_with(std::string_view refs, std::string_view text) {
    return "P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC PRIORITY\n\n"
           "UNCLAS ZENDA 000231\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: LANTERNS\n\n" +
           std::string(refs) + "\n\n1. (U) " + std::string(text) + "\n";
}

/// Telegrams by their MRNs, each with its date.
class FewHeld : public Holdings {
 public:
    explicit FewHeld(std::map<std::string, std::string> held) : held_(std::move(held)) {}

    [[nodiscard]] std::optional<Held> find(const telegram::Mrn& mrn) const override {
        const auto found = held_.find(mrn.to_string());
        return found == held_.end()
                   ? std::nullopt
                   : std::optional(Held{found->first, UtcTime::parse(found->second)});
    }
    [[nodiscard]] std::optional<Held> find_id(std::string_view id) const override {
        const auto found = held_.find(std::string(id));
        return found == held_.end()
                   ? std::nullopt
                   : std::optional(Held{found->first, UtcTime::parse(found->second)});
    }
    [[nodiscard]] HeldNumbers numbers(std::string_view origin, std::uint16_t year,
                                      UtcTime until) const override {
        HeldNumbers out;
        for (const auto& [id, date] : held_) {
            const auto mrn = telegram::parse_canonical_mrn(id);
            if (mrn && mrn->origin == origin && mrn->year == year &&
                UtcTime::parse(date)->seconds <= until.seconds) {
                ++out.count;
                out.largest = std::max(out.largest, mrn->number);
            }
        }
        return out;
    }

 private:
    std::map<std::string, std::string> held_;
};

std::vector<Citation> follow(const std::string& message,
                             const std::map<std::string, std::string>& held) {
    const telegram::Telegram telegram = telegram::parse(message);
    return follow_references("07ZENDA231", telegram, FewHeld(held));
}

/// Ten telegrams of the Department, 100 to 1000, of the first days of 2007.
std::map<std::string, std::string> ten_of_state() {
    std::map<std::string, std::string> out;
    for (int i = 1; i <= 10; ++i) {
        out["07STATE" + std::to_string(100 * i)] =
            "2007-01-" + std::string(i < 10 ? "0" : "") + std::to_string(i) + " 12:00";
    }
    return out;
}

/// The same telegram, dated in February.
std::string in_february(std::string message) {
    message.replace(message.find("171425Z APR"), 11, "171425Z FEB");
    return message;
}

TEST(FollowReferences, TellsHeldFromAbsentAndKeepsLettersAndOrder) {
    const auto out = follow(message_with("REF: A. ZENDA 77\n     B. 06 STATE 45678", "Text."),
                            {{"07ZENDA77", "2007-03-01 12:00"}});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].cited, "07ZENDA77");
    EXPECT_EQ(out[0].letter, 'A');
    EXPECT_TRUE(out[0].held);
    EXPECT_EQ(out[0].year, Citation::Year::Assumed);
    EXPECT_EQ(out[1].cited, "06STATE45678");
    EXPECT_FALSE(out[1].held);
    EXPECT_EQ(out[1].year, Citation::Year::Stated);
}

TEST(FollowReferences, LeadsToAirgrams) {
    const auto out = follow(message_with("REF: A. PARIS A-50\n     B. PARIS A-51", "Text."),
                            {{"07PARIS-A50", "2007-03-01 12:00"}});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].cited, "07PARIS-A50");
    EXPECT_TRUE(out[0].held);
    EXPECT_EQ(out[1].cited, "07PARIS-A51");
    EXPECT_FALSE(out[1].held);
}

TEST(FollowReferences, TakesTheYearBeforeWhenOnlyThatOneIsHeld) {
    const auto out =
        follow(message_with("REF: STATE 45678", "Text."), {{"06STATE45678", "2006-12-01 12:00"}});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "06STATE45678");
    EXPECT_EQ(out[0].year, Citation::Year::HeldBefore);
}

TEST(FollowReferences, TakesTheYearBeforeWhenThisYearsIsLaterThanTheTelegram) {
    const auto message = message_with("REF: STATE 45678", "Text.");
    auto out = follow(message, {{"07STATE45678", "2007-05-02 12:00"}});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "06STATE45678");
    EXPECT_FALSE(out[0].held);
    EXPECT_EQ(out[0].year, Citation::Year::HeldTooLate);
    EXPECT_EQ(rule_of(out[0].year), 5U);
    out = follow(message,
                 {{"07STATE45678", "2007-05-02 12:00"}, {"06STATE45678", "2006-05-01 12:00"}});
    EXPECT_TRUE(out[0].held);
    EXPECT_EQ(out[0].cited, "06STATE45678");
}

TEST(FollowReferences, KeepsThisYearsWhenItIsADayLaterOrBothAreHeld) {
    const auto out =
        follow(message_with("REF: STATE 45678", "Text."),
               {{"07STATE45678", "2007-04-18 12:00"}, {"06STATE45678", "2006-12-30 12:00"}});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "07STATE45678");
    EXPECT_EQ(out[0].year, Citation::Year::Assumed);
}

TEST(FollowReferences, TakesTheYearBeforeForANumberNotReachedEarlyInTheYear) {
    const auto message = in_february(message_with("REF: STATE 1151\n     STATE 1150", "Text."));
    const auto out = follow(message, ten_of_state());
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].cited, "06STATE1151");
    EXPECT_EQ(out[0].year, Citation::Year::BeyondHeld);
    EXPECT_EQ(rule_of(out[0].year), 4U);
    EXPECT_EQ(out[1].cited, "07STATE1150");  // A tenth and fifty beyond the largest, 1000.
    EXPECT_EQ(out[1].year, Citation::Year::Assumed);
}

TEST(FollowReferences, OnlyDoubtsANumberNotReachedLaterInTheYear) {
    const auto out = follow(message_with("REF: STATE 1151", "Text."), ten_of_state());
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "07STATE1151");
    EXPECT_EQ(out[0].year, Citation::Year::Doubtful);
}

TEST(FollowReferences, InfersNothingFromAFewNumbersOrLaterOnes) {
    const auto message = in_february(message_with("REF: STATE 1151", "Text."));
    auto held = ten_of_state();
    held["07STATE100"] = "2007-03-01 12:00";  // Nine are left.
    const auto out = follow(message, held);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "07STATE1151");
    EXPECT_EQ(out[0].year, Citation::Year::Assumed);
}

TEST(FollowReferences, NeverDoubtsAStatedYear) {
    const auto out = follow(message_with("REF: 07 STATE 45678", "Text."),
                            {{"06STATE45678", "2006-12-01 12:00"}});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "07STATE45678");
    EXPECT_FALSE(out[0].held);
}

TEST(FollowReferences, AddsMentionsInTheTextOnceWithTheirSentence) {
    const auto out = follow(
        message_with("REF: STATE 1000",
                     "The first point stands. Paris agreed in 06 PARIS 4321 to wait. It repeated\n"
                     "that, as 06 PARIS 4321 and STATE 1000 show."),
        {});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].cited, "06PARIS4321");
    EXPECT_EQ(out[1].paragraph, "1");
    EXPECT_EQ(out[1].sentence, "Paris agreed in 06 PARIS 4321 to wait.");
}

TEST(FollowReferences, NeverCitesTheTelegramItself) {
    EXPECT_TRUE(follow(message_with("", "As 07 ZENDA 231 says itself."),
                       {{"07ZENDA231", "2007-04-17 14:25"}})
                    .empty());
}

}  // namespace
}  // namespace reftel::graph

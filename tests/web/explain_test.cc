// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/explain.h"

#include <gtest/gtest.h>

#include "web/reading/glossary.h"
#include "web/reading/names.h"
#include "web/reading/signals.h"

namespace reftel::web {
namespace {

TEST(ExplainTransmission, SaysWhatEachSignalMeansAndWhatNobodyKnows) {
    EXPECT_EQ(explain_transmission(Language::english(), "ZNY CCCCC ZZH"),
              "ZNY: must not travel over circuits that are not approved for it; CCCCC: "
              "confidential; ZZH: meaning not established");
    EXPECT_EQ(explain_transmission(Language::english(), "..."), "Transmission instructions");
}

TEST(ExplainFilingTime, NamesTheDay) {
    EXPECT_EQ(explain_filing_time(Language::english(), "0710829", 2009),
              "day 071 of the year at 08:29 UTC, 12 March");
    EXPECT_EQ(explain_filing_time(Language::english(), "0710829", 0),
              "day 071 of the year at 08:29 UTC");
    EXPECT_EQ(explain_filing_time(Language::english(), "0000829", 2009),
              "day 000 of the year at 08:29 UTC");
    EXPECT_EQ(explain_filing_time(Language::english(), "71", 2009), "");
}

TEST(ExplainExecutiveOrder, ReadsTheDeclassificationDate) {
    telegram::Telegram telegram;
    EXPECT_EQ(explain_executive_order(Language::english(), telegram).string(), "");
    telegram.executive_order = "12958";
    telegram.executive_order_text = "DECL: 04/17/2017";
    EXPECT_EQ(explain_executive_order(Language::english(), telegram).string(),
              "Executive Order 12958 of 1995 on classified information: to be declassified on 17 "
              "April 2017");
    telegram.executive_order_text = "DECL: 99/99/2017";
    EXPECT_EQ(explain_executive_order(Language::english(), telegram).string(),
              "Executive Order 12958 of 1995 on classified information: declassification as "
              "stated: 99/99/2017");
}

TEST(PartyOf, KnowsThePrefixWhereTheTableIsSilent) {
    EXPECT_EQ(party_of("AMEMBASSY ZENDA").kind, PartyKind::Embassy);
    EXPECT_EQ(party_of("AMCONSUL STRELSAU").kind, PartyKind::Consulate);
    EXPECT_EQ(party_of("LANTERN POSTS COLLECTIVE").kind, PartyKind::Collective);
    EXPECT_EQ(party_of("").kind, PartyKind::Other);
}

TEST(FindExplained, ChargeIsADiplomatOnlyWhereItIsOne) {
    EXPECT_TRUE(find_explained("POLICE TAKE CHARGE OF CARTS", WordContext{}).empty());
    EXPECT_TRUE(find_explained("In Charge of carts. Charge it to us.", WordContext{}).empty());
    EXPECT_EQ(find_explained("HIS CHARGE. TODAY THE CHARGE LEFT.", WordContext{}).size(), 1U);
    ASSERT_EQ(find_explained("They met with Charge twice.", WordContext{}).size(), 1U);
}

}  // namespace
}  // namespace reftel::web

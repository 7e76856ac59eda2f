// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/lint.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::string_view kTelegram =
    "VZCZCXRO0042\n"
    "PP RUEHC RUEHZS\n"
    "DE RUEHZD #0231 0710829\n"
    "ZNR UUUUU ZZH\n"
    "P 120829Z MAR 07\n"
    "FM AMEMBASSY ZENDA\n"
    "TO RUEHC/SECSTATE WASHDC PRIORITY 4877\n"
    "INFO RUEHZS/AMEMBASSY STRELSAU 0012\n"
    "BT\n"
    "UNCLAS ZENDA 000231\n"
    "\n"
    "SENSITIVE\n"
    "\n"
    "E.O. 12958: N/A\n"
    "TAGS: PREL, ECON, EU\n"
    "SUBJECT: THE LAMPLIGHTERS RETURN TO WORK\n"
    "\n"
    "REF: STRELSAU 19\n"
    "\n"
    "1. (U) The lamplighters of Zenda went back to their lamps on Monday.\n"
    "\n"
    "2. (SBU) The Count had promised them oil for the winter. See reftel.\n"
    "RASSENDYLL\n"
    "BT\n"
    "#0231\n"
    "NNNN\n";

std::set<std::string_view> fired(const std::string& text, const Hints& hints = {},
                                 Finding::Severity at_least = Finding::Severity::Info) {
    const Telegram telegram = parse(text);
    std::set<std::string_view> out;
    Options options;
    options.at_least = at_least;
    for (const LintFinding& found : lint(telegram, hints, options)) {
        EXPECT_LE(found.offset, text.size());
        out.insert(found.rule->code);
    }
    return out;
}

/// The telegram with one thing made otherwise.
std::string with(std::string_view from, std::string_view to) {
    std::string text(kTelegram);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

struct Slip {
    std::string_view from;
    std::string_view to;
    std::string_view code;
};

constexpr Slip kSlips[] = {
    {"VZCZCXRO0042", "VZCZCXR42", "L002"},
    {"PP RUEHC", "YY RUEHC", "L004"},
    {"PP RUEHC", "OO RUEHC", "L005"},
    {"RUEHZS\nDE", "RUEHZS RUEHZS\nDE", "L007"},
    {"#0231 ", "#0232 ", "L011"},
    {"0710829\n", "0810829\n", "L013"},
    {"0710829\n", "0710729\n", "L014"},
    {"ZNR UUUUU", "ZNR UUAUU", "L015"},
    {"FM AMEMBASSY ZENDA\n", "", "L020"},
    {"INFO RUEHZS/", "INFO ", "L024"},
    {"STRELSAU 0012", "STRELSAU IMMEDIATE 0012", "L025"},
    {"PRIORITY 4877\n", "PRIORITY 4877\nRUEHC/SECSTATE WASHDC 4878\n", "L026"},
    {"UNCLAS ZENDA 000231", "UNCLAS SECTION 01 OF 02 ZENDA 000231", "L033"},
    {"SENSITIVE\n\n", "", "L039"},
    {"(SBU)", "(C)", "L042"},
    {"12958: N/A", "12356: N/A", "L047"},
    {"12958: N/A", "12958: DECL: 03/12/2017", "L048"},
    {"TAGS: PREL, ECON, EU\n", "", "L055"},
    {"PREL, ECON", "PREL, QQQQ", "L056"},
    {"PREL, ECON, EU", "PREL, ECON", "L059"},
    {"PREL, ECON", "PREL, PREL", "L059"},
    {"SUBJECT: THE LAMPLIGHTERS RETURN TO WORK\n", "", "L060"},
    {"RETURN TO WORK", "RETURN TO WORK.", "L061"},
    {"REF: STRELSAU 19", "REF: A. STRELSAU 19\n     C. STRELSAU 20", "L063"},
    {"REF: STRELSAU 19", "REF: 07 ZENDA 231", "L064"},
    {"See reftel", "SEE REF D", "L065"},
    {"REF: STRELSAU 19\n\n", "", "L065"},
    {"2. (SBU)", "4. (SBU)", "L067"},
    {"The lamplighters of Zenda went back",
     "The lamplighters of Zenda, as all of them said, went back", "L070"},
    {"oil for",
     "oil\xC2\xA0"
     "for",
     "L071"},
    {"RASSENDYLL\n", "", "L074"},
    {"NNNN\n", "", "L075"},
};

TEST(Lint, EverySlipIsFoundAndTheTelegramWithoutIsNotBlamed) {
    const std::set<std::string_view> clean =
        fired(std::string(kTelegram), {}, Finding::Severity::Warning);
    for (const Slip& slip : kSlips) {
        EXPECT_FALSE(clean.contains(slip.code)) << slip.code;
        EXPECT_TRUE(fired(with(slip.from, slip.to)).contains(slip.code))
            << slip.code << ": " << slip.from << " -> " << slip.to;
    }
}

TEST(Lint, TheTelegramAsPrescribedHasNeitherWarningNorError) {
    const std::string text(kTelegram);
    const Telegram telegram = parse(text);
    Options options;
    options.at_least = Finding::Severity::Warning;
    for (const LintFinding& found : lint(telegram, {}, options)) {
        ADD_FAILURE() << found.rule->id << ": " << found.message;
    }
}

TEST(Lint, WhatItsPublisherSaysIsHeldAgainstIt) {
    Hints hints;
    hints.created = UtcTime::parse("2007-03-13 08:29");
    hints.classification = "SECRET";
    const auto codes = fired(std::string(kTelegram), hints);
    EXPECT_TRUE(codes.contains("L019"));
    EXPECT_TRUE(codes.contains("L041"));
}

TEST(Lint, OneIdWithTwoTextsAndOneTextWithTwoIdsAreFoundOverARun) {
    const std::string first = with("oil for the winter.", std::string(200, 'x'));
    const std::string other = with("oil for the winter.", std::string(200, 'y'));
    const std::string renumbered = [&] {
        std::string text = first;
        text.replace(text.find("000231"), 6, "000232");
        return text;
    }();
    reftel::telegram::lint::Run run;
    Hints hints;
    const Telegram a = parse(first);
    run.compare(a, "a", hints);
    EXPECT_EQ(hints.other_text_at + hints.same_text_as, "");
    const Telegram b = parse(other);
    run.compare(b, "b", hints);
    EXPECT_EQ(hints.other_text_at, "a");
    EXPECT_TRUE(fired(other, hints).contains("L083"));
    Hints again;
    const Telegram c = parse(renumbered);
    run.compare(c, "c", again);
    EXPECT_EQ(again.same_text_as, "07ZENDA231");
}

TEST(Lint, AnIdThatCanBeMendedIsProposedMended) {
    Hints hints;
    hints.id = "07 Zenda 000231";
    const Telegram telegram = parse(kTelegram);
    Options only;
    only.only = {find_rule("L084")};
    const auto found = lint(telegram, hints, only);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().fix, "07ZENDA231");
}

TEST(Lint, AllRulesOfTheSpecificationAreThere) {
    const auto rules = all_rules();
    ASSERT_EQ(rules.size(), 85U);
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const std::string number = std::to_string(index + 1);
        EXPECT_EQ(rules[index]->code, "L" + std::string(3 - number.size(), '0') + number);
    }
}

TEST(Lint, RulesHaveTheirOwnIdsAndCodesAndAnExplanation) {
    std::set<std::string_view> ids;
    std::string_view last;
    for (const Rule* rule : all_rules()) {
        EXPECT_TRUE(ids.insert(rule->id).second) << rule->id;
        EXPECT_LT(last, rule->code);
        last = rule->code;
        EXPECT_TRUE(std::all_of(rule->id.begin(), rule->id.end(), [](char c) {
            return is_lower(c) || is_digit(c) || c == '-';
        })) << rule->id;
        EXPECT_GT(rule->explanation.size(), rule->summary.size() / 3) << rule->id;
        EXPECT_EQ(find_rule(rule->id), rule);
        EXPECT_EQ(find_rule(rule->code), rule);
    }
    EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

TEST(Lint, OnlyAndSkipChooseRules) {
    const std::string text = with("#0231 ", "#0232 ");
    const Telegram telegram = parse(text);
    Options only;
    only.only = {find_rule("serial")};
    ASSERT_FALSE(lint(telegram, {}, only).empty());
    EXPECT_EQ(lint(telegram, {}, only).front().rule->id, "serial");
    only.skip = only.only;
    EXPECT_TRUE(lint(telegram, {}, only).empty());
}

}  // namespace
}  // namespace reftel::telegram::lint

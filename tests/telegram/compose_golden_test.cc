// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "telegram/compose/compose.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/draft_reader.h"
#include "telegram/compose/telegraph_text.h"
#include "telegram/compose/wrap.h"
#include "telegram/compose/yaml.h"

namespace reftel::telegram::compose {
namespace {

std::string told(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) {
        out += to_string(problem, "draft.md") + "\n";
    }
    return out;
}

TEST(Compose, MakesOfEveryDraftWhatItsExpectationSays) {
    reftel::testing::check_golden("telegram/compose", [](std::string_view text) {
        const Composed composed = compose(text);
        return told(composed.problems) + "--- telegram\n" + composed.telegram;
    });
}

TEST(Compose, TellsAWrongTagWithItsPlaceAndTheRightOne) {
    const Composed composed = compose(
        "---\nstation: RUEHZD\nfrom: AMEMBASSY ZENDA\nnumber: 7\ndtg: 020800Z JAN 09\n"
        "to: SECSTATE WASHDC\ntags: PREL, PHUMM\nclassification: U\nsubject: X\n---\nText.\n");
    EXPECT_NE(told(composed.problems)
                  .find("draft.md:7:13: warning: TAGS: PHUMM is in no table of TAGS; did you mean "
                        "PHUM?\n"),
              std::string::npos)
        << told(composed.problems);
}

TEST(Compose, RefusesATextThatWouldBeReadAsSomethingElse) {
    const Composed composed = compose(
        "---\nstation: RUEHZD\nfrom: AMEMBASSY ZENDA\nnumber: 7\ndtg: 020800Z JAN 09\n"
        "to: SECSTATE WASHDC\ntags: PREL\nclassification: UNCLASSIFIED\nsubject: X\n"
        "signature: HARKAWAY\n---\n1. One.\n\nShort line\n\n2. Two.\n");
    EXPECT_TRUE(composed.telegram.empty());
    EXPECT_NE(told(composed.problems).find("draft.md:14:1: text: would not be read as written"),
              std::string::npos)
        << told(composed.problems);
}

TEST(ReadDraft, BeginsAParagraphAtTheNumberThatIsDueWithoutABlankLine) {
    const ReadDraft read = read_draft("---\nfrom: X\n---\n1. One\n2. two\n3. of these\n5. go on\n");
    ASSERT_EQ(read.draft.body.size(), 3U);
    EXPECT_EQ(read.draft.body[1].text, "two");
    EXPECT_EQ(read.draft.body[2].text, "of these 5. go on");
}

TEST(Compose, AMarkThatIsTooHighIsNoMarkThatIsMissing) {
    const Composed composed =
        compose("---\nclassification: SECRET\n---\n(S) Lanterns.\n\n(TS) Ladders.\n");
    EXPECT_NE(told(composed.problems).find("the mark (TS) is higher"), std::string::npos);
    EXPECT_EQ(told(composed.problems).find("no mark reaches"), std::string::npos)
        << told(composed.problems);
}

TEST(Compose, AnEmptyDraftSaysWhatItWants) {
    const Composed composed = compose(empty_draft());
    EXPECT_TRUE(composed.telegram.empty());
    for (const char* wanted : {"FM: is missing", "DTG: is missing", "number: is missing",
                               "SUBJECT: is missing", "signature: is missing"}) {
        EXPECT_NE(told(composed.problems).find(wanted), std::string::npos) << wanted;
    }
}

TEST(DraftOf, TakesEachReferenceOfALineByItself) {
    const Draft draft = draft_of(
        parse("R 061200Z JAN 95\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nBT\nUNCLAS ZENDA 000231\n"
              "\nSUBJECT: LANTERNS\nREF: (A) STATE 12 (NOTAL); (B) PARIS 44,\nC) ROE-DOE\n"
              " TELCON  D. BONN 7\n\n1. TEXT.\nHARKAWAY\nBT\n"));
    std::vector<std::string> texts;
    for (const DraftReference& reference : draft.references) {
        texts.push_back(reference.text);
    }
    EXPECT_EQ(texts, (std::vector<std::string>{"STATE 12 (NOTAL)", "PARIS 44,", "ROE-DOE TELCON",
                                               "BONN 7"}));
}

TEST(Compose, SendsAPartysSeriesAsSuch) {
    const Composed composed = compose(
        "---\nstation: RUEHZD\nfrom: AMEMBASSY ZENDA\nnumber: 7\ndtg: 020800Z JAN 09\n"
        "to: SECSTATE WASHDC\ntags: PREL\nclassification: UNCLASSIFIED\nsubject: X\n"
        "signature: HARKAWAY\nreferences:\n  - series: SECTO 8012\n"
        "  - series: STATE 255577/TOSEC 140323\n---\nText of the telegram.\n");
    EXPECT_NE(composed.telegram.find("REF: A. SECTO 8012\n     B. STATE 255577/TOSEC 140323\n"),
              std::string::npos)
        << told(composed.problems);
}

TEST(DraftOf, GivesADraftForEverySampleOfTheParser) {
    for (const std::string& path :
         reftel::testing::files_below(reftel::testing::project_path("testdata/telegram/parser"))) {
        const std::string bytes = reftel::testing::read_file(path);
        const std::string text = write_draft(draft_of(parse(bytes)));
        const ReadDraft read = read_draft(text);
        for (const Problem& problem : read.problems) {
            EXPECT_EQ(problem.message.find("this is no YAML"), std::string::npos)
                << path << "\n"
                << to_string(problem, "draft") << "\n"
                << text;
        }
    }
}

TEST(ReadYaml, RefusesWhatNestsTooDeepOrIsTooLong) {
    EXPECT_FALSE(read_yaml(std::string(10000, '[')).has_value());
    EXPECT_FALSE(read_yaml(std::string(70000, 'a')).has_value());
    std::string dashes;
    for (int k = 0; k < 2000; ++k) {
        dashes += "- ";
    }
    EXPECT_FALSE(read_yaml(dashes).has_value());
    std::string steps;
    for (std::size_t k = 0; k < 300; ++k) {
        steps += std::string(k, ' ') + "a:\n";
    }
    EXPECT_FALSE(read_yaml(steps).has_value());
    EXPECT_FALSE(read_yaml("a: &x 1\nb: *x\n").has_value());
    EXPECT_FALSE(read_yaml("a: 1\na: 2\n").has_value());
    EXPECT_TRUE(read_yaml("a: [b, {c: d}]\n").has_value());
}

TEST(TelegraphText, FindsTheFirstSignThatCannotBeSentWhereverItStands) {
    constexpr std::size_t kBlocks = 200;
    for (std::size_t at = 0; at < kBlocks; ++at) {
        std::string text(kBlocks, 'a');
        EXPECT_EQ(find_untelegraphic(text), std::string::npos);
        text[at] = '[';
        text.back() = '{';
        EXPECT_EQ(find_untelegraphic(text), at);
    }
    EXPECT_EQ(find_untelegraphic(""), std::string::npos);
    EXPECT_EQ(find_untelegraphic("a>\x80"), 1U);
}

TEST(ToAscii, WritesAccentsAndTypographyAsATelegraphCan) {
    const TelegraphText made =
        to_ascii("\xC3\x89t\xC3\xA9 \xE2\x80\x94 \xE2\x80\x99\xE4\xB8\xAD\xFF");
    EXPECT_EQ(made.text.text, "Ete -- '??");
    ASSERT_EQ(made.replacements.size(), 6U);
    EXPECT_EQ(made.replacements[1].by, "e");
    EXPECT_TRUE(made.replacements[4].by.empty());
    EXPECT_EQ(made.replacements[4].offset, 13U);
}

TEST(Wrap, NeverEndsALineWithAHyphenNorBeginsOneWithANumber) {
    const std::vector<std::string> lines =
        wrap("aaaa bbbb pre- war 2. cccc dddd", {14, "", "", misleads_in_text});
    for (std::size_t k = 1; k < lines.size(); ++k) {
        EXPECT_FALSE(lines[k].starts_with("2.")) << lines[k];
        EXPECT_FALSE(lines[k - 1].ends_with("-")) << lines[k - 1];
    }
}

}  // namespace
}  // namespace reftel::telegram::compose

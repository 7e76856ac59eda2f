// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "golden.h"
#include "invariants.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

using reftel::testing::broken_invariant;
using reftel::testing::Parsed;

std::string sample(std::string_view name) {
    return reftel::testing::read_file(
        reftel::testing::project_path("testdata/telegram/parser/" + std::string(name) + ".in"));
}

std::vector<std::string> all_samples() {
    std::vector<std::string> out;
    for (const std::string& path :
         reftel::testing::files_below(reftel::testing::project_path("testdata/telegram/parser"))) {
        if (path.ends_with(".in")) {
            out.push_back(reftel::testing::read_file(path));
        }
    }
    return out;
}

bool has_finding(const Telegram& telegram, std::string_view rule) {
    return std::any_of(telegram.findings.begin(), telegram.findings.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
}

TEST(Parser, KeepsItsPromisesForEveryPrefixOfEverySample) {
    Telegram telegram;
    for (const std::string& bytes : all_samples()) {
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            parse(std::string_view(bytes).substr(0, size), telegram);
            ASSERT_EQ(broken_invariant(telegram), "")
                << size << " bytes of " << bytes.substr(0, 60);
        }
    }
}

TEST(Parser, KeepsItsPromisesWithAnyLineMissingOrDoubled) {
    Telegram telegram;
    for (const std::string& bytes : all_samples()) {
        std::size_t begin = 0;
        while (begin < bytes.size()) {
            const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
            const std::string line = bytes.substr(begin, end - begin);
            const std::string without = bytes.substr(0, begin) + bytes.substr(end);
            parse(without, telegram);
            ASSERT_EQ(broken_invariant(telegram), "") << "without " << line;
            const std::string doubled = bytes.substr(0, end) + line + bytes.substr(end);
            parse(doubled, telegram);
            ASSERT_EQ(broken_invariant(telegram), "") << "twice " << line;
            begin = end;
        }
    }
}

TEST(Parser, ReadsWhatIsLeftWhenOneHeaderLineIsMissing) {
    const std::string bytes = sample("acp127_two_sections");
    const std::size_t text = bytes.find("1. (C)");
    for (std::size_t begin = 0; begin < text;) {
        const std::size_t end = bytes.find('\n', begin) + 1;
        const std::string line = bytes.substr(begin, end - begin);
        const Parsed parsed(bytes.substr(0, begin) + bytes.substr(end));
        const Telegram& telegram = parsed.telegram;
        if (!line.starts_with("P R 17")) {
            ASSERT_TRUE(telegram.mrn) << "without " << line;
            EXPECT_EQ(telegram.mrn->to_string(), "07ZENDA231") << "without " << line;
        }
        std::size_t numbered = 0;
        for (const Paragraph& paragraph : telegram.paragraphs) {
            numbered += paragraph.number != 0 ? 1 : 0;
        }
        EXPECT_EQ(numbered, 5U) << "without " << line;
        begin = end;
    }
}

TEST(Parser, ParsesEveryInputHoweverOdd) {
    Telegram telegram;
    const std::string picture =
        "\xFF\xD8\xFF\xE0" + std::string(4, '\0') + "JFIF\x01\x02" + std::string(900, '\x03');
    for (const std::string& bytes : {std::string(),
                                     std::string("\n"),
                                     std::string("\xEF\xBB\xBF"),
                                     std::string(5000, '\0'),
                                     picture,
                                     std::string(10000, '('),
                                     std::string(10000, '['),
                                     std::string(200000, 'A'),
                                     std::string(200000, '\n'),
                                     std::string("FM"),
                                     std::string("TO "),
                                     std::string("DE R"),
                                     std::string("PAGE 01"),
                                     std::string("1."),
                                     std::string("SUBJECT:"),
                                     std::string("REF:"),
                                     std::string("TAGS: ("),
                                     std::string("VZCZC"),
                                     std::string("#"),
                                     std::string("E.O."),
                                     std::string("RMKS/"),
                                     std::string("MRN:"),
                                     std::string("Message Attributes\n:")}) {
        parse(bytes, telegram);
        EXPECT_EQ(broken_invariant(telegram), "") << bytes.substr(0, 20);
        EXPECT_FALSE(looks_like_telegram(telegram) && bytes.size() > 1000) << bytes.substr(0, 20);
    }
    parse(picture, telegram);
    EXPECT_EQ(telegram.lines.front().part, LinePart::Junk);
}

TEST(Parser, TakesManyOddLinesOfEachKindWithoutTrouble) {
    Telegram telegram;
    for (const std::string_view line :
         {"TAGS: PREL\n", "SUBJECT: X\n", "REF: A. ZENDA 1\n", "NNNN\n", "BT\n", "1. TEXT\n",
          "HARKAWAY\n\n", "(COMMENT: A\n", "SUMMARY: B\n\n", "PAGE 01 ZENDA 00001\n",
          "UNCLAS SECTION 02 OF 03 ZENDA 000001\n", "R 161730Z JUL 07\n",
          "TO RUEHC/SECSTATE WASHDC\n", "WORD-\n", "Capture Date: x\n", "-----\n", "a\n\n"}) {
        std::string bytes = "FM AMEMBASSY ZENDA\n";
        for (int count = 0; count < 3000; ++count) {
            bytes += line;
        }
        parse(bytes, telegram);
        EXPECT_EQ(broken_invariant(telegram), "") << line;
    }
}

TEST(Parser, MendsAWordCutAtTheEndOfASection) {
    const Parsed marked(sample("acp127_two_sections"));
    ASSERT_EQ(marked.telegram.mends.size(), 1U) << "a page mark stands between the halves";
    EXPECT_EQ(marked.telegram.mends[0].text.of(marked.telegram.reading.text), "principles");
    const std::string cut =
        "UNCLAS SECTION 01 OF 02 ZENDA 000001\n\n1. The principles of the house and\nthe "
        "princip\nles again.\n";
    const Telegram mended = parse(cut);
    ASSERT_EQ(mended.mends.size(), 1U);
    EXPECT_EQ(mended.mends[0].text.of(mended.reading.text), "principles");
    EXPECT_TRUE(has_finding(mended, "word-mended"));
}

TEST(Parser, MendsACutWordWhereEveryLineEndsWithABlank) {
    std::string bytes = "UNCLAS SECTION 01 OF 02 ZENDA 000001 \n\n1. He came on April 16. \n";
    for (int line = 0; line < 12; ++line) {
        bytes += "They spoke of the ladder that is under the pear tree. \n";
    }
    const auto mends = [&](const std::string& cut) { return parse(bytes + cut).mends.size(); };
    EXPECT_EQ(mends("The Islands dread a crossing in A \npril.  Nobody goes. \n"), 1U);
    EXPECT_EQ(mends("The Islands dread a \ncrossing.  Nobody goes along. \n"), 0U);
    EXPECT_EQ(mends("Along the quay they had a \nlong ladder of pear wood. \n"), 0U);
}

TEST(Parser, UsesWhatItsSourceKnows) {
    const std::string bytes = "UNCLAS ZENDA 000404\nSUBJECT: NO DATE\n\n1. Text.\n";
    EXPECT_FALSE(parse(bytes).mrn);
    ParseHints hints;
    hints.created = UtcTime::from({2007, 7, 16});
    const Telegram dated = parse(bytes, hints);
    ASSERT_TRUE(dated.mrn);
    EXPECT_EQ(dated.mrn->to_string(), "07ZENDA404");
    hints.mrn = parse_canonical_mrn("07ZENDA405");
    EXPECT_TRUE(has_finding(Parsed(bytes, hints).telegram, "mrn-differs"));
}

TEST(Parser, ReportsWhatDisagrees) {
    std::string bytes = sample("acp127_two_sections");
    const auto replaced = [&](std::string_view what, std::string_view with) {
        std::string out = bytes;
        out.replace(out.find(what), what.size(), with);
        return out;
    };
    EXPECT_TRUE(has_finding(Parsed(replaced("1071427", "1091427")).telegram, "julian-day-differs"));
    EXPECT_TRUE(has_finding(Parsed(replaced("#0231/01", "#0232/01")).telegram, "serial-differs"));
    EXPECT_TRUE(has_finding(Parsed(replaced("\nPP ", "\nRR ")).telegram, "precedence-differs"));
    EXPECT_TRUE(has_finding(Parsed(replaced("FM AMEMBASSY ZENDA\n", "")).telegram, "from-missing"));
    EXPECT_TRUE(has_finding(Parsed(replaced("00000231  002", "00000999  002")).telegram,
                            "page-mark-foreign"));
    EXPECT_TRUE(has_finding(Parsed(replaced("TAGS:", "TAS:")).telegram, "tags-label-misspelt"));
    EXPECT_TRUE(has_finding(Parsed(replaced("E.O. 12958", "E.O. 1295")).telegram, "eo-garbled"));
    EXPECT_TRUE(has_finding(Parsed(replaced("171425Z", "471425Z")).telegram, "dtg-unreadable"));
}

TEST(LooksLikeTelegram, TellsTelegramsFromOtherTexts) {
    EXPECT_TRUE(looks_like_telegram(Parsed(sample("acp127_two_sections")).telegram));
    EXPECT_TRUE(looks_like_telegram(Parsed(sample("terp_print")).telegram));
    EXPECT_TRUE(looks_like_telegram(Parsed(sample("nara_release")).telegram));
    EXPECT_FALSE(looks_like_telegram(Parsed(sample("not_a_telegram")).telegram));
    EXPECT_FALSE(looks_like_telegram(parse("")));
}

TEST(Fingerprint, DisregardsCaseWhiteSpaceAndLineBreaks) {
    EXPECT_EQ(fingerprint("The  Count\nsaid so."), fingerprint("THE COUNT SAID SO"));
    EXPECT_NE(fingerprint("The Count said so"), fingerprint("The Count said no"));
    EXPECT_NE(fingerprint("ab c"), fingerprint("a bc"));
    EXPECT_EQ(fingerprint(""), fingerprint(" \n"));
}

TEST(FindTelegramStarts, CutsAtStartsAndAfterEnds) {
    const std::string one = sample("acp127_two_sections");
    const std::string two = sample("web_page").substr(sample("web_page").find("VZCZC"));
    const std::string three = "R 161730Z JUL 07\nFM AMEMBASSY ZENDA\n\n1. Text.\nNNNN\n\n";
    const std::string stream = one + two + three + one;
    const std::vector<std::size_t> starts = find_telegram_starts(stream);
    ASSERT_GE(starts.size(), 3U);
    EXPECT_EQ(starts[0], 0U);
    EXPECT_EQ(starts[1], one.size());
    EXPECT_EQ(starts.back(), stream.size() - one.size());
    EXPECT_EQ(find_telegram_starts(""), std::vector<std::size_t>{0});
    EXPECT_EQ(find_telegram_starts("no sign\nat all\n"), std::vector<std::size_t>{0});
    EXPECT_EQ(find_telegram_starts("A\nNNNN\n  \n\nB\n"), (std::vector<std::size_t>{0, 11}));
    EXPECT_EQ(find_telegram_starts("A\nNNNNMAFVVZCZ\nB\n"), (std::vector<std::size_t>{0, 15}));
    EXPECT_EQ(find_telegram_starts("A\nNNNN OF THEM\nVZCZ\n"), std::vector<std::size_t>{0});
}

TEST(FindTelegramStarts, LeaveWhatTheArchivesPutBelowWithItsTelegram) {
    EXPECT_EQ(find_telegram_starts("A\nNNNN\n\n\nMessage Attributes\n\nType: TE\n"),
              std::vector<std::size_t>{0});
    EXPECT_EQ(find_telegram_starts("A\nNNNN\n\n*** Current Classification *** UNCLASSIFIED\n"),
              std::vector<std::size_t>{0});
}

TEST(FindTelegramStarts, CutPrintsWherePageOneNamesAnotherTelegram) {
    const std::string one =
        "UNCLASSIFIED\nPAGE 01 ZENDA 00231 01 OF 02 031200Z\n1. TEXT.\nUNCLASSIFIED\n\n"
        "UNCLASSIFIED\nPAGE 02 ZENDA 00231 01 OF 02 031200Z\nMORE.\n"
        "PAGE 01 ZENDA 00231 02 OF 02 031205Z\nREST.\nNNNN\n\nMessage Attributes\n\nType: TE\n\n";
    const std::string two =
        "Message Text\n\n\nCONFIDENTIAL\n\nPAGE 01\nZENDA 00232 031300Z\nTEXT.\n";
    const std::string three = "PAGE 01 TESSAR 00232 031300Z\nTEXT.\nPAGE 01\nOF THE PAPER\n";
    EXPECT_EQ(find_telegram_starts(one + two + three),
              (std::vector<std::size_t>{0, one.size(), one.size() + two.size()}));
    EXPECT_EQ(
        find_telegram_starts(
            "\r\nPAGE 01 ZENDA 00231\r\nA\r\nSECRET\r\nSECRET\r\n\r\nPAGE 01 ZENDA 00232\r\n"),
        (std::vector<std::size_t>{0, 34}));
    EXPECT_EQ(find_telegram_starts("PAGE 01 ZENDA 00231\nA\nPAGE 02 ZENDA 00237\nB\n"),
              std::vector<std::size_t>{0});
}

TEST(ParseAttributes, LeaveATextBehindTheRecordAlone) {
    std::string message =
        "UNCLAS ZENDA 05874\n1. PRICE OF OIL ROSE.\nMessage Attributes\nType: TE\n";
    for (int line = 0; line < 1000; ++line) {
        message += "Another text stands behind the record\n";
    }
    const Telegram telegram = parse(message);
    ASSERT_EQ(telegram.attributes.size(), 1U);
    EXPECT_LT(telegram.attributes[0].value.size(), 10'000U);
    EXPECT_EQ(telegram.lines[100].part, LinePart::Attributes);
    EXPECT_EQ(telegram.lines[900].part, LinePart::Junk);
}

}  // namespace
}  // namespace reftel::telegram

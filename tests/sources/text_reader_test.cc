// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "golden.h"
#include "items.h"
#include "sources/limits.h"
#include "telegram/telegram.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::project_path;
using reftel::testing::read_file;

std::string traffic() {
    return read_file(project_path("testdata/sources/text/traffic.in"));
}

TEST(TextReader, CutsLongTrafficAsIfItWereSeenAtOnce) {
    std::string stream;
    while (stream.size() < 3 * kChunkSize) {
        stream += traffic();
    }
    const auto items = read_bytes(stream, "day.txt");
    auto starts = telegram::find_telegram_starts(stream);
    starts.erase(starts.begin() + 1);  // the first has blank lines in front, which belong to it
    ASSERT_EQ(items.size(), starts.size());
    const auto all = telegrams(items);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_EQ(all[i]->from.offset, starts[i]);
    }
    EXPECT_EQ(total_bytes(items), stream.size());
}

TEST(TextReader, TakesTheIdFromTheNameOfAFileWithOneTelegram) {
    const std::string one = read_file(project_path("testdata/sources/text/one.in"));
    const auto alone = read_bytes(one, "folder/09PARIS1052.txt");
    EXPECT_EQ(telegrams(alone)[0]->published.reference_id, "09PARIS1052");
    EXPECT_TRUE(telegrams(alone)[0]->published.id_from_file_name);
    const auto many = read_bytes(traffic(), "folder/09PARIS1052.txt");
    EXPECT_EQ(telegrams(many)[0]->published.reference_id, "");
}

TEST(TextReader, RefusesALineOf200MegabytesInBoundedMemory) {
    const auto items = read_stream(repeat("ABCDEFGHIJKLMNOPQRSTUVW ", 200'000'000), "long.txt");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "too-large");
    EXPECT_EQ(std::get<Unread>(items[0]).bytes, 200'000'000U);
}

TEST(TextReader, GoesOnBehindAPieceThatIsTooLarge) {
    const std::string junk(kMaxTelegramBytes + 3 * kChunkSize, '\n');
    const auto items = read_bytes(traffic() + "VZCZC\nx" + junk + traffic(), "day.txt");
    EXPECT_EQ(std::get<Unread>(items.at(3)).rule, "too-large");
    EXPECT_EQ(telegrams(items).size(), 6U);
    EXPECT_EQ(total_bytes(items), traffic().size() * 2 + junk.size() + 7);
}

/// A transmission as a station sends it: one section of a telegram, or a telegram (total 1).
std::string transmission(int number, int section, int total, const std::string& text) {
    const std::string serial = fmt::format("#{:04}", number);
    const std::string part = total > 1 ? fmt::format("/{:02}", section) : "";
    const std::string says =
        total > 1 ? fmt::format("SECTION {:02} OF {:02} ", section, total) : "";
    return fmt::format(
        "VZCZCXYZ0001\nRR RUEHC\nDE RUEHZD {}{} 0331200\nZNR UUUUU ZZH\nR 021200Z FEB 07\n"
        "FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC 0100\nBT\nUNCLAS {}ZENDA {:06}\n\n"
        "E.O. 12958: N/A\nTAGS: PGOV, ZY\nSUBJECT: THE STAIRCASE\n\n{}\nBT\n{}\n\nNNNN\n\n",
        serial, part, says, number, text, serial);
}

TEST(TextReader, JoinsSectionsThatCameApart) {
    const std::string first = transmission(77, 1, 3, "1. It begins and");
    const std::string other = transmission(78, 1, 1, "1. Another.");
    const std::string third = transmission(77, 3, 3, "3. The end.\nHARKAWAY");
    const std::string second = transmission(77, 2, 3, "goes on.\n\n2. The middle.");
    const auto items = read_bytes(first + other + third + second, "day.txt");
    const auto all = telegrams(items);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]->original, other);
    EXPECT_EQ(all[1]->original, first + second + third);
    EXPECT_EQ(all[1]->from.offset, 0U);
    ASSERT_EQ(all[1]->notes.size(), 1U);
    EXPECT_EQ(all[1]->notes[0].rule, "sections-joined");
    EXPECT_NE(all[1]->notes[0].message.find(
                  fmt::format("section 3 from byte {}", first.size() + other.size())),
              std::string::npos);
    const telegram::Telegram parsed = telegram::parse(all[1]->message());
    EXPECT_EQ(parsed.sections, (std::vector<std::uint16_t>{1, 2, 3}));
    ASSERT_EQ(parsed.paragraphs.size(), 3U);
    EXPECT_EQ(parsed.text_of(parsed.paragraphs[0]), "It begins and goes on.");
    EXPECT_EQ(parsed.signature, (std::vector<std::string_view>{"HARKAWAY"}));
}

TEST(TextReader, JoinsTheSectionsOfTwoTelegramsThatInterleave) {
    std::string stream;
    for (int section = 1; section <= 4; ++section) {
        for (const int number : {5, 6}) {
            stream += transmission(number, section, 4, fmt::format("{}. Text.", section));
        }
    }
    const auto items = read_bytes(stream, "day.txt");
    ASSERT_EQ(telegrams(items).size(), 2U);
    for (const telegram::RawTelegram* raw : telegrams(items)) {
        EXPECT_EQ(telegram::parse(raw->message()).paragraphs.size(), 4U);
    }
    EXPECT_EQ(total_bytes(items), stream.size());
}

TEST(TextReader, AFileOfOneTelegramInSectionsIsOneTelegramWithItsName) {
    const std::string file = transmission(77, 1, 2, "1. One.") + transmission(77, 2, 2, "2. Two.");
    const auto items = read_bytes(file, "07ZENDA77.txt");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(telegrams(items)[0]->original, file);
    EXPECT_TRUE(telegrams(items)[0]->notes.empty());
    EXPECT_EQ(telegrams(items)[0]->published.reference_id, "07ZENDA77");
}

TEST(TextReader, GivesATelegramThatHoldsAllItsSectionsAtOnce) {
    const std::string whole =
        transmission(77, 1, 2, "1. One.\n\nZENDA 00000077  002.2 OF 002\n\n2. Two.");
    const std::string other = transmission(78, 1, 1, "1. Another.");
    const auto all = read_bytes(whole + other, "day.txt");
    ASSERT_EQ(telegrams(all).size(), 2U);
    EXPECT_EQ(telegrams(all)[0]->original, whole);
    EXPECT_TRUE(telegrams(all)[0]->notes.empty());
}

TEST(TextReader, JoinsSectionsThatCountOtherThingsOrMisspellTheirOwn) {
    const std::string first = transmission(77, 1, 2, "1. ONLY 1 OF 1 AND 2 OF 2 LAMPS CAME");
    std::string second = transmission(77, 2, 2, "and went.");
    second.replace(second.find(" OF 02"), 6, " 0F 02");
    const auto items = read_bytes(first + second, "day.txt");
    ASSERT_EQ(telegrams(items).size(), 1U);
    EXPECT_EQ(telegrams(items)[0]->original, first + second);
}

TEST(TextReader, GivesWhatThereIsOfATelegramWhoseSectionsNeverCame) {
    const std::string one = transmission(77, 1, 3, "1. One.");
    const std::string again = transmission(77, 1, 3, "1. One, sent again.");
    const std::string three = transmission(77, 3, 3, "3. Three.");
    const auto items = read_bytes(one + again + three, "day.txt");
    const auto all = telegrams(items);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]->original, again);
    EXPECT_EQ(all[0]->notes.at(0).rule, "section-repeated");
    EXPECT_EQ(all[1]->original, one + three);
    EXPECT_EQ(telegram::parse(all[1]->message()).sections, (std::vector<std::uint16_t>{1, 3}));
}

TEST(TextReader, HoldsAtMostSixteenTelegramsWhoseSectionsAreAwaited) {
    std::string stream;
    for (int number = 1; number <= 40; ++number) {
        stream += transmission(number, 1, 2, "1. First.");
    }
    stream += transmission(1, 2, 2, "2. Came too late.");
    stream += transmission(40, 2, 2, "2. Came in time.");
    const auto items = read_bytes(stream, "day.txt");
    EXPECT_EQ(telegrams(items).size(), 41U);
    EXPECT_EQ(total_bytes(items), stream.size());
}

TEST(TextReader, JoinsASectionThatEndsTheFileWithoutALineEnd) {
    std::string first = transmission(77, 1, 2, "1. One.");
    first.resize(first.find_last_not_of('\n') + 1);
    const auto items = read_bytes(transmission(77, 2, 2, "2. Two.\nHARKAWAY") + first, "day.txt");
    ASSERT_EQ(telegrams(items).size(), 1U);
    const telegram::Telegram parsed = telegram::parse(telegrams(items)[0]->message());
    EXPECT_EQ(parsed.sections, (std::vector<std::uint16_t>{1, 2}));
    EXPECT_EQ(parsed.paragraphs.size(), 2U);
}

TEST(TextReader, DoesNotJoinSectionsOfDifferentYears) {
    std::string later = transmission(77, 2, 2, "2. Of another year.");
    later.replace(later.find("FEB 07"), 6, "FEB 08");
    const auto items = read_bytes(transmission(77, 1, 2, "1. One.") + later, "day.txt");
    EXPECT_EQ(telegrams(items).size(), 2U);
}

}  // namespace
}  // namespace reftel::sources::testing

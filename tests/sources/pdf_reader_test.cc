// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "golden.h"
#include "items.h"
#include "sources/limits.h"
#include "sources/reader.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::project_path;
using reftel::testing::read_file;
using telegram::RawTelegram;

std::string sample(const std::string& name) {
    return read_file(project_path("testdata/sources/pdf/" + name));
}

std::vector<Item> read_sample(const std::string& name, const ReadOptions& options = {}) {
    const std::string bytes = sample(name);
    auto items = read_bytes(bytes, name, options);
    expect_sound(items);
    EXPECT_EQ(total_bytes(items), bytes.size());
    return items;
}

std::string note(const RawTelegram& raw, std::string_view rule) {
    for (const auto& note : raw.notes) {
        if (note.rule == rule) {
            return note.message;
        }
    }
    return {};
}

void expect_holds(std::string_view text, std::string_view part) {
    EXPECT_NE(text.find(part), std::string_view::npos) << part << " is not in\n" << text;
}

TEST(PdfReader, ReadsScannedPagesByOcr) {
    const auto items = read_sample("scanned_english.pdf");
    ASSERT_EQ(telegrams(items).size(), 1U);
    const RawTelegram& raw = *telegrams(items)[0];
    expect_holds(raw.message(), "\nUNCLAS SECTION 01 OF 02 ZENDA 000436\n");
    expect_holds(raw.message(), "\nSUBJECT: LANTERN FESTIVAL OPENS THE SEASON\n\n");
    expect_holds(raw.message(),
                 "\n1. (U) SUMMARY: The lantern festival of Zenda opened on March 10.");
    EXPECT_TRUE(note(raw, "ocr").starts_with("page 1 read from an image by tesseract 5."))
        << note(raw, "ocr");
    expect_holds(note(raw, "ocr"), "(eng), mean confidence of words ");
    EXPECT_EQ(raw.original, sample("scanned_english.pdf"));
}

TEST(PdfReader, ReadsFrenchWithItsTables) {
    ReadOptions options;
    options.ocr_languages = "fra";
    const auto items = read_sample("scanned_french.pdf", options);
    ASSERT_EQ(telegrams(items).size(), 1U);
    expect_holds(telegrams(items)[0]->message(), "reçue hier soir par le préfet. Les élus ont\n");
}

TEST(PdfReader, ReadsTheScanBelowTheBannersOfARelease) {
    const auto items = read_sample("scanned_released.pdf");
    ASSERT_EQ(telegrams(items).size(), 1U);
    const RawTelegram& raw = *telegrams(items)[0];
    expect_holds(raw.message(), "SUBJECT: WATER LEVELS ON THE TEUFELSBACH");
    EXPECT_EQ(raw.message().find("Case No"), std::string_view::npos) << raw.message();
    expect_holds(note(raw, "release-banner"), "C05512346");
    ASSERT_TRUE(raw.published.released);
    EXPECT_EQ(raw.published.released->to_string(), "2013-01-02 00:00");
}

TEST(PdfReader, NamesScannedPagesWhenOcrIsOff) {
    ReadOptions options;
    options.ocr = false;
    const auto items = read_sample("scanned_english.pdf", options);
    EXPECT_EQ(
        dump_short(items),
        "scanned_english.pdf: scanned: page 1 of this PDF is an image and OCR is switched off\n");
}

TEST(PdfReader, SaysWhichTablesOfOcrAreMissing) {
    ReadOptions options;
    options.ocr_languages = "eng+xyz";
    const auto items = read_sample("scanned_english.pdf", options);
    ASSERT_EQ(items.size(), 1U);
    expect_holds(std::get<Unread>(items[0]).reason, "tesseract has no tables for xyz");
}

TEST(PdfReader, TellsEachPageBeforeItReadsIt) {
    std::vector<std::string> steps;
    ReadOptions options;
    options.working = [&](const std::string& step) {
        steps.push_back(step);
        return true;
    };
    const auto items = read_sample("printed.in", options);
    EXPECT_EQ(telegrams(items).size(), 1U);
    EXPECT_EQ(steps,
              (std::vector<std::string>{"page 1 of 2 of printed.in", "page 2 of 2 of printed.in"}));
}

TEST(PdfReader, GivesAFileUpWhenTold) {
    ReadOptions options;
    options.working = [](const std::string& step) { return step.starts_with("page 1 "); };
    const auto items = read_sample("printed.in", options);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "interrupted");
}

TEST(PdfReader, TellsTheTelegramsOfOneFileApart) {
    const auto items = read_sample("released.in");
    const auto all = telegrams(items);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]->original, all[1]->original);
    EXPECT_EQ(all[0]->from.offset, 1U);
    EXPECT_EQ(all[1]->from.offset, 2U);
    EXPECT_EQ(all[0]->from.to_string(), "released.in!pages 1-2");
    EXPECT_EQ(all[1]->from.to_string(), "released.in!page 3");
}

TEST(PdfReader, NeverFailsWhereverAFileIsCut) {
    const std::string bytes = sample("printed.in");
    for (std::size_t size = 9; size < bytes.size(); size += bytes.size() / 8) {
        const auto items = read_bytes(std::string_view(bytes).substr(0, size), "cut.pdf");
        expect_sound(items);
        ASSERT_FALSE(items.empty());
        EXPECT_EQ(total_bytes(items), size);
    }
}

TEST(PdfReader, NeverFailsWhateverBytesAreChanged) {
    const std::string bytes = sample("released.in");
    std::minstd_rand random(7);  // NOLINT(cert-msc51-cpp): the same files every time
    for (int round = 0; round < 12; ++round) {
        std::string changed = bytes;
        for (int i = 0; i < 8; ++i) {
            changed[random() % changed.size()] = static_cast<char>(random() % 256);
        }
        const auto items = read_bytes("%PDF-" + changed.substr(5), "changed.pdf");
        expect_sound(items);
        ASSERT_FALSE(items.empty());
        EXPECT_EQ(total_bytes(items), changed.size());
    }
}

TEST(PdfReader, EndsWhateverATreeOfPagesClaims) {
    const std::string head =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n";
    const std::string tail = "\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n";
    for (const std::string tree : {"<< /Type /Pages /Count 2000000000 /Kids [2 0 R 2 0 R] >>",
                                   "<< /Type /Pages /Count -5 /Kids [1 0 R] >>",
                                   "<< /Type /Pages /Count 3 /Kids 2 0 R >>"}) {
        const std::string bytes = head + tree + tail;
        const auto items = read_bytes(bytes, "tree.pdf");
        ASSERT_FALSE(items.empty());
        EXPECT_TRUE(telegrams(items).empty()) << tree;
        EXPECT_EQ(total_bytes(items), bytes.size()) << tree;
    }
}

TEST(PdfReader, RefusesAnImageThatIsABombAndReadsTheOtherPages) {
    const auto items = read_sample("bomb.in");
    ASSERT_EQ(telegrams(items).size(), 1U);
    const RawTelegram& raw = *telegrams(items)[0];
    expect_holds(raw.message(), "\nUNCLAS SECTION 01 OF 02 ZENDA 000436\n");
    expect_holds(raw.message(), "\nUNCLAS SECTION 02 OF 02 ZENDA 000436\n");
    EXPECT_EQ(note(raw, "page-not-read"),
              "page 2: an image on it claims to have more than 600 million dots");
}

TEST(PdfReader, ReadsScansThatLieOnTheirSidesOrUpsideDown) {
    const auto items = read_sample("scanned_turned.pdf");
    const auto all = telegrams(items);
    ASSERT_EQ(all.size(), 4U);
    for (std::size_t i = 0; i < all.size(); ++i) {
        expect_holds(all[i]->message(), "STRELSAU 00030" + std::to_string(i + 1));
        expect_holds(all[i]->message(), "1. (U) The clerk of Strelsau laid this page on the glass");
    }
}

TEST(PdfReader, RefusesAFileBeyondTheBound) {
    const auto items = read_stream(repeat("%PDF-1.4 ", kMaxPdfBytes + 9), "huge.pdf");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "too-large");
    EXPECT_EQ(std::get<Unread>(items[0]).bytes, kMaxPdfBytes + 9);
}

}  // namespace
}  // namespace reftel::sources::testing

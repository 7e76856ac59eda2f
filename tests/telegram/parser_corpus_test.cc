// SPDX-License-Identifier: AGPL-3.0-or-later
// Measures the parser on real telegrams, which are not part of the project: every test here skips
// without them.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "golden.h"
#include "invariants.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

struct RealTelegram {
    std::string id;
    std::string bytes;
    nlohmann::json side;
};

std::vector<RealTelegram> corpus(std::string_view folder) {
    std::vector<RealTelegram> out;
    for (const std::string& path : reftel::testing::files_below(reftel::testing::shared_folder() +
                                                                "/corpus/" + std::string(folder))) {
        if (path.ends_with(".txt")) {
            const std::string base = path.substr(0, path.size() - 4);
            out.push_back({std::filesystem::path(base).filename().string(),
                           reftel::testing::read_file(path),
                           nlohmann::json::parse(reftel::testing::read_file(base + ".json"))});
        }
    }
    return out;
}

/// Share of telegrams for which something holds, in percent; names those for which it does not.
class Share {
 public:
    explicit Share(std::string name) : name_(std::move(name)) {}
    void add(bool holds, const std::string& id) {
        ++all_;
        good_ += holds ? 1 : 0;
        missed_ += holds ? "" : " " + id;
    }
    void expect_at_least(double percent) const {
        ASSERT_GT(all_, 0);
        EXPECT_GE(100.0 * good_ / all_, percent) << name_ << " missed in" << missed_;
    }

 private:
    std::string name_;
    int all_ = 0;
    int good_ = 0;
    std::string missed_;
};

bool has_number(const Telegram& telegram) {
    return std::any_of(telegram.paragraphs.begin(), telegram.paragraphs.end(),
                       [](const Paragraph& paragraph) { return paragraph.number != 0; });
}

TEST(ParserOnRealTelegrams, KeepsItsPromisesForAllOfThem) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Telegram telegram;
    for (const char* folder : {"corpus", "seed"}) {
        for (const std::string& path :
             reftel::testing::files_below(reftel::testing::shared_folder() + "/" + folder)) {
            const std::string bytes = reftel::testing::read_file(path);
            parse(bytes, telegram);
            ASSERT_EQ(reftel::testing::broken_invariant(telegram), "") << path;
        }
    }
}

TEST(ParserOnRealTelegrams, KeepsItsPromisesForEveryCutAndEveryMissingLineOfTheSeed) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Telegram telegram;
    const std::string page = reftel::testing::read_file(
        reftel::testing::files_below(reftel::testing::shared_folder() + "/seed").front());
    for (std::size_t size = 0; size <= page.size(); size += 3) {
        parse(std::string_view(page).substr(0, size), telegram);
        ASSERT_EQ(reftel::testing::broken_invariant(telegram), "") << size;
    }
    for (std::size_t begin = 0; begin < page.size();) {
        const std::size_t end = std::min(page.find('\n', begin), page.size() - 1) + 1;
        const reftel::testing::Parsed cut(page.substr(0, begin) + page.substr(end));
        ASSERT_EQ(reftel::testing::broken_invariant(cut.telegram), "") << begin;
        begin = end;
    }
}

TEST(ParserOnRealTelegrams, ReadsTheSeed) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const std::string page = reftel::testing::read_file(
        reftel::testing::files_below(reftel::testing::shared_folder() + "/seed").front());
    const Telegram telegram = parse(page);
    ASSERT_TRUE(telegram.mrn && telegram.dtg);
    EXPECT_EQ(telegram.mrn->to_string(), "09ASTANA436");
    EXPECT_EQ(telegram.dtg->time.to_iso(), "2009-03-12T08:29:00Z");
    EXPECT_EQ(telegram.precedence, Precedence::Priority);
    EXPECT_EQ(telegram.routing.size(), 23U);
    EXPECT_EQ(telegram.addressees.size(), 14U);
    EXPECT_EQ(telegram.class_line, "UNCLAS SECTION 01 OF 02 ASTANA 000436");
    EXPECT_EQ(telegram.captions, (std::vector<std::string_view>{"SENSITIVE", "SIPDIS"}));
    EXPECT_EQ(telegram.classification.to_string(), "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(telegram.sections, (std::vector<std::uint16_t>{1, 2}));
    EXPECT_EQ(telegram.attention.size(), 2U);
    EXPECT_EQ(telegram.tags.size(), 4U);
    EXPECT_TRUE(telegram.subject.ends_with("CIVIL SOCIETY ON NEW LEGAL STRATEGY"));
    std::string addresses;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        addresses += paragraph.address + " ";
    }
    EXPECT_EQ(addresses, "1 2 h1 3 4 h2 5 6 7 8 9 10 11 ");
    EXPECT_EQ(telegram.paragraphs[1].kind, Paragraph::Kind::Summary);
    EXPECT_EQ(telegram.paragraphs.back().kind, Paragraph::Kind::Comment);
    EXPECT_EQ(telegram.inline_blocks.size(), 2U);
    EXPECT_EQ(telegram.signature, std::vector<std::string_view>{"HOAGLAND"});
    ASSERT_EQ(telegram.mends.size(), 1U);
    EXPECT_EQ(telegram.findings.size(), 1U) << "the mended word is all there is to say";
    bool after_signature = false;
    for (const Line& line : telegram.lines) {
        EXPECT_TRUE(!after_signature || line.part == LinePart::Junk ||
                    line.part == LinePart::Blank);
        after_signature = after_signature || line.part == LinePart::Signature;
    }
}

TEST(ParserOnRealTelegrams, ReadsTheHeadersOfRecentTelegrams) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Share mrn("reference number");
    Share fields("date, TAGS, subject, addressees");
    Share signature("signature");
    for (const RealTelegram& real : corpus("cablegate-unclas")) {
        const Telegram telegram = parse(real.bytes);
        mrn.add(telegram.mrn && telegram.mrn->to_string() == real.id, real.id);
        fields.add(telegram.dtg && !telegram.tags.empty() && !telegram.subject.empty() &&
                       !telegram.addressees.empty(),
                   real.id);
        if (!real.side["truncated"].get<bool>()) {
            signature.add(!telegram.signature.empty(), real.id);
        }
    }
    mrn.expect_at_least(100);
    fields.expect_at_least(100);
    signature.expect_at_least(100);
}

TEST(ParserOnRealTelegrams, ReadsPrintsOfThe1970s) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Share header("date, originator, action addressee, subject, number");
    Share tags("TAGS");
    for (const RealTelegram& real : corpus("cfpf-raw")) {
        const Telegram telegram = parse(real.bytes);
        const bool action = std::any_of(
            telegram.addressees.begin(), telegram.addressees.end(),
            [](const Addressee& addressee) { return addressee.role == Addressee::Role::Action; });
        const std::string number = real.id.substr(real.id.find_last_not_of("0123456789") + 1);
        header.add(telegram.dtg && !telegram.from.empty() && action && !telegram.subject.empty() &&
                       telegram.mrn && telegram.mrn->number == parse_number(number),
                   real.id);
        if (real.bytes.find("TAGS") != std::string::npos) {
            tags.add(!telegram.tags.empty(), real.id);
        }
    }
    header.expect_at_least(95);
    tags.expect_at_least(95);
    Share bodies("numbered paragraphs in bodies without header");
    Share signatures("signatures of bodies without header");
    for (const RealTelegram& real : corpus("cfpf-body")) {
        const Telegram telegram = parse(real.bytes);
        bodies.add(has_number(telegram), real.id);
        signatures.add(!telegram.signature.empty(), real.id);
    }
    bodies.expect_at_least(95);
    signatures.expect_at_least(95);
}

TEST(ParserOnRealTelegrams, ReadsRetypedTelegrams) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Share dates(
        "date");  // Six of the publisher's dates differ from the text or the text is garbled there.
    Share originators("originator");
    Share numbers("number");
    for (const RealTelegram& real : corpus("frus-raw")) {
        const Telegram telegram = parse(real.bytes);
        const auto& gold = real.side["gold"];
        const std::string date = gold.value("date", "").substr(0, 16);
        dates.add(telegram.dtg && telegram.dtg->time.to_iso().starts_with(date), real.id);
        originators.add(!telegram.from.empty(), real.id);
        if (gold.contains("number")) {
            numbers.add(telegram.mrn && std::to_string(telegram.mrn->number) ==
                                            gold["number"].get<std::string>(),
                        real.id);
        }
    }
    dates.expect_at_least(92);
    originators.expect_at_least(98);
    numbers.expect_at_least(95);
}

TEST(ParserOnRealTelegrams, ReadsEditedPrints) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Share dates("date");
    Share numbers("number");
    for (const RealTelegram& real : corpus("frus-print")) {
        const Telegram telegram = parse(real.bytes);
        const auto& gold = real.side["gold"];
        const std::string date = gold.value("date", "");
        // Local times, without a Z, are no date-time groups.
        if (date.ends_with("Z")) {
            dates.add(telegram.dtg && telegram.dtg->time.to_iso().starts_with(date.substr(0, 16)),
                      real.id);
        }
        if (gold.contains("number")) {
            const std::string number = gold["number"].get<std::string>();
            const bool title = telegram.mrn && std::to_string(telegram.mrn->number) == number;
            numbers.add(title || telegram.station_serial.ends_with(number), real.id);
        }
    }
    dates.expect_at_least(95);
    numbers.expect_at_least(95);
}

TEST(ParserOnRealTelegrams, NamesThePartOfNearlyEveryByte) {
    REFTEL_SKIP_WITHOUT_SHARED();
    for (const char* folder : {"cfpf-raw", "cfpf-body", "frus-raw", "cablegate-unclas"}) {
        std::size_t all = 0;
        std::size_t junk = 0;
        std::string lines;
        for (const RealTelegram& real : corpus(folder)) {
            const Telegram telegram = parse(real.bytes);
            for (const Line& line : telegram.lines) {
                all += line.at.size();
                if (line.part == LinePart::Junk) {
                    junk += line.at.size();
                    lines += real.id + ":" + std::to_string(line.at.begin) + " ";
                }
            }
        }
        ASSERT_GT(all, 0U);
        const double named = 100.0 * static_cast<double>(all - junk) / static_cast<double>(all);
        std::cout << "[ " << folder << " ] " << named << " %\n";
        EXPECT_GE(named, 99.0) << folder << " not named at " << lines;
    }
}

TEST(ParserOnRealTelegrams, TellsMilitaryMessagesFromTelegrams) {
    REFTEL_SKIP_WITHOUT_SHARED();
    Share variant("variant");
    Share fields("date, originator, addressee, subject");
    for (const RealTelegram& real : corpus("navadmin")) {
        const Telegram telegram = parse(real.bytes);
        variant.add(telegram.variant == Variant::NavyGeneral && !telegram.mrn, real.id);
        fields.add(telegram.dtg && !telegram.from.empty() && !telegram.addressees.empty() &&
                       !telegram.subject.empty(),
                   real.id);
    }
    variant.expect_at_least(95);
    fields.expect_at_least(95);
}

}  // namespace
}  // namespace reftel::telegram

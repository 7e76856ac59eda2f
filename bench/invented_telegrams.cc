// SPDX-License-Identifier: AGPL-3.0-or-later
#include "invented_telegrams.h"

#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace reftel::bench {
namespace {

constexpr std::size_t kWords = 60'000;
constexpr std::size_t kDraws = std::size_t{1} << 20U;
constexpr std::uint32_t kNames = 3'000'000;
constexpr std::uint32_t kOrigins = 240;
constexpr std::uint32_t kTags = 400;
constexpr std::array<std::string_view, 20> kCommon{"the", "of", "to", "and",  "in",   "a",  "that",
                                                   "for", "on", "is", "with", "be",   "as", "by",
                                                   "was", "it", "at", "have", "from", "not"};
constexpr std::array<std::string_view, 30> kSyllables{
    "ba",  "ken", "dor", "li",  "mo",  "ras", "tel", "vin", "zu",  "far",
    "gho", "hen", "jas", "kri", "lum", "nar", "os",  "pel", "qui", "ro",
    "sa",  "tur", "ul",  "ver", "wen", "xan", "yor", "ze",  "cha", "ith"};

std::string invented_word(Random& random, std::size_t syllables) {
    std::string out;
    for (; syllables > 0; --syllables) {
        out += kSyllables[random.below(kSyllables.size())];
    }
    return out;
}

}  // namespace

InventedTelegrams::InventedTelegrams() : words_(kCommon.begin(), kCommon.end()) {
    Random random(7);
    std::set<std::string, std::less<>> seen(words_.begin(), words_.end());
    while (words_.size() < kWords) {
        std::string word = invented_word(random, 2 + random.below(3));
        if (seen.insert(word).second) {
            words_.push_back(std::move(word));
        }
    }
    // Zipf: the word of rank r as often as 1 / (r + 2.7).
    double sum = 0;
    for (std::size_t r = 0; r < kWords; ++r) {
        sum += 1.0 / (static_cast<double>(r) + 2.7);
    }
    double reached = 0;
    for (std::uint32_t r = 0; r < kWords; ++r) {
        reached += 1.0 / (static_cast<double>(r) + 2.7) / sum;
        while (static_cast<double>(draws_.size()) < reached * static_cast<double>(kDraws)) {
            draws_.push_back(r);
        }
    }
    draws_.resize(kDraws, 0);
    for (std::uint32_t i = 0; i < kOrigins; ++i) {
        std::string name = invented_word(random, 3);
        for (char& c : name) {
            c = static_cast<char>(c - 'a' + 'A');
        }
        origins_.push_back(std::move(name));
    }
    for (std::uint32_t i = 0; i < kTags; ++i) {
        std::string code;
        for (int k = 0; k < 4; ++k) {
            code.push_back(static_cast<char>('A' + random.below(26)));
        }
        tags_.push_back(std::move(code));
    }
}

void InventedTelegrams::add_words(std::string& out, std::size_t count, Random& random) const {
    for (std::size_t i = 0; i < count; ++i) {
        if (random.below(60) == 0) {
            const std::uint32_t name = random.below(kNames);
            out += kSyllables[name % 30];
            out += kSyllables[name / 30 % 30];
            out += std::to_string(name / 900);
        } else {
            out += words_[draws_[random.below(kDraws)]];
        }
        out += i % 12 == 11 ? ". " : " ";
    }
}

search::Document InventedTelegrams::make(std::uint64_t number) const {
    Random random(number * 0x2545F4914F6CDD1DULL + 1);
    search::Document out;
    const std::uint32_t year = random.below(11);
    out.origin = origins_[std::min(random.below(kOrigins), random.below(kOrigins))];
    out.origin_name = "Embassy " + out.origin;
    out.id = fmt::format("{:02}{}{}", year, out.origin, number + 1);
    out.date = UtcTime{946'684'800 + static_cast<std::int64_t>(year) * 31'557'600 +
                       static_cast<std::int64_t>(random.below(31'000'000))};
    out.released = UtcTime{1'314'662'400};
    out.to = {"SECSTATE WASHDC"};
    for (std::uint32_t i = random.below(12); i > 0; --i) {
        out.info.push_back("AMEMBASSY " + origins_[random.below(kOrigins)]);
    }
    for (std::uint32_t i = 1 + random.below(6); i > 0; --i) {
        out.tags.push_back(tags_[std::min(random.below(kTags), random.below(kTags))]);
    }
    constexpr std::array<telegram::Level, 4> kLevels{
        telegram::Level::Unclassified, telegram::Level::Sensitive, telegram::Level::Confidential,
        telegram::Level::Secret};
    out.level = kLevels[random.below(4)];
    out.classification = to_string(out.level);
    out.captions = {"SIPDIS"};
    out.precedence = static_cast<telegram::Precedence>(1 + random.below(3));
    out.signature = {words_[100 + random.below(300)]};
    add_words(out.subject, 5 + random.below(7), random);
    const std::uint32_t paragraphs = 3 + random.below(17);
    for (std::uint32_t i = 1; i <= paragraphs; ++i) {
        using Kind = telegram::Paragraph::Kind;
        const Kind kind = i == 1 ? Kind::Summary : i == paragraphs ? Kind::Comment : Kind::Text;
        out.paragraphs.push_back({std::to_string(i), kind, out.level, {}});
        add_words(out.paragraphs.back().text, 30 + random.below(105), random);
    }
    return out;
}

Result<std::optional<search::Document>> InventedTelegrams::load(std::string_view id) const {
    const std::size_t last = id.find_last_not_of("0123456789");
    std::uint64_t number = 0;
    if (last == std::string_view::npos ||
        std::from_chars(id.data() + last + 1, id.data() + id.size(), number).ec != std::errc() ||
        number == 0) {
        return std::nullopt;
    }
    return make(number - 1);
}

std::uint64_t text_bytes(const search::Document& document) {
    std::uint64_t out = document.subject.size();
    for (const search::DocumentParagraph& paragraph : document.paragraphs) {
        out += paragraph.text.size();
    }
    return out;
}

}  // namespace reftel::bench

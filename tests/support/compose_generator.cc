// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compose_generator.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "telegram/compose/block_words.h"
#include "telegram/compose/complete.h"
#include "telegram/mrn.h"

namespace reftel::testing {
namespace {

using telegram::Level;
using telegram::Paragraph;
using telegram::Precedence;
using telegram::Reference;
namespace tc = telegram::compose;

constexpr std::array<std::string_view, 24> kTowns{
    "ZENDA",     "STRELSAU", "TARLENHEIM", "HENTZAU",   "HOFBAU",    "WINTERSBRUCK",
    "LAUTERGAU", "BELMARK",  "OSTROVIA",   "KARLSWALD", "GRAUMUEHL", "PORT SAINT ELMO",
    "BAD ESCH",  "FELSING",  "NEUHAVEN",   "RIVERGATE", "MONTREVAL", "SANTA LUMBRA",
    "TWO WELLS", "KHAROLA",  "DUNMARROW",  "EASTMARCH", "LOWENBURG", "VALDORIA"};
constexpr std::array<std::string_view, 52> kWords{"the",
                                                  "lantern",
                                                  "guild",
                                                  "of",
                                                  "said",
                                                  "a",
                                                  "that",
                                                  "festival",
                                                  "would",
                                                  "be",
                                                  "put",
                                                  "off",
                                                  "until",
                                                  "autumn",
                                                  "and",
                                                  "its",
                                                  "principles",
                                                  "in",
                                                  "court",
                                                  "count",
                                                  "Hentzau",
                                                  "U.S.",
                                                  "NATO",
                                                  "pre-",
                                                  "well-kept",
                                                  "non-governmental",
                                                  "1.5",
                                                  "2.",
                                                  "3)",
                                                  "12,",
                                                  "(who",
                                                  "stairs)",
                                                  "(b)",
                                                  "-",
                                                  "SECRET",
                                                  "USAID",
                                                  "Ambassador's",
                                                  "\"geese\"",
                                                  "50%",
                                                  "$3",
                                                  "lamplighters;",
                                                  "they",
                                                  "whatever",
                                                  "representatives",
                                                  "I",
                                                  "A",
                                                  "Tarlenheim,",
                                                  "interdepartmental",
                                                  "to",
                                                  "NNNN",
                                                  "BT",
                                                  "ladders"};
constexpr std::array<std::string_view, 16> kCapitals{
    "LANTERN", "FESTIVAL", "POSTPONED", "AGAIN", "GUILD",   "OF",     "LAMPLIGHTERS", "AND",
    "PRE-",    "VISIT",    "KING'S",    "COUNT", "(SECOND", "ROUND)", "U.S.",         "TO"};

class Inventor {
 public:
    explicit Inventor(std::uint64_t seed) : random_(seed) {}

    tc::Draft run() {
        invent_transmission();
        invent_level();
        invent_header();
        invent_body();
        if (chance(90)) {
            draft_.signature.emplace_back(pick(kTowns));
        }
        if (!draft_.signature.empty() && chance(10)) {
            draft_.signature.emplace_back("O'HARKAWAY");
        }
        return draft_;
    }

 private:
    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <typename Items>
    std::string_view pick(const Items& items) {
        return items[below(items.size())];
    }
    std::string letters(std::size_t count) {
        std::string out;
        while (out.size() < count) {
            out += static_cast<char>('A' + below(26));
        }
        return out;
    }

    telegram::Dtg time(int first_year, int last_year) {
        const auto span = static_cast<std::uint64_t>(last_year - first_year + 1);
        const Date day{first_year + static_cast<int>(below(span)),
                       static_cast<unsigned>(1 + below(12)), static_cast<unsigned>(1 + below(28))};
        return {
            UtcTime::from(day, static_cast<unsigned>(below(24)), static_cast<unsigned>(below(60)))};
    }

    void invent_transmission();
    void invent_addressees(std::vector<tc::DraftAddressee>& list, std::size_t count,
                           Precedence highest);
    void invent_level();
    void invent_header();
    void invent_authority();
    void invent_references();
    void invent_body();
    void add_paragraph(std::uint16_t number, std::size_t words);
    void add_table();
    void add_block(std::uint16_t& number);
    std::string sentence(std::size_t words);
    std::string mark();

    std::mt19937_64 random_;
    tc::Draft draft_;
    std::size_t town_ = 0;  ///< Addressees are all different.
};

void Inventor::invent_transmission() {
    tc::Draft& out = draft_;
    if (chance(70)) {
        out.channel = letters(3);
        out.channel_serial = fmt::format("{:04}", below(10000));
    }
    out.station = "RUEH" + letters(1 + below(4));
    const std::string_view town = pick(kTowns);
    constexpr std::array<std::string_view, 4> kTypes{"AMEMBASSY", "AMCONSUL", "USMISSION",
                                                     "USOFFICE"};
    out.from = fmt::format("{} {}", pick(kTypes), town);
    out.origin = town;
    out.number = static_cast<std::uint32_t>(1 + below(chance(50) ? 999 : 999999));
    out.station_serial = fmt::format("{:04}", out.number % 10000);
    out.signals = chance(50) ? "ZZH" : "";
    out.dtg = time(1974, 2015);
    out.filed = out.dtg;
    if (chance(60)) {
        out.filed->time.seconds += static_cast<std::int64_t>(below(1440)) * 60;
    }
    out.remarks = chance(10) ? "ZDK" : "";
    constexpr std::array<Precedence, 4> kAll{Precedence::Routine, Precedence::Priority,
                                             Precedence::Immediate, Precedence::Flash};
    out.precedence = kAll[below(4)];
    if (out.precedence > Precedence::Routine && chance(30)) {
        out.info_precedence = Precedence::Routine;
    }
    const std::size_t total = chance(10) ? 40 : 1 + below(12);
    const std::size_t action = 1 + below(std::min<std::size_t>(total, 5));
    invent_addressees(out.to, action, out.precedence);
    invent_addressees(out.info, total - action, out.info_precedence);
    if (chance(20) && !out.info.empty()) {
        out.info.front() = {"RUCNLAN", "LANTERN POSTS COLLECTIVE", Precedence::None, "", false};
        for (std::uint64_t k = below(4); k > 0; --k) {
            out.exempt.push_back(fmt::format("AMCONSUL {}", kTowns[k]));
        }
    }
}

void Inventor::invent_addressees(std::vector<tc::DraftAddressee>& list, std::size_t count,
                                 Precedence highest) {
    constexpr std::array<Precedence, 6> kAll{Precedence::None,           Precedence::Routine,
                                             Precedence::Priority,       Precedence::Immediate,
                                             Precedence::NiactImmediate, Precedence::Flash};
    for (std::size_t k = 0; k < count; ++k) {
        tc::DraftAddressee addressee;
        const std::size_t town = town_++;
        addressee.plad = fmt::format("{} {}{}", town < 24 ? "AMEMBASSY" : "AMCONSUL",
                                     town % 2 == 0 ? "" : "NEW ", kTowns[town % 24]);
        if (k == 0 && chance(40)) {
            addressee.plad = "CDR LANTERN GUARD//J2/POLAD//";
        }
        addressee.by_other_means = chance(10);
        addressee.routing_indicator =
            addressee.by_other_means ? "" : "RUEH" + letters(1 + below(4));
        addressee.serial = chance(50) ? fmt::format("{:04}", below(10000)) : "";
        const Precedence wanted = kAll[below(6)];
        const bool niact =
            wanted == Precedence::NiactImmediate && draft_.precedence >= Precedence::Immediate;
        addressee.precedence = wanted <= highest || niact ? wanted : Precedence::None;
        list.push_back(std::move(addressee));
    }
}

void Inventor::invent_level() {
    constexpr std::array<Level, 6> kLevels{Level::Unclassified, Level::Unclassified,
                                           Level::Restricted,   Level::Confidential,
                                           Level::Secret,       Level::TopSecret};
    tc::Draft& out = draft_;
    out.level = kLevels[below(6)];
    if (out.dtg->time.date().year < 1996 && chance(15)) {
        out.level = Level::Sensitive;
    }
    constexpr std::array<std::string_view, 12> kCaptions{
        "EXDIS",      "LIMDIS",    "STADIS",          "NOFORN",      "ORCON", "ROGER CHANNEL",
        "NOCONTRACT", "EYES ONLY", "DISSENT CHANNEL", "VISAS VIPER", "AIDAC", "SPECAT"};
    if (out.level == Level::Unclassified && chance(40)) {
        out.captions.emplace_back("SENSITIVE");
    }
    if (out.level == Level::Unclassified && chance(15)) {
        out.captions.emplace_back("EFTO");
    }
    for (const std::string_view caption : kCaptions) {
        if (chance(12)) {
            out.captions.emplace_back(caption);
        }
    }
    if (chance(30) &&
        std::find(out.captions.begin(), out.captions.end(), "STADIS") == out.captions.end()) {
        out.captions.emplace_back("SIPDIS");
    }
    std::stable_sort(out.captions.begin(), out.captions.end(), [](const auto& a, const auto& b) {
        return tc::caption_rank(a) < tc::caption_rank(b);
    });
}

void Inventor::invent_header() {
    tc::Draft& out = draft_;
    if (chance(50)) {
        out.attention.emplace_back("STATE FOR EUR/XX, DRL/YY");
    }
    if (chance(10)) {
        std::string offices = "STATE FOR EUR/XX";
        for (std::uint64_t k = 5 + below(20); k > 0; --k) {
            offices += ", " + letters(2 + below(3)) + "/" + letters(2);
        }
        out.attention.push_back(offices);
    }
    if (chance(30)) {
        out.pass.emplace_back("STATE PLEASE PASS TO USAID");
    }
    invent_authority();
    constexpr std::array<std::string_view, 10> kSubjects{"PREL", "PGOV", "ECON", "PHUM", "EAID",
                                                         "ETRD", "SENV", "MARR", "OVIP", "CVIS"};
    const std::uint64_t first = below(10);
    for (std::uint64_t k = 0; k <= below(4); ++k) {
        out.tags.emplace_back(kSubjects[(first + k) % 10]);
    }
    std::sort(out.tags.begin(), out.tags.end());
    out.tags.erase(std::unique(out.tags.begin(), out.tags.end()), out.tags.end());
    if (chance(20)) {
        out.tags.emplace_back("DOE, JOHN Q");
    }
    if (chance(80)) {
        out.tags.emplace_back("UK");
    }
    if (chance(30)) {
        out.tags.emplace_back("NATO");
    }
    if (out.level >= Level::Restricted && chance(30)) {
        out.subject = "(U) ";
    }
    for (std::uint64_t k = 2 + below(18); k > 0; --k) {
        // Brackets or hyphens in a row leave no place to break at that a reader joins again: the
        // composer refuses such a subject.
        const std::string_view word = pick(kCapitals);
        const bool row = (word[0] == '(' && out.subject.find('(', 4) != std::string::npos) ||
                         (word.back() == '-' && out.subject.find('-') != std::string::npos);
        out.subject += std::string(row ? "GUILD" : word) + " ";
    }
    out.subject += "REVIEW";
    invent_references();
}

void Inventor::invent_authority() {
    tc::Draft& out = draft_;
    out.executive_order = tc::executive_order_at(out.dtg->time.date());
    out.declassify = "N/A";
    if (out.level < Level::Restricted) {
        return;
    }
    const Date day = out.dtg->time.date();
    constexpr std::array<std::string_view, 4> kOther{"DECL: OADR", "GDS", "XGDS-2",
                                                     "DECL: UPON THE END OF THE FESTIVAL"};
    out.declassify = chance(70)
                         ? fmt::format("DECL: {:02}/{:02}/{:04}", day.month, day.day, day.year + 10)
                         : std::string(pick(kOther));
    if (out.executive_order == "12958" || out.executive_order == "13526" || chance(20)) {
        out.classified_by = {"A. N. Other", chance(80) ? "Deputy Chief of Mission, a.i." : "",
                             "1.4", chance(50) ? "bd" : "abcd", ""};
        if (chance(10)) {
            out.classified_by = {"", "", "", "", "Derived From: Lantern Guide of 1999."};
        }
    }
}

void Inventor::invent_references() {
    static const std::array<tc::DraftReference, 7> kOther{
        {{"73 STATE 45678 (NOTAL)", Reference::Kind::Telegram},
         {"72 BONN 123", Reference::Kind::Telegram},
         {"ROE-DOE E-MAIL OF MARCH 3", Reference::Kind::Email},
         {"SEPTEL", Reference::Kind::Septel},
         {"MEMCON OF THE LANTERN COUNCIL", Reference::Kind::Memcon},
         {"HENTZAU LETTER TO THE GUILD", Reference::Kind::Document},
         {"9 FAM 40.1", Reference::Kind::Document}}};
    for (std::uint64_t k = below(6); k > 0; --k) {
        draft_.references.push_back(kOther[below(kOther.size())]);
    }
}

std::string Inventor::mark() {
    if (draft_.level < Level::Restricted) {
        return chance(50) ? "(U)" : "";
    }
    switch (draft_.level) {
        case Level::Restricted:
            return "(R)";
        case Level::Confidential:
            return chance(50) ? "(C)" : chance(50) ? "(U)" : "(C/NF)";
        case Level::Secret:
            return chance(50) ? "(S)" : chance(50) ? "(C)" : "(S/NF)";
        default:
            return chance(50) ? "(TS)" : "(U)";
    }
}

std::string Inventor::sentence(std::size_t words) {
    std::string out = chance(50) ? "The" : "Zenda";
    for (; words > 0; --words) {
        out += ' ';
        out += pick(kWords);
    }
    // What precedes the end decides whether a last line stands alone: a word of its own.
    return out + " lanterns.";
}

void Inventor::add_paragraph(std::uint16_t number, std::size_t words) {
    tc::DraftBlock& block = draft_.body.emplace_back();
    block.number = number;
    block.mark = mark();
    while (words > 0) {
        const std::size_t some = std::min<std::size_t>(words, 4 + below(24));
        block.text += (block.text.empty() ? "" : " ") + sentence(some);
        words -= some;
    }
    block.text += block.text.empty() ? "Nothing." : "";
    if (chance(20)) {
        const char* const item = chance(50) ? "\n- " : "\n-- ";
        for (std::uint64_t k = 1 + below(5); k > 0; --k) {
            block.text += item + sentence(2 + below(24));
        }
    }
}

void Inventor::add_table() {
    tc::DraftBlock& block = draft_.body.emplace_back();
    block.shape = tc::DraftBlock::Shape::Preformatted;
    const bool columns = chance(50);
    for (std::uint64_t k = 2 + below(6); k > 0; --k) {
        block.text += block.text.empty() ? "" : "\n";
        block.text += columns
                          ? fmt::format("{:<17}{:>8}{:>9}", pick(kTowns), below(9999), below(999))
                          : fmt::format("  {} {}", pick(kTowns), sentence(1));
    }
}

void Inventor::add_block(std::uint16_t& number) {
    constexpr std::array<Paragraph::Kind, 4> kKinds{
        Paragraph::Kind::Summary, Paragraph::Kind::Comment, Paragraph::Kind::ActionRequest,
        Paragraph::Kind::Quoted};
    const tc::BlockWords* const words = tc::find_block(kKinds[below(4)]);
    const std::size_t begin = draft_.body.size();
    for (std::uint64_t k = 1 + below(3); k > 0; --k) {
        add_paragraph(++number, 10 + below(60));
        draft_.body.back().kind = words->kind;
    }
    draft_.body[begin].text.insert(0, std::string(words->opening) + " ");
    draft_.body.back().text += " " + std::string(words->closing);
}

void Inventor::invent_body() {
    std::uint16_t number = 0;
    const std::uint64_t count = chance(10) ? 1 : chance(15) ? 20 + below(40) : 2 + below(8);
    if (count == 1) {
        add_paragraph(0, 10 + below(100));
        // Directly behind a REF list its mark would be taken for an entry's letter.
        const bool after_list = !draft_.references.empty() && draft_.classified_by.empty();
        draft_.body.front().number =
            after_list && !draft_.body.front().mark.empty() ? std::uint16_t{1} : std::uint16_t{0};
    }
    for (std::uint64_t k = 0; count > 1 && k < count; ++k) {
        if (k == 0 || chance(20)) {
            add_block(number);
            continue;
        }
        if (chance(15)) {
            tc::DraftBlock& heading = draft_.body.emplace_back();
            heading.shape = tc::DraftBlock::Shape::Heading;
            heading.text = chance(50) ? "The Guild's Figures" : "WHAT THE GEESE KNEW";
        }
        add_paragraph(++number, 10 + below(chance(10) ? 900 : 120));
        if (chance(10)) {
            add_table();
        }
    }
    // The level must be reached.
    if (draft_.level >= Level::Restricted) {
        for (tc::DraftBlock& block : draft_.body) {
            if (block.shape == tc::DraftBlock::Shape::Text) {
                block.mark = draft_.level == Level::TopSecret      ? "(TS)"
                             : draft_.level == Level::Secret       ? "(S)"
                             : draft_.level == Level::Confidential ? "(C)"
                                                                   : "(R)";
                break;
            }
        }
    }
}

}  // namespace

tc::Draft invent_draft(std::uint64_t seed) {
    return Inventor(seed).run();
}

}  // namespace reftel::testing

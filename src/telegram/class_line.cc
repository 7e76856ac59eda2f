// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/class_line.h"

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"

// class line = level { handling } [ "SECTION" number [ "OF" number ] ] [ origin number [ rest ] ]
// level      = its letters, with or without blanks between them
namespace reftel::telegram {
namespace {

struct LevelName {
    std::string_view letters;
    Level level;
};
// Longer names first where one begins like another.
constexpr std::array<LevelName, 10> kLevels{{{"UNCLASSIFIED", Level::Unclassified},
                                             {"UNCLASS", Level::Unclassified},
                                             {"UNCLAS", Level::Unclassified},
                                             {"CONFIDENTIAL", Level::Confidential},
                                             {"SECRET", Level::Secret},
                                             {"TOPSECRET", Level::TopSecret},
                                             {"RESTRICTED", Level::Restricted},
                                             {"LIMITEDOFFICIALUSE", Level::Sensitive},
                                             {"LIMOFFUSE", Level::Sensitive},
                                             {"LOU", Level::Sensitive}}};

constexpr std::array<std::string_view, 25> kHandling{"FOR OFFICIAL USE ONLY",
                                                     "E F T O",
                                                     "SENSITIVE BUT UNCLASSIFIED",
                                                     "EYES ONLY",
                                                     "POSS DUPE",
                                                     "CORRECTED COPY",
                                                     "SPECIAL HANDLING",
                                                     "NOFORN",
                                                     "EFTO",
                                                     "SENSITIVE",
                                                     "FOUO",
                                                     "SBU",
                                                     "EXDIS",
                                                     "NODIS",
                                                     "LIMDIS",
                                                     "STADIS",
                                                     "SIPDIS",
                                                     "NOCONTRACT",
                                                     "ORCON",
                                                     "SPECAT",
                                                     "NOTAL",
                                                     "ONLY",
                                                     "PROPIN",
                                                     "CONDIS",
                                                     "AIDAC"};
constexpr ByteSet kHandlingInitials = ByteSet::initials_of(kHandling);
constexpr ByteSet kLevelInitials("UCSTRL");
constexpr ByteSet kLevelSeconds("NOEI ");  // What stands behind an initial of a level
constexpr ByteSet kBlank(" ");
constexpr ByteSet kBlankOrSlash(" /");
constexpr ByteSet kBetweenHandling(" /(),-");

constexpr std::array<std::string_view, 8> kSectionWords{"SECTION", "SECTIN",  "SCTION", "SECTON",
                                                        "SECTIO",  "SECITON", "SECT",   "SEC"};

/// Bytes of `text` that spell `letters`, blanks between them disregarded; 0 when they do not.
std::size_t spelled_length(std::string_view text, std::string_view letters) {
    std::size_t at = 0;
    for (std::size_t k = 0; k < letters.size(); ++k) {
        std::size_t blanks = 0;
        while (at < text.size() && k > 0 && text[at] == ' ' && blanks < 3) {
            ++at;
            ++blanks;
        }
        if (at >= text.size() || text[at] != letters[k]) {
            return 0;
        }
        ++at;
    }
    return at < text.size() && is_alnum(text[at]) ? 0 : at;
}

/// `//N03000//`: the Navy's subject code after the level.
std::string_view skip_subject_code(std::string_view text) {
    if (text.size() > 5 && text[0] == 'N' && leading_digits(text.substr(1)) == 5) {
        return kBlankOrSlash.skip(text.substr(6));
    }
    return text;
}

std::string_view take_handling(std::string_view text, ClassLine& out) {
    std::size_t count = 0;
    for (bool taken = true; taken;) {
        taken = false;
        text = skip_subject_code(kBetweenHandling.skip(text));
        if (!kHandlingInitials.starts(text)) {
            break;
        }
        for (const std::string_view word : kHandling) {
            if (starts_with_word(text, word)) {
                if (count < out.handling.size()) {
                    out.handling[count++] = text.substr(0, word.size());
                }
                text.remove_prefix(word.size());
                taken = true;
                break;
            }
        }
    }
    return text;
}

/// `SBU ZENDA 12`: a level that only its handling tells; the words, or empty.
std::string_view bare_handling(std::string_view text) {
    for (const std::string_view word :
         {"SENSITIVE BUT UNCLASSIFIED", "SBU", "FOR OFFICIAL USE ONLY"}) {
        if (starts_with_word(text, word)) {
            return word;
        }
    }
    return {};
}

/// `N A T O  S E C R E T`: the owner before the level.
std::string_view skip_owner(std::string_view text) {
    const std::size_t length = text.starts_with('N') ? spelled_length(text, "NATO") : 0;
    return length == 0 ? text : kBlank.skip(text.substr(length));
}

std::uint16_t small_number(std::string_view digits) {
    const auto value = parse_number(digits.substr(0, 2));
    return static_cast<std::uint16_t>(value.value_or(0));
}

/// SECTION 01 OF 02, also FINAL SECTION OF 2; leaves `text` as it was when there is none.
void take_section(std::string_view& text, ClassLine& out) {
    std::string_view rest = text;
    const bool final_section = starts_with_word(rest, "FINAL");
    if (final_section) {
        rest = kBlank.skip(rest.substr(5));
    }
    bool found = false;
    for (const std::string_view word : kSectionWords) {
        if (starts_with_word(rest, word)) {
            rest = kBlank.skip(rest.substr(word.size()));
            found = true;
            break;
        }
    }
    std::size_t digits = leading_digits(rest);
    const bool roman = digits == 0 && (rest.starts_with("I ") || rest.starts_with("l "));
    if (roman) {
        digits = 1;
    }
    if (!found || digits > 2 || (digits == 0 && !final_section)) {
        return;
    }
    out.section = roman ? std::uint16_t{1} : small_number(rest.substr(0, digits));
    rest = kBlank.skip(rest.substr(digits));
    if (rest.starts_with("OF") || rest.starts_with("0F")) {
        rest = kBlank.skip(rest.substr(2));
        const std::size_t total = leading_digits(rest);
        if (total > 0 && total <= 2) {
            out.total = small_number(rest.substr(0, total));
            rest.remove_prefix(total);
        }
    }
    if (out.section == 0) {
        out.section = out.total;
    }
    text = kBlank.skip(rest);
}

/// `A` of `A-45`, `CA` of `CA-3400`; empty when no airgram's number stands at the front.
std::string_view airgram_series(std::string_view text) {
    for (const std::string_view series : {"A", "CA"}) {
        if (text.starts_with(series) && text.substr(series.size()).starts_with('-') &&
            leading_digits(text.substr(series.size() + 1)) > 0) {
            return text.substr(0, series.size());
        }
    }
    return {};
}

}  // namespace

std::size_t level_length(std::string_view text, Level& level) {
    if (text.size() < 3 || !kLevelInitials.has(text[0]) || !kLevelSeconds.has(text[1])) {
        return 0;
    }
    for (const LevelName& name : kLevels) {
        const bool may_be =
            name.letters[0] == text[0] && (name.letters[1] == text[1] || text[1] == ' ');
        const std::size_t length = may_be ? spelled_length(text, name.letters) : 0;
        if (length > 0) {
            level = name.level;
            return length;
        }
    }
    return 0;
}

std::string_view written_level(Level level) {
    switch (level) {
        case Level::TopSecret:
            return "T O P  S E C R E T";
        case Level::Secret:
            return "S E C R E T";
        case Level::Confidential:
            return "C O N F I D E N T I A L";
        case Level::Restricted:
            return "R E S T R I C T E D";
        case Level::Sensitive:
            return "LIMITED OFFICIAL USE";
        case Level::None:
        case Level::Unclassified:
            return "UNCLAS";
    }
    return "UNCLAS";
}

bool parse_origin_number(std::string_view text, ClassLine& out) {
    const char* const begin = text.data();
    std::size_t words = 0;
    std::string_view rest = text;
    while (words < 5) {
        const std::string_view series = airgram_series(rest);
        const std::string_view numbered = series.empty() ? rest : rest.substr(series.size() + 1);
        const std::size_t digits = leading_digits(numbered);
        if (digits > 0) {
            if (words == 0 || digits > 8) {
                return false;
            }
            out.series = series;
            out.number_text = numbered.substr(0, digits);
            out.number = parse_number(out.number_text).value_or(0);
            out.rest = trim(numbered.substr(digits));
            out.origin = trim_right({begin, static_cast<std::size_t>(rest.data() - begin)});
            return out.number != 0;
        }
        const std::string_view word = take_word(rest);
        if (word.empty() || !is_upper(word[0]) || word.size() > 20) {
            return false;
        }
        for (const char c : word) {
            if (!is_upper(c) && c != '-' && c != '.' && c != '\'' && c != '/') {
                return false;
            }
        }
        ++words;
    }
    return false;
}

std::optional<ClassLine> parse_class_line(std::string_view text) {
    if (text.size() > 160 || text.empty() || !is_upper(text[0])) {
        return std::nullopt;
    }
    ClassLine out;
    const std::string_view owned = skip_owner(text);
    const std::size_t length = level_length(owned, out.level);
    if (length == 0 && text[0] != 'S' && text[0] != 'F') {
        return std::nullopt;
    }
    if (length > 0 && owned.size() < text.size()) {
        out.handling[0] = text.substr(0, text.find_last_of('O', text.size() - owned.size()) + 1);
    }
    out.limited_official_use = out.level == Level::Sensitive;
    const bool bare = length == 0 && !bare_handling(text).empty();
    std::string_view rest = length > 0 || bare ? take_handling(owned.substr(length), out) : text;
    take_section(rest, out);
    if (length == 0 && out.section == 0 && !bare) {
        return std::nullopt;
    }
    if (out.section != 0) {
        rest = take_handling(rest, out);
    }
    if (rest.empty()) {
        return bare ? std::nullopt : std::optional<ClassLine>(out);
    }
    if (parse_origin_number(rest, out)) {
        out.level = bare ? Level::Unclassified : out.level;
        take_section(out.rest, out);  // `UNCLAS ZENDA 000123 SECTION 01 OF 02`
        return out;
    }
    if (out.section == 0) {
        return std::nullopt;
    }
    out.rest = rest;
    return out;
}

}  // namespace reftel::telegram

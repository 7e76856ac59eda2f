// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/furniture.h"
#include "telegram/one_slip.h"
#include "telegram/reference.h"
#include "telegram/reference_document.h"
#include "telegram/reference_target.h"
#include "telegram/reference_token.h"
#include "telegram/reference_year.h"
#include "telegram/series_id.h"

// field = { separator | furniture | enumerator | entry } ;
// entry = target { ( "," | "/" | "&" | "AND" ) number } { annotation } | document ;
//
// One pass over the tokens. An entry begins at a boundary: at the front, after a separator, an
// enumerator or another target. What no target can be read from is a document, and goes on to the
// next semicolon, enumerator, or known telegram after a boundary. Words behind a target are its
// annotation and dropped, unless they name a document.

namespace reftel::telegram {
namespace {

/// The longest list seen has some forty entries; what comes after this is no REF field.
constexpr std::size_t kLongestField = 16384;
constexpr std::size_t kMostReferences = 500;
constexpr std::size_t kLongestDocument = 400;
constexpr std::size_t kFewestDigitsAlone = 2;
constexpr std::size_t kDigitsOfPageMark = 8;

constexpr std::array<std::string_view, 10> kNoise{"REF",  "REFS", "REFTEL", "REFTELS", "SEE",
                                                  "ALSO", "PER",  "CF",     "AND",     "BOTH"};
template <typename List>
bool is_among(const List& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

class FieldParser {
 public:
    FieldParser(std::string_view field, std::uint32_t offset, const CitingTelegram& citing,
                std::vector<Reference>& out)
        : field_(field),
          offset_(offset),
          citing_(citing),
          tokens_(split_reference_field(field)),
          matcher_(tokens_, citing),
          out_(out),
          first_(out.size()) {}

    void run() {
        while (token(at_).type != Token::Type::End && out_.size() - first_ < kMostReferences) {
            if (ends_field()) {
                break;
            }
            if (!(skip_furniture() || take_separator() || take_enumerator() || take_target())) {
                take_other();
            }
        }
        close_document();
    }

 private:
    [[nodiscard]] const Token& token(std::size_t at) const {
        return tokens_[std::min(at, tokens_.size() - 1)];
    }
    [[nodiscard]] bool in_document() const { return document_ != kNowhere; }
    [[nodiscard]] bool starts_line(std::size_t at) const {
        return at == 0 || token(at - 1).type == Token::Type::LineEnd;
    }

    // ---- where the field ends

    [[nodiscard]] bool ends_field() const {
        const Token& here = token(at_);
        if (here.is_number()) {
            return begins_paragraph();
        }
        if (here.type == Token::Type::Word) {
            const Token& next = token(at_ + 1);
            const bool by = next.is_word("BY") && here.text.size() > 8 &&
                            is_one_slip_apart(to_upper(here.text), "CLASSIFIED");
            return by || (here.is_word("SENSITIVE") && next.is_word("BUT")) ||
                   (here.is_word("THIS") && (next.is_word("MESSAGE") || next.is_word("CABLE"))) ||
                   ((here.is_word("SUBJECT") || here.is_word("SUBJ")) && next.is_sign(':')) ||
                   begins_order() || (here.is_word("TAGS") && next.is_sign(':')) ||
                   (starts_line(at_) && (here.is_word("SUMMARY") || here.is_word("BEGIN"))) ||
                   (here.is_word("SUMMARY") &&
                    (next.is_sign('-') || (boundary_ && next.is_sign(':'))));
        }
        return false;
    }

    /// `E.O. 12958: N/A` at the front of a line.
    [[nodiscard]] bool begins_order() const {
        return starts_line(at_) && token(at_).is_word("E") && token(at_ + 1).is_sign('.') &&
               token(at_ + 2).is_word("O") && token(at_ + 4).is_number() &&
               token(at_ + 4).text.size() == 5;
    }

    /// `1. Text`, at the front of a line or with its portion mark: no entry is counted so without a
    /// telegram behind it, unless the first was.
    [[nodiscard]] bool begins_paragraph() const {
        const std::string_view number = token(at_).text;
        if (at_ == 0 || number.size() > 2 || !token(at_ + 1).is_sign('.') ||
            (tokens_[0].is_number() && token(1).is_sign('.')) || is_digit(letter_)) {
            return false;
        }
        const bool marked = token(at_ + 2).is_sign('(') && token(at_ + 3).is_letter() &&
                            token(at_ + 4).is_sign(')');
        return starts_line(at_) ? !known_target(at_ + 2) : number == "1" && marked;
    }

    [[nodiscard]] bool known_target(std::size_t at) const {
        const auto target = matcher_.match(at);
        return target && target->known;
    }

    // ---- page marks that were left among the entries: PAGE 02 ROME 01196 01 OF 02 082030Z

    bool skip_furniture() {
        if (starts_line(at_) && is_furniture_line()) {
            const std::size_t end = field_.find('\n', token(at_).begin);
            while (token(at_).type != Token::Type::End && token(at_).begin < end) {
                ++at_;
            }
            boundary_ = true;
            return true;
        }
        if (!token(at_).is_word("PAGE") || !token(at_ + 1).is_number()) {
            return false;
        }
        constexpr std::size_t kMostTokens = 12;
        for (std::size_t i = 0; i < kMostTokens && token(at_).type != Token::Type::End; ++i) {
            const Token::Type type = token(at_++).type;
            if (type == Token::Type::Time || type == Token::Type::LineEnd ||
                token(at_).is_sign(';')) {
                break;
            }
        }
        boundary_ = true;
        return true;
    }

    /// `ZENDA 00000231  001.2 OF 002` or a level, with nothing else on its line.
    [[nodiscard]] bool is_furniture_line() const {
        const Token& here = token(at_);
        if (here.type != Token::Type::Word || at_ == 0) {
            return false;
        }
        const std::size_t end = std::min(field_.find('\n', here.begin), field_.size());
        const std::string_view line = trim_right(field_.substr(here.begin, end - here.begin));
        const auto mark = parse_page_mark(line);
        return is_level_banner(line) || (mark && mark->rest.empty());
    }

    // ---- separators

    bool take_separator() {
        const Token& here = token(at_);
        if (here.is_sign(';')) {
            close_document();
            next_entry();
        } else if (separates(here) || (!in_document() && separates_telegrams(here))) {
            boundary_ = true;
        } else {
            return false;
        }
        // What stands between a number and the next tells whether that is the same origin's.
        slash_ = here.is_sign('/');
        dash_ = here.is_sign('-');
        chain_ = chain_ && !here.is_sign('.') && !here.is_sign(')');
        ++at_;
        return true;
    }

    /// Between any two entries.
    [[nodiscard]] static bool separates(const Token& here) {
        return here.is_sign(',') || here.is_sign('&') || here.type == Token::Type::LineEnd ||
               here.is_word("AND");
    }
    /// Between telegrams: in a document such signs and words are its own.
    [[nodiscard]] bool separates_telegrams(const Token& here) const {
        const bool noise =
            boundary_ && here.type == Token::Type::Word && is_among(kNoise, here.text);
        const bool sign =
            here.type == Token::Type::Sign &&
            std::string_view(".:/-+])\"|").find(here.text[0]) != std::string_view::npos;
        const bool opens = here.is_sign('(') && boundary_ && known_target(at_ + 1);
        return noise || sign || opens || here.is_word("THROUGH") || here.is_word("THRU");
    }

    void next_entry() {
        boundary_ = true;
        fresh_ = true;
        after_target_ = false;
        slash_ = false;
        dash_ = false;
    }

    // ---- enumerators: A. A) (A) [A] A: A - A STATE 1; also counted (1)

    /// Tokens of the enumerator at `at`, and its letter; 0 when there is none.
    [[nodiscard]] std::size_t enumerator_length(std::size_t at, char& letter) const {
        const Token& here = token(at);
        const bool bracket = here.is_sign('(') || here.is_sign('[') || here.is_sign('{');
        const Token& mark = token(bracket ? at + 1 : at);
        const Token& after = token(bracket ? at + 2 : at + 1);
        const bool counts = mark.is_number() && mark.text.size() == 1;
        if (!mark.is_letter() && !counts) {
            return 0;
        }
        letter = to_upper(mark.text[0]);
        if (bracket) {
            const bool closed = after.is_sign(')') || after.is_sign(']') || after.is_sign('}');
            return closed ? 3 : (known_target(at + 2) ? 2 : 0);
        }
        if (counts) {
            const bool next = starts_line(at) && letter_ != 0 && letter == letter_ + 1;
            const bool sign = after.is_sign('.') || after.is_sign(')');
            return sign && (next || known_target(at + 2)) ? 2 : 0;
        }
        if (after.type == Token::Type::Sign && marks_letter(at + 1)) {
            return 2;
        }
        if (after.is_sign('/') && known_target(at + 2)) {
            return 2;
        }
        return !in_document() && known_target(at + 1) ? 1 : 0;
    }

    /// Whether the sign at `at` makes the letter before it an enumerator.
    [[nodiscard]] bool marks_letter(std::size_t at) const {
        const Token& sign = token(at);
        const Token& next = token(at + 1);
        if (sign.is_sign('.')) {  // E.O. is an abbreviation.
            return !(next.is_letter() && !next.blank_before && token(at + 2).is_sign('.'));
        }
        if (sign.is_sign('-')) {  // E-MAIL and A-50 are one word.
            return sign.blank_before || next.blank_before;
        }
        return sign.is_sign(')') || sign.is_sign(']') || sign.is_sign(':') || sign.is_sign('>') ||
               sign.is_sign('=');
    }

    bool take_enumerator() {
        char letter = 0;
        const std::size_t length = enumerator_length(at_, letter);
        if (length == 0) {
            return false;
        }
        const bool successor = letter_ != 0 && letter == letter_ + 1;
        const bool after_paren = token(at_).is_sign('(');
        const bool between = (after_paren || letter > letter_) && known_target(at_ + length);
        if (!boundary_ && !successor && !between) {
            return false;
        }
        const bool skips = letter > letter_ && known_target(at_ + length);  // B. is lost: A. ... C.
        if (in_document() && !successor && !skips && !(starts_line(at_) && letter != letter_)) {
            return false;
        }
        // "(S)" before an entry is its portion mark, unless S is the letter that is due.
        const bool portion = after_paren && !successor && boundary_ &&
                             (letter == 'S' || letter == 'U' || letter == 'C');
        close_document();
        at_ += length;
        next_entry();
        chain_ = false;
        letter_ = portion ? letter_ : letter;
        return true;
    }

    // ---- targets

    bool take_target() {
        if (!boundary_ && !after_target_) {
            return false;
        }
        const std::size_t begin = at_;
        if (auto target = matcher_.match(begin); target && is_acceptable(*target)) {
            return add_target(begin, *target, false);
        }
        if (in_document()) {
            return false;
        }
        if (fresh_) {
            if (auto target = matcher_.match_number_first(begin)) {
                return add_target(begin, *target, false);
            }
        }
        auto target = matcher_.match_number(begin);
        if (!boundary_ || !target || !may_inherit(*target)) {
            return false;
        }
        target->origin = has_origin_ ? origin_ : std::string(citing_.origin);
        target->year = target->year || !chain_ ? target->year : year_;
        target->year_first = target->year == year_;
        return add_target(begin, *target, has_origin_);
    }

    [[nodiscard]] bool is_acceptable(const Target& target) const {
        if (target.digits == kDigitsOfPageMark && !boundary_) {
            return false;  // Its section is lost: ROME 34 ZENDA 00000099
        }
        if (target.kind == Reference::Kind::Telegram) {
            return target.known || (fresh_ && !in_document());
        }
        const bool listed = target.kind == Reference::Kind::Airgram && boundary_;
        return (fresh_ || listed) && !in_document();
    }

    [[nodiscard]] bool may_inherit(const Target& target) const {
        if (!has_origin_) {
            return fresh_ && letter_ != 0 && !citing_.origin.empty() &&
                   target.digits >= kFewestDigitsAlone;
        }
        if (slash_ && target.digits < digits_) {
            return false;  // 2799/64 may be 2799 and 2764.
        }
        if (dash_ && (target.digits != digits_ || target.number <= number_)) {
            return false;  // 1234 - 1236
        }
        return chain_ || (fresh_ && letter_ != 0 && target.digits >= kFewestDigitsAlone);
    }

    bool add_target(std::size_t begin, const Target& target, bool inherited) {
        close_document();
        std::size_t end = series_pair_end(target);
        const bool notal = take_qualifiers(end);
        Reference reference = make_reference(target.kind, begin, end);
        reference.inherited_origin = inherited;
        reference.notal = notal;
        if (target.kind == Reference::Kind::Telegram) {
            set_mrn(reference, target.origin, target.number, target.year, citing_);
            origin_ = target.origin;
            has_origin_ = true;
            year_ = target.year_first ? target.year : std::nullopt;
        }
        if (target.kind == Reference::Kind::Airgram) {
            reference.series_id = airgram_id(target.year.value_or(citing_.year), target.origin,
                                             target.series, target.number);
        }
        chain_ = target.kind == Reference::Kind::Telegram;
        digits_ = target.digits;
        number_ = target.number;
        out_.push_back(std::move(reference));
        at_ = end;
        boundary_ = false;
        fresh_ = false;
        after_target_ = true;
        annotation_ = kNowhere;
        return true;
    }

    /// STATE 255577/TOSEC 140323 is one telegram with two numbers; a series may have any:
    /// 000005/000007. The token after them.
    [[nodiscard]] std::size_t series_pair_end(const Target& target) const {
        std::size_t end = target.next;
        while (target.kind == Reference::Kind::Series && token(end).is_sign('/') &&
               token(end + 1).is_number()) {
            end += 2;
        }
        const Token& series = token(end + 1);
        const bool pair = token(end).is_sign('/') && token(end + 2).is_number() &&
                          (series.is_word("TOSEC") || series.is_word("TOPAR"));
        return pair ? end + 3 : end;
    }

    /// Moves `end` past `(NOTAL)`, `EXDIS`, `AND PREVIOUS`; true when NOTAL is among them.
    bool take_qualifiers(std::size_t& end) const {
        bool notal = false;
        for (std::size_t at = end;;) {
            const std::size_t open = token(at).is_sign('(') ? 1 : 0;
            const Token& word = token(at + open);
            const bool previous = word.is_word("AND") && token(at + open + 1).is_word("PREVIOUS");
            const bool known = word.is_word("NOTAL") || word.is_word("EXDIS") ||
                               word.is_word("NODIS") || word.is_word("LIMDIS");
            if (!known && !previous) {
                return notal;
            }
            notal = notal || word.is_word("NOTAL");
            at += open + (previous ? 2 : 1);
            if (open == 1) {
                at += token(at).is_sign(')') ? 1 : 0;
            }
            end = at;
        }
    }

    // ---- everything else

    void take_other() {
        if (after_target_ && !fresh_ && !in_document()) {
            take_annotation();
        } else if (!in_document()) {
            document_ = at_++;
        } else {
            ++at_;
        }
        boundary_ = false;
        chain_ = false;
    }

    void take_annotation() {
        const Token& here = token(at_);
        if (here.is_sign('(') && at_ < last_close()) {
            while (!token(at_).is_sign(')')) {
                ++at_;
            }
            ++at_;
            return;
        }
        const Token& before = token(at_ - 1);  // An annotation is never first.
        const bool listed = before.is_sign(',') || before.is_sign('&') || before.is_word("AND");
        annotation_ = listed ? at_ : annotation_;
        if (annotation_ != kNowhere && names_document(tokens_, at_)) {
            document_ = annotation_;
        }
        ++at_;
    }

    /// The last closing bracket: so that looking for one never runs to the end in vain.
    [[nodiscard]] std::size_t last_close() {
        if (last_close_ == kNowhere) {
            last_close_ = 0;
            for (std::size_t i = 0; i < tokens_.size(); ++i) {
                last_close_ = tokens_[i].is_sign(')') ? i : last_close_;
            }
        }
        return last_close_;
    }

    // ---- documents

    void close_document() {
        if (!in_document()) {
            return;
        }
        std::size_t begin = document_;
        std::size_t end = at_;
        document_ = kNowhere;
        while (end > begin && is_edge(token(end - 1))) {
            --end;
        }
        while (begin < end && is_edge(token(begin))) {
            ++begin;
        }
        const auto document = std::span(tokens_).subspan(begin, end - begin);
        if (says_something(document)) {
            out_.push_back(make_reference(kind_of_document(document), begin, end));
        }
        after_target_ = false;
        chain_ = false;
    }

    [[nodiscard]] static bool is_edge(const Token& here) {
        return here.type == Token::Type::LineEnd || here.is_sign(',') || here.is_sign('-') ||
               here.is_sign('&') || here.is_word("AND") || here.is_sign(':') || here.is_sign('\'');
    }

    /// An entry that reaches from one token to before another.
    [[nodiscard]] Reference make_reference(Reference::Kind kind, std::size_t begin,
                                           std::size_t end) const {
        Reference reference;
        reference.kind = kind;
        reference.letter = letter_;
        const std::uint32_t from = token(begin).begin;
        const std::uint32_t to = token(end - 1).end();
        reference.at = {offset_ + from, offset_ + to};
        std::size_t size = to - from;
        if (size > kLongestDocument) {
            // Never in the midst of a character of UTF-8.
            size = kLongestDocument;
            while (size > 0 && (static_cast<unsigned char>(field_[from + size]) & 0xC0U) == 0x80U) {
                --size;
            }
        }
        reference.text = collapse_space(field_.substr(from, size));
        return reference;
    }

    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

    std::string_view field_;
    std::uint32_t offset_;
    CitingTelegram citing_;
    std::vector<Token> tokens_;
    TargetMatcher matcher_;
    std::vector<Reference>& out_;
    std::size_t first_;

    std::size_t at_ = 0;
    char letter_ = 0;
    bool boundary_ = true;       // An entry may begin here.
    bool fresh_ = true;          // Nothing of this entry was read yet.
    bool after_target_ = false;  // The words that come are the annotation of a telegram.
    bool chain_ = false;         // A number alone belongs to the origin before it.
    bool slash_ = false;
    bool dash_ = false;
    bool has_origin_ = false;
    std::string origin_;                 // Of the last telegram.
    std::optional<std::uint16_t> year_;  // Stated before the last number.
    std::uint32_t number_ = 0;           // The last number.
    std::size_t digits_ = 0;             // Of the last number.
    std::size_t document_ = kNowhere;    // Token where the open document began.
    std::size_t annotation_ = kNowhere;  // Token where what is listed behind a telegram began.
    std::size_t last_close_ = kNowhere;
};

}  // namespace

void parse_reference_field(std::string_view field, std::uint32_t offset,
                           const CitingTelegram& citing, std::vector<Reference>& out) {
    FieldParser(field.substr(0, kLongestField), offset, citing, out).run();
}

}  // namespace reftel::telegram

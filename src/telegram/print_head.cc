// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// The head of a print: editions run what is left of a telegram's header into its first paragraph,
// a sentence for each field [F27].
//
//   225. Subject: Lantern Festival. Ref: State 4511. For the Ambassador.
namespace reftel::telegram {
namespace {

/// A full stop behind these stands for letters left out when a name follows...
constexpr std::array<std::string_view, 32> kBeforeName{
    "ADM",  "AMB", "AMBS", "ASST", "BRIG", "CAPT", "CDR", "COL",  "CONG", "DEPT", "DR",
    "FT",   "GEN", "GOV",  "HON",  "LT",   "MAJ",  "MR",  "MRS",  "MS",   "MT",   "PRES",
    "PROF", "REP", "REPS", "REV",  "SEC",  "SECY", "SEN", "SENS", "SGT",  "ST"};
/// ... and behind these when a figure does.
constexpr std::array<std::string_view, 19> kBeforeFigure{
    "JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG",  "SEP",   "SEPT", "OCT",
    "NOV", "DEC", "NO",  "NOS", "ART", "VOL", "PARA", "PARAS", "PP"};

bool is_one_of(std::string_view word, const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view known) { return equals_fold(word, known); });
}

bool is_field(Label label, std::string_view text) {
    return (label == Label::Subject || label == Label::Ref) &&
           text.substr(0, 14).find(':') != std::string_view::npos;
}

bool begins_field(std::string_view text) {
    std::string_view value;
    bool misspelt = false;
    return is_field(recognise_label(text, value, misspelt), text);
}

/// Letters, figures and what is not ASCII before `at`.
std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && (is_alnum(text[begin - 1]) || (text[begin - 1] & '\x80') != 0)) {
        --begin;
    }
    return text.substr(begin, at - begin);
}

/// Whether the full stop at `stop` ends a sentence, and none of an initial or an abbreviation:
/// `J. Doe`, `U.S. policy`, `Amb. Smith`, `Nov. 15`.
bool ends_sentence(std::string_view text, std::size_t stop) {
    const std::string_view rest = trim_left(text.substr(stop + 1));
    if (rest.empty() || stop == 0) {
        return rest.empty();
    }
    if (text[stop + 1] != ' ') {
        return false;
    }
    const std::string_view word = word_before(text, stop);
    if (begins_field(rest) || text[stop - 1] == ')' || is_digit(text[stop - 1])) {
        return true;
    }
    if (word.size() < 2) {
        return false;
    }
    return !is_one_of(word, kBeforeName) &&
           !(is_digit(rest.front()) && is_one_of(word, kBeforeFigure));
}

/// Takes a sentence off the front, without its full stop.
std::string_view take_sentence(std::string_view& text) {
    std::size_t stop = text.find('.');
    while (stop != std::string_view::npos && !ends_sentence(text, stop)) {
        stop = text.find('.', stop + 1);
    }
    const std::string_view sentence = text.substr(0, stop);
    text = stop == std::string_view::npos ? text.substr(text.size())
                                          : trim_left(text.substr(stop + 1));
    return sentence;
}

/// Places from which more than one office sends, each with numbers of its own: the place does not
/// name the originator.
bool is_shared_place(std::string_view place) {
    for (const std::string_view shared :
         {"Washington", "New York", "Geneva", "Vienna", "Brussels", "Paris"}) {
        if (place.find(shared) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

constexpr std::size_t kLongestAttention = 160;

/// `For the Ambassador from the Secretary.`, `Dept pass Bangkok.`
bool begins_attention(std::string_view text) {
    for (const std::string_view word :
         {"FOR", "FROM", "PASS", "PLEASE PASS", "DEPT PASS", "DEPT PLEASE PASS", "DEPARTMENT PASS",
          "EYES ONLY", "PERSONAL FOR", "NODIS", "EXDIS", "LIMDIS"}) {
        if (starts_with_word_fold(text, word)) {
            return true;
        }
    }
    return false;
}

/// `Vienna for the mission party`, `CINCPAC For POLAD`: a place or office, then for whom.
bool is_addressed(std::string_view sentence) {
    constexpr std::size_t kLongest = 60;
    constexpr int kMostWords = 3;
    if (sentence.size() > kLongest) {
        return false;
    }
    for (int count = 0; count <= kMostWords && !sentence.empty(); ++count) {
        const std::string_view word = take_word(sentence);
        if (count > 0 && equals_fold(word, "FOR")) {
            return !sentence.empty();
        }
        if (word.empty() || !is_upper(word[0])) {
            return false;
        }
    }
    return false;
}

/// Whether all sentences are such, a few at most.
bool are_addressed(std::string_view text) {
    constexpr int kMostSentences = 4;
    for (int count = 0; count < kMostSentences && !text.empty(); ++count) {
        if (!is_addressed(take_sentence(text))) {
            return false;
        }
    }
    return text.empty();
}

/// Bytes of the sentences before a label that is to come soon: `Paris For SecDef. Subj: ...`, or of
/// all when each names for whom it is; 0 else.
std::size_t attention_length(std::string_view text) {
    constexpr int kMostSentences = 4;
    std::string_view rest = text;
    for (int count = 0; count < kMostSentences && !rest.empty(); ++count) {
        if (take_sentence(rest).size() > kLongestAttention) {
            return 0;
        }
        if (begins_field(rest)) {
            return text.size() - rest.size();
        }
    }
    return are_addressed(text) ? text.size() : 0;
}

/// The field that begins here, and what follows its label: also `Re: STRELSAU 276.`, and a subject
/// that lost its colon where REF follows it.
Label field_of(std::string_view text, std::string_view& value) {
    bool misspelt = false;
    const Label label = recognise_label(text, value, misspelt);
    if (is_field(label, text)) {
        return label;
    }
    std::string_view rest = text;
    const std::string_view sentence = take_sentence(rest);
    const std::size_t blank = std::min(text.find(' '), text.size());
    value = trim_left(text.substr(blank));
    if (starts_with_fold(text, "RE: ") && std::any_of(sentence.begin(), sentence.end(), is_digit)) {
        return Label::Ref;
    }
    const bool named = text.starts_with("Subject ") || text.starts_with("Subj ");
    return named && !value.empty() && is_upper(value[0]) && begins_field(rest) ? Label::Subject
                                                                               : Label::None;
}

/// Subject, references and attention of the first paragraph; what is left is its text.
void take_fields(ParserState& state, std::size_t line, std::string_view rest) {
    constexpr int kMostFields = 6;
    LinePart part = LinePart::Subject;
    for (int count = 0; count < kMostFields && !rest.empty(); ++count) {
        std::string_view value;
        const Label label = field_of(rest, value);
        if (label != Label::None) {
            rest = value;
            const std::string_view sentence = take_sentence(rest);
            if (label == Label::Subject) {
                state.out.subject = sentence;
                state.subject_offset = state.offset_of(sentence);
            } else if (!sentence.empty()) {
                state.reference_fields.push_back(state.span_of(sentence));
            }
            continue;
        }
        std::size_t length = attention_length(rest);
        if (length == 0 && begins_attention(rest)) {
            std::string_view after = rest;
            length =
                take_sentence(after).size() > kLongestAttention ? 0 : rest.size() - after.size();
        }
        if (length == 0) {
            break;
        }
        state.out.attention.push_back(trim(rest.substr(0, length)));
        rest = rest.substr(length);
        part = LinePart::Attention;
    }
    if (rest.empty()) {
        state.mark(line, part);
        state.content[line].begin = state.content[line].end;
        return;
    }
    state.content[line].begin = state.offset_of(rest);
}

}  // namespace

/// The telegram's number at the front of its first paragraph. A number that is followed by a label,
/// by another number or by its portion mark is one; a small number alone is that of a paragraph.
bool parse_print_head(ParserState& state, std::size_t line, std::string_view place) {
    std::string_view text = state.text(line);
    // Numbers of a travelling party have a series of their own: `Secto 4118.`
    for (const std::string_view series : {"SECTO ", "TOSEC ", "VIPTO ", "TOVIP "}) {
        if (starts_with_fold(text, series)) {
            place = series.substr(0, 5);
            text.remove_prefix(series.size());
        }
    }
    const std::size_t digits = leading_digits(text);
    std::size_t end = digits;
    while (end < text.size() && text[end] != '.' && end < digits + 10) {
        ++end;
    }
    if (digits == 0 || digits > 7 || end >= text.size() || text[end] != '.') {
        return false;
    }
    const std::string_view rest = trim_left(text.substr(end + 1));
    std::string_view value;
    bool misspelt = false;
    const std::uint32_t number = parse_number(text.substr(0, digits)).value_or(0);
    const bool labelled =
        recognise_label(rest, value, misspelt) != Label::None || opens_first_paragraph(rest);
    if (number < 4 && !labelled) {
        return false;
    }
    state.out.station_serial = text.substr(0, digits);
    state.out.number = number;
    if (!place.empty() && is_upper(place[0]) && !is_shared_place(place)) {
        state.propose_mrn({MrnCandidate::Source::Place, place, number, state.content[line].begin});
    }
    take_fields(state, line, rest);
    return true;
}

}  // namespace reftel::telegram

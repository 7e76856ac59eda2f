// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/case_scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::telegram {
namespace {

/// A label before a colon has so many words at most.
constexpr std::size_t kLabelWords = 3;

/// Words whose full stop ends no sentence.
constexpr auto kShortened = std::to_array<std::string_view>(
    {"AMB",  "APPROX", "CAPT", "CO",  "COL", "CONG", "CORP", "DEPT", "DR", "ED",   "GEN", "GOV",
     "HON",  "INC",    "JR",   "LT",  "LTD", "MAJ",  "MR",   "MRS",  "MS", "MSGR", "NO",  "NOS",
     "PARA", "PARAS",  "PROF", "REP", "REV", "SEN",  "SGT",  "SR",   "ST", "VOL",  "VS",  "GOVT"});

/// What is followed by a letter that is its number.
constexpr auto kLettered =
    std::to_array<std::string_view>({"REF", "REFS", "REFTEL", "REFTELS", "ANNEX", "TAB", "OPTION",
                                     "PLAN", "BASKET", "ALTERNATIVE", "PARAGRAPH"});

bool is_lettered(std::string_view word) {
    return std::any_of(kLettered.begin(), kLettered.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

bool is_shortened(std::string_view word) {
    return std::any_of(kShortened.begin(), kShortened.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

constexpr std::string_view kOpeningQuote = "\xE2\x80\x9C";
constexpr std::string_view kApostrophe = "\xE2\x80\x99";
/// What the dashes and quotation marks of typography begin with, and what stands before their last
/// byte.
constexpr std::string_view kSigns = "\xE2\x80";

bool is_above_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Whether letters above ASCII touch a word between these two.
bool is_foreign(std::string_view front, std::string_view back) {
    const bool before = !front.empty() && is_above_ascii(front.back()) &&
                        (front.size() < 3 || front.substr(front.size() - 3, 2) != kSigns);
    return before || (!back.empty() && is_above_ascii(back.front()) && !back.starts_with(kSigns));
}

}  // namespace

std::optional<CaseToken> CaseScanner::next() {
    while (at_ < text_.size() && !is_alnum(text_[at_])) {
        const bool opening = text_.substr(at_, 3) == kOpeningQuote;
        pass_sign(opening ? '"' : text_[at_]);
        at_ += opening ? kOpeningQuote.size() : 1;
    }
    if (at_ == text_.size()) {
        return std::nullopt;
    }
    CaseToken out;
    out.begin = at_;
    while (at_ < text_.size() && is_alnum(text_[at_])) {
        ++at_;
    }
    out.text = text_.substr(out.begin, at_ - out.begin);
    out.initial = initial_;
    const std::string_view front = text_.substr(0, out.begin);
    const std::size_t sign = front.ends_with('\'') ? 1 : front.ends_with(kApostrophe) ? 3 : 0;
    out.after_apostrophe =
        sign > 0 && front.size() > sign && is_alnum(front[front.size() - sign - 1]);
    out.foreign = is_foreign(front, text_.substr(at_));
    // What numbers a sentence leaves the next word its capital: "2. THE", "(A) THE".
    const char follows = at_ < text_.size() ? text_[at_] : ' ';
    const bool number = std::all_of(out.text.begin(), out.text.end(), is_digit);
    initial_ = initial_ && ((number && follows == '.') ||
                            ((number || out.text.size() == 1) && follows == ')') ||
                            (out.text.size() == 1 && follows == '.' && at_ + 1 < text_.size() &&
                             text_[at_ + 1] == ' '));
    pause_ = false;
    in_sentence_ = out.initial ? 1 : in_sentence_ + 1;
    earlier_ = before_;
    before_ = out.text;
    after_apostrophe_ = out.after_apostrophe;
    return out;
}

void CaseScanner::pass_sign(char sign) {
    switch (sign) {
        case '?':
        case '!':
        case '\n':
            initial_ = true;
            break;
        case '.':
            initial_ = initial_ || ends_sentence();
            break;
        case ':':
            initial_ = initial_ || (in_sentence_ <= kLabelWords && in_sentence_ > 0);
            pause_ = true;
            break;
        case ',':
            pause_ = true;
            break;
        case '"':
            initial_ = initial_ || pause_;
            break;
        default:
            break;
    }
}

/// Called at a full stop.
bool CaseScanner::ends_sentence() const {
    const std::size_t next = at_ + 1;
    if (next < text_.size() && (is_alnum(text_[next]) || text_[next] == ',')) {
        return false;
    }
    if (is_shortened(before_)) {
        return false;
    }
    const bool letter = before_.size() == 1 && is_alpha(before_.front()) && at_ > 0 &&
                        text_[at_ - 1] == before_.front();
    // REF A. ends one, and so does ZENDA'S.
    return !letter || after_apostrophe_ || is_lettered(earlier_);
}

}  // namespace reftel::telegram

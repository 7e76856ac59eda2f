// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/release_marks.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sources/limits.h"
#include "sources/published.h"

// Three steps over the lines of a page: whole lines of a release (banners, reviewer), then words at
// the ends of lines (`RELEASED IN PART` stands beside the telegram's first line), then codes. What
// is left of the page is the telegram's.

namespace reftel::sources {
namespace {

/// Blanks between a telegram's words and what a release put beside them, at least.
constexpr std::uint32_t kApart = 3;

bool is_banner(std::string_view text) {
    const std::string upper = to_upper(text);
    const bool department = upper.find("DEPARTMENT OF STATE") != std::string::npos;
    const bool numbers =
        upper.find("CASE NO") != std::string::npos || upper.find("DOC NO") != std::string::npos;
    return numbers && (department || upper.find("DATE") != std::string::npos);
}

bool is_reviewer(std::string_view text) {
    return text.size() < 200 && starts_with_fold(text, "REVIEW AUTHORITY");
}

/// How many words from `at` on say `RELEASED IN PART` or the like; 0 when they do not.
std::size_t release_words(const PrintLine& line, std::size_t at) {
    if (at + 3 > line.words.size()) {
        return 0;
    }
    const auto word = [&](std::size_t i) { return to_upper(line.words[at + i].text); };
    const std::string first = word(0);
    const bool verb = first == "RELEASE" || first == "RELEASED" || first == "DENIED";
    const std::string last = word(2);
    return verb && word(1) == "IN" && (last == "PART" || last == "FULL") ? 3 : 0;
}

/// `(D)`: one letter or digit between brackets.
bool is_bracketed(std::string_view text) {
    return text.size() == 3 && text[0] == '(' && is_alnum(text[1]) && text[2] == ')';
}

bool is_one_exemption(std::string_view code) {
    if (code.size() >= 2 && (code[0] == 'B' || code[0] == 'b') && code[1] >= '1' &&
        code[1] <= '9') {
        return code.size() == 2 || is_bracketed(code.substr(2));
    }
    if (code.starts_with("(b)") || code.starts_with("(B)")) {
        const std::string_view rest = code.substr(3);
        const bool digit = is_bracketed(rest.substr(0, 3)) && is_digit(rest[1]);
        return digit && (rest.size() == 3 || is_bracketed(rest.substr(3)));
    }
    return (code.starts_with("1.4(") || code.starts_with("1.5(") || code.starts_with("3.5(")) &&
           is_bracketed(code.substr(3));
}

class Taking {
 public:
    Taking(PrintPage& page, bool released) : page_(page), released_(released) {}

    std::vector<ReleaseMark> take() && {
        take_turned();
        for (std::size_t i = 0; i < page_.lines.size() && has_room();) {
            const std::string text = page_.lines[i].text();
            const bool banner = is_banner(text);
            if (banner || is_reviewer(text)) {
                released_ = true;
                mark(banner ? ReleaseMark::Kind::Banner : ReleaseMark::Kind::Reviewer, i, 0,
                     page_.lines[i].words.size());
            } else {
                ++i;
            }
        }
        take_release();
        if (released_) {
            take_codes();
            take_level(0);
            if (!page_.lines.empty()) {
                take_level(page_.lines.size() - 1);
            }
        }
        std::stable_sort(marks_.begin(), marks_.end(),
                         [](const auto& a, const auto& b) { return a.top < b.top; });
        for (ReleaseMark& mark : marks_) {
            const auto below =
                std::find_if(page_.lines.begin(), page_.lines.end(),
                             [&](const auto& line) { return line.bottom() / 10 > mark.top; });
            mark.line = static_cast<std::size_t>(below - page_.lines.begin());
        }
        return std::move(marks_);
    }

 private:
    void take_turned() {
        if (page_.turned.empty()) {
            return;
        }
        ReleaseMark stamp{
            ReleaseMark::Kind::Stamp, {}, page_.turned[0].left / 10, page_.turned[0].top / 10, 0};
        for (const PdfWord& word : page_.turned) {
            stamp.text += (stamp.text.empty() ? "" : " ") + word.text;
        }
        marks_.push_back(std::move(stamp));
        page_.turned.clear();
    }

    /// Taking one costs as much as the page is long.
    [[nodiscard]] bool has_room() const { return marks_.size() < kMaxReleaseMarks; }

    /// Takes words off a line; the line too, when none are left.
    void mark(ReleaseMark::Kind kind, std::size_t line, std::size_t begin, std::size_t count) {
        auto& words = page_.lines[line].words;
        ReleaseMark out{kind, {}, words[begin].left / 10, words[begin].top / 10, 0};
        for (std::size_t i = begin; i < begin + count; ++i) {
            out.text += (out.text.empty() ? "" : " ") + words[i].text;
        }
        marks_.push_back(std::move(out));
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
        words.erase(first, first + static_cast<std::ptrdiff_t>(count));
        if (words.empty()) {
            page_.lines.erase(page_.lines.begin() + static_cast<std::ptrdiff_t>(line));
        }
    }

    void take_release() {
        for (std::size_t i = 0; i < page_.lines.size() && has_room();) {
            const std::size_t before = page_.lines.size();
            for (std::size_t w = 0; w < page_.lines[i].words.size(); ++w) {
                const std::size_t count = release_words(page_.lines[i], w);
                if (count > 0 && stands_apart(page_, page_.lines[i], w, kApart) &&
                    stands_apart(page_, page_.lines[i], w + count, kApart)) {
                    released_ = true;
                    mark(ReleaseMark::Kind::Release, i, w, count);
                    break;
                }
            }
            i += page_.lines.size() == before ? 1 : 0;
        }
    }

    /// How many words from `at` on are one or more codes: `B1, 1.4(D)`, `(b) (6)`.
    static std::size_t code_words(const PrintLine& line, std::size_t at) {
        std::size_t count = 0;
        while (at + count < line.words.size()) {
            const std::string& word = line.words[at + count].text;
            const bool two = at + count + 1 < line.words.size() &&
                             is_exemption(word + line.words[at + count + 1].text) &&
                             !is_exemption(word);
            if (!two && !is_exemption(word)) {
                return count;
            }
            count += two ? 2 : 1;
        }
        return count;
    }

    void take_codes() {
        for (std::size_t i = 0; i < page_.lines.size() && has_room();) {
            const std::size_t before = page_.lines.size();
            for (std::size_t w = 0;
                 before == page_.lines.size() && w < page_.lines[i].words.size();) {
                const std::size_t count = code_words(page_.lines[i], w);
                const bool alone = count > 0 && stands_apart(page_, page_.lines[i], w, kApart) &&
                                   stands_apart(page_, page_.lines[i], w + count, kApart);
                if (alone) {
                    mark(ReleaseMark::Kind::Exemption, i, w, count);
                } else {
                    w += std::max<std::size_t>(count, 1);
                }
            }
            i += page_.lines.size() == before ? 1 : 0;
        }
    }

    /// The level of the released page, alone at its edge. The telegram's own level is not
    /// UNCLASSIFIED, or it stands between its words.
    void take_level(std::size_t line) {
        if (line < page_.lines.size() && page_.lines[line].text() == "UNCLASSIFIED") {
            mark(ReleaseMark::Kind::Banner, line, 0, 1);
        }
    }

    PrintPage& page_;
    bool released_;
    std::vector<ReleaseMark> marks_;
};

/// The word behind `label` and its punctuation: `F-2012-12345` of `Case No. F-2012-12345 Doc ...`.
std::string_view word_after(std::string_view text, std::string_view label) {
    const std::size_t at = to_upper(text).find(label);
    if (at == std::string::npos) {
        return {};
    }
    std::string_view rest = text.substr(at + label.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(".:, "), rest.size()));
    return rest.substr(0, rest.find_first_of(" ,;"));
}

}  // namespace

ReleaseBanner read_release_banner(std::string_view text) {
    ReleaseBanner out;
    out.case_number = word_after(text, "CASE NO");
    out.document = word_after(text, "DOC NO");
    out.date = parse_published_date(word_after(text, "DATE"));
    return out;
}

bool is_exemption(std::string_view word) {
    bool any = false;
    while (!word.empty()) {
        const std::size_t end = std::min(word.find_first_of(",;"), word.size());
        const std::string_view code = trim(word.substr(0, end));
        word.remove_prefix(std::min(end + 1, word.size()));
        if (code.empty()) {
            continue;
        }
        if (!is_one_exemption(code)) {
            return false;
        }
        any = true;
    }
    return any;
}

std::vector<ReleaseMark> take_release_marks(PrintPage& page, bool released) {
    return Taking(page, released).take();
}

}  // namespace reftel::sources

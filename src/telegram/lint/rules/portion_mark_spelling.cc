// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/item_mark.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array<std::string_view, 8> kLevels{"U", "SBU", "FOUO", "LOU", "R", "C", "S", "TS"};
constexpr std::array<std::string_view, 6> kCaveats{"NF", "N", "NOFORN", "SBU", "OC", "ORCON"};

template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// `(C)`, `(SBU/NF)`, `(S//REL GRD)`; until 1995 `(C - ENTIRE TEXT)`.
bool is_as_prescribed(std::string_view mark) {
    if (mark.size() < 3 || mark.front() != '(' || mark.back() != ')') {
        return false;
    }
    const std::string_view inner = mark.substr(1, mark.size() - 2);
    const std::size_t end = std::min(inner.find_first_of("/ -"), inner.size());
    if (!is_one_of(kLevels, inner.substr(0, end))) {
        return false;
    }
    const std::string_view rest = inner.substr(end);
    const std::size_t words = std::min(rest.find_first_not_of(" -"), rest.size());
    if (equals_fold(rest.substr(words), "ENTIRE TEXT")) {
        return true;
    }
    for (const std::string_view word : split(rest, '/')) {
        if (!word.empty() && !is_one_of(kCaveats, word) && !starts_with_word(word, "REL")) {
            return false;
        }
    }
    return true;
}

void check_mark(Context& context, std::string_view mark) {
    if (!mark.empty() && !is_as_prescribed(mark)) {
        context.report(context.offset_of(mark), "the portion mark is not spelled as prescribed",
                       mark);
    }
}

void check(Context& context) {
    for (const Paragraph& paragraph : context.telegram().paragraphs) {
        check_mark(context, paragraph.mark_text);
    }
    for (const ItemMark& item : find_item_marks(context.telegram())) {
        check_mark(context, item.text);
    }
}

}  // namespace

constinit const Rule portion_mark_spelling{
    "portion-mark-spelling",
    "L045",
    Finding::Severity::Warning,
    Profile::All,
    "A portion mark is not spelled as prescribed",
    "(U), (SBU), (C), (S) and (TS), with their caveats behind an oblique.",
    "Write the level in capitals within round brackets, caveats behind an oblique: (S/NF).",
    "(C - ENTIRE TEXT), which was prescribed until 1995.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint

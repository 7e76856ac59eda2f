// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "base/byte_places.h"
#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// What the text cites: the letters behind REF, REFS, REFTEL ... and whether all are meant.
struct Cited {
    std::set<char> letters;
    bool any = false;
    bool all = false;  ///< REFTELS without letters.
};

/// The length of `REF`, `REFS`, `REFTEL`, `REFTELS`, `RETEL` at `at`, in any case; 0 for another
/// word.
std::size_t citation_length(std::string_view text, std::size_t at) {
    if (at > 0 && is_alnum(text[at - 1])) {
        return 0;
    }
    for (const std::string_view word : {"REFTELS", "REFTEL", "RETEL", "REFS", "REF"}) {
        const std::size_t end = at + word.size();
        if (starts_with_fold(text.substr(at), word) &&
            (end == text.size() || !is_alnum(text[end]))) {
            return word.size();
        }
    }
    return 0;
}

/// Reads `A`, `A AND B`, `A, B`, `A-D`, `A THROUGH D` behind a citing word. Capitals only: `ref a`
/// may go on with an article.
void take_letters(std::string_view rest, Cited& cited) {
    char last = 0;
    bool range = false;
    for (int count = 0; count < 60 && !rest.empty(); ++count) {
        const std::size_t skip = rest.find_first_not_of(" \n,/&()");
        rest.remove_prefix(std::min(skip, rest.size()));
        if (rest.starts_with("-") || starts_with_word_fold(rest, "THROUGH") ||
            starts_with_word_fold(rest, "TO")) {
            range = last != 0;
            rest.remove_prefix(rest.starts_with("-")              ? 1
                               : rest[1] == 'O' || rest[1] == 'o' ? 2
                                                                  : 7);
            continue;
        }
        if (starts_with_word_fold(rest, "AND")) {
            rest.remove_prefix(3);
            continue;
        }
        if (rest.empty() || !is_upper(rest[0]) || (rest.size() > 1 && is_alnum(rest[1])) ||
            rest.substr(1).starts_with(".S")) {
            return;
        }
        for (char letter = range ? last : rest[0]; letter <= rest[0]; ++letter) {
            cited.letters.insert(letter);
        }
        range = false;
        last = rest[0];
        rest.remove_prefix(1);
    }
}

/// A word that may cite, at `at`.
void take_citation(std::string_view text, std::size_t at, Cited& cited) {
    const std::size_t size = citation_length(text, at);
    if (size == 0) {
        return;
    }
    const std::size_t before = cited.letters.size();
    take_letters(text.substr(at + size, 200), cited);
    cited.any = true;
    cited.all = cited.all || (size != 3 && cited.letters.size() == before);
}

Cited read_citations(std::string_view text) {
    Cited cited;
    for (const char second : {'E', 'e'}) {
        BytePairs places(text, {'r', second, 1}, 0);
        for (std::size_t at = places.next(); at != std::string_view::npos; at = places.next()) {
            take_citation(text, at, cited);
        }
    }
    return cited;
}

void check_missing(Context& context, const std::set<char>& listed) {
    const Telegram& telegram = context.telegram();
    const std::string_view text = telegram.reading.text;
    std::set<char> missing;
    BytePairs places(text, {'r', ' ', 3}, 0);
    for (std::size_t at = places.next(); at != std::string_view::npos; at = places.next()) {
        if (citation_length(text, at) != 3) {
            continue;
        }
        const char letter = at + 4 < text.size() ? text[at + 4] : '\0';
        const bool alone = at + 5 >= text.size() || !is_alnum(text[at + 5]);
        if (is_upper(letter) && alone && !listed.contains(letter) &&
            missing.insert(letter).second) {
            context.report(telegram.reading.map.to_source(static_cast<std::uint32_t>(at)),
                           "no such entry among the references", text.substr(at, 5));
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::set<char> listed;
    for (const Reference& reference : telegram.references) {
        listed.insert(reference.letter);
    }
    check_missing(context, listed);
    const Cited cited = read_citations(telegram.reading.text);
    if (telegram.references.empty()) {
        if (cited.all) {
            context.report(context.offset_of_first(LinePart::Subject),
                           "the text cites a reftel and there is none");
        }
        return;
    }
    for (const Reference& reference : telegram.references) {
        const bool lettered = reference.letter != 0;
        const bool named = lettered ? cited.letters.contains(reference.letter) : cited.any;
        if (!cited.all && !named && !reference.inherited_origin) {
            context.report(reference.at.begin, "the text does not cite the reference",
                           reference.text);
        }
    }
}

}  // namespace

constinit const Rule reference_uncited{
    "reference-uncited",
    "L065",
    Finding::Severity::Info,
    Profile::All,
    "The text cites a reference that the list does not have, or leaves one uncited",
    "REF B in the text needs an entry B. An entry that the text does "
    "not cite may stand for the whole of it, or be left over.",
    "Add the entry, or correct the letter.",
    "",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint

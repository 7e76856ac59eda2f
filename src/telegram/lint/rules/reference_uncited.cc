// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::set<char> letters;
    for (const Reference& reference : telegram.references) {
        letters.insert(reference.letter);
    }
    const std::string_view text = telegram.reading.text;
    std::set<char> missing;
    for (std::size_t at = text.find("REF "); at != std::string_view::npos;
         at = text.find("REF ", at + 4)) {
        const char letter = at + 4 < text.size() ? text[at + 4] : '\0';
        const bool alone = at + 5 >= text.size() || !is_alnum(text[at + 5]);
        const bool word = at > 0 && is_alnum(text[at - 1]);
        if (is_upper(letter) && alone && !word && !letters.contains(letter) &&
            missing.insert(letter).second) {
            context.report(telegram.reading.map.to_source(static_cast<std::uint32_t>(at)),
                           "no such entry among the references", text.substr(at, 5));
        }
    }
    const bool reftel = text.find("REFTEL") != std::string_view::npos ||
                        text.find("reftel") != std::string_view::npos;
    if (reftel && telegram.references.empty()) {
        context.report(context.offset_of_first(LinePart::Subject),
                       "the text cites a reftel and there is none");
    }
}

}  // namespace

constinit const Rule reference_uncited{"reference-uncited",
                                       "L065",
                                       Finding::Severity::Info,
                                       Profile::All,
                                       "The text cites a reference that the list does not have",
                                       "REF B in the text needs an entry B.",
                                       check};

}  // namespace reftel::telegram::lint

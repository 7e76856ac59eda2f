// SPDX-License-Identifier: AGPL-3.0-or-later
#include "graph/citation.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace reftel::graph {
namespace {

using telegram::Mrn;
using telegram::Paragraph;
using telegram::Reference;
using telegram::Telegram;
using telegram::YearBasis;

/// A year decided, and where it leads.
struct Resolved {
    Mrn mrn;
    std::optional<std::string> held;
    Citation::Year year = Citation::Year::Assumed;
};

/// Decides the year of a reference by what is held: an assumed year whose telegram is absent gives
/// way to the year before when that one is held. [spec 6.4, rules 1 to 3 and 5]
Resolved resolve(const Mrn& mrn, YearBasis basis, const Lookup& lookup) {
    Resolved out{mrn, lookup(mrn), Citation::Year::Assumed};
    if (basis == YearBasis::Stated) {
        out.year = Citation::Year::Stated;
        return out;
    }
    if (basis == YearBasis::YearBefore) {
        out.year = Citation::Year::BeforeOwn;
        return out;
    }
    if (!out.held && mrn.year > 0) {
        Mrn earlier = mrn;
        --earlier.year;
        if (auto held = lookup(earlier)) {
            return {std::move(earlier), std::move(held), Citation::Year::HeldBefore};
        }
    }
    return out;
}

Citation from_reference(std::string_view id, const Reference& reference, const Lookup& lookup) {
    Citation out;
    out.citing = std::string(id);
    out.letter = reference.letter;
    out.text = reference.text;
    out.kind = reference.kind;
    if (reference.mrn) {
        Resolved resolved = resolve(*reference.mrn, reference.year_basis, lookup);
        out.held = resolved.held.has_value();
        out.cited = resolved.held ? *resolved.held : resolved.mrn.to_string();
        out.year = resolved.year;
    }
    return out;
}

telegram::CitingTelegram describe(const Telegram& telegram) {
    telegram::CitingTelegram out;
    if (telegram.mrn) {
        out = {telegram.mrn->year, telegram.mrn->origin, telegram.mrn->number};
    } else if (telegram.dtg) {
        out.year = static_cast<std::uint16_t>(telegram.dtg->time.date().year);
    }
    return out;
}

}  // namespace

std::string_view to_string(Citation::Year year) {
    switch (year) {
        case Citation::Year::Stated:
            return "stated";
        case Citation::Year::Assumed:
            return "assumed";
        case Citation::Year::BeforeOwn:
            return "before-own-number";
        case Citation::Year::HeldBefore:
            return "held-before";
    }
    return "assumed";
}

// A full stop ends a sentence when white space follows; `U.S. ` is taken for an end too, which only
// shortens the quotation.
std::string sentence_around(std::string_view text, Span at) {
    std::size_t begin = at.begin;
    while (begin > 0 && !(text[begin - 1] == ' ' && begin >= 2 && text[begin - 2] == '.')) {
        --begin;
    }
    std::size_t end = at.end;
    while (end < text.size() &&
           !(text[end] == '.' && (end + 1 == text.size() || is_space(text[end + 1])))) {
        ++end;
    }
    return collapse_space(text.substr(begin, std::min(end + 1, text.size()) - begin));
}

std::vector<Citation> follow_references(std::string_view id, const Telegram& telegram,
                                        const Lookup& lookup) {
    std::vector<Citation> out;
    std::unordered_set<std::string> seen;
    for (const Reference& reference : telegram.references) {
        Citation citation = from_reference(id, reference, lookup);
        if (citation.cited.empty() || seen.insert(citation.cited).second) {
            out.push_back(std::move(citation));
        }
    }
    const telegram::CitingTelegram citing = describe(telegram);
    std::vector<Reference> mentions;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        const std::string_view text = telegram.text_of(paragraph);
        mentions.clear();
        telegram::find_references_in_text(text, citing, mentions);
        for (const Reference& mention : mentions) {
            Citation citation = from_reference(id, mention, lookup);
            if (citation.cited.empty() || citation.cited == id ||
                !seen.insert(citation.cited).second) {
                continue;
            }
            citation.paragraph = paragraph.address;
            citation.sentence = sentence_around(text, mention.at);
            out.push_back(std::move(citation));
        }
    }
    return out;
}

}  // namespace reftel::graph

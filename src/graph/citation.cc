// SPDX-License-Identifier: AGPL-3.0-or-later
#include "graph/citation.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "telegram/sentence.h"

namespace reftel::graph {
namespace {

using telegram::Mrn;
using telegram::Paragraph;
using telegram::Reference;
using telegram::Telegram;
using telegram::YearBasis;

constexpr std::int64_t kDay = 86'400;
/// A telegram may be cited by one that is dated a little earlier: numbers are given at release.
constexpr std::int64_t kSlack = kDay;
/// Numbers held of an origin and year from which their largest tells how far the origin had come:
/// the count of all is about the largest and a share of it of one in as many as are held, and a
/// tenth is what is added to it. [spec 10.1]
constexpr std::uint64_t kFewestHeld = 10;
/// What a number may be beyond the largest held: a tenth, and some for days without any held.
constexpr std::uint64_t kMarginPercent = 10;
constexpr std::uint64_t kMargin = 50;
/// Until the end of this month a number too large is likelier one of the year before than an error.
constexpr unsigned kLastYoungMonth = 3;

/// A year decided, and where it leads.
struct Resolved {
    Mrn mrn;
    std::optional<Held> held;
    Citation::Year year = Citation::Year::Assumed;
};

/// Decides the years of the references of one telegram by what is held.
class YearResolver {
 public:
    YearResolver(const Telegram& telegram, const Holdings& holdings) : holdings_(holdings) {
        if (telegram.dtg) {
            date_ = telegram.dtg->time;
        }
    }

    [[nodiscard]] Resolved resolve(const Reference& reference) {
        const Mrn& mrn = *reference.mrn;
        Resolved out{mrn, holdings_.find(mrn), Citation::Year::Assumed};
        if (reference.year_basis == YearBasis::Stated) {
            out.year = Citation::Year::Stated;
        } else if (reference.year_basis == YearBasis::YearBefore) {
            out.year = Citation::Year::BeforeOwn;
        } else if (mrn.year > 1) {
            weigh(out);
        }
        return out;
    }

 private:
    /// Rules 4 and 5: an assumed year whose telegram is absent, or later than the citing one, may
    /// give way to the year before. Of two that may be meant the younger stays.
    void weigh(Resolved& out) {
        const bool too_late = out.held && is_too_late(*out.held);
        if (out.held && !too_late) {
            return;
        }
        Mrn earlier = out.mrn;
        --earlier.year;
        auto before = holdings_.find(earlier);
        if (before && is_too_late(*before)) {
            before.reset();
        }
        if (before || too_late) {
            out = {std::move(earlier), std::move(before),
                   too_late ? Citation::Year::HeldTooLate : Citation::Year::HeldBefore};
        } else if (is_beyond_held(out.mrn)) {
            out.year = Citation::Year::Doubtful;
            if (date_->date().month <= kLastYoungMonth) {
                out.year = Citation::Year::BeyondHeld;
                out.mrn = std::move(earlier);
            }
        }
    }

    [[nodiscard]] bool is_too_late(const Held& held) const {
        return date_ && held.date && held.date->seconds > date_->seconds + kSlack;
    }

    [[nodiscard]] bool is_beyond_held(const Mrn& mrn) {
        if (!date_ || date_->date().year != mrn.year) {
            return false;
        }
        const auto [known, is_new] = numbers_.try_emplace(mrn.origin);
        if (is_new) {
            known->second = holdings_.numbers(mrn.origin, mrn.year, *date_);
        }
        const HeldNumbers& numbers = known->second;
        const std::uint64_t most =
            numbers.largest + numbers.largest * kMarginPercent / 100 + kMargin;
        return numbers.count >= kFewestHeld && mrn.number > most;
    }

    const Holdings& holdings_;
    std::optional<UtcTime> date_;                           ///< Of the citing telegram.
    std::unordered_map<std::string, HeldNumbers> numbers_;  ///< By origin, of the year of date_.
};

Citation from_reference(std::string_view id, const Reference& reference, YearResolver& resolver,
                        const Holdings& holdings) {
    Citation out;
    out.citing = std::string(id);
    out.letter = reference.letter;
    out.text = reference.text;
    out.kind = reference.kind;
    if (reference.mrn) {
        const Resolved resolved = resolver.resolve(reference);
        out.held = resolved.held.has_value();
        out.cited = resolved.held ? resolved.held->id : resolved.mrn.to_string();
        out.year = resolved.year;
    } else if (!reference.series_id.empty()) {
        out.held = holdings.find_id(reference.series_id).has_value();
        out.cited = reference.series_id;
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
        case Citation::Year::BeyondHeld:
            return "beyond-held-numbers";
        case Citation::Year::HeldBefore:
            return "held-before";
        case Citation::Year::HeldTooLate:
            return "held-too-late";
        case Citation::Year::Doubtful:
            return "doubtful";
    }
    return "assumed";
}

unsigned rule_of(Citation::Year year) {
    switch (year) {
        case Citation::Year::Stated:
            return 1;
        case Citation::Year::Assumed:
            return 2;
        case Citation::Year::BeforeOwn:
            return 3;
        case Citation::Year::BeyondHeld:
        case Citation::Year::Doubtful:
            return 4;
        case Citation::Year::HeldBefore:
        case Citation::Year::HeldTooLate:
            return 5;
    }
    return 2;
}

// A full stop ends a sentence when white space follows; `U.S. ` is taken for an end too, which only
// shortens the quotation.
std::string sentence_around(std::string_view text, Span at) {
    std::size_t begin = at.begin;
    while (begin > 0 && !telegram::ends_sentence(text, begin - 1)) {
        --begin;
    }
    // Closing marks behind the sentence before are of that one.
    begin =
        begin == 0 ? 0 : std::min<std::size_t>(telegram::sentence_end(text, begin - 1), at.begin);
    const std::size_t end = telegram::sentence_end(text, at.end);
    return collapse_space(text.substr(begin, end - begin));
}

std::vector<Citation> follow_references(std::string_view id, const Telegram& telegram,
                                        const Holdings& holdings) {
    std::vector<Citation> out;
    YearResolver resolver(telegram, holdings);
    std::unordered_set<std::string> seen;
    for (const Reference& reference : telegram.references) {
        Citation citation = from_reference(id, reference, resolver, holdings);
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
            Citation citation = from_reference(id, mention, resolver, holdings);
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

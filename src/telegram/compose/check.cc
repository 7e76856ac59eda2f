// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/complete.h"
#include "telegram/compose/draft_stages.h"
#include "telegram/compose/draft_values.h"
#include "telegram/compose/limits.h"
#include "telegram/fact_checks.h"
#include "telegram/facts.h"
#include "telegram/item_mark.h"
#include "telegram/tail_parser.h"

// What a person may have got wrong. Each check tells all it finds.
namespace reftel::telegram::compose {
namespace {

bool has_caption(const Draft& draft, std::string_view word) {
    return std::any_of(draft.captions.begin(), draft.captions.end(),
                       [&](const std::string& caption) { return caption.starts_with(word); });
}

bool is_classified(const Draft& draft) {
    return draft.level >= Level::Restricted;
}

/// The level that portion marks are held against: SENSITIVE raises UNCLASSIFIED.
Level mark_limit(const Draft& draft) {
    return draft.level == Level::Unclassified && has_caption(draft, "SENSITIVE") ? Level::Sensitive
                                                                                 : draft.level;
}

void check_addressees(const Draft& draft, Problems& problems) {
    if (draft.to.empty()) {
        problems.error(Field::To, 0,
                       "is missing: a telegram needs at least one addressee for action");
    }
    if (draft.to.size() + draft.info.size() > kMaxDraftAddressees ||
        draft.exempt.size() > kMaxDraftExempt) {
        problems.error(
            Field::To, 0,
            fmt::format("more than {} addressees or {} exempted; use a collective address",
                        kMaxDraftAddressees, kMaxDraftExempt));
    }
    std::vector<std::string_view> seen;
    for (const auto& [field, list] :
         {std::pair{Field::To, &draft.to}, std::pair{Field::Info, &draft.info}}) {
        for (std::size_t k = 0; k < list->size(); ++k) {
            const DraftAddressee& addressee = (*list)[k];
            if (std::find(seen.begin(), seen.end(), addressee.plad) != seen.end()) {
                problems.warn(field, k, addressee.plad + " is addressed twice");
            }
            seen.push_back(addressee.plad);
            const bool niact = addressee.precedence == Precedence::NiactImmediate &&
                               draft.precedence == Precedence::Immediate;
            if (addressee.precedence > draft.precedence && !niact) {
                problems.error(
                    field, k,
                    fmt::format("{} has a higher precedence than the telegram, which goes {}",
                                addressee.plad, to_string(draft.precedence)));
            }
        }
    }
    const bool collective = std::any_of(seen.begin(), seen.end(), [](std::string_view plad) {
        return plad.find("COLLECTIVE") != std::string_view::npos || plad.starts_with("AIG ") ||
               plad.starts_with("ALL ") || plad == "ALDAC" || plad == "SPECIAL EMBASSY PROGRAM";
    });
    if (!draft.exempt.empty() && !collective) {
        problems.warn(Field::Exempt, 0, "nobody can be exempted where no collective is addressed");
    }
}

void check_captions(const Draft& draft, Problems& problems) {
    if (draft.level == Level::None) {
        problems.error(Field::Classification, 0,
                       "is missing: write classification: UNCLASSIFIED or higher");
    }
    if (is_classified(draft) && (has_caption(draft, "SENSITIVE") || has_caption(draft, "SBU"))) {
        problems.warn(Field::Captions, 0, "SENSITIVE is for unclassified telegrams alone");
    }
    if (has_caption(draft, "NODIS") && has_caption(draft, "EXDIS")) {
        problems.warn(Field::Captions, 0, "NODIS and EXDIS exclude each other");
    }
    if (has_caption(draft, "SIPDIS") &&
        (has_caption(draft, "NODIS") || has_caption(draft, "STADIS"))) {
        problems.warn(Field::Captions, 0, "SIPDIS spreads what NODIS or STADIS holds back");
    }
    if (draft.captions.size() > kMaxDraftCaptions ||
        draft.attention.size() + draft.pass.size() > kMaxDraftCaptions) {
        problems.error(Field::Captions, 0, "too many captions or attention lines");
    }
    if (has_caption(draft, "EFTO") && draft.level != Level::Unclassified) {
        problems.error(Field::Captions, 0, "EFTO is for unclassified telegrams alone");
    }
}

void check_order(const Draft& draft, Problems& problems) {
    if (is_classified(draft) && draft.declassify.empty()) {
        problems.error(
            Field::Declassify, 0,
            "a classified telegram says when it is declassified: declassify: 2017-04-17, "
            "or an event");
    }
    if (is_classified(draft) && draft.declassify == "N/A") {
        problems.error(Field::Declassify, 0, "N/A is for unclassified telegrams");
    }
    if (!is_classified(draft) && !draft.declassify.empty() && draft.declassify != "N/A") {
        problems.error(Field::Declassify, 0, "an unclassified telegram has nothing to declassify");
    }
    if (!draft.declassify.empty() && draft.executive_order.empty()) {
        problems.error(Field::ExecutiveOrder, 0, "no order was in force then; name one");
    }
    const bool modern = draft.executive_order == "12958" || draft.executive_order == "13526";
    if (is_classified(draft) && modern && draft.classified_by.empty()) {
        problems.warn(Field::ClassifiedBy, 0,
                      "a classified telegram names who classified it and why: classified_by: with "
                      "name, title, reasons");
    }
    const DraftClassifiedBy& by = draft.classified_by;
    if (by.text.empty() && !by.name.empty() && by.letters.empty()) {
        problems.error(Field::ClassifiedBy, 0, "has no reasons: write reasons: 1.4 (b) and (d)");
    }
    if (by.text.empty() && by.name.empty() && !(by.title.empty() && by.letters.empty())) {
        problems.error(Field::ClassifiedBy, 0, "has no name");
    }
    if (!is_classified(draft) && !by.empty()) {
        problems.error(Field::ClassifiedBy, 0,
                       "an unclassified telegram has nobody who classified it");
    }
}

/// A known code one slip away, of the same length first.
std::string_view nearest_tag(std::string_view tag) {
    std::vector<std::string_view> same;
    std::vector<std::string_view> other;
    for (const TagFact& fact : all_tags()) {
        (fact.code.size() == tag.size() ? same : other).push_back(fact.code);
    }
    // A letter too many is the commonest slip: PHUMM.
    for (const std::string_view code : other) {
        if (code.size() + 1 == tag.size() && code.size() == 4 && tag.starts_with(code)) {
            return code;
        }
    }
    const std::string_view near = nearest(tag, same);
    return near.empty() ? nearest(tag, other) : near;
}

void check_tags(const Draft& draft, Problems& problems) {
    const auto date = draft.dtg ? std::optional<Date>(draft.dtg->time.date()) : std::nullopt;
    bool subject = false;
    for (std::size_t k = 0; k < draft.tags.size(); ++k) {
        const std::string& tag = draft.tags[k];
        if (tag.find(',') != std::string::npos) {
            if (!subject) {
                problems.warn(Field::Tags, k,
                              "a person stands behind the subject TAG it belongs to");
            }
            continue;
        }
        subject = subject || kind_of_tag(tag, date) == TagKind::Subject;
        if (const TagFact* const fact = find_tag(tag, date)) {
            const bool dated = fact->kind == TagKind::Geo || fact->kind == TagKind::Subject;
            if (dated && date && !is_tag_in_use(tag, *date)) {
                problems.warn(Field::Tags, k, tag + " was not among the TAGS at that date");
            }
            continue;
        }
        const std::string_view near = nearest_tag(tag);
        problems.warn(Field::Tags, k,
                      near.empty()
                          ? tag + " is in no table of TAGS"
                          : fmt::format("{} is in no table of TAGS; did you mean {}?", tag, near));
    }
    if (!subject) {
        problems.warn(Field::Tags, 0,
                      "no subject TAG, such as PREL, is among them: write tags: and at least one");
    }
}

bool is_prescribed(std::string_view mark) {
    constexpr std::array<std::string_view, 10> kMarks{
        "(U)", "(C)", "(S)", "(TS)", "(SBU)", "(SBU/N)", "(C/NF)", "(S/NF)", "(TS/NF)", "(R)"};
    return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
}

/// A mark against the telegram's level; gives its level.
Level check_mark(std::string_view mark, Level limit, Field field, std::size_t index,
                 Problems& problems) {
    Level level = Level::None;
    if (mark.empty() || portion_mark_length(mark, level) != mark.size()) {
        return Level::None;
    }
    if (limit != Level::None && level > limit) {
        problems.error(field, index,
                       fmt::format("the mark {} is higher than the telegram, which is {}; raise "
                                   "classification: or lower the mark",
                                   mark, to_string(limit)));
    }
    if (!is_prescribed(mark)) {
        problems.warn(
            field, index,
            fmt::format("the mark {} is not spelled as prescribed: (U) (C) (S) (TS) (SBU) (C/NF)",
                        mark));
    }
    return level;
}

void check_subject(const Draft& draft, Problems& problems) {
    if (draft.subject.empty()) {
        problems.error(Field::Subject, 0, "is missing: write subject: and a title");
    }
    if (draft.subject.ends_with('.')) {
        problems.warn(Field::Subject, 0, "has no full stop at its end");
    }
    Level level = Level::None;
    const std::size_t length = portion_mark_length(draft.subject, level);
    if (length > 0 && !is_classified(draft)) {
        problems.warn(Field::Subject, 0, "has a mark only in classified telegrams");
    }
}

void check_numbers(const Draft& draft, Problems& problems) {
    unsigned last = 0;
    for (std::size_t k = 0; k < draft.body.size(); ++k) {
        const DraftBlock& block = draft.body[k];
        if (block.number == 0) {
            continue;
        }
        if (block.number != last + 1) {
            problems.error(Field::Body, k,
                           fmt::format("paragraph {} follows paragraph {}", block.number, last));
        }
        last = block.number;
    }
}

/// The marks of the sub-paragraphs of a block; gives the highest level.
Level check_item_marks(const DraftBlock& block, Level limit, std::size_t index,
                       Problems& problems) {
    Level highest = Level::None;
    if (block.shape != DraftBlock::Shape::Text) {
        return highest;
    }
    for (const std::string_view line : split(block.text, '\n')) {
        const std::string mark = to_upper(read_item_mark(line).text);
        highest = std::max(highest, check_mark(mark, limit, Field::Body, index, problems));
    }
    return highest;
}

void check_body(const Draft& draft, Problems& problems) {
    if (draft.body.empty()) {
        problems.error(Field::Body, 0,
                       "is missing: write it below the second line of three dashes");
    }
    const Level limit = mark_limit(draft);
    Level level = Level::None;
    const std::size_t mark = portion_mark_length(draft.subject, level);
    Level highest = check_mark(std::string_view(draft.subject).substr(0, mark), limit,
                               Field::Subject, 0, problems);
    for (std::size_t k = 0; k < draft.body.size(); ++k) {
        const DraftBlock& block = draft.body[k];
        highest = std::max({highest, check_mark(block.mark, limit, Field::Body, k, problems),
                            check_item_marks(block, limit, k, problems)});
        const bool due = is_classified(draft) && block.shape == DraftBlock::Shape::Text &&
                         (block.number != 0 || draft.body.size() == 1);
        if (due && block.mark.empty()) {
            problems.warn(Field::Body, k, "the paragraph has no portion mark, such as (C)");
        }
    }
    if (is_classified(draft) && highest < draft.level && !draft.body.empty()) {
        problems.warn(
            Field::Body, 0,
            fmt::format("no mark reaches {}, the level of the telegram", to_string(draft.level)));
    }
    check_numbers(draft, problems);
}

void check_signature(const Draft& draft, Problems& problems) {
    if (draft.signature.empty()) {
        problems.warn(Field::Signature, 0,
                      "is missing: write signature: and the surname of who signs");
    }
    if (draft.signature.size() > 2) {
        problems.error(Field::Signature, 0, "has more than two lines");
    }
    for (std::size_t k = 0; k < draft.signature.size(); ++k) {
        if (!has_signature_shape(draft.signature[k])) {
            problems.error(Field::Signature, k,
                           "is a surname: one to three words, no figures, at most 35 letters");
        }
    }
}

}  // namespace

void check(const Draft& draft, Problems& problems) {
    check_addressees(draft, problems);
    check_captions(draft, problems);
    check_order(draft, problems);
    check_tags(draft, problems);
    check_subject(draft, problems);
    if (draft.references.size() > kMaxDraftReferences) {
        problems.error(Field::References, kMaxDraftReferences, "there are letters for 26 alone");
    }
    check_body(draft, problems);
    check_signature(draft, problems);
}

}  // namespace reftel::telegram::compose

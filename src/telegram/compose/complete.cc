// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/complete.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/draft_values.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/header_line.h"
#include "telegram/lexer.h"
#include "telegram/origin_table.h"
#include "telegram/string_index.h"
#include "telegram/tsv.h"

namespace reftel::embedded {
extern const std::string_view routing_indicators_tsv;
}  // namespace reftel::embedded

namespace reftel::telegram::compose {
namespace {

constexpr std::array<std::string_view, 12> kTypes{"AMEMBASSY", "AMCONSUL",  "AMCONGEN", "USMISSION",
                                                  "USOFFICE",  "USINT",     "USLO",     "USDEL",
                                                  "EMBASSY",   "CONSULATE", "SECSTATE", "USUN"};

/// The table of routing indicators the other way round; names with several are none.
class NameTable {
 public:
    NameTable() {
        for_each_row<3>(embedded::routing_indicators_tsv, [&](const auto& field) {
            indicators_.push_back(field[0]);
            names_.push_back(field[1]);
        });
        index_ = StringIndex(names_.size());
        for (std::size_t k = 0; k < names_.size(); ++k) {
            const std::size_t known = index_.find(names_[k]);
            if (known != StringIndex::kNone && indicators_[known] != indicators_[k]) {
                indicators_[known] = {};
            }
            index_.add(names_[k], k);
        }
    }
    [[nodiscard]] std::string_view find(std::string_view name) const {
        const std::size_t at = index_.find(name);
        return at == StringIndex::kNone ? std::string_view{} : indicators_[at];
    }

 private:
    std::vector<std::string_view> indicators_;
    std::vector<std::string_view> names_;
    StringIndex index_{0};
};

bool begins_with_type(std::string_view plad) {
    return std::any_of(kTypes.begin(), kTypes.end(),
                       [&](std::string_view type) { return starts_with_word(plad, type); });
}

/// ` did you mean AMEMBASSY ASTANA?` for AMEMBASSY ASTNA; empty when no post is one slip away.
std::string suggestion_for(std::string_view plad) {
    const OriginName named = canonical_origin(plad);
    const OriginFact* const near =
        named.known || !begins_with_type(plad) ? nullptr : find_origin_by_slip(named.canonical);
    return near == nullptr || near->city.empty()
               ? std::string()
               : fmt::format(" did you mean {} {}? If not,", plad.substr(0, plad.find(' ')),
                             to_upper(near->city));
}

void complete_station(Draft& draft, Problems& problems) {
    if (draft.from.empty()) {
        problems.error(Field::From, 0, "is missing: who sends it? Write from: AMEMBASSY ...");
        return;
    }
    if (draft.origin.empty()) {
        draft.origin = origin_of(draft.from);
    }
    if (draft.station.empty()) {
        draft.station = routing_indicator_of(draft.from);
    }
    if (draft.station.empty()) {
        problems.error(
            Field::From, 0,
            fmt::format("no table has the routing indicator of {};{} write it: station: RU...",
                        draft.from, suggestion_for(draft.from)));
    } else if (!is_routing_indicator(draft.station)) {
        problems.error(
            Field::Station, 0,
            draft.station + " is no routing indicator: 4 to 8 letters that begin with R");
    }
}

void complete_serial(Draft& draft, Problems& problems) {
    if (draft.number == 0) {
        problems.error(Field::Number, 0, "is missing: the number of the telegram in its year");
        return;
    }
    const std::string serial = fmt::format("{:04}", draft.number % 10000);
    if (draft.station_serial.empty()) {
        draft.station_serial = serial;
    } else if (draft.station_serial != serial) {
        problems.error(Field::StationSerial, 0,
                       fmt::format("is {}, but the number ends in {}; leave it out",
                                   draft.station_serial, serial));
    }
}

void complete_times(Draft& draft, Problems& problems) {
    if (!draft.dtg) {
        problems.error(Field::Dtg, 0, "is missing: write dtg: 171425Z APR 07");
        return;
    }
    if (!draft.filed) {
        draft.filed = draft.dtg;
    }
    const std::int64_t late = draft.filed->time.seconds - draft.dtg->time.seconds;
    if (late < 0 || late >= 86400) {
        problems.error(Field::Filed, 0, "must be within a day after the date-time group");
    }
}

void complete_precedence(Draft& draft, Problems& problems) {
    Precedence highest = Precedence::None;
    for (const auto* list : {&draft.to, &draft.info}) {
        for (const DraftAddressee& addressee : *list) {
            highest = std::max(highest, addressee.precedence);
        }
    }
    if (draft.precedence == Precedence::None) {
        draft.precedence = std::max(highest, Precedence::Routine);
    }
    // NIACT has no sign of its own in format line 5: it is a word beside an addressee.
    if (draft.precedence == Precedence::NiactImmediate) {
        draft.precedence = Precedence::Immediate;
        for (DraftAddressee& addressee : draft.to) {
            if (addressee.precedence == Precedence::None) {
                addressee.precedence = Precedence::NiactImmediate;
            }
        }
    }
    if (draft.info_precedence == draft.precedence) {
        draft.info_precedence = Precedence::None;
    }
    if (draft.info_precedence == Precedence::NiactImmediate ||
        draft.info_precedence > draft.precedence) {
        problems.error(
            Field::Precedence, 0,
            "the second precedence, for information, must be the lower one and not NIACT");
    }
}

void complete_addressees(std::vector<DraftAddressee>& list, Field field, Problems& problems) {
    for (std::size_t k = 0; k < list.size(); ++k) {
        DraftAddressee& addressee = list[k];
        if (addressee.plad.empty()) {
            problems.error(field, k, "an addressee has no name");
            continue;
        }
        if (addressee.by_other_means) {
            addressee.routing_indicator.clear();
        } else if (addressee.routing_indicator.empty()) {
            addressee.routing_indicator = routing_indicator_of(addressee.plad);
        }
        const bool known =
            addressee.by_other_means || is_routing_indicator(addressee.routing_indicator);
        if (!known) {
            problems.error(
                field, k,
                fmt::format("no table has the routing indicator of {0};{1} write it in front, "
                            "as in RUEHXX/{0}, or ZEN/{0} when it is reached by other means",
                            addressee.plad, suggestion_for(addressee.plad)));
        }
    }
}

void complete_order(Draft& draft) {
    const bool classified = draft.level >= Level::Restricted;
    if (draft.executive_order.empty() && draft.dtg) {
        draft.executive_order = executive_order_at(draft.dtg->time.date());
    }
    if (draft.declassify.empty() && !classified && !draft.executive_order.empty()) {
        draft.declassify = "N/A";
    }
}

/// Subject and program TAGS with the persons behind them, then countries, then organisations.
void order_tags(Draft& draft) {
    const auto date = draft.dtg ? std::optional<Date>(draft.dtg->time.date()) : std::nullopt;
    const auto group = [&](const std::string& tag) {
        const TagKind kind = kind_of_tag(tag, date);
        return kind == TagKind::Geo ? 1 : kind == TagKind::Org || kind == TagKind::Unknown ? 2 : 0;
    };
    std::vector<std::string> unique;
    for (std::string& tag : draft.tags) {
        if (std::find(unique.begin(), unique.end(), tag) == unique.end()) {
            unique.push_back(std::move(tag));
        }
    }
    draft.tags = std::move(unique);
    std::stable_sort(
        draft.tags.begin(), draft.tags.end(),
        [&](const std::string& a, const std::string& b) { return group(a) < group(b); });
}

/// `SECTO 8012`, `STATE 255577/TOSEC 140323`: of a party's series, and telegrams all the same.
bool names_party(std::string_view text) {
    const auto parties = all_captions();
    return std::any_of(parties.begin(), parties.end(), [&](const CaptionFact& fact) {
        return fact.kind == "party" && find_word_fold(text, fact.caption) != std::string_view::npos;
    });
}

bool is_read_as(const DraftReference& reference, Reference::Kind read) {
    const bool series = reference.kind == Reference::Kind::Series &&
                        read == Reference::Kind::Telegram && names_party(reference.text);
    return series || reference.kind == Reference::Kind::Unknown || reference.kind == read;
}

void complete_references(Draft& draft, Problems& problems) {
    const std::string origin = canonical_origin(draft.origin).canonical;
    CitingTelegram citing;
    citing.year =
        draft.dtg ? static_cast<std::uint16_t>(draft.dtg->time.date().year) : std::uint16_t{0};
    citing.origin = origin;
    citing.number = draft.number;
    for (std::size_t k = 0; k < draft.references.size(); ++k) {
        DraftReference& reference = draft.references[k];
        const ReferenceReading reading = read_reference(reference.text, citing);
        if (!is_read_as(reference, reading.kind)) {
            problems.error(Field::References, k,
                           fmt::format("{} would be read as {}, not as {}", reference.text,
                                       to_string(reading.kind), to_string(reference.kind)));
        }
        reference.kind = reading.kind;
        if (reading.count == 0) {
            problems.error(Field::References, k, "the entry names nothing");
        }
    }
}

bool has_counted_items(const DraftBlock& block) {
    const std::vector<std::string_view> parts = split(block.text, '\n');
    return std::any_of(parts.begin() + 1, parts.end(),
                       [](std::string_view part) { return leading_digits(part) > 0; });
}

/// A single paragraph has no number, but directly behind a REF list its mark `(C)` would be taken
/// for the letter of an entry, and its item `1)` for paragraph 1.
void number_single_paragraph(Draft& draft) {
    const bool numbers = std::any_of(draft.body.begin(), draft.body.end(),
                                     [](const DraftBlock& block) { return block.number != 0; });
    if (numbers || draft.body.empty() || draft.body.front().shape != DraftBlock::Shape::Text) {
        return;
    }
    DraftBlock& first = draft.body.front();
    const bool after_list = !draft.references.empty() && draft.classified_by.empty();
    if ((after_list && !first.mark.empty()) || has_counted_items(first)) {
        first.number = 1;
    }
}

}  // namespace

std::string_view routing_indicator_of(std::string_view plad) {
    static const NameTable names;
    if (const std::string_view found = names.find(plad); !found.empty()) {
        return found;
    }
    if (!begins_with_type(plad)) {
        return {};
    }
    const OriginName origin = canonical_origin(plad);
    const OriginFact* const fact = origin.known ? find_origin(origin.canonical) : nullptr;
    return fact == nullptr ? std::string_view{} : fact->routing_indicator;
}

std::string origin_of(std::string_view plad) {
    if (starts_with_word(plad, "SECSTATE")) {
        return "STATE";
    }
    for (const std::string_view type : kTypes) {
        if (starts_with_word(plad, type) && plad.size() > type.size() + 2 && type != "USUN") {
            return std::string(trim(plad.substr(type.size())));
        }
    }
    return std::string(plad);
}

std::string_view executive_order_at(const Date& date) {
    struct Order {
        Date from;
        std::string_view number;
    };
    constexpr std::array<Order, 5> kOrders{{{{2010, 6, 27}, "13526"},
                                            {{1995, 10, 14}, "12958"},
                                            {{1982, 8, 1}, "12356"},
                                            {{1978, 12, 1}, "12065"},
                                            {{1972, 6, 1}, "11652"}}};
    const auto* const found = std::find_if(kOrders.begin(), kOrders.end(),
                                           [&](const Order& order) { return date >= order.from; });
    return found == kOrders.end() ? std::string_view{} : found->number;
}

std::size_t caption_rank(std::string_view caption) {
    constexpr std::array<std::string_view, 26> kOrder{"EFTO",
                                                      "SPECAT EXCLUSIVE",
                                                      "NODIS",
                                                      "SPECAT",
                                                      "EXDIS",
                                                      "EYES ONLY",
                                                      "ONLY",
                                                      "ROGER CHANNEL",
                                                      "DISSENT CHANNEL",
                                                      "DIRGEN CHANNEL",
                                                      "DG CHANNEL",
                                                      "DS CHANNEL",
                                                      "SY CHANNEL",
                                                      "AGREMENT CHANNEL",
                                                      "MED CHANNEL",
                                                      "STADIS",
                                                      "LIMDIS",
                                                      "CONDIS",
                                                      "NOFORN",
                                                      "ORCON",
                                                      "NOCONTRACT",
                                                      "PROPIN",
                                                      "WNINTEL",
                                                      "SENSITIVE",
                                                      "SBU",
                                                      "SIPDIS"};
    const auto* const found =
        std::find_if(kOrder.begin(), kOrder.end(),
                     [&](std::string_view known) { return starts_with_word(caption, known); });
    return static_cast<std::size_t>(found - kOrder.begin());
}

void complete(Draft& draft, Problems& problems) {
    complete_station(draft, problems);
    complete_serial(draft, problems);
    complete_times(draft, problems);
    complete_precedence(draft, problems);
    complete_addressees(draft.to, Field::To, problems);
    complete_addressees(draft.info, Field::Info, problems);
    std::stable_sort(draft.captions.begin(), draft.captions.end(),
                     [](const std::string& a, const std::string& b) {
                         return caption_rank(a) < caption_rank(b);
                     });
    complete_order(draft);
    order_tags(draft);
    complete_references(draft, problems);
    number_single_paragraph(draft);
}

}  // namespace reftel::telegram::compose

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/fact_tables.h"

#include <string>

#include "base/text.h"
#include "telegram/classification.h"

namespace reftel::embedded {
extern const std::string_view captions_tsv;
extern const std::string_view executive_orders_tsv;
extern const std::string_view declassification_tsv;
extern const std::string_view reasons_tsv;
extern const std::string_view precedences_tsv;
extern const std::string_view signals_tsv;
extern const std::string_view offices_tsv;
extern const std::string_view acronyms_tsv;
extern const std::string_view collectives_tsv;
}  // namespace reftel::embedded

namespace reftel::telegram {
namespace {

/// Longer text is no caption.
constexpr std::size_t kLongestCaption = 60;

const FactTable<CaptionFact>& captions() {
    static const auto table = FactTable<CaptionFact>::load<5>(
        embedded::captions_tsv, [](const auto& field) -> CaptionFact {
            return {field[0], field[1], field[2], parse_era(field[3], field[4])};
        });
    return table;
}

const FactTable<OrderFact>& orders() {
    static const auto table = FactTable<OrderFact>::load<5>(
        embedded::executive_orders_tsv, [](const auto& field) -> OrderFact {
            return {field[0], parse_first_day(field[1]).value_or(Date{1, 1, 1}), field[4],
                    parse_era(field[2], field[3])};
        });
    return table;
}

const FactTable<DeclassificationFact>& declassifications() {
    static const auto table = FactTable<DeclassificationFact>::load<5>(
        embedded::declassification_tsv, [](const auto& field) -> DeclassificationFact {
            return {field[0], field[1], field[2], parse_era(field[3], field[4])};
        });
    return table;
}

const FactTable<ReasonFact>& reasons() {
    static const auto table =
        FactTable<ReasonFact>::load<6>(embedded::reasons_tsv, [](const auto& field) -> ReasonFact {
            return {field[0], field[1].empty() ? '\0' : field[1].front(), field[2], field[3],
                    parse_era(field[4], field[5])};
        });
    return table;
}

const FactTable<PrecedenceFact>& precedences() {
    static const auto table = FactTable<PrecedenceFact>::load<7>(
        embedded::precedences_tsv, [](const auto& field) -> PrecedenceFact {
            return {field[0], field[1].empty() ? '\0' : field[1].front(),
                    parse_number(field[2]).value_or(0), field[3], parse_era(field[5], field[6])};
        });
    return table;
}

const FactTable<SignalFact>& signals() {
    static const auto table =
        FactTable<SignalFact>::load<5>(embedded::signals_tsv, [](const auto& field) -> SignalFact {
            return {field[0], field[1], field[2], parse_era(field[3], field[4])};
        });
    return table;
}

const FactTable<OfficeFact>& offices() {
    static const auto table =
        FactTable<OfficeFact>::load<5>(embedded::offices_tsv, [](const auto& field) -> OfficeFact {
            return {field[0], field[1], field[2], parse_era(field[3], field[4])};
        });
    return table;
}

const FactTable<AcronymFact>& acronyms() {
    static const auto table = FactTable<AcronymFact>::load<6>(
        embedded::acronyms_tsv, [](const auto& field) -> AcronymFact {
            return {field[0],           field[1],
                    field[2] == "text", field[2] == "joined",
                    field[3],           parse_era(field[4], field[5])};
        });
    return table;
}

const FactTable<CollectiveFact>& collectives() {
    static const auto table = FactTable<CollectiveFact>::load<4>(
        embedded::collectives_tsv, [](const auto& field) -> CollectiveFact {
            return {field[0], field[1], parse_era(field[2], field[3])};
        });
    return table;
}

}  // namespace

const CaptionFact* find_caption(std::string_view caption) {
    caption = trim(caption);
    if (caption.size() > kLongestCaption) {
        return nullptr;
    }
    return captions().find(to_upper(caption));
}

std::span<const CaptionFact> all_captions() {
    return captions().all();
}

std::string_view meaning_of_caption(std::string_view caption) {
    const CaptionFact* const fact = find_caption(caption);
    return fact == nullptr ? std::string_view{} : fact->meaning;
}

const OrderFact* find_order(std::string_view number) {
    return orders().find(number);
}

std::span<const OrderFact> all_orders() {
    return orders().all();
}

const DeclassificationFact* find_declassification(std::string_view order, std::string_view code) {
    for (const DeclassificationFact& fact : declassifications().all()) {
        if (fact.order == order && fact.code == code) {
            return &fact;
        }
    }
    return nullptr;
}

std::span<const DeclassificationFact> all_declassifications() {
    return declassifications().all();
}

const ReasonFact* find_reason(std::string_view section, char letter, std::optional<Date> at) {
    const Date day = at.value_or(Date{9999, 12, 31});
    const ReasonFact* best = nullptr;
    for (const ReasonFact& fact : reasons().all()) {
        if (fact.section == section && fact.letter == letter &&
            (best == nullptr || fact.era.distance(day) < best->era.distance(day))) {
            best = &fact;
        }
    }
    return best;
}

std::span<const ReasonFact> all_reasons() {
    return reasons().all();
}

const PrecedenceFact* find_precedence(Precedence precedence) {
    return precedences().find(to_string(precedence));
}

const SignalFact* find_signal(std::string_view signal) {
    return signals().find(signal);
}

const OfficeFact* find_office(std::string_view symbol, std::optional<Date> at) {
    const OfficeFact* const fact = offices().find(symbol, at);
    return fact != nullptr && at && !fact->era.contains(*at) ? nullptr : fact;
}

const AcronymFact* find_acronym(std::string_view word) {
    return acronyms().find(word);
}

const CollectiveFact* find_collective(std::string_view plad) {
    plad = trim(plad);
    const CollectiveFact* const fact = collectives().find(plad);
    return fact == nullptr && plad.starts_with("AIG ") ? collectives().find("AIG") : fact;
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/names.h"

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/post.h"
#include "web/words.h"

namespace reftel::web {
namespace {

constexpr std::array<Text, 6> kKindForms = {Text::Collectives, Text::Embassies,   Text::Consulates,
                                            Text::Missions,    Text::Departments, Text::Others};

PartyKind kind_in_table(std::string_view kind) {
    if (kind == "embassy") {
        return PartyKind::Embassy;
    }
    if (kind == "consulate") {
        return PartyKind::Consulate;
    }
    if (kind == "mission") {
        return PartyKind::Mission;
    }
    return kind == "department" ? PartyKind::Department : PartyKind::Other;
}

PartyKind kind_as_sent(std::string_view plad) {
    if (plad.ends_with("COLLECTIVE")) {
        return PartyKind::Collective;
    }
    if (plad.starts_with("AMEMBASSY ")) {
        return PartyKind::Embassy;
    }
    if (plad.starts_with("AMCONSUL ") || plad.starts_with("AMCONGEN ")) {
        return PartyKind::Consulate;
    }
    const bool mission = plad.starts_with("USMISSION ") || plad.starts_with("USDEL ");
    return mission ? PartyKind::Mission : PartyKind::Other;
}

}  // namespace

Party party_of(std::string_view plad) {
    const PartyKind as_sent = kind_as_sent(plad);
    if (as_sent != PartyKind::Collective) {
        const auto origin = telegram::canonical_origin(plad);
        const auto* fact = origin.known ? telegram::find_origin(origin.canonical) : nullptr;
        if (fact != nullptr) {
            return {telegram::post_name(plad, *fact),
                    as_sent == PartyKind::Other ? kind_in_table(fact->kind) : as_sent, true};
        }
    }
    return {std::string(plad), as_sent, false};
}

std::string count_by_kind(const Language& lang,
                          const std::vector<const telegram::Addressee*>& addressees) {
    std::array<std::uint64_t, kKindForms.size()> counts{};
    for (const auto* addressee : addressees) {
        ++counts[static_cast<std::size_t>(party_of(addressee->plad).kind)];
    }
    std::string out = lang.counted(Text::Addressees, addressees.size());
    std::string_view separator = lang[Text::Colon];
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            out += separator;
            out += lang.counted(kKindForms[i], counts[i]);
            separator = ", ";
        }
    }
    return out;
}

std::vector<const telegram::Addressee*> addressees_in(const telegram::Telegram& telegram,
                                                      telegram::Addressee::Role role) {
    std::vector<const telegram::Addressee*> out;
    for (const auto& addressee : telegram.addressees) {
        if (addressee.role == role) {
            out.push_back(&addressee);
        }
    }
    return out;
}

std::string station_or_indicator(std::string_view routing_indicator) {
    const std::string_view name = telegram::station_name(routing_indicator);
    return std::string(name.empty() ? routing_indicator : name);
}

}  // namespace reftel::web

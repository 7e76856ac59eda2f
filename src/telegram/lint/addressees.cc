// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/addressees.h"

#include <algorithm>
#include <array>

#include "telegram/lexer.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array<std::string_view, 12> kPostTypes{
    "AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "USOFFICE", "USINT",
    "USLO",      "USDEL",    "USREP",    "REO",       "PRT",      "BRANCH OFFICE"};

}  // namespace

bool is_collective(const Addressee& addressee) {
    const std::string_view plad = addressee.plad;
    return plad.find("COLLECTIVE") != std::string_view::npos || starts_with_word(plad, "ALL") ||
           starts_with_word(plad, "AIG") || starts_with_word(plad, "ALDAC") ||
           plad == "SPECIAL EMBASSY PROGRAM" || addressee.routing_indicator.starts_with("RUCN");
}

bool names_all_posts(const Addressee& addressee) {
    const std::string_view plad = addressee.plad;
    return starts_with_word(plad, "ALDAC") || plad.starts_with("ALL DIPLOMATIC");
}

bool is_post(const Addressee& addressee) {
    const auto has_type = [&](std::string_view type) {
        return starts_with_word(addressee.plad, type);
    };
    if (std::any_of(kPostTypes.begin(), kPostTypes.end(), has_type)) {
        return true;
    }
    const OriginName named = canonical_origin(addressee.plad);
    const OriginFact* const origin = named.known ? find_origin(named.canonical) : nullptr;
    return origin != nullptr && origin->kind != "department" && origin->kind != "other";
}

}  // namespace reftel::telegram::lint

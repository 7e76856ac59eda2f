// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/agency_captions.h"

#include <algorithm>
#include <array>

#include "telegram/lexer.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array<std::string_view, 4> kAgencies{"AIDAC", "USIAC", "USIAAC", "TOPEC"};

bool names_agency(std::string_view line) {
    return std::any_of(kAgencies.begin(), kAgencies.end(),
                       [&](std::string_view word) { return starts_with_word(line, word); });
}

}  // namespace

bool needs_no_text_header(const Telegram& telegram) {
    // Where no table knows them they stand among the attention lines.
    return telegram.variant == Variant::NavyGeneral ||
           std::any_of(telegram.captions.begin(), telegram.captions.end(), names_agency) ||
           std::any_of(telegram.attention.begin(), telegram.attention.end(), names_agency);
}

}  // namespace reftel::telegram::lint

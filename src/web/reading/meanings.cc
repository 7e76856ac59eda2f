// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/meanings.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/fact_tables.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

/// Codes stand in short lines; of a longer text only this much is looked at.
constexpr std::size_t kMaxExplained = 400;

bool is_of_code(char c) {
    return is_alnum(c) || c == '/' || c == '-';
}

/// Runs of letters, figures, strokes and hyphens.
std::vector<std::string_view> codes_in(std::string_view text) {
    text = text.substr(0, kMaxExplained);
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_of_code(text[end])) {
            ++end;
        }
        if (end > at) {
            out.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return out;
}

void add(std::string& out, std::string_view code, std::string_view meaning) {
    if (!meaning.empty()) {
        out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", code, meaning);
    }
}

/// The reasons of section 1.4 have words in every language, others as their order has them.
Html reason_words(const Language& lang, const telegram::ReasonFact& fact) {
    static constexpr std::array kReasons{Text::ReasonA, Text::ReasonB, Text::ReasonC,
                                         Text::ReasonD, Text::ReasonE, Text::ReasonF,
                                         Text::ReasonG, Text::ReasonH};
    const auto at = static_cast<std::size_t>(fact.letter - 'a');
    return fact.section == "1.4" && at < kReasons.size() ? html("{}", lang[kReasons[at]])
                                                         : in_english(lang, fact.meaning);
}

}  // namespace

std::string explain_offices(std::string_view line, std::optional<Date> at) {
    std::string out;
    for (const std::string_view code : codes_in(line)) {
        const auto* const office = code.size() > 1 ? telegram::find_office(code, at) : nullptr;
        if (office != nullptr) {
            add(out, code, office->name);
        }
    }
    return out;
}

Html explain_reasons(const Language& lang, std::string_view classified_by, std::optional<Date> at) {
    const std::string reasons = telegram::parse_classified_by(classified_by).reasons;
    if (reasons.size() < 3) {
        return {};
    }
    const std::string_view section = std::string_view(reasons).substr(0, 3);
    Html out;
    for (const std::string_view code : codes_in(std::string_view(reasons).substr(3))) {
        // `b`, `b/d`; words such as `and` are none.
        for (const std::string_view letter : split(code, '/')) {
            const auto* const fact =
                letter.size() == 1 ? telegram::find_reason(section, to_lower(letter.front()), at)
                                   : nullptr;
            if (fact != nullptr) {
                const std::string front = out.empty() ? fmt::format("{} ", section) : "; ";
                out.add("{}({}): {}", front, std::string_view(&fact->letter, 1),
                        reason_words(lang, *fact));
            }
        }
    }
    return out;
}

std::string explain_order_codes(std::string_view order, std::string_view text) {
    std::string out;
    for (const std::string_view code : codes_in(text)) {
        if (const auto* const fact = telegram::find_declassification(order, code)) {
            add(out, code, fact->meaning);
        }
    }
    return out;
}

}  // namespace reftel::web

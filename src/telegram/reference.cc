// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reference.h"

#include "base/text.h"
#include "telegram/reference_year.h"

namespace reftel::telegram {
namespace {

/// Message reference numbers by post and year are not older.
constexpr unsigned kFirstYear = 1950;

}  // namespace

std::string_view to_string(YearBasis basis) {
    switch (basis) {
        case YearBasis::Stated:
            return "stated";
        case YearBasis::Assumed:
            return "assumed";
        case YearBasis::YearBefore:
            return "year-before";
    }
    return "assumed";
}

unsigned rule_of(YearBasis basis) {
    switch (basis) {
        case YearBasis::Stated:
            return 1;
        case YearBasis::Assumed:
            return 2;
        case YearBasis::YearBefore:
            return 3;
    }
    return 2;
}

std::string_view to_string(Reference::Kind kind) {
    switch (kind) {
        case Reference::Kind::Telegram:
            return "telegram";
        case Reference::Kind::Airgram:
            return "airgram";
        case Reference::Kind::DtgReference:
            return "dtg";
        case Reference::Kind::Series:
            return "series";
        case Reference::Kind::Septel:
            return "septel";
        case Reference::Kind::Email:
            return "email";
        case Reference::Kind::Memcon:
            return "memcon";
        case Reference::Kind::PhoneCall:
            return "phone-call";
        case Reference::Kind::Document:
            return "document";
        case Reference::Kind::Unknown:
            return "unknown";
    }
    return "unknown";
}

bool is_plausible_year(unsigned year, const CitingTelegram& citing) {
    return year >= kFirstYear && (citing.year == 0 || year <= citing.year);
}

std::optional<std::uint16_t> read_year(std::string_view digits, const CitingTelegram& citing) {
    const auto number = parse_number(digits);
    if (!number || (digits.size() != 2 && digits.size() != 4)) {
        return std::nullopt;
    }
    const unsigned year = digits.size() == 2 ? full_year(*number) : *number;
    if (year > 2099 || !is_plausible_year(year, citing)) {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(year);
}

void set_mrn(Reference& reference, std::string_view origin, std::uint32_t number,
             std::optional<std::uint16_t> stated, const CitingTelegram& citing) {
    std::uint16_t year = stated.value_or(citing.year);
    reference.year_basis = stated ? YearBasis::Stated : YearBasis::Assumed;
    if (year == 0) {
        return;
    }
    origin = origin_in_year(origin, year);
    if (!stated && citing.number != 0 && origin == citing.origin && number >= citing.number) {
        --year;
        reference.year_basis = YearBasis::YearBefore;
    }
    reference.mrn = Mrn{year, std::string(origin), number};
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/series_id.h"

// British telegrams are numbered by post and direction, and cite each other so.
//
// cited = ( "YOUR" | "MY" | post ) ( "TELNO" | "TELNOS" ) number [ ... ] [ "TO" post ] ; [spec 1.6]
namespace reftel::telegram {
namespace {

/// From whom to whom `cited` went, which a telegram of `own` cites.
BritishRoute route_of(std::string_view cited, std::size_t telno, const BritishRoute& own) {
    const std::string_view whose = trim(cited.substr(0, telno));
    if (equals_fold(whose, "MY")) {
        return own;
    }
    if (equals_fold(whose, "YOUR")) {
        return {own.to, own.from};
    }
    const std::size_t to = find_word_fold(cited, "TO");
    const bool named = to != std::string_view::npos && to > telno;
    return {whose, named ? trim(cited.substr(to + 2)) : std::string_view{}};
}

/// The id of what a reference such as `YOUR TELNO 99` names; empty when it names none.
std::string cited_id(std::string_view cited, unsigned year, const BritishRoute& own) {
    const std::size_t telno = find_word_fold(cited, "TELNO");
    const std::size_t digit = cited.find_first_of("0123456789");
    if (telno == std::string_view::npos || digit == std::string_view::npos || digit < telno) {
        return {};
    }
    const std::string_view digits = cited.substr(digit, leading_digits(cited.substr(digit)));
    return british_id(year, route_of(cited, telno, own), parse_number(digits).value_or(0));
}

}  // namespace

void settle_british(ParserState& state) {
    Telegram& out = state.out;
    if (out.variant != Variant::Fco) {
        return;
    }
    const unsigned year = out.dtg ? static_cast<unsigned>(out.dtg->time.date().year) : state.year;
    BritishRoute route{out.from, {}};
    for (const Addressee& addressee : out.addressees) {
        if (addressee.role == Addressee::Role::Action) {
            route.to = addressee.plad;
            break;
        }
    }
    if (state.british_number && !out.mrn) {
        out.series_id = british_id(year, route, out.number);
    }
    for (Reference& reference : out.references) {
        if (reference.kind == Reference::Kind::Series) {
            reference.series_id = cited_id(reference.text, year, route);
        }
    }
}

}  // namespace reftel::telegram

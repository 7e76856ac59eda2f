// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "telegram/facts.h"

namespace reftel::telegram {

/// Name of a post for people: `Embassy Astana`. What kind of post it is changes over the years, and
/// the telegram knows best: `AMEMBASSY LAGOS` of 1976 is an embassy, `USINT CAIRO` an interests
/// section. Where `as_written` says nothing of it, or the same, the name is that of the table.
[[nodiscard]] std::string post_name(std::string_view as_written, const OriginFact& post);

/// The country of an origin by its tag, which the table of origins writes as of 2010; nullptr when
/// it has none, as a travelling party.
[[nodiscard]] const TagFact* country_of(const OriginFact& origin);

}  // namespace reftel::telegram

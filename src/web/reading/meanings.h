// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

// What codes of the text header mean at the date of a telegram, from the tables of facts. Empty
// when no table knows.

/// `STATE FOR SCA/CEN, DRL`: `SCA/CEN: Central Asian Affairs; DRL: ...`
[[nodiscard]] std::string explain_offices(std::string_view line, std::optional<Date> at);
/// Of a `Classified By` line: `1.4 (b): foreign government information; (d): ...`
[[nodiscard]] Html explain_reasons(const Language& lang, std::string_view classified_by,
                                   std::optional<Date> at);
/// What stands behind an order's number: `X1: exempt from ...; X5: ...`
[[nodiscard]] std::string explain_order_codes(std::string_view order, std::string_view text);

}  // namespace reftel::web

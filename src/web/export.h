// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "room/cite.h"
#include "web/visit.h"

namespace reftel::web {

/// All that a query finds, streamed as CSV, JSON Lines or text; nothing for other forms. Sorted by
/// `sort` when that is an order, else by reference number.
[[nodiscard]] std::optional<http::Response> answer_export(const Visit& visit,
                                                          std::string_view query);

/// `.bib`, `.ris`, `.csl.json`; nothing for other forms.
[[nodiscard]] std::optional<room::CiteStyle> cite_style_of(Form form);
/// The citation of a telegram, or of its paragraph with this address, as a file.
[[nodiscard]] http::Response respond_citation(const Site& site, room::CiteStyle style,
                                              const room::Reading& reading,
                                              std::string_view paragraph);

}  // namespace reftel::web

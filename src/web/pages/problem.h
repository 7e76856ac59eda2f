// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

// Pages that say why something is not here: what, why, and one thing to do.

[[nodiscard]] Page no_such_page(const Site& site, std::string_view path);
/// The telegram `id` is here, but has no such paragraph.
[[nodiscard]] Page no_such_paragraph(const Site& site, std::string_view id,
                                     std::string_view address);
/// 400: a cursor that is none of ours; `first` is where the results begin.
[[nodiscard]] Page no_such_place(const Site& site, const Link& first);
[[nodiscard]] Page not_understood(const Site& site, const Error& error);
[[nodiscard]] Page busy(const Site& site, const Error& error);
/// `mark`: under which the fault stands in the log.
[[nodiscard]] Page fault(const Site& site, std::string_view mark);
/// A telegram that exists and may not be seen: the id and, for an embargo, the day; nothing else is
/// known here.
[[nodiscard]] Page not_open(const Site& site, const room::Destination& destination);

}  // namespace reftel::web

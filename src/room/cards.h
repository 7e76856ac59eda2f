// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "archive/edition.h"
#include "room/views.h"

namespace reftel::room {

/// The archive's card with the name of its post.
[[nodiscard]] Card to_card(archive::Card card);

/// Name of an origin for people: `Embassy Astana`; the canonical origin when the table has none.
[[nodiscard]] std::string origin_name(std::string_view canonical);

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "room/views.h"
#include "web/html.h"
#include "web/site.h"

namespace reftel::web {

/// What the head of a telegram's page tells programs: Highwire and Dublin Core elements (Zotero,
/// Scholar), Open Graph (sites that show links), JSON-LD (schema.org), unAPI and the addresses of
/// the citation's other forms.
[[nodiscard]] Html meta_elements(const Site& site, const room::Reading& reading);

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json_writer.h"
#include "room/import.h"

namespace reftel::room {

/// An import report as one JSON object: `reftel import --json`, and what an archive keeps of it.
/// docs/json.md.
void write_json(JsonWriter& json, const ImportReport& report);
/// What an import did with one file.
void write_json(JsonWriter& json, const ImportReport::File& file);
void write_json(JsonWriter& json, const ImportReport::Refused& refused);

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json_writer.h"
#include "room/views.h"

namespace reftel::room {

// The one JSON form of what a room shows: `--json` on the command line and `.json` on the web write
// the same. docs/json.md.

void write_json(JsonWriter& json, const Card& card);
void write_json(JsonWriter& json, const CardPage& page);
/// As an array.
void write_json(JsonWriter& json, const std::vector<Entry>& entries);
void write_json(JsonWriter& json, const SearchPage& page);
/// With what is held of serial numbers, a row an origin.
void write_json(JsonWriter& json, const Stats& stats, const std::vector<Coverage>& coverage = {});
void write_json(JsonWriter& json, const Thread& thread);
void write_json(JsonWriter& json, const AbsentPage& page);
void write_json(JsonWriter& json, const WitnessComparison& comparison);
/// Without the neighbours.
void write_json(JsonWriter& json, const DateBracket& bracket);
/// Card, what was parsed, publisher's words, witnesses, references.
void write_json(JsonWriter& json, const Reading& reading);

/// A list with kinds and years.
void write_json(JsonWriter& json, const std::vector<TagEntry>& tags);
void write_json(JsonWriter& json, const PersonEntry& person);
void write_json(JsonWriter& json, const CountryEntry& country);
void write_json(JsonWriter& json, const Coverage& coverage);

}  // namespace reftel::room

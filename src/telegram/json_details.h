// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json_writer.h"
#include "telegram/telegram.h"

namespace reftel::telegram {

// Parts of write_json() that take a field apart first. Few readers want them, so parse() does not
// do it. Each writes nothing when the telegram has no such field.

void write_janap(JsonWriter& json, const Telegram& telegram);
void write_header_blocks(JsonWriter& json, const Telegram& telegram);
void write_executive_order(JsonWriter& json, const Telegram& telegram);
void write_classified_by(JsonWriter& json, const Telegram& telegram);
void write_distribution(JsonWriter& json, const Telegram& telegram);
/// Lists within a paragraph: `items` with their marks, as ranges of its text.
void write_items(JsonWriter& json, std::string_view text);

}  // namespace reftel::telegram

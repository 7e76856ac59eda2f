// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json_writer.h"
#include "telegram/telegram.h"

namespace reftel::telegram {

/// Writes all fields of a telegram as one JSON object: the form of `reftel parse` and of
/// `/cable/ID.json`. docs/json.md describes it.
void write_json(JsonWriter& json, const Telegram& telegram);

/// A readable, line-based print of everything in a telegram, for golden files and `reftel debug
/// parse`.
[[nodiscard]] std::string dump(const Telegram& telegram);
/// Every line of the message with its part: for `reftel debug lex`.
[[nodiscard]] std::string dump_lines(const Telegram& telegram);

}  // namespace reftel::telegram

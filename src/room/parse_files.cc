// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/parse_files.h"

#include "archive/writer.h"
#include "room/recognition.h"
#include "sources/reader.h"

namespace reftel::room {

void parse_files(const std::vector<std::string>& paths,
                 const std::function<bool(const ParsedItem&)>& visit) {
    sources::Walk walk(paths);
    telegram::Telegram parsed;
    while (auto item = walk.next()) {
        ParsedItem out;
        if (const auto* unread = std::get_if<sources::Unread>(&*item)) {
            out.where = unread->from.to_string();
            out.refused = unread->reason;
        } else {
            const auto& raw = std::get<telegram::RawTelegram>(*item);
            telegram::parse(raw.message(), parsed, archive::hints_for(raw.published));
            out.raw = &raw;
            out.telegram = &parsed;
            out.where = raw.from.to_string();
            out.refused = reason_to_refuse(raw, parsed).value_or("");
        }
        if (!visit(out)) {
            return;
        }
    }
}

}  // namespace reftel::room

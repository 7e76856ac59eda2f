// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/log.h"

#include <string>

namespace reftel::archive {
namespace {

void put_fixed64(std::string& out, std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
        out += static_cast<char>((value >> shift) & 0xFFU);
    }
}

}  // namespace

Sha256 log_hash(const Sha256& before, const LogEntry& entry) {
    std::string bytes(before.raw());
    put_fixed64(bytes, static_cast<std::uint64_t>(entry.time.seconds));
    for (const auto text : {entry.action, entry.subject, entry.detail}) {
        put_fixed64(bytes, text.size());
        bytes += text;
    }
    return sha256(bytes);
}

Result<void> append_log(Database& database, const LogEntry& entry) {
    Sha256 before;
    {
        Query last =
            REFTEL_TRY(database.query("SELECT hash FROM log ORDER BY number DESC LIMIT 1"));
        if (REFTEL_TRY(last.bind().step())) {
            // A damaged hash does not stop the log: check finds it.
            before = Sha256::from_raw(last.blob(0)).value_or(Sha256{});
        }
    }
    const Sha256 hash = log_hash(before, entry);
    Query insert = REFTEL_TRY(database.query(
        "INSERT INTO log (time, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?)"));
    return insert.bind(entry.time, entry.action, entry.subject, entry.detail, Blob{hash.raw()})
        .run();
}

}  // namespace reftel::archive

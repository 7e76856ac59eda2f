// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/assert.h"
#include "sources/csv_record.h"
#include "sources/reader.h"

namespace {

using reftel::sources::CsvRecord;

/// A record that is seen whole must look the same when more follows, or ask for more.
void check_window(std::string_view bytes) {
    const CsvRecord whole = reftel::sources::scan_csv_record(bytes, true);
    REFTEL_ASSERT(whole.end != CsvRecord::End::NeedMore,
                  "at the end nothing more can be asked for");
    REFTEL_ASSERT(whole.size <= bytes.size() && (bytes.empty() || whole.size > 0),
                  "a record is some of its bytes");
    const std::string_view half = bytes.substr(0, bytes.size() / 2);
    const CsvRecord part = reftel::sources::scan_csv_record(half, false);
    REFTEL_ASSERT(part.end == CsvRecord::End::NeedMore || part.size == whole.size,
                  "what follows changes nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes =
        "\"1\",\"2/18/2007 19:02\",\"" + std::string(reinterpret_cast<const char*>(data), size);
    check_window(bytes);
    std::uint64_t total = 0;
    for (const auto& item : reftel::sources::read_bytes(bytes, "cables.csv")) {
        if (const auto* raw = std::get_if<reftel::telegram::RawTelegram>(&item)) {
            REFTEL_ASSERT(raw->from.offset == total, "records follow one another");
            total += raw->original.size();
            for (std::uint32_t i = 0; raw->made && i < raw->made->text.size(); ++i) {
                REFTEL_ASSERT(raw->made->map.to_source(i) < raw->original.size(),
                              "the map leads into the record");
            }
            continue;
        }
        total += std::get<reftel::sources::Unread>(item).bytes;
    }
    REFTEL_ASSERT(total == bytes.size(), "no byte is lost");
    return 0;
}

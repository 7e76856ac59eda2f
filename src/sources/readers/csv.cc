// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "sources/csv_record.h"
#include "sources/decode.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"

// cables.csv, of any size: records are cut in a window that holds a few of them. What is no record
// becomes an Unread up to the next line that starts one, so records and Unreads together are all
// bytes of the file.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;

/// The first lines of a file that has a row of names, or damage, before its first record.
constexpr std::size_t kMaxHeaderRow = 2000;

std::string text_of(std::string_view record, const CsvField& field) {
    MappedTextBuilder out(record);
    append_csv_text(out, record, field);
    return std::string(trim(std::move(out).finish().text));
}

/// Header and body on one text, each ending its line; the end of one field and the start of the
/// next stand for the line end.
MappedText message_of(std::string_view record, const CsvRecord& parts) {
    MappedTextBuilder out(record);
    const CsvField& header = parts[CsvColumn::Header];
    const CsvField& body = parts[CsvColumn::Body];
    append_csv_text(out, record, header);
    if (!header.at.empty() && !body.at.empty()) {
        out.replace(header.at.end, body.at.begin - header.at.end, "\n");
    }
    append_csv_text(out, record, body);
    return std::move(out).finish();
}

void publish(RawTelegram& raw, const CsvRecord& parts) {
    const std::string_view record = raw.original;
    raw.published.reference_id = text_of(record, parts[CsvColumn::ReferenceId]);
    raw.published.created = parse_published_date(text_of(record, parts[CsvColumn::Date]));
    raw.published.origin = text_of(record, parts[CsvColumn::Origin]);
    raw.published.classification = text_of(record, parts[CsvColumn::Classification]);
}

class CsvReader final : public Reader {
 public:
    explicit CsvReader(Input input) : from_(std::move(input.from)), window_(input) {}

    Result<std::optional<Item>> next() override {
        window_.want(2 * kCsvStartSize);
        if (window_.view().empty()) {
            if (window_.error()) {
                return fail(*window_.error());
            }
            return std::optional<Item>();
        }
        const std::size_t mark =
            window_.offset() == 0 && window_.view().starts_with("\xEF\xBB\xBF") ? 3 : 0;
        if (!is_csv_record_start(window_.view(), mark)) {
            return std::optional<Item>(skip());
        }
        const CsvRecord record = scan();
        if (record.end == CsvRecord::End::NeedMore || record.size > kMaxTelegramBytes) {
            return std::optional<Item>(skip());
        }
        return std::optional<Item>(take(record));
    }

 private:
    /// NeedMore when the record is beyond the bound.
    CsvRecord scan() {
        while (true) {
            CsvRecord record = scan_csv_record(window_.view(), window_.at_end());
            if (record.end != CsvRecord::End::NeedMore ||
                window_.view().size() > kMaxTelegramBytes) {
                return record;
            }
            window_.grow();
        }
    }

    Item take(const CsvRecord& record) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, record.size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        window_.consume(record.size);
        MappedText message = message_of(raw.original, record);
        if (trim(message.text).empty()) {
            const bool whole = record.end == CsvRecord::End::Complete;
            return Unread{
                raw.from, raw.original.size(), whole ? "no-telegram" : "record-cut-short",
                whole ? "the record's message is empty" : "the record ends before its message"};
        }
        publish(raw, record);
        set_made(raw, std::move(message));
        remark(raw, record);
        return raw;
    }

    void remark(RawTelegram& raw, const CsvRecord& record) const {
        if (record.end == CsvRecord::End::CutShort) {
            raw.notes.push_back(
                {"record-cut-short", "the record ends within a field", raw.original.size()});
        }
        if (record.stray_quote != 0) {
            raw.notes.push_back(
                {"quote-not-escaped", "a quote within a field is not escaped", record.stray_quote});
        }
        if (record.count > kCsvColumns) {
            raw.notes.push_back({"extra-columns", "the record has more than eight columns", 0});
        }
        if (window_.view().empty() && window_.at_end()) {
            note_early_end(raw, window_);
        }
    }

    /// Everything up to the next start of a record.
    Item skip() {
        Unread item{from_, 0, "record-cut-short", "no record starts here"};
        item.from.offset = window_.offset();
        if (item.from.offset == 0 &&
            to_lower(window_.view().substr(0, kCsvStartSize)).find("id") != std::string::npos) {
            item = {item.from, 0, "header-row", "this is the row of column names"};
        }
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = find_csv_record_start(view);
            const bool found = end < view.size();
            const std::size_t keep =
                found || window_.at_end() ? 0 : std::min(view.size(), 2 * kCsvStartSize);
            item.bytes += end - keep;
            window_.consume(end - keep);
            if (item.bytes > kMaxTelegramBytes) {
                item.rule = "too-large";
                item.reason = "a record is larger than 16 MB";
            }
            if (found || window_.at_end()) {
                return item;
            }
            window_.want(kChunkSize);
        }
    }

    const telegram::Provenance from_;
    Window window_;
};

bool recognises(std::string_view name, std::string_view head) {
    const std::size_t mark = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (is_csv_record_start(head, mark)) {
        return true;
    }
    const std::string_view front = head.substr(0, kMaxHeaderRow);
    const std::string_view row = front.substr(0, front.find('\n'));
    const auto commas = static_cast<std::size_t>(std::count(row.begin(), row.end(), ','));
    return (commas + 1 >= kCsvColumns || to_lower(name).ends_with(".csv")) &&
           find_csv_record_start(front) < front.size();
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<CsvReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind csv_reader{"csv", "cables.csv: eight columns, a telegram a line",
                                      recognises, open};

}  // namespace reftel::sources

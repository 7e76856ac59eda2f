// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/export.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/cite.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "room/sent.h"
#include "search/limits.h"
#include "search/query.h"

namespace reftel::room {
namespace {

std::string cite_in_nara_style(const CiteContext& context, const Reading& reading) {
    std::string out = cite(CiteStyle::Nara, reading, context);
    out.erase(out.find_last_not_of('\n') + 1);
    return out;
}

std::string json_line(const CiteContext& context, const Reading& reading) {
    std::string out;
    JsonWriter json(out);
    write_json(json, reading);
    // One more field of the same object: the brace that closes it makes room.
    out.pop_back();
    out += ",\"citation\":";
    append_json_string(out, cite_in_nara_style(context, reading));
    return out + "}\n";
}

void add_cell(std::string& out, std::string_view text) {
    out += out.empty() || out.back() == '\n' ? "\"" : ",\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += '"';
}

/// `2/18/2007 19:02`; seconds make it `2007-02-18T19:02:05Z`.
std::string csv_date(const std::optional<UtcTime>& time) {
    if (!time) {
        return {};
    }
    constexpr std::int64_t kMinute = 60;
    if (time->seconds % kMinute != 0) {
        return time->to_iso();
    }
    const Date date = time->date();
    const std::string text = time->to_string();
    return fmt::format("{}/{}/{} {}", date.month, date.day, date.year,
                       text.substr(text.find(' ') + 1));
}

/// The line end of the message that parts header and body: the one before the class line, else the
/// first. Reading puts it back, so what stands on either side must not be empty; npos when there is
/// none.
std::size_t header_end(const telegram::Telegram& telegram) {
    const std::string_view message = telegram.message;
    std::size_t end = std::string_view::npos;
    for (const telegram::Line& line : telegram.lines) {
        if (line.part == telegram::LinePart::ClassLine) {
            end = line.at.begin < 2 ? std::string_view::npos : line.at.begin - std::size_t{1};
            break;
        }
    }
    if (end == std::string_view::npos || message[end] != '\n') {
        end = message.find('\n', 1);
    }
    return end == std::string_view::npos || end + 1 >= message.size() ? std::string_view::npos
                                                                      : end;
}

std::string csv_record(const Reading& reading, std::uint64_t number) {
    const telegram::Published& published = reading.published;
    std::string cited;
    for (const CitationLink& link : reading.cites) {
        if (!link.citation.cited.empty()) {
            cited += cited.empty() ? "" : "|";
            cited += link.citation.cited;
        }
    }
    const std::string_view message = reading.message;
    const std::size_t cut = header_end(*reading.telegram);
    const bool whole = cut == std::string_view::npos;
    std::string out;
    add_cell(out, std::to_string(number));
    add_cell(out, reading.card.day_alone
                      ? sent_iso(reading.card)
                      : csv_date(published.created ? published.created : reading.card.date));
    add_cell(out, published.reference_id.empty() ? reading.card.id : published.reference_id);
    add_cell(out, published.origin.empty() ? reading.card.origin_name : published.origin);
    add_cell(out, published.classification.empty() ? reading.card.classification
                                                   : published.classification);
    add_cell(out, cited);
    add_cell(out, whole ? std::string_view() : message.substr(0, cut));
    add_cell(out, whole ? message : message.substr(cut + 1));
    return out + "\n";
}

std::string readable(const Reading& reading) {
    constexpr std::size_t kWidth = 72;
    return plain_text(reading, kWidth) + "\n" + std::string(kWidth, '=') + "\n\n";
}

/// One telegram in a format; `number` is its place among those exported, from 1.
std::string export_telegram(const Reading& reading, ExportFormat format, const CiteContext& context,
                            std::uint64_t number) {
    switch (format) {
        case ExportFormat::JsonLines:
            return json_line(context, reading);
        case ExportFormat::Csv:
            return csv_record(reading, number);
        case ExportFormat::Text:
            break;
    }
    return readable(reading);
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view word) {
    if (word == "jsonl") {
        return ExportFormat::JsonLines;
    }
    if (word == "csv") {
        return ExportFormat::Csv;
    }
    return word == "text" ? std::optional(ExportFormat::Text) : std::nullopt;
}

Exporter::Exporter(const Room& room, std::string_view query, const ExportOptions& options)
    : room_(room), query_(query), format_(options.format), context_{room.title(), options.url} {
    page_.facets = false;
    page_.limit = search::kMaxPageHits;
    page_.sort = options.sort;
    if (!page_.sort && !search::parse_query(query).sort) {
        page_.sort = search::Sort::Mrn;
    }
}

Result<bool> Exporter::turn_page() {
    if (begun_ && page_.cursor.empty()) {
        return false;
    }
    begun_ = true;
    SearchPage found = REFTEL_TRY(room_.search(query_, page_));
    page_.cursor = std::move(found.results.next);
    ids_.clear();
    at_ = 0;
    for (search::Hit& hit : found.results.hits) {
        ids_.push_back(std::move(hit.id));
    }
    return !ids_.empty();
}

Result<std::string> Exporter::next() {
    while (true) {
        if (at_ == ids_.size()) {
            const bool more = REFTEL_TRY(turn_page());
            if (!more) {
                return std::string();
            }
        }
        auto reading = room_.read(ids_[at_++]);
        if (reading) {
            return export_telegram(*reading, format_, context_, ++given_);
        }
        if (reading.error().kind != Error::Kind::NotFound) {
            return fail(std::move(reading).error());
        }
    }
}

Result<std::uint64_t> export_results(const Room& room, std::string_view query,
                                     const ExportOptions& options,
                                     const std::function<bool(std::string_view)>& write) {
    Exporter exporter(room, query, options);
    std::uint64_t written = 0;
    for (auto telegram = exporter.next(); !telegram || !telegram->empty();
         telegram = exporter.next()) {
        if (!telegram) {
            return fail(std::move(telegram).error());
        }
        if (!write(*telegram)) {
            break;
        }
        ++written;
    }
    return written;
}

}  // namespace reftel::room

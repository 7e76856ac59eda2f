// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/export.h"

#include <memory>

#include <fmt/format.h>

#include "room/export.h"
#include "web/limits.h"

namespace reftel::web {
namespace {

struct ExportKind {
    Form form;
    room::ExportFormat format;
    std::string_view content_type;
    std::string_view file_name;
};
constexpr ExportKind kKinds[] = {
    {Form::Csv, room::ExportFormat::Csv, "text/csv; charset=utf-8; header=absent", "telegrams.csv"},
    {Form::Jsonl, room::ExportFormat::JsonLines, "application/x-ndjson; charset=utf-8",
     "telegrams.jsonl"},
    {Form::Text, room::ExportFormat::Text, "text/plain; charset=utf-8", "telegrams.txt"},
};

/// Telegrams up to a piece worth sending; empty at the end.
Result<std::string> next_piece(room::Exporter& exporter) {
    std::string piece;
    while (piece.size() < kExportPiece) {
        const std::string telegram = REFTEL_TRY(exporter.next());
        if (telegram.empty()) {
            break;
        }
        piece += telegram;
    }
    return piece;
}

}  // namespace

std::optional<http::Response> answer_export(const Visit& visit, std::string_view query) {
    for (const ExportKind& kind : kKinds) {
        if (kind.form != visit.form) {
            continue;
        }
        room::ExportOptions options;
        options.format = kind.format;
        options.sort = search::parse_sort(visit.request.parameter("sort"));
        options.url = visit.site.base_url;
        http::Response response;
        response.content_type = kind.content_type;
        response.headers.emplace_back("Content-Disposition",
                                      fmt::format("attachment; filename=\"{}\"", kind.file_name));
        // Shared, since a std::function must be copyable; there is one owner at a time.
        const auto exporter = std::make_shared<room::Exporter>(visit.room, query, options);
        response.rest = [exporter] { return next_piece(*exporter); };
        return response;
    }
    return std::nullopt;
}

std::optional<room::CiteStyle> cite_style_of(Form form) {
    switch (form) {
        case Form::Bib:
            return room::CiteStyle::Bibtex;
        case Form::Ris:
            return room::CiteStyle::Ris;
        case Form::CslJson:
            return room::CiteStyle::CslJson;
        default:
            return std::nullopt;
    }
}

http::Response respond_citation(const Site& site, room::CiteStyle style,
                                const room::Reading& reading, std::string_view paragraph) {
    http::Response response;
    for (const auto& info : room::all_cite_styles()) {
        if (info.style == style) {
            response.content_type = info.content_type;
        }
    }
    response.body = room::cite(style, reading, {site.title, site.base_url}, paragraph);
    return response;
}

}  // namespace reftel::web

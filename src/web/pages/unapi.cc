// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "room/plain_text.h"
#include "web/export.h"
#include "web/frame.h"
#include "web/handlers.h"

namespace reftel::web {
namespace {

// unAPI: how Zotero and other reference managers ask for the records behind a page. Without an id
// and a format it lists the formats.

struct Format {
    std::string_view name;
    room::CiteStyle style;
    std::string_view type;
};
constexpr auto kFormats = std::to_array<Format>({
    {"bibtex", room::CiteStyle::Bibtex, "application/x-bibtex"},
    {"ris", room::CiteStyle::Ris, "application/x-research-info-systems"},
    {"csljson", room::CiteStyle::CslJson, "application/vnd.citationstyles.csl+json"},
});

http::Response list_formats(std::string_view id) {
    Html rows;
    for (const auto& format : kFormats) {
        rows.add(R"(<format name="{}" type="{}"/>
)",
                 format.name, format.type);
    }
    http::Response response;
    response.status = id.empty() ? 200 : 300;
    response.content_type = "application/xml; charset=utf-8";
    response.body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
                    (id.empty() ? html("<formats>\n{}</formats>\n", rows)
                                : html("<formats id=\"{}\">\n{}</formats>\n", id, rows))
                        .string();
    return response;
}

}  // namespace

Result<http::Response> send_unapi(const Visit& visit) {
    const std::string id(visit.request.parameter("id"));
    const std::string_view name = visit.request.parameter("format");
    if (id.empty() || name.empty()) {
        return list_formats(id);
    }
    for (const auto& format : kFormats) {
        if (format.name == name) {
            const std::size_t slash = std::min(id.find('/'), id.size());
            const auto reading = REFTEL_TRY(visit.room.read(id.substr(0, slash)));
            const std::string paragraph = id.substr(std::min(slash + 1, id.size()));
            if (!paragraph.empty() && room::find_paragraph(reading, paragraph) == nullptr) {
                return fail(Error::Kind::NotFound, "there is no such paragraph", id);
            }
            return respond_citation(visit.site, format.style, reading, paragraph);
        }
    }
    return http::Response::text(406, fmt::format("406 There is no format {}.", name));
}

}  // namespace reftel::web

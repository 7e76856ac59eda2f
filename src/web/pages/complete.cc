// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/json_writer.h"
#include "base/text.h"
#include "search/completion.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/limits.h"

namespace reftel::web {
namespace {

/// Where the part of a query that is being typed begins: behind the last blank.
std::size_t last_part(std::string_view query) {
    const std::size_t blank = query.rfind(' ');
    return blank == std::string_view::npos ? 0 : blank + 1;
}

/// Between quotation marks words are a phrase: nothing to complete.
bool within_quotes(std::string_view query) {
    return std::ranges::count(query, '"') % 2 != 0;
}

}  // namespace

Result<http::Response> send_completions(const Visit& visit) {
    using Kind = search::CompletionKind;
    constexpr std::array kKinds = {Kind::Id,     Kind::Field, Kind::Value,
                                   Kind::Origin, Kind::Tag,   Kind::Word};
    const std::string_view query = visit.request.parameter("q").substr(0, kMaxCompletedQuery);
    const std::size_t at = last_part(query);
    std::vector<search::Completion> found;
    const std::string_view typed = query.substr(at);
    // All that a field takes is worth a longer list; words are a hint.
    const std::size_t limit =
        typed.find(':') == std::string_view::npos ? kCompletionsOfAKind : kCompletionsOfAField;
    if (!within_quotes(query) && !typed.empty()) {
        found = REFTEL_TRY(visit.room.complete(typed, kKinds, limit));
    }
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.field("q", query);
    json.key("completions");
    json.begin_array();
    for (const auto& one : found) {
        json.begin_object();
        json.field("kind", to_string(one.kind));
        json.field("value", one.value);
        json.field_if("label", one.label);
        if (one.kind != Kind::Field && one.kind != Kind::Value) {
            json.field("telegrams", one.telegrams);
        }
        json.field("query", std::string(query.substr(0, at)) + one.query);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return respond_json(std::move(out));
}

}  // namespace reftel::web

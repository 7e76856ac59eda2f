// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/app.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/sha256.h"
#include "base/text.h"
#include "http/finish.h"
#include "web/handlers.h"
#include "web/language.h"
#include "web/limits.h"
#include "web/pages/problem.h"

namespace reftel::web {
namespace {

constexpr auto kRoutes = std::to_array<Route>({
#define REFTEL_ROUTE(pattern, handler, keeping, forms) {pattern, handler, Keeping::keeping, forms},
#include "web/routes.def"
#undef REFTEL_ROUTE
});

/// Parts between slashes; an empty vector for `/`.
std::vector<std::string_view> segments_of(std::string_view path) {
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    return path.empty() ? std::vector<std::string_view>() : split(path, '/');
}

/// Takes `.json` or another suffix off when the route knows that form.
Form take_form(std::string_view& last, std::string_view forms) {
    const auto known = split(forms, ' ');
    for (const auto& [suffix, form] : form_suffixes()) {
        if (last.size() > suffix.size() && last.ends_with(suffix) &&
            std::ranges::find(known, suffix.substr(1)) != known.end()) {
            last.remove_suffix(suffix.size());
            return form;
        }
    }
    return Form::Page;
}

/// Fits a path to a pattern; fills what stood in its places and the form asked for.
bool fits(const Route& route, std::vector<std::string_view> path, Visit& visit) {
    const auto pattern = segments_of(route.pattern);
    if (pattern.size() != path.size()) {
        return false;
    }
    visit.form = path.empty() ? Form::Page : take_form(path.back(), route.forms);
    visit.parts.clear();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "*" && !path[i].empty()) {
            visit.parts.emplace_back(path[i]);
        } else if (pattern[i] != path[i]) {
            return false;
        }
    }
    return true;
}

bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return is_alnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

/// The value of a cookie; empty when it is not there.
std::string_view cookie(const http::Request& request, std::string_view name) {
    for (const auto pair : split(request.header("cookie"), ';')) {
        const std::string_view entry = trim(pair);
        const std::size_t equals = entry.find('=');
        if (equals != std::string_view::npos && entry.substr(0, equals) == name) {
            return entry.substr(equals + 1);
        }
    }
    return {};
}

/// The one chosen here, else the best of those the browser asks for, else English.
const Language& language_of(const http::Request& request) {
    const Language* chosen = Language::find(cookie(request, "lang"));
    if (chosen == nullptr) {
        chosen = Language::accepted(request.header("accept-language"));
    }
    return chosen == nullptr ? Language::english() : *chosen;
}

/// A page that says why something is not here, for a program that asked for another form.
http::Response in_form(Form form, http::Response response) {
    if (form == Form::Page || response.status < 400 ||
        !response.content_type.starts_with("text/html")) {
        return response;
    }
    const std::string reason = to_lower(http::reason_phrase(response.status));
    if (form != Form::Json && form != Form::Jsonl && form != Form::CslJson && form != Form::Feed) {
        return respond_text(reason + "\n", response.status);
    }
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.field("status", response.status);
    json.field("error", reason);
    json.end_object();
    return respond_json(std::move(out), response.status);
}

/// The path without slashes at its end, with the query; the path itself is percent-encoded again.
std::string without_trailing_slashes(const http::Request& request) {
    std::string_view path = request.path;
    while (path.size() > 1 && path.ends_with('/')) {
        path.remove_suffix(1);
    }
    std::string out;
    for (const auto part : segments_of(path)) {
        out += '/' + http::percent_encode(part);
    }
    const std::size_t query = request.target.find('?');
    return out + (query == std::string::npos ? "" : request.target.substr(query));
}

/// All of a request that an answer depends on, encoding aside.
std::string all_that_counts(const http::Request& request, const Site& site) {
    return fmt::format("{} {} {}", site.lang().tag(), site.base_url, request.target);
}

}  // namespace

std::span<const Route> routes() {
    return kRoutes;
}

App::App(const room::Room& room, Options options)
    : room_(room),
      options_(std::move(options)),
      kept_(std::make_unique<KeptAnswers>(kMaxKeptAnswers)) {}

Site App::site_for(const http::Request& request) const {
    Site site{room_.title(), room_.hashtag(), options_.base_url, room_.source(), request.target};
    site.language = &language_of(request);
    if (site.base_url.empty() && is_host(request.header("host"))) {
        site.base_url = fmt::format("http://{}", request.header("host"));
    }
    return site;
}

http::Response App::handle(const http::Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        auto response = http::Response::text(405, "this address answers GET and HEAD");
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    const Site site = site_for(request);
    auto keeping = Keeping::Answer;
    const auto mark = room_.mark();
    if (!mark) {
        return answer(request, site, keeping);
    }
    const std::string asked = all_that_counts(request, site);
    const auto kept = kept_->find(*mark, asked);
    if (kept && !http::is_to_be_compressed(request, *kept)) {
        return *kept;
    }
    http::Response out = kept ? *kept : answer(request, site, keeping);
    if (kept || (keeping == Keeping::Keep && out.status == 200 && !out.rest)) {
        http::prepare(request, out);
        kept_->keep(*mark, asked, std::make_shared<const http::Response>(out));
    }
    return out;
}

http::Response App::answer(const http::Request& request, const Site& site, Keeping& keeping) const {
    if (request.path.size() > 1 && request.path.ends_with('/') &&
        request.path.find("//") == std::string::npos) {
        return http::Response::redirect(308, without_trailing_slashes(request));
    }
    const auto path = segments_of(request.path);
    Visit visit{room_, site, request, {}, Form::Page};
    for (const Route& route : kRoutes) {
        if (path.size() <= kMaxPathSegments && fits(route, path, visit)) {
            // A place among results is asked for in endless ways, and seldom twice.
            keeping = request.parameter("q").empty() ? route.keeping : Keeping::Answer;
            auto response = route.handler(visit);
            return in_form(visit.form, response ? std::move(*response)
                                                : explain(response.error(), request, site));
        }
    }
    return respond(site, no_such_page(site, request.path));
}

http::Response App::explain(const Error& error, const http::Request& request,
                            const Site& site) const {
    switch (error.kind) {
        case Error::Kind::NotFound:
            return respond(site, no_such_page(site, request.path));
        case Error::Kind::Malformed:
            return respond(site, not_understood(site, error));
        case Error::Kind::Busy:
            return respond(site, busy(site, error));
        case Error::Kind::Corrupt:
        case Error::Kind::Io:
        case Error::Kind::Limit:
        case Error::Kind::Unsupported:
            break;
    }
    // Short enough to be read out, long enough to be found in the log.
    const std::string mark =
        to_upper(sha256(request.target + error.to_string()).hex().substr(0, 6));
    if (options_.log) {
        options_.log(fmt::format("{}: {}: {}", mark, request.target, error.to_string()));
    }
    return respond(site, fault(site, mark));
}

}  // namespace reftel::web

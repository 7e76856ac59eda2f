// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/dispatcher.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <random>

#include <fmt/format.h>

#include "base/text.h"
#include "http/finish.h"
#include "http/limits.h"

namespace reftel::http {
namespace {

/// The host that a request names. Nothing when it names none or more than one.
std::optional<std::string> host_field(const Request& request) {
    std::optional<std::string> out;
    for (const auto& [name, value] : request.headers) {
        if (name != "host") {
            continue;
        }
        if (out) {
            return std::nullopt;
        }
        out = value;
    }
    return out;
}

/// Takes `http://host` off a target in absolute form, as proxies send it; the host there counts
/// more than the field.
std::optional<std::string> take_authority(std::string& target) {
    constexpr std::string_view kScheme = "http://";
    if (!starts_with_fold(target, kScheme)) {
        return std::nullopt;
    }
    const auto end = std::min(target.find_first_of("/?#", kScheme.size()), target.size());
    std::string host = target.substr(kScheme.size(), end - kScheme.size());
    std::string rest = target.substr(end);
    target = '/';
    target += rest.starts_with('/') ? std::string_view(rest).substr(1) : std::string_view(rest);
    return host;
}

/// One line, whatever the text holds.
std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return out;
}

Response method_not_allowed() {
    Response out = Response::text(405, "405 Only GET and HEAD are answered here.");
    out.headers.emplace_back("Allow", "GET, HEAD");
    return out;
}

/// The answer to a request that does not name its host as it must; nothing when it does.
std::optional<Response> check_host(Request& request, Version version, const HostCheck& hosts) {
    const bool has_field = std::ranges::any_of(
        request.headers, [](const auto& field) { return field.first == "host"; });
    auto host = host_field(request);
    if (!host && (has_field || version == Version::Http11)) {
        return Response::text(400, "400 The request must name one host.");
    }
    if (auto authority = take_authority(request.target)) {
        host = std::move(authority);
    }
    if (host && !hosts.allows(*host)) {
        return Response::text(421, "421 This server does not answer to that host name.");
    }
    return std::nullopt;
}

}  // namespace

Dispatcher::Dispatcher(HostCheck hosts, Handler handler, Log log)
    : hosts_(std::move(hosts)),
      handler_(std::move(handler)),
      log_(std::move(log)),
      next_reference_(std::random_device{}()) {}

Response Dispatcher::answer(Request& request, Version version) {
    try {
        return finish(request, dispatch(request, version));
    } catch (const std::exception& error) {
        return finish(Request{}, fault(request, error.what()));
    }
}

Response Dispatcher::dispatch(Request& request, Version version) {
    if (request.method != "GET" && request.method != "HEAD") {
        return method_not_allowed();
    }
    if (request.target.size() > kMaxTargetSize) {
        return Response::text(414, "414 The address is too long.");
    }
    if (auto refusal = check_host(request, version, hosts_)) {
        return *std::move(refusal);
    }
    // A copy, because parse_target writes the target it views.
    if (const std::string target = request.target; !parse_target(target, request)) {
        return Response::text(400, "400 The address is not well-formed.");
    }
    return call_handler(request);
}

Response Dispatcher::call_handler(const Request& request) {
    try {
        return handler_(request);
    } catch (const std::exception& error) {
        return fault(request, error.what());
    } catch (...) {
        return fault(request, "unknown exception");
    }
}

std::optional<std::string> Dispatcher::piece(const std::function<Result<std::string>()>& rest) {
    std::string what;
    try {
        auto made = rest();
        if (made) {
            return *std::move(made);
        }
        what = made.error().to_string();
    } catch (const std::exception& error) {
        what = error.what();
    } catch (...) {
        what = "unknown exception";
    }
    log_fault(fmt::format("{:08x}", next_reference_.fetch_add(1)), "streamed answer: " + what);
    return std::nullopt;
}

void Dispatcher::log_fault(std::string_view reference, std::string_view what) {
    if (log_) {
        log_(one_line(fmt::format("error {}: {}", reference, what)));
    }
}

Response Dispatcher::fault(const Request& request, std::string_view what) {
    const std::string reference = fmt::format("{:08x}", next_reference_.fetch_add(1));
    log_fault(reference, fmt::format("{} {}: {}", request.method, request.target, what));
    return Response::text(
        500, fmt::format("500 The server failed to make this page. Reference: {}.", reference));
}

}  // namespace reftel::http

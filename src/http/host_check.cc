// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/host_check.h"

#include <algorithm>

#include "base/text.h"

namespace reftel::http {
namespace {

bool is_loopback(std::string_view address) {
    return address == "localhost" || address.starts_with("127.") || address == "::1" ||
           address.starts_with("::ffff:127.");
}

/// IPv6 addresses stand in brackets in a Host field.
std::string as_host(std::string_view address) {
    std::string host = to_lower(address);
    const bool bare_v6 = std::ranges::count(host, ':') > 1 && !host.starts_with('[');
    return bare_v6 ? '[' + host + ']' : host;
}

bool is_port(std::string_view text) {
    return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return is_digit(c); });
}

bool is_name_byte(char c) {
    return is_alnum(c) || c == '-' || c == '.' || c == '_';
}

bool is_v6_byte(char c) {
    return is_alnum(c) || c == ':' || c == '.';
}

/// `[::1]` at the start of `host`; empty when the brackets hold anything but an address.
std::string_view bracketed(std::string_view host) {
    const auto close = host.find(']');
    if (close == std::string_view::npos || close == 1 ||
        !std::ranges::all_of(host.substr(1, close - 1), is_v6_byte)) {
        return {};
    }
    return host.substr(0, close + 1);
}

}  // namespace

std::string_view host_name(std::string_view host) {
    std::string_view name =
        host.starts_with('[') ? bracketed(host) : host.substr(0, host.find(':'));
    const auto rest = host.substr(name.size());
    if (name.empty() || (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1))))) {
        return {};
    }
    if (!name.starts_with('[') && !std::ranges::all_of(name, is_name_byte)) {
        return {};
    }
    if (name.ends_with('.')) {
        name.remove_suffix(1);
    }
    return name;
}

HostCheck::HostCheck(std::string_view bound_address, const std::vector<std::string>& allowed) {
    for (const std::string& name : allowed) {
        allowed_.push_back(as_host(name));
    }
    if (allowed.empty() && is_loopback(bound_address)) {
        allowed_ = {"localhost", "127.0.0.1", "[::1]", as_host(bound_address)};
    }
}

bool HostCheck::allows(std::string_view host) const {
    const auto name = host_name(host);
    if (name.empty()) {
        return false;
    }
    return allowed_.empty() || std::ranges::any_of(allowed_, [&](const std::string& known) {
               return equals_fold(known, name);
           });
}

}  // namespace reftel::http

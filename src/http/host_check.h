// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reftel::http {

/// Which names a server answers to.
///
/// A page of another site can point a name of its own at 127.0.0.1 and then read a reader's private
/// archive through the reader's browser (DNS rebinding). Such a request carries the foreign name in
/// its Host field, so a server that is only reachable from its own machine answers to the names of
/// that machine alone.
class HostCheck {
 public:
    /// `allowed`: names or addresses without port. When it is empty, a server bound to a loopback
    /// address answers to `localhost`, `127.0.0.1`, `[::1]` and that address, one bound elsewhere
    /// to every name.
    HostCheck(std::string_view bound_address, const std::vector<std::string>& allowed);

    /// `host` as in the Host field, with or without port; upper and lower case are the same.
    [[nodiscard]] bool allows(std::string_view host) const;

 private:
    std::vector<std::string> allowed_;  ///< Lower case; empty: every name
};

/// The name in a Host field: without port and final full stop. Empty when it is not well-formed. A
/// view into `host`.
[[nodiscard]] std::string_view host_name(std::string_view host);

}  // namespace reftel::http

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/language.h"

#include <fmt/format.h>

#include "web/handlers.h"

namespace reftel::web {
namespace {

/// Browsers forget the choice after a year without a visit.
constexpr unsigned kRemembered = 365 * 24 * 3600;

}  // namespace

/// Remembers a language in a cookie that says nothing else, and goes back to the page one came
/// from. A cookie, since an address belongs to a telegram and not to a reader's language.
Result<http::Response> choose_language(const Visit& visit) {
    const Language* language = Language::find(visit.parts.front());
    if (language == nullptr) {
        return fail(Error::Kind::NotFound, "no such language", visit.request.path);
    }
    const std::string_view back = visit.request.parameter("back");
    http::Request target;
    const bool local = back.starts_with('/') && http::parse_target(back, target);
    auto response = http::Response::redirect(303, local ? std::string(back) : "/");
    response.headers.emplace_back("Set-Cookie",
                                  fmt::format("lang={}; Path=/; Max-Age={}; SameSite=Lax; HttpOnly",
                                              language->tag(), kRemembered));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "base/error.h"

namespace reftel {

/// A value, or the Error that says why there is none. Uses nothing that std::expected lacks.
template <typename T>
using Result = tl::expected<T, Error>;

/// The failure to return from a function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, std::string message,
                                                std::string subject = {}, std::string hint = {}) {
    return fail(Error{kind, std::move(message), std::move(subject), std::nullopt, std::move(hint)});
}
[[nodiscard]] inline tl::unexpected<Error> malformed(std::string message, SourcePos at) {
    return fail(Error{Error::Kind::Malformed, std::move(message), {}, at, {}});
}

}  // namespace reftel

// The value of a Result, or return its error from the enclosing function. One per statement, with
// nothing made before it there: it would be left behind. REFTEL_CHECK is for a Result<void>.
#define REFTEL_TRY(expr)                                                 \
    __extension__({                                                      \
        auto reftel_try_result = (expr);                                 \
        if (!reftel_try_result) {                                        \
            return ::reftel::fail(std::move(reftel_try_result).error()); \
        }                                                                \
        std::move(*reftel_try_result);                                   \
    })

#define REFTEL_CHECK(expr)                                                 \
    do {                                                                   \
        auto reftel_check_result = (expr);                                 \
        if (!reftel_check_result) {                                        \
            return ::reftel::fail(std::move(reftel_check_result).error()); \
        }                                                                  \
    } while (false)

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// The next of one sign at or after a place that only moves on. However often it is asked for, each
/// byte is looked at once, also when the sign never comes. Views `text`.
class NextSign {
 public:
    NextSign(std::string_view text, char sign) : text_(text), sign_(sign), at_(text.find(sign)) {}

    /// npos when there is none; `at` is not below that of the call before.
    [[nodiscard]] std::size_t from(std::size_t at) {
        if (at_ < at) {
            at_ = text_.find(sign_, at);
        }
        return at_;
    }

 private:
    std::string_view text_;
    char sign_;
    std::size_t at_;
};

}  // namespace reftel::telegram

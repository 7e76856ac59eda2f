// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"
#include "sources/pdf_layout.h"

namespace reftel::sources {

/// Something that whoever released a document under the Freedom of Information Act put on its page.
struct ReleaseMark {
    enum class Kind : std::uint8_t {
        Banner,     ///< `UNCLASSIFIED U.S. Department of State Case No. ... Doc No. ... Date: ...`
        Release,    ///< `RELEASED IN PART`
        Exemption,  ///< `B1, 1.4(D)`: what allows to leave out the words that stood there
        Reviewer,   ///< `REVIEW AUTHORITY: ...`
        Stamp,      ///< Words that are not written from left to right
    };
    Kind kind = Kind::Banner;
    std::string text;        ///< As printed, on one line
    std::uint32_t left = 0;  ///< Points from the left edge of the page
    std::uint32_t top = 0;   ///< Points from the upper edge
    std::size_t line = 0;    ///< Of the lines that stay: before which it stood, from 0
};

/// What banners say. Empty where they do not.
struct ReleaseBanner {
    std::string case_number;  ///< `F-2012-12345`
    std::string document;     ///< `C05512345`
    std::optional<UtcTime> date;
};
[[nodiscard]] ReleaseBanner read_release_banner(std::string_view text);

/// True for a code of an exemption: `B1`, `B7(C)`, `(b)(6)`, `1.4(D)`, and for several between
/// commas.
[[nodiscard]] bool is_exemption(std::string_view word);

/// Takes the marks of a release off a page. Codes are taken only when the page has a banner, a
/// `RELEASED IN ...` or a reviewer, or when `released` (a page before it had), and when they stand
/// apart from other words: telegrams speak of `1.4 (b)` and of B1 visas themselves.
[[nodiscard]] std::vector<ReleaseMark> take_release_marks(PrintPage& page, bool released);

}  // namespace reftel::sources

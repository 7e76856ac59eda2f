// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "room/views.h"

namespace reftel::room {

/// How a telegram can be cited: four forms for people, three for programs.
enum class CiteStyle : std::uint8_t { Nara, Chicago, Apa, Wikileaks, Bibtex, Ris, CslJson };

/// A style's names. docs/citing.md shows each.
struct CiteStyleInfo {
    CiteStyle style;
    std::string_view name;          ///< `csl-json`: on the command line
    std::string_view title;         ///< `CSL-JSON`: for people
    std::string_view suffix;        ///< `.csl.json`: of the telegram's address; empty when none
    std::string_view content_type;  ///< Of the file with that suffix
};
[[nodiscard]] std::span<const CiteStyleInfo> all_cite_styles();
/// nullptr when there is no such style.
[[nodiscard]] const CiteStyleInfo* find_cite_style(std::string_view name);

/// Where a telegram is found, for its citation.
struct CiteContext {
    std::string collection;  ///< Title of the archive
    std::string url;         ///< `https://archive.example`: no slash at the end; empty when the
                             ///< archive has no public address: then no address is cited
};

/// The citation of a telegram, or of the paragraph with this address. Ends with a line end. What
/// the telegram does not state is left out, but for `n.d.` where the style wants a date.
///
/// Pure; the title keeps the telegram's letters, white space collapsed, bytes that are not UTF-8 as
/// U+FFFD, everything escaped as the format wants it.
[[nodiscard]] std::string cite(CiteStyle style, const Reading& reading, const CiteContext& context,
                               std::string_view paragraph = {});

/// A title in double quotation marks, those within it single; `comma` within them at its end,
/// unless it ends in a question or exclamation mark.
[[nodiscard]] std::string quoted_title(std::string_view title, std::string_view comma);
/// `Embassy Zenda`: who sent it, in words; empty when nothing is known.
[[nodiscard]] std::string sender_name(const Reading& reading);
/// `Secretary of State`: the first action addressee, in words where a table has them.
[[nodiscard]] std::string receiver_name(const Reading& reading);

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace reftel::telegram {

/// `ZENDA 00000231  001.2 OF 002`, `HARARE 03759 01 OF 03 131755Z`, `PAGE 02 STATE 012345`. Views
/// into the line. [F30]
struct PageMark {
    std::uint16_t page = 0;    ///< `PAGE 02`; 0 in the form without PAGE.
    std::string_view station;  ///< As written, cut to 6 or 10 characters; empty when the line ends
                               ///< after the page.
    std::uint32_t number = 0;
    std::uint16_t section = 0;  ///< 0: none stated.
    std::uint16_t total = 0;
    std::string_view rest;  ///< `TOSEC 250030`, residue of another field.
};

/// Reads `NAME 00000231  001.2 OF 002` and the older forms with five or six digits: a section and a
/// total must stand there.
[[nodiscard]] std::optional<PageMark> parse_page_mark(std::string_view text);
/// Reads `PAGE 01 STATION 09285 [01 OF 03] [131751Z]`; station and number may be missing (they are
/// on the next line then).
[[nodiscard]] std::optional<PageMark> parse_page_line(std::string_view text);
/// Reads what follows the page number, on the same line or the next: `USUN N 05874 01 OF 07
/// 130426Z`.
[[nodiscard]] bool parse_station(std::string_view text, PageMark& out);

/// `NNNN`, `NNN`, `NNNNMAFVVZCZ`, `#0231`, `<< END OF DOCUMENT >>`. BT is not among them: it stands
/// in the middle too.
[[nodiscard]] bool is_end_mark(std::string_view text);
/// `#0231`
[[nodiscard]] bool is_serial_mark(std::string_view text);
/// `Declassified/Released US Department of State EO Systematic Review ...`, `*** Current
/// Classification *** ...`
[[nodiscard]] bool is_release_banner(std::string_view text);
/// A level alone on its line, or with POSS DUPE and the like: what stands at the head and foot of a
/// page.
[[nodiscard]] bool is_level_banner(std::string_view text);
/// `SBU`, `FOUO`, `NOFORN`: what stands below a level at the head and foot of a page.
[[nodiscard]] bool is_handling_banner(std::string_view text);
/// `GP-3`, `EXEMPT`, `GDS`: the downgrading group, which stood near the signature until 1972.
[[nodiscard]] bool is_downgrading_mark(std::string_view text);
/// SIPDIS and other one-word captions that posts repeat at page breaks.
[[nodiscard]] bool is_caption_word(std::string_view text);

}  // namespace reftel::telegram

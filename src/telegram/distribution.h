// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::telegram {

/// An office and how many copies it got: `EUR-25`. Views into the lines.
struct DistributionOffice {
    enum class Role : std::uint8_t { Action, Origin, Info };
    Role role = Role::Info;
    std::string_view office;
    std::uint16_t copies = 0;
};
[[nodiscard]] std::string_view to_string(DistributionOffice::Role role);

/// A line of the drafting block: `EUR/CE:SGEORGE:EMT`. Views into the lines.
struct DraftingOfficer {
    enum class Role : std::uint8_t { Drafted, Approved, Cleared, Released };
    Role role = Role::Cleared;
    std::string_view office;              ///< `EUR/CE`; may be empty.
    std::vector<std::string_view> names;  ///< `SGEORGE`, `MR. STABLER`
    std::string_view typist;              ///< `EMT`: initials at the end of DRAFTED BY.
    std::string_view phone;               ///< `21234`
    std::string_view remark;              ///< `PHONE`, `SUBS`, `INFO.`: how it was cleared.
};
[[nodiscard]] std::string_view to_string(DraftingOfficer::Role role);

/// What the Department's prints put before format line 5, and the display form since 2010 below its
/// text, taken apart. [spec 1.2, 1.3] Views into the
/// lines.
struct Distribution {
    std::vector<DistributionOffice> offices;
    std::uint32_t total = 0;   ///< `/184 W`: 184; 0 when not stated.
    std::string_view control;  ///< `W`, `R`: opaque.
    std::vector<DraftingOfficer> drafting;
    std::string_view desired;        ///< The line below DESIRED DISTRIBUTION.
    std::string_view dissemination;  ///< `Archive Copy` of the display form's rule.
    std::string_view relay_time;     ///< `261825Z` of the dash line.
    std::string_view relay_counter;  ///< `084069`
    std::string_view relay_suffix;   ///< `53` behind its oblique.

    [[nodiscard]] bool empty() const {
        return offices.empty() && drafting.empty() && relay_counter.empty() &&
               dissemination.empty();
    }
};

/// Reads the lines of a distribution block. Lines that are none of it are passed over.
[[nodiscard]] Distribution parse_distribution(std::span<const std::string_view> lines);

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "room/views.h"

namespace reftel::web {

/// Lines of a telegram that belong together: one part of the header, one paragraph, one page mark.
/// Indexes of Telegram::lines, [first, last).
struct Segment {
    std::size_t first = 0;
    std::size_t last = 0;
    telegram::LinePart part = telegram::LinePart::Junk;
    const telegram::Paragraph* paragraph = nullptr;  ///< Body only: the paragraph that begins here
};

/// True for a word cut where a section ends; false for one hyphenated at the end of a line.
[[nodiscard]] bool is_cut_between_sections(const telegram::Telegram& telegram,
                                           const telegram::Mend& mend);

/// The lines of a telegram as it was transmitted: those within Reading::transmitted, numbered
/// from 1. Views the reading.
class TransmittedLines {
 public:
    explicit TransmittedLines(const room::Reading& reading);

    [[nodiscard]] std::size_t count() const { return last_ - first_; }
    /// Number of a line of Telegram::lines, from 1.
    [[nodiscard]] std::size_t number_of(std::size_t line) const { return line - first_ + 1; }
    /// Number of the line that holds a byte of the message; 0 when it is outside the telegram.
    [[nodiscard]] std::size_t number_at(std::uint32_t offset) const;
    /// Number of the line where a byte of the reading text came from.
    [[nodiscard]] std::size_t number_of_text(std::uint32_t text_offset) const;
    [[nodiscard]] std::string_view text(std::size_t line) const;
    /// All lines, in order; blank lines belong to what stands before them.
    [[nodiscard]] std::vector<Segment> segments() const;

 private:
    [[nodiscard]] std::vector<const telegram::Paragraph*> paragraph_starts() const;

    const room::Reading& reading_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
};

}  // namespace reftel::web

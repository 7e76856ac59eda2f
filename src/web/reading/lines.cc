// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/lines.h"

#include <algorithm>

namespace reftel::web {
namespace {

/// Index of the last line that begins at or before `offset`; 0 when none does.
std::size_t line_at(const std::vector<telegram::Line>& lines, std::uint32_t offset) {
    const auto after = std::ranges::upper_bound(
        lines, offset, {}, [](const telegram::Line& line) { return line.at.begin; });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

}  // namespace

bool is_cut_between_sections(const telegram::Telegram& telegram, const telegram::Mend& mend) {
    return std::ranges::any_of(telegram.findings, [&](const telegram::Finding& finding) {
        return finding.rule == "word-mended" && finding.offset == mend.offset;
    });
}

TransmittedLines::TransmittedLines(const room::Reading& reading) : reading_(reading) {
    const auto& lines = reading.telegram->lines;
    while (first_ < lines.size() && lines[first_].at.begin < reading.transmitted.begin) {
        ++first_;
    }
    last_ = first_;
    while (last_ < lines.size() && lines[last_].at.end <= reading.transmitted.end) {
        ++last_;
    }
}

std::size_t TransmittedLines::number_at(std::uint32_t offset) const {
    const auto& lines = reading_.telegram->lines;
    const std::size_t line = line_at(lines, offset);
    return line >= first_ && line < last_ ? number_of(line) : 0;
}

std::size_t TransmittedLines::number_of_text(std::uint32_t text_offset) const {
    return number_at(reading_.telegram->reading.map.to_source(text_offset));
}

std::string_view TransmittedLines::text(std::size_t line) const {
    return reading_.telegram->lines[line].at.of(reading_.message);
}

std::vector<const telegram::Paragraph*> TransmittedLines::paragraph_starts() const {
    const auto& telegram = *reading_.telegram;
    std::vector<const telegram::Paragraph*> starts(telegram.lines.size(), nullptr);
    for (const auto& paragraph : telegram.paragraphs) {
        if (!paragraph.text.empty()) {
            const auto source = telegram.reading.map.to_source(paragraph.text.begin);
            auto& start = starts[line_at(telegram.lines, source)];
            start = start == nullptr ? &paragraph : start;
        }
    }
    return starts;
}

std::vector<Segment> TransmittedLines::segments() const {
    const auto& lines = reading_.telegram->lines;
    const auto starts = paragraph_starts();
    std::vector<Segment> out;
    for (std::size_t i = first_; i < last_; ++i) {
        const auto part = lines[i].part;
        // Each caption says something of its own.
        const bool joins = !out.empty() && starts[i] == nullptr &&
                           (part == telegram::LinePart::Blank ||
                            (part == out.back().part && part != telegram::LinePart::Caption));
        if (joins) {
            out.back().last = i + 1;
        } else {
            out.push_back({i, i + 1, part, starts[i]});
        }
    }
    return out;
}

}  // namespace reftel::web

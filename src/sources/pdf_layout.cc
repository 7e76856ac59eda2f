// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/pdf_layout.h"

#include <algorithm>
#include <utility>

// A telegram is typed: its lines, columns and empty lines carry meaning, and the order in which a
// PDF paints its words does not. So lines are found from the places of the words alone.

namespace reftel::sources {
namespace {

/// A line this far right of the one it is measured by gets so many blanks and no more.
constexpr std::uint32_t kMostBlanks = 60;
constexpr std::uint32_t kMostEmptyLines = 2;

std::uint32_t middle(const PdfWord& word) {
    return word.top + (word.bottom - word.top) / 2;
}

std::uint32_t median(std::vector<std::uint32_t> values, std::uint32_t otherwise) {
    if (values.empty()) {
        return otherwise;
    }
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::uint32_t measure_letter(const std::vector<PdfWord>& words) {
    std::vector<std::uint32_t> widths;
    for (const PdfWord& word : words) {
        const std::size_t letters = count_letters(word.text);
        if (letters >= 3) {
            widths.push_back((word.right - word.left) / static_cast<std::uint32_t>(letters));
        }
    }
    return std::max<std::uint32_t>(1, median(std::move(widths), 60));
}

/// The margin that most lines keep to: what a few stamps left of it do not move.
std::uint32_t left_margin(const PrintPage& page) {
    std::vector<std::uint32_t> lefts;
    for (const PrintLine& line : page.lines) {
        lefts.push_back(line.left());
    }
    std::sort(lefts.begin(), lefts.end());
    return lefts.empty() ? 0 : lefts[lefts.size() / 10];
}

/// From one line to the next, where no empty line is between them.
std::uint32_t line_pitch(const PrintPage& page) {
    std::vector<std::uint32_t> steps;
    std::vector<std::uint32_t> heights;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const PdfWord& word = page.lines[i].words[0];
        heights.push_back(word.bottom - word.top);
        if (i > 0) {
            const std::uint32_t from = middle(page.lines[i - 1].words[0]);
            steps.push_back(middle(word) - std::min(from, middle(word)));
        }
    }
    if (steps.empty()) {
        return 1;
    }
    std::sort(steps.begin(), steps.end());
    // Few lines may have an empty one behind each: the lower third are steps without, unless they
    // are wide for their letters. Then a few narrow ones tell.
    std::uint32_t out = steps[steps.size() / 3];
    if (out * 10 > median(std::move(heights), 0) * 17) {
        out = steps[steps.size() / 10];
    }
    return std::max<std::uint32_t>(1, out);
}

std::uint32_t gap(const PdfWord& before, const PdfWord& after) {
    return after.left - std::min(after.left, before.right);
}

std::string line_text(const PrintPage& page, const PrintLine& line, std::uint32_t margin) {
    const std::uint32_t letter = page.letter_width;
    const std::uint32_t indent =
        (line.left() - std::min(line.left(), margin) + letter / 2) / letter;
    std::string out(std::min(indent, kMostBlanks), ' ');
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0) {
            const std::uint32_t space = gap(line.words[i - 1], line.words[i]);
            const bool joined = !line.words[i - 1].space_after && space * 4 < letter;
            const std::uint32_t one = page.ink_boxes ? 25 : 18;  // a blank, in tenths of a letter
            const std::uint32_t blanks =
                space * 10 < letter * one ? 1 : (space + letter / 2) / letter;
            out.append(joined ? 0 : std::clamp<std::uint32_t>(blanks, 1, kMostBlanks), ' ');
        }
        out += line.words[i].text;
    }
    return out;
}

}  // namespace

std::uint32_t PrintLine::top() const {
    return std::min_element(words.begin(), words.end(),
                            [](const PdfWord& a, const PdfWord& b) { return a.top < b.top; })
        ->top;
}

std::uint32_t PrintLine::bottom() const {
    return std::max_element(words.begin(), words.end(),
                            [](const PdfWord& a, const PdfWord& b) { return a.bottom < b.bottom; })
        ->bottom;
}

std::string PrintLine::text() const {
    std::string out;
    for (const PdfWord& word : words) {
        out += (out.empty() ? "" : " ") + word.text;
    }
    return out;
}

PrintPage lay_out(PdfPage page) {
    PrintPage out;
    out.letter_width = measure_letter(page.words);
    out.ink_boxes = page.kind == PdfPage::Kind::Ocr;
    const auto turned = std::stable_partition(page.words.begin(), page.words.end(),
                                              [](const PdfWord& word) { return word.upright; });
    std::move(turned, page.words.end(), std::back_inserter(out.turned));
    page.words.erase(turned, page.words.end());
    std::stable_sort(page.words.begin(), page.words.end(),
                     [](const PdfWord& a, const PdfWord& b) { return middle(a) < middle(b); });
    std::uint32_t line_end = 0;  // a word whose middle lies above it belongs to the line
    for (PdfWord& word : page.words) {
        if (out.lines.empty() || middle(word) >= line_end) {
            out.lines.emplace_back();
            line_end = middle(word) + std::max<std::uint32_t>(1, (word.bottom - word.top) / 2);
        }
        out.lines.back().words.push_back(std::move(word));
    }
    for (PrintLine& line : out.lines) {
        std::stable_sort(line.words.begin(), line.words.end(),
                         [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
    }
    return out;
}

bool stands_apart(const PrintPage& page, const PrintLine& line, std::size_t word,
                  std::uint32_t letters) {
    return word == 0 || word >= line.words.size() ||
           gap(line.words[word - 1], line.words[word]) >= letters * page.letter_width;
}

std::string to_text(const PrintPage& page) {
    const std::uint32_t margin = left_margin(page);
    const std::uint32_t pitch = line_pitch(page);
    std::string out;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (i > 0) {
            const std::uint32_t from = middle(page.lines[i - 1].words[0]);
            const std::uint32_t to = std::max(from, middle(page.lines[i].words[0]));
            const std::uint32_t steps = ((to - from) * 2 + pitch) / (pitch * 2);
            out.append(std::clamp<std::uint32_t>(steps, 1, 1 + kMostEmptyLines) - 1, '\n');
        }
        out += line_text(page, page.lines[i], margin);
        out += '\n';
    }
    return out;
}

}  // namespace reftel::sources

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/limits.h"
#include "telegram/compose/wire.h"
#include "telegram/compose/wrap.h"
#include "telegram/lexer.h"
#include "telegram/line_joint.h"
#include "telegram/paragraph_opening.h"
#include "telegram/tail_parser.h"

namespace reftel::telegram::compose {
namespace {

using Break = TextLineOut::Break;
constexpr std::string_view kIndent = "    ";
/// Shorter lines may look like a signature when a section begins with them.
constexpr std::size_t kLongestRunningName = 40;

bool ends_sentence(std::string_view line) {
    return line.empty() || std::string_view(".?!:\")").find(line.back()) != std::string_view::npos;
}

/// A section may begin in the midst of a paragraph where nothing but a running sentence can be seen
/// on either side of the gap.
bool may_divide(std::string_view before, std::string_view after) {
    constexpr std::size_t kFull = 50;
    return before.size() >= kFull && !ends_sentence(before) && before.back() != '-' &&
           is_alnum(after[0]) && after.size() > kLongestRunningName && !has_signature_shape(before);
}

/// A table whose lines a reader keeps as they are; other blocks are indented so that it does.
bool is_table(const std::vector<std::string_view>& lines) {
    return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
               return has_columns(trim(line)) && !is_underline(trim(line)) &&
                      read_opening(trim(line)).number == 0;
           });
}

class BodyWriter {
 public:
    BodyWriter(const Draft& draft, Problems& problems) : draft_(draft), problems_(problems) {}

    std::vector<TextLineOut> run() {
        for (index_ = 0; index_ < draft_.body.size(); ++index_) {
            const DraftBlock& block = draft_.body[index_];
            switch (block.shape) {
                case DraftBlock::Shape::Heading:
                    add_heading(block);
                    break;
                case DraftBlock::Shape::Preformatted:
                    add_preformatted(block);
                    break;
                case DraftBlock::Shape::Text:
                    add_paragraph(block);
                    break;
            }
        }
        if (!draft_.signature.empty()) {
            gap();
            for (const std::string& line : draft_.signature) {
                out_.push_back({line, Break::Never});
            }
        }
        return std::move(out_);
    }

 private:
    void gap() {
        if (!out_.empty()) {
            out_.push_back({});
        }
    }
    void add(std::string line, Break section) {
        if (line.size() > kMaxWireLine) {
            problems_.error(Field::Body, index_,
                            fmt::format("a line would have {} characters, {} are allowed",
                                        line.size(), kMaxWireLine));
        }
        out_.push_back({std::move(line), section});
    }
    [[nodiscard]] Break break_before(bool numbered) const {
        const std::string_view last = out_.empty() ? std::string_view{} : out_.back().text;
        return numbered || ends_sentence(last) || is_underline(last) ? Break::Before : Break::Never;
    }

    void add_heading(const DraftBlock& block) {
        const Break section = break_before(false);
        gap();
        const std::string text = block.mark + (block.mark.empty() ? "" : " ") + block.text;
        const std::string number = block.number == 0 ? "" : fmt::format("{}. ", block.number);
        add(number + text, section);
        add(std::string(std::clamp<std::size_t>(text.size(), 3, kBodyColumns), '-'), Break::Never);
    }

    void add_preformatted(const DraftBlock& block) {
        const Break section = break_before(false);
        gap();
        const std::vector<std::string_view> lines = split(block.text, '\n');
        const bool table = is_table(lines);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            add((table ? "" : std::string(kIndent)) + std::string(lines[k]),
                k == 0 ? section : Break::Never);
        }
    }

    void add_paragraph(const DraftBlock& block) {
        Break section = break_before(block.number != 0);
        gap();
        std::string opening = block.number == 0 ? "" : fmt::format("{}. ", block.number);
        opening += block.mark;
        opening += block.mark.empty() ? "" : " ";
        bool first = true;
        for (const std::string_view part : split(block.text, '\n')) {
            const bool item = list_mark_length(part) > 0;
            for (std::string& line : wrap(part, {kBodyColumns, first ? opening : "",
                                                 item ? "  " : "", misleads_in_text})) {
                const bool divides = section == Break::Never && !item &&
                                     may_divide(out_.empty() ? "" : out_.back().text, line);
                add(std::move(line), divides ? Break::Within : section);
                section = Break::Never;
            }
            first = false;
        }
    }

    const Draft& draft_;
    Problems& problems_;
    std::vector<TextLineOut> out_;
    std::size_t index_ = 0;
};

}  // namespace

std::vector<TextLineOut> body_lines(const Draft& draft, Problems& problems) {
    return BodyWriter(draft, problems).run();
}

}  // namespace reftel::telegram::compose

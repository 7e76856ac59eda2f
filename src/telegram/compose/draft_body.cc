// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/block_words.h"
#include "telegram/compose/draft_stages.h"
#include "telegram/compose/telegraph_text.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// body      = { blank | fence | heading | paragraph | comment }
// fence     = "```" { line } "```"                    kept line by line
// heading   = "#" { "#" } SP text                     `## Summary` ... `## End`: a block
// paragraph = line { line }                           a line that opens with a list mark begins a
//                                                     sub-paragraph, one with the number that is
//                                                     due a paragraph; other lines are run together
// comment   = "<!--" ... "-->"                        not sent
//
// Numbers: written at every numbered paragraph, or nowhere; then all paragraphs are numbered when
// there is more than one.
namespace reftel::telegram::compose {
namespace {

class BodyReader {
 public:
    BodyReader(DraftState& state, std::string_view text, std::size_t base)
        : state_(state), text_(text), base_(base) {}

    void run() {
        while (at_ < text_.size()) {
            const std::string_view line = trim(peek());
            if (line.empty()) {
                next();
            } else if (line.starts_with("```")) {
                take_fence();
            } else if (line.starts_with("<!--")) {
                take_comment();
            } else if (const std::size_t signs = heading_signs(line); signs > 0) {
                take_heading(trim(line.substr(signs)));
            } else {
                take_paragraph();
            }
        }
        close_block();
        number();
    }

 private:
    [[nodiscard]] std::string_view line_at(std::size_t at) const {
        return text_.substr(at, std::min(text_.find('\n', at), text_.size()) - at);
    }
    [[nodiscard]] std::string_view peek() const { return line_at(at_); }
    std::string_view next() {
        const std::string_view line = peek();
        at_ = std::min(at_ + line.size() + 1, text_.size());
        return line;
    }
    [[nodiscard]] std::size_t offset_of(std::string_view view) const {
        return base_ + static_cast<std::size_t>(view.data() - text_.data());
    }
    static std::size_t heading_signs(std::string_view line) {
        const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
        return signs >= 1 && signs <= 6 && signs < line.size() && line[signs] == ' ' ? signs : 0;
    }
    DraftBlock& add(DraftBlock::Shape shape, std::size_t offset) {
        state_.place(Field::Body, state_.draft.body.size(), offset);
        DraftBlock& block = state_.draft.body.emplace_back();
        block.shape = shape;
        return block;
    }

    void take_fence();
    void take_comment();
    void take_heading(std::string_view text);
    void take_paragraph();
    void take_opening(DraftBlock& block, std::string_view text);
    [[nodiscard]] bool begins_item(std::string_view line, std::string_view before,
                                   const ListItems& items) const;
    [[nodiscard]] bool has_next_item(std::string_view line) const;
    void close_block();
    void number();

    DraftState& state_;
    std::string_view text_;
    std::size_t base_;
    std::size_t at_ = 0;
    const BlockWords* open_ = nullptr;  ///< Of the `## Summary` that is open.
    std::size_t opened_at_ = 0;         ///< Its first block.
    std::size_t opened_offset_ = 0;
};

void BodyReader::take_fence() {
    const std::size_t offset = offset_of(next());
    bool fresh = true;
    while (at_ < text_.size()) {
        const std::string_view line = next();
        if (trim(line).starts_with("```")) {
            return;
        }
        const std::string_view kept = trim_right(line);
        if (kept.empty()) {
            fresh = true;
            continue;
        }
        if (const std::size_t bad = find_untelegraphic(kept); bad != std::string_view::npos) {
            state_.error(Field::Body, offset_of(kept) + bad,
                         fmt::format("the sign {} cannot be sent", kept[bad]));
        }
        if (fresh) {
            add(DraftBlock::Shape::Preformatted, offset_of(kept));
        }
        std::string& text = state_.draft.body.back().text;
        text.append(fresh ? "" : "\n").append(kept);
        fresh = false;
    }
    state_.error(Field::Body, offset, "the block that opens here has no closing line of three ```");
}

void BodyReader::take_comment() {
    const std::size_t end = text_.find("-->", at_);
    if (end == std::string_view::npos) {
        state_.error(Field::Body, base_ + at_, "the comment that opens here has no end -->");
    }
    at_ = end == std::string_view::npos ? text_.size() : end + 3;
}

void BodyReader::take_heading(std::string_view text) {
    const std::size_t offset = offset_of(text);
    next();
    if (is_block_end(text)) {
        if (open_ == nullptr) {
            state_.error(Field::Body, offset, "no block is open here that could end");
        }
        close_block();
        return;
    }
    close_block();
    if (const BlockWords* const words = find_block(text); words != nullptr) {
        open_ = words;
        opened_at_ = state_.draft.body.size();
        opened_offset_ = offset;
        return;
    }
    DraftBlock& block = add(DraftBlock::Shape::Heading, offset);
    take_opening(block, text);
}

/// Number and portion mark off the front of a paragraph or heading; what follows is its text.
void BodyReader::take_opening(DraftBlock& block, std::string_view text) {
    const std::size_t offset = offset_of(text);
    const ParagraphOpening opening = read_opening(text);
    block.number = opening.number;
    block.mark = to_upper(opening.mark_text);
    const std::string_view front = text.substr(0, opening.length);
    if (std::count(front.begin(), front.end(), '(') > 1) {
        state_.error(Field::Body, offset, "has two portion marks; write them as one, as in (C/NF)");
    }
    const std::string_view rest = text.substr(opening.length);
    block.text = state_.sent_text(Field::Body, offset_of(rest), rest);
}

/// Whether a line within a paragraph, taken off already, begins a sub-paragraph. `A.` and `5.`
/// may open a line of running text too, as in `A. Smith`: they want an end of the line before them,
/// or another item above or below that they go with.
bool BodyReader::begins_item(std::string_view line, std::string_view before,
                             const ListItems& items) const {
    const std::size_t mark = list_mark_length(line);
    if (mark == 0) {
        return false;
    }
    const bool sure = line[mark - 1] != '.' || is_lower(line[0]);
    return sure || std::string_view(".:;),!?").find(before.back()) != std::string_view::npos ||
           items.go_on_with(line) || has_next_item(line);
}

/// Whether the item that goes on with `line` stands among the next lines of the paragraph.
bool BodyReader::has_next_item(std::string_view line) const {
    constexpr std::size_t kLongestItem = 20;  // Lines, so that looking ahead is no long way.
    std::size_t at = at_;
    for (std::size_t count = 0; count < kLongestItem && at < text_.size(); ++count) {
        const std::string_view below = line_at(at);
        if (trim(below).empty() || is_next_item(line, trim(below))) {
            return !trim(below).empty();
        }
        at += below.size() + 1;
    }
    return false;
}

/// A paragraph that follows without a blank line: its number is due, and counts no list.
bool begins_paragraph(std::string_view line, unsigned number, const ListItems& items) {
    return number != 0 && !items.has_figures() && read_opening(line).number == number + 1;
}

void BodyReader::take_paragraph() {
    const std::string_view first = trim(next());
    if (is_underline(first)) {
        state_.error(Field::Body, offset_of(first),
                     "a line of signs is not sent; write a heading as '## Heading'");
        return;
    }
    DraftBlock& block = add(DraftBlock::Shape::Text, offset_of(first));
    take_opening(block, first);
    std::string_view before = first;
    ListItems items;
    while (at_ < text_.size()) {
        const std::string_view line = trim(peek());
        if (line.empty() || line.starts_with("```") || line.starts_with("<!--") ||
            heading_signs(line) > 0 || begins_paragraph(line, block.number, items)) {
            break;
        }
        next();
        if (is_underline(line)) {
            block.shape = DraftBlock::Shape::Heading;
            break;
        }
        const std::string text = state_.sent_text(Field::Body, offset_of(line), line);
        const bool item = begins_item(line, before, items);
        if (item) {
            items.note(line);
        }
        if (!block.text.empty()) {
            block.text += item ? '\n' : ' ';
        }
        block.text += text;
        before = line;
    }
    if (block.text.empty()) {
        state_.error(Field::Body, offset_of(first), "the paragraph is empty");
    }
}

/// Puts the words of a block around its paragraphs.
void BodyReader::close_block() {
    if (open_ == nullptr) {
        return;
    }
    const BlockWords& words = *open_;
    open_ = nullptr;
    DraftBlock* first = nullptr;
    DraftBlock* last = nullptr;
    auto& body = state_.draft.body;
    for (std::size_t k = opened_at_; k < body.size(); ++k) {
        if (body[k].shape == DraftBlock::Shape::Text) {
            first = first == nullptr ? &body[k] : first;
            last = &body[k];
            body[k].kind = words.kind;
        }
    }
    if (first == nullptr) {
        state_.error(Field::Body, opened_offset_, "the block that opens here has no paragraph");
        return;
    }
    first->text.insert(0, std::string(words.opening) + " ");
    last->text.append(" ").append(words.closing);
}

void BodyReader::number() {
    auto& body = state_.draft.body;
    const auto may_number = [](const DraftBlock& block) {
        return block.shape == DraftBlock::Shape::Text && list_mark_length(block.text) == 0;
    };
    const bool written = std::any_of(body.begin(), body.end(),
                                     [](const DraftBlock& block) { return block.number != 0; });
    if (written || std::count_if(body.begin(), body.end(), may_number) < 2) {
        return;
    }
    std::uint16_t last = 0;
    for (DraftBlock& block : body) {
        if (may_number(block)) {
            block.number = ++last;
        }
    }
}

}  // namespace

void read_body(DraftState& state, std::string_view text, std::size_t base) {
    BodyReader(state, text, base).run();
}

}  // namespace reftel::telegram::compose

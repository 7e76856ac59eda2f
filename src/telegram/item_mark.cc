// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/item_mark.h"

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// item = sign [ SP ] mark | mark ;       sign: see list_mark_length()
//
// The lines of the message are looked at, not those of the reading text: these are joined where a
// list was not recognised. A mark at the front of a line that is its paragraph's is none of an
// item's.
namespace reftel::telegram {
namespace {

/// As list_mark_length(), of a sign that a bracket follows at once: `--(S)`, `a.(S)`.
std::size_t glued_sign_length(std::string_view text) {
    constexpr std::size_t kLongest = 3;
    const std::size_t bracket = text.substr(0, kLongest + 1).find('(');
    if (bracket == std::string_view::npos || bracket == 0) {
        return 0;
    }
    const std::string_view sign = text.substr(0, bracket);
    const bool bullet = (sign[0] == '-' || sign[0] == '*') &&
                        sign.find_first_not_of(sign[0]) == std::string_view::npos;
    const bool letter = sign.size() == 2 && is_alnum(sign[0]) && (sign[1] == '.' || sign[1] == ')');
    return bullet || letter ? bracket : 0;
}

/// The letter of `(B) ...`, which counts an item; 0 when there is none.
char counting_letter(std::string_view text) {
    return text.size() > 3 && text[0] == '(' && text[2] == ')' && is_upper(text[1]) ? text[1] : 0;
}

/// Walks over the lines of the text.
class ItemMarkFinder {
 public:
    explicit ItemMarkFinder(const Telegram& telegram) : telegram_(telegram) {}

    std::vector<ItemMark> run() {
        for (const Line& line : telegram_.lines) {
            if (line.part == LinePart::Body) {
                take_line(trim(line.at.of(telegram_.message)));
            }
        }
        return std::move(out_);
    }

 private:
    void take_line(std::string_view text) {
        if (text.empty()) {
            return;
        }
        const bool may_begin =
            kListSigns.has(text[0]) || (is_alnum(text[0]) && text.size() > 1 && !is_alpha(text[1]));
        if (may_begin) {
            ItemMark mark = read_item_mark(text);
            mark = mark.text.empty() ? mark_alone(text) : mark;
            if (!mark.text.empty() && !is_of_paragraph(mark.text)) {
                out_.push_back(mark);
            }
            letter_ = text[0] == '(' ? counting_letter(text) : letter_;
        }
        last_ = text.back();
    }

    /// `(S) ...` without a sign, in capitals and not the letter behind that of the item before.
    [[nodiscard]] ItemMark mark_alone(std::string_view text) const {
        ItemMark mark;
        const std::size_t length =
            text[0] == '(' ? portion_mark_length(text, mark.level) : std::size_t{0};
        const char letter = counting_letter(text);
        if (length > 0 && kEndOfClause.has(last_) && is_upper(text[1]) &&
            (letter == 0 || letter_ == 0 || letter != letter_ + 1)) {
            mark.text = text.substr(0, length);
        }
        return mark;
    }

    /// True when a paragraph has the mark: paragraphs are in the order of the message.
    bool is_of_paragraph(std::string_view mark) {
        const auto& paragraphs = telegram_.paragraphs;
        while (next_ < paragraphs.size() && (paragraphs[next_].mark_text.empty() ||
                                             paragraphs[next_].mark_text.data() < mark.data())) {
            ++next_;
        }
        return next_ < paragraphs.size() && paragraphs[next_].mark_text.data() == mark.data();
    }

    const Telegram& telegram_;
    std::vector<ItemMark> out_;
    std::size_t next_ = 0;  ///< The first paragraph whose mark may be ahead.
    char last_ = '.';       ///< Of the line before.
    char letter_ = 0;       ///< Of the last item counted by letters in brackets.
};

}  // namespace

ItemMark read_item_mark(std::string_view line) {
    std::size_t sign = list_mark_length(line);
    sign = sign == 0 ? glued_sign_length(line) : sign;
    if (sign == 0) {
        return {};
    }
    const ParagraphOpening opening = read_opening(trim_left(line.substr(sign)));
    return {opening.mark, opening.mark_text};
}

std::vector<ItemMark> find_item_marks(const Telegram& telegram) {
    return ItemMarkFinder(telegram).run();
}

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/wrap.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/label.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"
#include "telegram/tail_parser.h"

namespace reftel::telegram::compose {
namespace {

/// Words that must stay on one line: a reader joins `pre-` and `war` of two lines into one word.
std::vector<std::string> unbreakable(std::string_view text) {
    std::vector<std::string> out;
    bool glue = false;
    while (!trim_left(text).empty()) {
        const std::string_view word = take_word(text);
        if (glue) {
            out.back().append(" ").append(word);
        } else {
            out.emplace_back(word);
        }
        glue = word.ends_with('-') && word.size() > 1;
    }
    return out;
}

class Wrapper {
 public:
    Wrapper(std::string_view text, const WrapStyle& style)
        : style_(style), words_(unbreakable(text)) {}

    std::vector<std::string> run() {
        std::vector<std::string> out;
        std::size_t at = 0;
        do {
            const std::string& prefix = at == 0 ? style_.first : style_.others;
            std::size_t end = fill(at, prefix.size());
            // The line below must not mislead; a few words less here may help.
            for (int tries = 0; tries < 6 && end < words_.size() && end > at + 1; ++tries) {
                if (!misleads(end)) {
                    break;
                }
                --end;
            }
            out.push_back(prefix + join(at, end));
            at = end;
        } while (at < words_.size());
        return out;
    }

 private:
    [[nodiscard]] std::size_t fill(std::size_t at, std::size_t indent) const {
        std::size_t width = indent;
        std::size_t end = at;
        while (end < words_.size()) {
            const std::size_t more = words_[end].size() + (end > at ? 1 : 0);
            if (end > at && width + more > style_.columns) {
                break;
            }
            width += more;
            ++end;
        }
        return end;
    }
    [[nodiscard]] bool misleads(std::size_t at) const {
        return style_.misleads != nullptr &&
               style_.misleads(join(at, fill(at, style_.others.size())));
    }
    [[nodiscard]] std::string join(std::size_t at, std::size_t end) const {
        std::string out;
        for (; at < end; ++at) {
            out.append(out.empty() ? "" : " ").append(words_[at]);
        }
        return out;
    }

    const WrapStyle& style_;
    std::vector<std::string> words_;
};

bool is_page_furniture(std::string_view line) {
    return is_level_banner(line) || parse_page_mark(line) || parse_page_line(line) ||
           is_release_banner(line) || begins_attributes(line) || is_underline(line);
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, const WrapStyle& style) {
    return Wrapper(text, style).run();
}

bool misleads_in_text(std::string_view line) {
    const auto class_line = parse_class_line(line);
    return read_opening(line).number != 0 || list_mark_length(line) > 0 ||
           has_signature_shape(line) || is_page_furniture(line) || is_caption_word(line) ||
           is_end_mark(line) || is_downgrading_mark(line) || line == "BT" ||
           (class_line && (class_line->number != 0 || class_line->section != 0));
}

bool misleads_in_header(std::string_view line) {
    std::string_view value;
    bool misspelt = false;
    for (const std::string_view word :
         {"SUMMARY", "BEGIN SUMMARY", "INTRODUCTION", "COMMENT", "ACTION REQUEST"}) {
        if (starts_with_word_fold(line, word)) {
            return true;
        }
    }
    return line.starts_with('(') || recognise_label(line, value, misspelt) != Label::None ||
           opens_first_paragraph(line) || is_page_furniture(line);
}

}  // namespace reftel::telegram::compose

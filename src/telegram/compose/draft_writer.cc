// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/block_words.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/draft_values.h"

namespace reftel::telegram::compose {
namespace {

/// A text as a YAML scalar: plain where that cannot be mistaken.
std::string scalar(std::string_view text) {
    const bool plain = !text.empty() && (is_alnum(text[0]) || text[0] == '(') &&
                       text.find(": ") == std::string_view::npos &&
                       text.find(" #") == std::string_view::npos && text.back() != ':' &&
                       !equals_fold(text, "null");
    if (plain) {
        return std::string(text);
    }
    std::string out = "'";
    for (const char c : text) {
        out.append(c == '\'' ? "''" : std::string(1, c));
    }
    return out + "'";
}

class DraftWriter {
 public:
    explicit DraftWriter(const Draft& draft) : draft_(draft) {}

    std::string run() {
        out_ = "---\n";
        write_transmission();
        write_header();
        out_ += "---\n";
        for (std::size_t index = 0; index < draft_.body.size();) {
            index = write_blocks(index);
        }
        return std::move(out_);
    }

 private:
    void key(std::string_view name, std::string_view text) {
        if (!text.empty()) {
            out_ += fmt::format("{}: {}\n", name, scalar(text));
        }
    }
    void list(std::string_view name, const std::vector<std::string>& items) {
        if (items.empty()) {
            return;
        }
        out_ += fmt::format("{}:\n", name);
        for (const std::string& item : items) {
            out_ += fmt::format("  - {}\n", scalar(item));
        }
    }
    void addressees(std::string_view name, const std::vector<DraftAddressee>& items) {
        std::vector<std::string> lines;
        std::transform(items.begin(), items.end(), std::back_inserter(lines), write_addressee);
        list(name, lines);
    }
    static std::string time(const std::optional<Dtg>& dtg) {
        return dtg ? dtg->to_string() : std::string();
    }

    void write_transmission() {
        key("transmission",
            draft_.channel + (draft_.channel.empty() ? "" : " ") + draft_.channel_serial);
        key("station", draft_.station);
        key("station_serial", draft_.station_serial);
        key("signals", draft_.signals);
        const bool dual = draft_.info_precedence != Precedence::None;
        key("precedence", fmt::format("{}{}{}", to_string(draft_.precedence), dual ? "/" : "",
                                      to_string(draft_.info_precedence)));
        key("dtg", time(draft_.dtg));
        if (draft_.filed != draft_.dtg) {
            key("filed", time(draft_.filed));
        }
        key("remarks", draft_.remarks);
        key("from", draft_.from);
        addressees("to", draft_.to);
        addressees("info", draft_.info);
        list("exempt", draft_.exempt);
    }

    void write_header() {
        key("origin", draft_.origin);
        key("number", draft_.number == 0 ? "" : std::to_string(draft_.number));
        key("classification",
            draft_.level == Level::Sensitive ? "LIMITED OFFICIAL USE" : to_string(draft_.level));
        list("captions", draft_.captions);
        list("attention", draft_.attention);
        list("pass", draft_.pass);
        key("executive_order", draft_.executive_order);
        key("declassify", write_declassify(draft_.declassify));
        std::string tags;
        for (const std::string& tag : draft_.tags) {
            tags.append(tags.empty() ? "" : ", ").append(write_tag(tag));
        }
        key("tags", tags);
        key("subject", draft_.subject);
        std::vector<std::string> references;
        for (const DraftReference& reference : draft_.references) {
            references.push_back(reference.text);
        }
        list("references", references);
        write_classified();
        list("signature", draft_.signature);
    }

    void write_classified() {
        const DraftClassifiedBy& by = draft_.classified_by;
        if (!by.text.empty()) {
            key("classified_by", by.text);
        } else if (!by.empty()) {
            out_ += fmt::format("classified_by:\n  name: {}\n", scalar(by.name));
            out_ += by.title.empty() ? "" : fmt::format("  title: {}\n", scalar(by.title));
            out_ += fmt::format("  reasons: {}\n", scalar(write_reasons(by)));
        }
    }

    /// Past the blocks of the summary that begins at `index` and has both its words; `index` when
    /// there is none.
    [[nodiscard]] std::size_t end_of_block(std::size_t index, const BlockWords* words) const {
        if (words == nullptr ||
            !draft_.body[index].text.starts_with(std::string(words->opening) + " ")) {
            return index;
        }
        for (std::size_t at = index; at < draft_.body.size(); ++at) {
            const DraftBlock& block = draft_.body[at];
            if (block.shape == DraftBlock::Shape::Heading ||
                (block.shape == DraftBlock::Shape::Text && block.kind != words->kind)) {
                return index;
            }
            if (block.shape == DraftBlock::Shape::Text &&
                block.text.ends_with(" " + std::string(words->closing))) {
                return at + 1;
            }
        }
        return index;
    }

    std::size_t write_blocks(std::size_t index) {
        const DraftBlock& first = draft_.body[index];
        const BlockWords* const words =
            first.shape == DraftBlock::Shape::Text ? find_block(first.kind) : nullptr;
        const std::size_t end = end_of_block(index, words);
        if (end == index) {
            write_block(first, first.text);
            return index + 1;
        }
        std::size_t last = end - 1;
        out_ += fmt::format("\n## {}\n", words->heading);
        for (std::size_t at = index; at < end; ++at) {
            std::string text = draft_.body[at].text;
            if (at == last) {
                text.resize(text.size() - words->closing.size() - 1);
            }
            if (at == index) {
                text.erase(0, words->opening.size() + 1);
            }
            write_block(draft_.body[at], text);
        }
        out_ += "\n## End\n";
        return end;
    }

    void write_block(const DraftBlock& block, const std::string& text) {
        if (block.shape == DraftBlock::Shape::Preformatted) {
            out_ += fmt::format("\n```\n{}\n```\n", text);
            return;
        }
        out_ += '\n';
        out_ += block.shape == DraftBlock::Shape::Heading ? "## " : "";
        out_ += block.number == 0 ? "" : fmt::format("{}. ", block.number);
        out_ += block.mark;
        out_ += block.mark.empty() ? "" : " ";
        out_ += text;
        out_ += '\n';
    }

    const Draft& draft_;
    std::string out_;
};

}  // namespace

std::string write_draft(const Draft& draft) {
    return DraftWriter(draft).run();
}

std::string_view empty_draft() {
    return R"(---
# A draft of a telegram. Lines with # are for you and are not sent; docs/compose.md explains every key.
# Keys that you leave empty are filled in where that is possible.

from:                     # AMEMBASSY ZENDA
station:                  # RUEHZD; looked up when it is left empty
number:                   # 231: the number of the telegram in its year
dtg:                      # 171425Z APR 07, or 2007-04-17 14:25 (UTC)
precedence: ROUTINE       # FLASH, NIACT IMMEDIATE, IMMEDIATE, PRIORITY, ROUTINE; two as PRIORITY/ROUTINE

to:                       # one a line: name, or routing indicator/name; then precedence and serial if any
  - SECSTATE WASHDC
info:
exempt:

classification: UNCLASSIFIED   # SBU, CONFIDENTIAL, SECRET, TOP SECRET; SECRET//NOFORN
captions:                 # SIPDIS, NODIS, ...
attention:                # STATE FOR EUR/XX
pass:                     # STATE PLEASE PASS TO USAID

declassify:               # 2017-04-17, or an event; nothing when unclassified
classified_by:
#  name: A. N. Other
#  title: DCM
#  reasons: 1.4 (b) and (d)
tags:                     # PREL, ECON, (DOE, JOHN Q), XG
subject:
references:
#  - ZENDA 198
#  - email: ROE-DOE E-MAIL OF MARCH 3

signature:                # HARKAWAY
---

<!-- Paragraphs are numbered for you. A summary or a comment stands between two headings. -->

## Summary

The first paragraph.

## End

The second paragraph.
)";
}

}  // namespace reftel::telegram::compose

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/cable_page.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "sources/html_entities.h"
#include "sources/html_tokens.h"
#include "sources/limits.h"
#include "sources/published.h"

namespace reftel::sources {
namespace {

using Kind = HtmlToken::Kind;
using telegram::Published;

/// A longer one is a sentence.
constexpr std::size_t kMaxId = 60;
constexpr std::string_view kParagraphSign = "\xC2\xB6";

// Facts. The text of each cell or block outside the message, in order, is looked through for
// titles. Titles without colons stand above as many values; one with a colon stands before its own.
// The record display of the National Archives has titles without colons, each before its own.

enum class Fact : std::uint8_t { None, Id, Created, Released, Classification, Origin, Other };

struct Title {
    std::string_view text;
    Fact fact;
    std::string_view note{};  ///< What an Other is called in a note.
};
constexpr std::array kTitles = {
    Title{"reference id", Fact::Id},
    Title{"canonical id", Fact::Id},
    Title{"document number", Fact::Id},
    Title{"created", Fact::Created},
    Title{"date", Fact::Created},
    Title{"draft date", Fact::Created},
    Title{"sent date", Fact::Created},
    Title{"released", Fact::Released},
    Title{"release date", Fact::Released},
    Title{"classification", Fact::Classification},
    Title{"original classification", Fact::Classification},
    Title{"origin", Fact::Origin},
    Title{"from", Fact::Origin},
    Title{"to", Fact::Other, "published-to"},
    Title{"title", Fact::Other, "published-subject"},
    Title{"subject", Fact::Other, "published-subject"},
    Title{"tags", Fact::Other, "published-tags"},
    Title{"concepts", Fact::Other, "published-concepts"},
    Title{"reference", Fact::Other, "published-references"},
    Title{"current classification", Fact::Other, "published-current-classification"},
    Title{"handling restrictions", Fact::Other, "published-handling"},
    Title{"current handling restrictions", Fact::Other, "published-current-handling"},
    Title{"original handling restrictions", Fact::Other, "published-handling"},
    Title{"executive order", Fact::Other, "published-executive-order"},
    Title{"locator", Fact::Other, "published-locator"},
    Title{"enclosure", Fact::Other, "published-enclosure"},
    Title{"type", Fact::Other, "published-type"},
    Title{"document source", Fact::Other, "published-document-source"},
    Title{"film number", Fact::Other, "published-film-number"},
    Title{"drafter", Fact::Other, "published-drafter"},
    Title{"office", Fact::Other, "published-office"},
    Title{"office origin", Fact::Other, "published-office-origin"},
    Title{"office action", Fact::Other, "published-office-action"},
    Title{"archive status", Fact::Other, "published-archive-status"},
    Title{"markings", Fact::Other, "published-markings"},
    Title{"review markings", Fact::Other, "published-markings"},
    Title{"character count", Fact::Other, "published-character-count"},
    Title{"linked documents or other documents with the same id", Fact::Other,
          "published-linked-documents"},
    Title{"message text", Fact::Other},
    Title{"message attributes", Fact::Other},
};
constexpr Title kNoTitle{{}, Fact::None};

const Title& title_of(std::string_view cell) {
    if (cell.ends_with(':')) {
        cell = trim_right(cell.substr(0, cell.size() - 1));
    }
    for (const Title& title : kTitles) {
        if (equals_fold(cell, title.text)) {
            return title;
        }
    }
    return kNoTitle;
}

bool is_title(std::string_view cell) {
    return title_of(cell).fact != Fact::None;
}

/// What sites write where a record says nothing.
bool says_nothing(std::string_view value) {
    return value.empty() || equals_fold(value, "n/a") ||
           (value.starts_with("-- ") && value.ends_with(" --"));
}

void publish(CablePage& out, const Title& title, const std::string& value) {
    if (says_nothing(value)) {
        return;
    }
    Published& published = out.published;
    switch (title.fact) {
        case Fact::Id:
            if (published.reference_id.empty() && value.size() <= kMaxId) {
                published.reference_id = without_archive_letter(value);
            }
            return;
        case Fact::Created:
            published.created = published.created ? published.created : parse_published_date(value);
            return;
        case Fact::Released:
            published.released =
                published.released ? published.released : parse_published_date(value);
            return;
        case Fact::Classification:
            published.classification =
                published.classification.empty() ? value : published.classification;
            return;
        case Fact::Origin:
            published.origin = published.origin.empty() ? value : published.origin;
            return;
        case Fact::Other:
            if (!title.note.empty() && out.facts.size() < kMaxPageFacts) {
                out.facts.emplace_back(title.note, value);
            }
            return;
        case Fact::None:
            return;
    }
}

bool holds(const std::vector<std::string>& cells, std::string_view title) {
    return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
        return equals_fold(title_of(cell).text, title);
    });
}

/// Titles above values: `count` of them from `at` on, the values behind them.
void read_row(const std::vector<std::string>& cells, std::size_t at, std::size_t count,
              CablePage& out) {
    bool sure = false;
    for (std::size_t k = 0; k < count; ++k) {
        sure = sure || title_of(cells[at + k]).fact == Fact::Id;
    }
    // A lone `Origin` is a menu.
    for (std::size_t k = 0; sure && k < count && at + count + k < cells.size(); ++k) {
        publish(out, title_of(cells[at + k]), cells[at + count + k]);
    }
}

/// A title before its value. A list (of TAGS, addressees) may be several cells up to the next
/// title.
void read_pair(const std::vector<std::string>& cells, std::size_t at, bool record, CablePage& out) {
    constexpr std::size_t kMostOfList = 40;
    const Title& title = title_of(cells[at]);
    if (at + 1 >= cells.size() || is_title(cells[at + 1])) {
        return;
    }
    std::string value = cells[at + 1];
    const bool list = !record && (title.note == "published-tags" || title.note == "published-to" ||
                                  title.note == "published-concepts");
    std::size_t end = at + 2;
    while (end < cells.size() && end < at + kMostOfList && !is_title(cells[end])) {
        ++end;
    }
    if (list && end < cells.size() && is_title(cells[end])) {
        for (std::size_t i = at + 2; i < end; ++i) {
            value += cells[i].empty() ? "" : " " + cells[i];
        }
    }
    publish(out, title, value);
}

void read_facts(const std::vector<std::string>& cells, CablePage& out) {
    const bool record = holds(cells, "document number") &&
                        (holds(cells, "message text") || holds(cells, "original classification"));
    // The menu above the table has words like its titles.
    const auto begin = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) {
        return equals_fold(cell, "field title");
    });
    std::size_t i =
        record && begin != cells.end() ? static_cast<std::size_t>(begin - cells.begin()) : 0;
    while (i < cells.size()) {
        std::size_t titles = 0;
        bool colon = false;
        while (i + titles < cells.size() && is_title(cells[i + titles])) {
            colon = colon || cells[i + titles].ends_with(':');
            ++titles;
        }
        if (titles > 0 && (colon || record)) {
            read_pair(cells, i + titles - 1, record, out);
        } else if (titles > 0) {
            read_row(cells, i, titles, out);
        }
        i += std::max<std::size_t>(titles, 1);
    }
}

// The message.

class PageScan {
 public:
    /// The message stands in elements of the name `block`; in `td` it is the cell behind the title
    /// `Message Text`.
    PageScan(std::string_view page, Encoding encoding, std::string_view block)
        : page_(page), block_name_(block), decode_as_(encoding), out_(page) {}

    CablePage scan() && {
        HtmlTokens tokens(page_);
        while (const auto token = tokens.next()) {
            step(*token);
        }
        end_cell(false);
        CablePage out;
        read_facts(cells_, out);
        out.message = std::move(out_).finish();
        return out;
    }

 private:
    void step(const HtmlToken& token) {
        if (token.kind == Kind::Text) {
            in_block_ ? block_text(token) : cell_text(token);
            return;
        }
        if (token.kind == Kind::Other) {
            return;
        }
        const bool open = token.kind == Kind::Open;
        if (equals_fold(token.name, block_name_) &&
            (block_name_ != "td" || is_message_cell(open))) {
            open ? begin_block(token) : end_block();
        } else if (equals_fold(token.name, "a")) {
            in_link_ = open;
        } else if (in_block_) {
            block_tag(token);
        } else {
            cell_tag(token.name, open);
        }
    }

    [[nodiscard]] bool is_message_cell(bool open) {
        if (!open || in_block_) {
            return in_block_;
        }
        end_cell(false);
        const bool due =
            !cells_.empty() && equals_fold(title_of(cells_.back()).text, "message text");
        return due && out_.size() == 0;
    }

    void begin_block(const HtmlToken& token) {
        end_cell(false);
        if (in_block_) {
            return;  // a block in a block goes on
        }
        in_block_ = true;
        fresh_ = true;
        join_at_ = out_.size() > 0 ? std::optional(token) : std::nullopt;
    }

    void end_block() {
        in_block_ = false;
        line_start_ = true;
    }

    void block_tag(const HtmlToken& token) {
        if (equals_fold(token.name, "br") && token.kind == Kind::Open) {
            put(token.begin, token.end - token.begin, "\n");
            after_break_ = true;
        }
    }

    /// A blank line between this block and the one before, once there is something in it.
    void join() {
        fresh_ = false;
        if (join_at_) {
            const std::string_view lines = last_ == '\n' ? "\n" : "\n\n";
            out_.replace(join_at_->begin, join_at_->end - join_at_->begin, lines);
            join_at_.reset();
            line_start_ = true;
        }
    }

    void block_text(const HtmlToken& token) {
        std::size_t at = token.begin;
        if (fresh_ && at < token.end) {
            // HTML drops the line end behind <pre>.
            at += page_.substr(at).starts_with("\r\n") ? 2 : (page_[at] == '\n' ? 1 : 0);
        }
        if (after_break_ && block_name_ != "pre") {
            at += page_.substr(at).starts_with("\r\n")
                      ? 2
                      : (at < token.end && page_[at] == '\n' ? 1 : 0);
        }
        after_break_ = false;
        while (at < token.end) {
            at = page_[at] == '&' ? entity(at, token.end) : plain(at, token.end);
        }
    }

    std::size_t entity(std::size_t at, std::size_t end) {
        const HtmlEntity entity = read_html_entity(page_.substr(at, end - at));
        if (entity.length == 0) {
            copy(at, 1);
            return at + 1;
        }
        if (entity.code_point != U'\u00B6' || !is_site_sign()) {
            std::string text;
            append_utf8(text, entity.code_point == 0xA0 ? U' ' : entity.code_point);
            put(at, entity.length, text);
        }
        return at + entity.length;
    }

    /// Copies to the next `&`, paragraph sign or byte that is not UTF-8.
    std::size_t plain(std::size_t at, std::size_t end) {
        const std::string_view text = page_.substr(at, end - at);
        if (text.starts_with(kParagraphSign) && is_site_sign()) {
            return at + kParagraphSign.size();
        }
        const std::size_t from = text.starts_with(kParagraphSign) ? kParagraphSign.size() : 0;
        std::size_t stop = from;
        while (stop < text.size() && text[stop] != '&' && text[stop] != '\xC2' &&
               (decode_as_ == Encoding::Utf8 || static_cast<unsigned char>(text[stop]) < 0x80)) {
            ++stop;
        }
        if (stop == 0) {
            return odd_byte(at, text);
        }
        copy(at, stop);
        return at + stop;
    }

    /// A lead byte that begins no paragraph sign, or a byte of a page that is not UTF-8.
    std::size_t odd_byte(std::size_t at, std::string_view text) {
        if (decode_as_ == Encoding::Utf8) {
            copy(at, std::min<std::size_t>(2, text.size()));
            return at + std::min<std::size_t>(2, text.size());
        }
        if (text.front() != '\xB6' || !is_site_sign()) {
            put(at, 1, decode_to_utf8(text.substr(0, 1), decode_as_).text);
        }
        return at + 1;
    }

    /// Sites put the sign in a link, or at the front of a numbered line; telegrams of the time
    /// could not hold one.
    [[nodiscard]] bool is_site_sign() const { return in_link_ || line_start_; }

    void copy(std::size_t at, std::size_t length) {
        join();
        out_.copy(at, length);
        note_end(page_.substr(at, length));
    }
    void put(std::size_t at, std::size_t length, std::string_view text) {
        join();
        out_.replace(at, length, text);
        note_end(text);
    }
    void note_end(std::string_view text) {
        const std::size_t line = text.rfind('\n');
        const bool blank = trim(line == std::string_view::npos ? text : text.substr(line)).empty();
        line_start_ = blank && (line_start_ || line != std::string_view::npos);
        last_ = text.empty() ? last_ : text.back();
    }

    // Cells

    void cell_text(const HtmlToken& token) {
        if (cell_.size() < kMaxCellBytes) {
            cell_.append(
                page_.substr(token.begin, std::min(token.end - token.begin, kMaxCellBytes)));
        }
    }

    void cell_tag(std::string_view name, bool open) {
        constexpr std::array<std::string_view, 12> kInline = {
            "b", "i", "em", "strong", "span", "u", "tt", "font", "abbr", "small", "sup", "wbr"};
        if (std::any_of(kInline.begin(), kInline.end(),
                        [&](std::string_view tag) { return equals_fold(name, tag); })) {
            return;
        }
        const bool cell = equals_fold(name, "td") || equals_fold(name, "th");
        end_cell(cell && !open);
    }

    /// An empty cell of a table counts; an empty block does not.
    void end_cell(bool even_empty) {
        std::string text;
        for (std::size_t at = 0; at < cell_.size();) {
            const HtmlEntity entity = read_html_entity(std::string_view(cell_).substr(at));
            if (entity.length > 0) {
                append_utf8(text, entity.code_point == 0xA0 ? U' ' : entity.code_point);
            } else {
                text += cell_[at];
            }
            at += std::max<std::size_t>(entity.length, 1);
        }
        cell_.clear();
        text = collapse_space(text);
        if ((even_empty || !text.empty()) && cells_.size() < kMaxCells) {
            cells_.push_back(std::move(text));
        }
    }

    const std::string_view page_;
    const std::string_view block_name_;
    const Encoding decode_as_;
    MappedTextBuilder out_;
    bool in_block_ = false;
    bool in_link_ = false;
    bool fresh_ = false;  ///< Nothing of this block was seen yet.
    bool after_break_ = false;
    bool line_start_ = true;
    char last_ = '\n';
    std::optional<HtmlToken> join_at_;
    std::string cell_;
    std::vector<std::string> cells_;
};

bool has_tag(std::string_view page, std::string_view name) {
    HtmlTokens tokens(page);
    while (const auto token = tokens.next()) {
        if (token->kind == Kind::Open && equals_fold(token->name, name)) {
            return true;
        }
    }
    return false;
}

}  // namespace

CablePage read_cable_page(std::string_view page, Encoding encoding) {
    const std::string_view block =
        has_tag(page, "pre") ? "pre" : (has_tag(page, "code") ? "code" : "td");
    return PageScan(page, encoding, block).scan();
}

}  // namespace reftel::sources

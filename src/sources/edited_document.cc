// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/edited_document.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "sources/html_entities.h"
#include "sources/html_tokens.h"
#include "sources/limits.h"

namespace reftel::sources {
namespace {

using Kind = HtmlToken::Kind;

/// What an element does to the text.
enum class Role : std::uint8_t {
    Inline,
    Paragraph,  ///< A blank line before it
    Line,       ///< A line of its own
    Break,      ///< The rest stands on the next line
    Cell,       ///< Two blanks before it
    Head,
    Note,
    Dropped  ///< Not to be read: signs of footnotes, pages
};

struct Named {
    std::string_view name;
    Role role;
};

constexpr std::array kTeiRoles = {
    Named{"p", Role::Paragraph},        Named{"opener", Role::Paragraph},
    Named{"dateline", Role::Paragraph}, Named{"closer", Role::Paragraph},
    Named{"list", Role::Paragraph},     Named{"table", Role::Paragraph},
    Named{"div", Role::Paragraph},      Named{"postscript", Role::Paragraph},
    Named{"quote", Role::Paragraph},    Named{"frus:attachment", Role::Paragraph},
    Named{"signed", Role::Line},        Named{"salute", Role::Line},
    Named{"item", Role::Line},          Named{"row", Role::Line},
    Named{"label", Role::Line},         Named{"l", Role::Line},
    Named{"byline", Role::Line},        Named{"lb", Role::Break},
    Named{"cell", Role::Cell},          Named{"head", Role::Head},
    Named{"note", Role::Note},          Named{"pb", Role::Dropped},
    Named{"figure", Role::Dropped},
};

constexpr std::array kHtmlRoles = {
    Named{"p", Role::Paragraph},  Named{"div", Role::Paragraph}, Named{"ul", Role::Paragraph},
    Named{"ol", Role::Paragraph}, Named{"dl", Role::Paragraph},  Named{"table", Role::Paragraph},
    Named{"li", Role::Line},      Named{"tr", Role::Line},       Named{"dt", Role::Line},
    Named{"br", Role::Break},     Named{"td", Role::Cell},       Named{"th", Role::Cell},
    Named{"sup", Role::Dropped},  Named{"h1", Role::Head},       Named{"h2", Role::Head},
    Named{"h3", Role::Head},      Named{"h4", Role::Head},       Named{"h5", Role::Head},
};

template <std::size_t kCount>
Role role_in(const std::array<Named, kCount>& table, std::string_view name) {
    const auto at = std::find_if(table.begin(), table.end(),
                                 [&](const Named& row) { return equals_fold(row.name, name); });
    return at == table.end() ? Role::Inline : at->role;
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 8> kVoid = {"br",   "img",   "hr",  "meta",
                                                       "link", "input", "wbr", "col"};
    return std::any_of(kVoid.begin(), kVoid.end(),
                       [&](std::string_view row) { return equals_fold(row, name); });
}

enum class Form : std::uint8_t { Tei, Page };

/// Appends text with white space as one blank and references replaced, to whatever `Out` is.
template <typename Put>
void each_character(std::string_view source, std::size_t at, std::size_t end, const Put& put) {
    while (at < end) {
        if (is_space(source[at])) {
            put(at, 1, " ");
            ++at;
            continue;
        }
        if (source[at] == '&') {
            const HtmlEntity entity = read_html_entity(source.substr(at, end - at));
            if (entity.length > 0) {
                std::string text;
                append_utf8(text, entity.code_point == 0xA0 ? U' ' : entity.code_point);
                put(at, entity.length, std::string_view(text));
                at += entity.length;
                continue;
            }
        }
        std::size_t stop = at + 1;
        while (stop < end && !is_space(source[stop]) && source[stop] != '&') {
            ++stop;
        }
        put(at, stop - at, std::string_view());
        at = stop;
    }
}

class DocumentScan {
 public:
    DocumentScan(std::string_view source, Form form) : source_(source), form_(form), out_(source) {}

    EditedDocument scan() && {
        HtmlTokens tokens(source_);
        while (const auto token = tokens.next()) {
            if (token->kind == Kind::Text) {
                text(*token);
            } else if (token->kind == Kind::Open) {
                open(*token);
            } else if (token->kind == Kind::Close) {
                close(*token);
            }
        }
        document_.head = collapse_space(document_.head);
        document_.text = std::move(out_).finish();
        return std::move(document_);
    }

 private:
    [[nodiscard]] std::string_view tag_of(const HtmlToken& token) const {
        return source_.substr(token.begin, token.end - token.begin);
    }

    [[nodiscard]] Role role_of(const HtmlToken& token) const {
        if (form_ == Form::Tei) {
            return role_in(kTeiRoles, token.name);
        }
        const std::string_view kind = attribute_of(tag_of(token), "class");
        const bool note = kind.find("footnote") != std::string_view::npos ||
                          kind.find("tei-note") != std::string_view::npos ||
                          kind.find("tei-fn") != std::string_view::npos;
        if (note && !equals_fold(token.name, "a")) {
            return Role::Note;
        }
        return note ? Role::Dropped : role_in(kHtmlRoles, token.name);
    }

    void open(const HtmlToken& token) {
        const std::string_view tag = tag_of(token);
        const bool empty = tag.ends_with("/>") || (form_ == Form::Page && is_void(token.name));
        if (form_ == Form::Page && outside()) {
            const bool ours = attribute_of(tag, "class").find("tei-") != std::string_view::npos;
            if (!ours || empty) {
                return;
            }
        }
        const Role role = role_of(token);
        take_facts(token, tag);
        if (aside_ != Role::Inline) {
            depth_ += empty ? 0 : 1;
            return;
        }
        depth_ += empty ? 0 : 1;
        if (begin_aside(role, tag, empty)) {
            return;
        }
        const bool line = role == Role::Line || role == Role::Break;
        const int lines = role == Role::Paragraph || role == Role::Head ? 2 : (line ? 1 : 0);
        wanted_lines_ = std::max(wanted_lines_, lines);
        wanted_blanks_ = role == Role::Cell ? 2 : wanted_blanks_;
    }

    [[nodiscard]] bool outside() const { return depth_ == 0; }

    /// Head, notes and what is dropped: true when `role` is one of them, once.
    bool begin_aside(Role role, std::string_view tag, bool empty) {
        // A heading further down is one of the telegram's own.
        const bool head = role == Role::Head && out_.size() == 0 && document_.head.empty();
        if (!head && role != Role::Note && role != Role::Dropped) {
            return false;
        }
        if (empty) {
            return true;
        }
        aside_ = role;
        aside_depth_ = depth_;
        if (role == Role::Note) {
            note_.clear();
            is_source_ = attribute_of(tag, "type") == "source";
        }
        return true;
    }

    void close(const HtmlToken& token) {
        if (outside() || (form_ == Form::Page && is_void(token.name))) {
            return;
        }
        if (aside_ != Role::Inline && depth_ == aside_depth_) {
            end_aside();
        } else if (aside_ == Role::Inline && role_of(token) != Role::Inline &&
                   role_of(token) != Role::Cell) {
            wanted_lines_ = std::max(wanted_lines_, 1);
        }
        --depth_;
    }

    void end_aside() {
        const bool note = aside_ == Role::Note;
        // A note within the heading leaves the heading open.
        aside_ = outer_head_depth_ > 0 ? Role::Head : Role::Inline;
        aside_depth_ = outer_head_depth_;
        outer_head_depth_ = 0;
        if (!note) {
            return;
        }
        std::string text = collapse_space(note_);
        if (text.empty()) {
            return;
        }
        if (document_.source_note.empty() && (is_source_ || text.starts_with("Source:"))) {
            document_.source_note = std::move(text);
        } else if (document_.notes.size() < kMaxEditorNotes) {
            document_.notes.push_back(std::move(text));
        }
    }

    void take_facts(const HtmlToken& token, std::string_view tag) {
        // Inside the heading a note or the sign of one begins another aside.
        const Role role = role_of(token);
        if (aside_ == Role::Head && (role == Role::Note || role == Role::Dropped) &&
            !tag.ends_with("/>")) {
            outer_head_depth_ = aside_depth_;
            aside_ = role;
            aside_depth_ = depth_ + 1;
            note_.clear();
            is_source_ = attribute_of(tag, "type") == "source";
        }
        if (equals_fold(token.name, "div") && document_.id.empty()) {
            document_.id = attribute_of(tag, "xml:id");
            document_.subtype = attribute_of(tag, "subtype");
            const auto first = parse_tei_date(attribute_of(tag, "frus:doc-dateTime-min"));
            document_.created = document_.created ? document_.created : first;
        }
        if (equals_fold(token.name, "date") && !document_.created) {
            document_.created = parse_tei_date(attribute_of(tag, "when"));
        }
    }

    void text(const HtmlToken& token) {
        if (form_ == Form::Page && outside()) {
            return;
        }
        if (aside_ == Role::Head || aside_ == Role::Note) {
            std::string& into = aside_ == Role::Head ? document_.head : note_;
            each_character(source_, token.begin, token.end,
                           [&](std::size_t at, std::size_t length, std::string_view made) {
                               if (into.size() < kMaxCellBytes) {
                                   into += made.empty() ? source_.substr(at, length) : made;
                               }
                           });
        } else if (aside_ == Role::Inline) {
            each_character(source_, token.begin, token.end,
                           [&](std::size_t at, std::size_t length, std::string_view made) {
                               put(at, length, made);
                           });
        }
    }

    void put(std::size_t at, std::size_t length, std::string_view made) {
        if (made == " ") {
            blank_at_ = out_.size() > 0 && !blank_at_ ? std::optional(at) : blank_at_;
            return;
        }
        if (out_.size() > 0 && wanted_lines_ > 0) {
            out_.replace(at, 1, wanted_lines_ == 2 ? "\n\n" : "\n");
        } else if (out_.size() > 0 && wanted_blanks_ > 0) {
            out_.replace(at, 1, "  ");
        } else if (blank_at_) {
            out_.replace(*blank_at_, 1, " ");
        }
        wanted_lines_ = 0;
        wanted_blanks_ = 0;
        blank_at_.reset();
        if (made.empty()) {
            out_.copy(at, length);
        } else {
            out_.replace(at, length, made);
        }
    }

    const std::string_view source_;
    const Form form_;
    MappedTextBuilder out_;
    EditedDocument document_;
    std::size_t depth_ = 0;
    Role aside_ = Role::Inline;  ///< Head, Note or Dropped while within one.
    std::size_t aside_depth_ = 0;
    std::size_t outer_head_depth_ = 0;  ///< Of the heading around a note; 0 for none.
    std::string note_;
    bool is_source_ = false;
    int wanted_lines_ = 0;
    int wanted_blanks_ = 0;
    std::optional<std::size_t> blank_at_;
};

bool has_word(std::string_view text, std::string_view word) {
    const std::string lower = to_lower(text);
    for (std::size_t at = 0; (at = lower.find(word, at)) != std::string::npos; ++at) {
        const bool front = at == 0 || !is_alpha(lower[at - 1]);
        const std::size_t end = at + word.size();
        if (front && (end == lower.size() || !is_alpha(lower[end]))) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view attribute_of(std::string_view tag, std::string_view name) {
    for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos; ++at) {
        const std::size_t equals = at + name.size();
        if (at == 0 || !is_space(tag[at - 1]) || equals + 1 >= tag.size() || tag[equals] != '=') {
            continue;
        }
        const char quote = tag[equals + 1];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = std::min(tag.find(quote, equals + 2), tag.size());
            return tag.substr(equals + 2, end - equals - 2);
        }
        const std::size_t end = std::min(tag.find_first_of(" \t\r\n>", equals), tag.size());
        return tag.substr(equals + 1, end - equals - 1);
    }
    return {};
}

std::optional<UtcTime> parse_tei_date(std::string_view text) {
    constexpr std::size_t kWithSeconds = 19;
    constexpr std::size_t kZone = 6;
    auto time = UtcTime::parse(text.substr(0, std::min(text.size(), kWithSeconds)));
    if (!time || text.size() != kWithSeconds + kZone) {
        return time;
    }
    const std::string_view zone = text.substr(kWithSeconds);
    const auto hours = parse_number(zone.substr(1, 2));
    const auto minutes = parse_number(zone.substr(4, 2));
    if (hours && minutes && (zone[0] == '+' || zone[0] == '-')) {
        const std::int64_t ahead = std::int64_t{*hours} * 3600 + std::int64_t{*minutes} * 60;
        time->seconds += zone[0] == '+' ? -ahead : ahead;
    }
    return time;
}

EditedDocument read_tei_document(std::string_view xml) {
    return DocumentScan(xml, Form::Tei).scan();
}

EditedDocument read_historian_page(std::string_view html) {
    return DocumentScan(html, Form::Page).scan();
}

bool is_historian_page(std::string_view head) {
    return head.find("history.state.gov/historicaldocuments/") != std::string_view::npos &&
           head.find("tei-") != std::string_view::npos;
}

bool is_edited_telegram(const EditedDocument& document) {
    if (document.subtype == "editorial-note" || document.text.text.empty()) {
        return false;
    }
    constexpr std::array<std::string_view, 7> kOthers = {
        "memorandum", "letter", "minutes", "editorial note", "paper", "airgram", "memoranda"};
    const std::string& head = document.head;
    if (has_word(head, "telegram") || has_word(head, "cable")) {
        const std::string lower = to_lower(head);
        // `Memorandum ... Transmitting a Telegram` is none.
        const std::size_t sign = std::min(lower.find("telegram"), lower.find("cable"));
        return std::none_of(kOthers.begin(), kOthers.end(),
                            [&](std::string_view other) { return lower.find(other) < sign; });
    }
    if (std::any_of(kOthers.begin(), kOthers.end(),
                    [&](std::string_view other) { return has_word(head, other); })) {
        return false;
    }
    constexpr std::size_t kFirstWords = 300;
    return has_word(std::string_view(document.text.text).substr(0, kFirstWords), "telegram");
}

}  // namespace reftel::sources

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/draft_of.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/compose/draft_values.h"
#include "telegram/label.h"
#include "telegram/lexer.h"
#include "telegram/line_joint.h"
#include "telegram/paragraph_opening.h"

namespace reftel::telegram::compose {
namespace {

std::string_view line_text(const Telegram& telegram, std::size_t line) {
    return telegram.lines[line].at.of(telegram.message);
}

void read_transmission(const Telegram& telegram, Draft& out) {
    out.channel = telegram.channel;
    out.channel_serial = telegram.channel_serial;
    out.station = telegram.calling_ri;
    out.station_serial = telegram.station_serial;
    std::string_view rest = telegram.transmission;
    take_word(rest);
    take_word(rest);
    out.signals = collapse_space(rest);
    out.precedence = telegram.precedence;
    out.info_precedence = telegram.info_precedence;
    out.dtg = telegram.dtg;
    out.remarks = collapse_space(telegram.dtg_remarks);
    out.from = collapse_space(telegram.from);
    const auto filed = parse_number(telegram.filing_time);
    if (filed && telegram.filing_time.size() == 7 && telegram.dtg) {
        const Date day = telegram.dtg->time.date();
        const int year = day.year + (*filed / 10000 < day_of_year(day) ? 1 : 0);
        const std::int64_t days =
            days_since_epoch({year, 1, 1}) + static_cast<std::int64_t>(*filed / 10000) - 1;
        const std::int64_t minutes = (*filed / 100 % 100) * 60 + *filed % 100;
        out.filed = Dtg{UtcTime{days * 86400 + minutes * 60}};
    }
}

void read_addressees(const Telegram& telegram, Draft& out) {
    for (const Addressee& from : telegram.addressees) {
        if (from.role == Addressee::Role::Exempt) {
            out.exempt.push_back(collapse_space(from.plad));
            continue;
        }
        auto& list = from.role == Addressee::Role::Action ? out.to : out.info;
        list.push_back({std::string(from.routing_indicator), collapse_space(from.plad),
                        from.precedence, std::string(from.serial), from.by_other_means});
    }
}

/// Attention and passing lines, those put together again that a comma leaves open. The word PASS
/// tells them apart: a long line's part may be that of the line before.
void read_attention(const Telegram& telegram, Draft& out) {
    std::vector<std::string>* open = nullptr;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if (part != LinePart::Attention && part != LinePart::Pass) {
            open = nullptr;
            continue;
        }
        const std::string text = collapse_space(line_text(telegram, line));
        if (open != nullptr) {
            open->back().append(" ").append(text);
        } else {
            const bool pass = find_word_fold(text, "PASS") != std::string_view::npos;
            open = pass ? &out.pass : &out.attention;
            open->push_back(text);
        }
        open = text.ends_with(',') ? open : nullptr;
    }
}

/// Takes what stands before the entry of the letter that is due, as the parser sees it, off a view
/// into the message: `STATE 1` of `STATE 1  B. BONN 2`. Without that entry it is all.
std::string_view take_entry(const Telegram& telegram, std::string_view& text, char due) {
    const auto begin = static_cast<std::size_t>(text.data() - telegram.message.data());
    const auto next = std::find_if(
        telegram.references.begin(), telegram.references.end(), [&](const Reference& r) {
            return r.letter == due && r.at.begin > begin && r.at.begin < begin + text.size();
        });
    const std::size_t letter = next == telegram.references.end()
                                   ? std::string_view::npos
                                   : text.substr(0, next->at.begin - begin).rfind(due);
    if (letter == std::string_view::npos) {
        return std::exchange(text, {});
    }
    const std::size_t end = text.substr(0, letter).find_last_not_of(" ;,([");
    const std::string_view entry = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    text.remove_prefix(letter + 1);
    text.remove_prefix(text.find_first_of(".):]") == 0 ? 1 : 0);
    return entry;
}

/// The entries of the REF lines: each begins with the letter that is due.
void read_references(const Telegram& telegram, Draft& out) {
    auto& entries = out.references;
    const auto take = [&](std::string_view& text) {
        const auto due = static_cast<char>('A' + entries.size() % 26);
        return collapse_space(take_entry(telegram, text, due));
    };
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part != LinePart::Ref) {
            continue;
        }
        std::string_view text = trim(line_text(telegram, line));
        std::string_view value;
        bool misspelt = false;
        const bool label = recognise_label(text, value, misspelt) == Label::Ref;
        text = label ? value : text;
        if (const std::string rest = take(text); !rest.empty()) {
            const bool fresh = label || entries.empty();
            if (fresh) {
                entries.push_back({});
            }
            entries.back().text.append(fresh ? "" : " ").append(rest);
        }
        while (!text.empty()) {
            entries.push_back({});
            entries.back().text = take(text);
        }
    }
    std::erase_if(out.references, [](const DraftReference& r) { return r.text.empty(); });
    for (std::size_t k = 0; k < out.references.size(); ++k) {
        const char letter = out.references.size() == 1 ? '\0' : static_cast<char>('A' + k % 26);
        const auto found = std::find_if(telegram.references.begin(), telegram.references.end(),
                                        [&](const Reference& r) { return r.letter == letter; });
        if (found != telegram.references.end()) {
            out.references[k].kind = found->kind;
        }
    }
}

void read_text_header(const Telegram& telegram, Draft& out) {
    const auto found = parse_class_line(telegram.class_line);
    out.level = found && found->level != Level::None ? found->level : telegram.classification.level;
    const bool limited =
        std::find(telegram.classification.caveats.begin(), telegram.classification.caveats.end(),
                  "LIMITED OFFICIAL USE") != telegram.classification.caveats.end();
    if (out.level == Level::Sensitive && !limited && !(found && found->limited_official_use)) {
        out.level = Level::Unclassified;
    }
    if (found && found->number != 0) {
        out.origin = collapse_space(found->origin);
        out.number = found->number;
    } else if (telegram.mrn) {
        out.origin = telegram.mrn->origin;
        out.number = telegram.mrn->number;
    }
    for (const std::string_view caption : telegram.captions) {
        out.captions.push_back(collapse_space(caption));
    }
    out.executive_order = telegram.executive_order;
    out.declassify = to_upper(collapse_space(telegram.executive_order_text));
    for (const Tag& tag : telegram.tags) {
        out.tags.push_back(collapse_space(tag.code));
    }
    out.subject = collapse_space(telegram.subject);
    if (!telegram.classified_by.empty()) {
        out.classified_by = read_classified_by(telegram.classified_by);
    }
}

class BodyOf {
 public:
    BodyOf(const Telegram& telegram, Draft& out) : telegram_(telegram), out_(out) {}

    void run() {
        const auto& paragraphs = telegram_.paragraphs;
        for (std::size_t index = 0; index < paragraphs.size();) {
            const std::size_t next = take_preformatted(index);
            if (next != index) {
                index = next;
                continue;
            }
            add_text(paragraphs[index]);
            ++index;
        }
    }

 private:
    /// The line of the message that byte `at` of the reading text stands on.
    [[nodiscard]] std::size_t line_of(std::uint32_t at) const {
        const std::uint32_t source = telegram_.reading.map.to_source(at);
        const auto after = std::upper_bound(
            telegram_.lines.begin(), telegram_.lines.end(), source,
            [](std::uint32_t wanted, const Line& line) { return wanted < line.at.begin; });
        return after == telegram_.lines.begin()
                   ? 0
                   : static_cast<std::size_t>(after - telegram_.lines.begin()) - 1;
    }
    [[nodiscard]] bool is_body(std::size_t line) const {
        return line < telegram_.lines.size() && telegram_.lines[line].part == LinePart::Body;
    }
    static std::size_t indent_of(std::string_view line) {
        return std::min(line.find_first_not_of(' '), line.size());
    }

    /// The block of lines without a blank one between them that a paragraph stands in, when all are
    /// indented or all are a table; gives the paragraph after it, or `index`.
    std::size_t take_preformatted(std::size_t index) {
        constexpr std::size_t kIndent = 4;
        const auto& paragraphs = telegram_.paragraphs;
        const Paragraph& paragraph = paragraphs[index];
        if (paragraph.number != 0 || paragraph.text.empty()) {
            return index;
        }
        const std::size_t begin = line_of(paragraph.text.begin);
        bool indented = true;
        bool table = true;
        std::size_t end = begin;
        for (; is_body(end); ++end) {
            const std::string_view line = line_text(telegram_, end);
            indented = indented && indent_of(line) >= kIndent;
            table = table && has_columns(trim(line));
            if (!indented && !table) {
                return index;
            }
        }
        if (end == begin || (!indented && end - begin < 2)) {
            return index;
        }
        std::size_t next = index + 1;
        for (; next < paragraphs.size() && !paragraphs[next].text.empty() &&
               line_of(paragraphs[next].text.begin) < end;
             ++next) {
            if (paragraphs[next].number != 0) {
                return index;
            }
        }
        add_preformatted(begin, end, indented ? kIndent : 0);
        return next;
    }

    void add_preformatted(std::size_t begin, std::size_t end, std::size_t indent) {
        DraftBlock& block = out_.body.emplace_back();
        block.shape = DraftBlock::Shape::Preformatted;
        for (std::size_t line = begin; line < end; ++line) {
            block.text.append(line == begin ? "" : "\n");
            block.text += trim_right(line_text(telegram_, line).substr(indent));
        }
    }

    void add_text(const Paragraph& paragraph) {
        DraftBlock& block = out_.body.emplace_back();
        const bool heading = paragraph.kind == Paragraph::Kind::Heading;
        block.shape = heading ? DraftBlock::Shape::Heading : DraftBlock::Shape::Text;
        block.kind = heading || paragraph.kind == Paragraph::Kind::Table ? Paragraph::Kind::Text
                                                                         : paragraph.kind;
        block.number = paragraph.number;
        block.mark = to_upper(paragraph.mark_text);
        bool first = true;
        for (const std::string_view part : split(telegram_.text_of(paragraph), '\n')) {
            const std::string text = collapse_space(part);
            if (!first) {
                block.text += list_mark_length(text) > 0 ? '\n' : ' ';
            }
            block.text += text;
            first = false;
        }
    }

    const Telegram& telegram_;
    Draft& out_;
};

}  // namespace

Draft draft_of(const Telegram& telegram) {
    Draft out;
    read_transmission(telegram, out);
    read_addressees(telegram, out);
    read_text_header(telegram, out);
    read_attention(telegram, out);
    read_references(telegram, out);
    BodyOf(telegram, out).run();
    for (const std::string_view line : telegram.signature) {
        out.signature.push_back(collapse_space(line));
    }
    return out;
}

}  // namespace reftel::telegram::compose

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/list_forms.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/cite.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "web/reading/citing.h"

namespace reftel::web {
namespace {

room::CiteContext cite_context(const Visit& visit) {
    return {visit.site.title, visit.site.base_url};
}

std::string nothing_at(const Visit& visit, const ListEntry& entry) {
    return visit.site.lang().say(Text::NothingAtPlace, entry.place.to_string());
}

/// Text in which no character is taken for a mark of Markdown: some anywhere, some where a line
/// begins.
std::string markdown(std::string_view text) {
    constexpr std::string_view kAnywhere = "\\`*_[]<>|~";
    constexpr std::string_view kFirst = "#+-";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool marks_item = (text[i] == '.' || text[i] == ')') && i > 0 &&
                                std::ranges::all_of(text.substr(0, i), is_digit);
        if (kAnywhere.find(text[i]) != std::string_view::npos || marks_item ||
            (i == 0 && kFirst.find(text[i]) != std::string_view::npos)) {
            out += '\\';
        }
        out += text[i];
    }
    return out;
}

/// A paragraph of a telegram that stands there whole. The lines of a table stay lines.
std::string markdown_paragraph(const telegram::Telegram& telegram,
                               const telegram::Paragraph& paragraph) {
    using Kind = telegram::Paragraph::Kind;
    const std::string_view text = telegram.text_of(paragraph);
    if (paragraph.kind == Kind::Table) {
        std::string out;
        for (const std::string_view line : split(text, '\n')) {
            out += fmt::format("    {}\n", trim_right(line));
        }
        return out + "\n";
    }
    if (paragraph.kind == Kind::Heading) {
        return fmt::format("### {}\n\n", markdown(collapse_space(text)));
    }
    const std::string number =
        paragraph.number > 0 ? fmt::format("{}. ", paragraph.number) : std::string();
    const std::string mark =
        paragraph.mark_text.empty() ? std::string() : fmt::format("{} ", paragraph.mark_text);
    return markdown(number + mark + collapse_space(text)) + "\n\n";
}

std::string markdown_text(const room::Reading& reading) {
    std::string out;
    for (const auto& paragraph : reading.telegram->paragraphs) {
        out += markdown_paragraph(*reading.telegram, paragraph);
    }
    for (const auto line : reading.telegram->signature) {
        out += markdown(collapse_space(line)) + "\n\n";
    }
    return out;
}

/// A cell as spreadsheets take it: in quotes, and never as a formula.
std::string csv_cell(std::string_view text) {
    std::string out = "\"";
    if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) {
        out += '\'';
    }
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string heading_of(const ListEntry& entry) {
    const auto& card = entry.reading->card;
    std::string out = entry.place.to_string();
    return card.subject.empty() ? out : fmt::format("{}: {}", out, card.subject);
}

std::string csv_row(const Visit& visit, const ListEntry& entry) {
    std::string out = fmt::format("{},{},{}", entry.number, csv_cell(entry.place.id),
                                  csv_cell(entry.place.paragraph));
    if (entry.reading == nullptr) {
        return out + fmt::format(",,,,,,{}\r\n", csv_cell(nothing_at(visit, entry)));
    }
    const auto& card = entry.reading->card;
    const std::string text =
        entry.paragraph == nullptr
            ? std::string()
            : collapse_space(entry.reading->telegram->text_of(*entry.paragraph));
    return out + fmt::format(",{},{},{},{},{},{}\r\n",
                             csv_cell(card.date ? to_string(card.date->date()) : std::string()),
                             csv_cell(card.origin_name), csv_cell(card.classification),
                             csv_cell(card.subject), csv_cell(text),
                             csv_cell(list_citation(visit, entry)));
}

}  // namespace

std::string list_citation(const Visit& visit, const ListEntry& entry) {
    return note(visit.site, *entry.reading, entry.place.paragraph);
}

Result<std::string> list_as_text(const Visit& visit, const ReadingList& list) {
    std::string out;
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        out += out.empty() ? "" : fmt::format("\n{}\n\n", std::string(72, '='));
        if (entry.reading == nullptr) {
            out += nothing_at(visit, entry) + "\n";
        } else if (entry.paragraph == nullptr) {
            out += room::plain_text(*entry.reading);
        } else {
            out += fmt::format("{}\n\n{}", heading_of(entry),
                               room::plain_text(*entry.reading, *entry.paragraph));
        }
        if (entry.reading != nullptr) {
            out += "\n" + room::wrap(list_citation(visit, entry), 72, 0);
        }
    }));
    return out;
}

Result<std::string> list_as_markdown(const Visit& visit, const ReadingList& list) {
    std::string out = fmt::format("# {}\n", markdown(visit.site.lang()[Text::ReadingListTitle]));
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        if (entry.reading == nullptr) {
            out += fmt::format("\n## {}\n\n{}\n", markdown(entry.place.to_string()),
                               markdown(nothing_at(visit, entry)));
            return;
        }
        out += fmt::format("\n## {}\n\n", markdown(collapse_space(heading_of(entry))));
        if (entry.paragraph != nullptr) {
            const auto text = collapse_space(entry.reading->telegram->text_of(*entry.paragraph));
            const auto& mark = entry.paragraph->mark_text;
            out += fmt::format("> {}{}{}\n\n", markdown(mark), mark.empty() ? "" : " ",
                               markdown(text));
        } else {
            out += markdown_text(*entry.reading);
        }
        out += markdown(list_citation(visit, entry)) + "\n";
    }));
    return out;
}

Result<std::string> list_as_csv(const Visit& visit, const ReadingList& list) {
    std::string out = "number,id,paragraph,date,origin,classification,subject,text,citation\r\n";
    REFTEL_CHECK(
        for_each_entry(visit, list, [&](const ListEntry& entry) { out += csv_row(visit, entry); }));
    return out;
}

Result<std::string> list_as_json(const Visit& visit, const ReadingList& list) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_array();
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        json.begin_object();
        json.field("number", std::uint64_t{entry.number});
        json.field("id", entry.place.id);
        json.field_if("paragraph", entry.place.paragraph);
        json.field("held", entry.reading != nullptr);
        if (entry.reading != nullptr) {
            json.key("telegram");
            room::write_json(json, entry.reading->card);
            if (entry.paragraph != nullptr) {
                json.field_if("mark", entry.paragraph->mark_text);
                json.field("text", entry.reading->telegram->text_of(*entry.paragraph));
            }
            json.field("citation", list_citation(visit, entry));
        }
        json.end_object();
    }));
    json.end_array();
    return out;
}

Result<std::string> list_as_bibtex(const Visit& visit, const ReadingList& list) {
    std::string out;
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        // Outside an entry all is comment.
        out += entry.reading == nullptr ? nothing_at(visit, entry) + "\n"
                                        : room::cite(room::CiteStyle::Bibtex, *entry.reading,
                                                     cite_context(visit), entry.place.paragraph);
        out += '\n';
    }));
    return out;
}

}  // namespace reftel::web

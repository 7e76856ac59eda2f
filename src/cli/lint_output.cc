// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/lint_output.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "cli/output.h"
#include "telegram/lint/rule.h"

namespace reftel::cli {
namespace {

namespace lint = telegram::lint;

/// A terminal has 80 columns; four of them are the indent.
constexpr std::size_t kQuoteWidth = 76;
constexpr std::string_view kCut = "...";

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

/// The first bytes that are `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (begins_character(text[at]) && count-- == 0) {
            break;
        }
    }
    return text.substr(0, at);
}

/// One line as wide as fits, cut with dots.
std::string shortened(std::string_view text, std::size_t width) {
    std::string line = printable(text);
    if (count_characters(line) <= width) {
        return line;
    }
    return std::string(first_characters(line, width - kCut.size())) + std::string(kCut);
}

/// Words in lines of `width`, the further ones indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string out;
    std::size_t column = 0;
    for (const std::string_view word : split(text, ' ')) {
        if (column > 0 && indent + column + 1 + word.size() > width) {
            out += "\n" + std::string(indent, ' ');
            column = 0;
        }
        out += column > 0 ? " " : "";
        column += (column > 0 ? 1 : 0) + word.size();
        out += word;
    }
    return out;
}

void add_part(std::string_view name, std::string_view text, std::string& out) {
    if (!text.empty()) {
        out += fmt::format("{:<9}{}\n", name, wrapped(text, 9, 80));
    }
}

}  // namespace

void quote_line(std::string_view message, PlacedFinding& out) {
    const std::size_t offset = std::min<std::size_t>(out.finding.offset, message.size());
    const std::size_t before = message.substr(0, offset).find_last_of("\r\n");
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(message.find_first_of("\r\n", offset), message.size());
    const std::string_view line = message.substr(begin, end - begin);
    const std::size_t column = count_characters(line.substr(0, offset - begin));
    out.characters = static_cast<std::uint32_t>(column) + 1;
    if (trim(line).empty()) {
        return;
    }
    // A long line is shown around the place, not from its beginning.
    const std::size_t skipped = column + 20 > kQuoteWidth ? column + 20 - kQuoteWidth : 0;
    const std::string_view head = first_characters(line, skipped);
    out.quote = shortened(line.substr(head.size()), kQuoteWidth);
    if (skipped > 0) {
        out.quote.replace(0, first_characters(out.quote, kCut.size()).size(), kCut);
    }
    out.caret = column - skipped;
}

void write_lint_text(const PlacedFinding& placed, std::string& out) {
    const lint::LintFinding& found = placed.finding;
    out +=
        fmt::format("{}: {}: {} [{} {}]\n",
                    bold(fmt::format("{}:{}:{}", placed.where, placed.at.line, placed.at.column)),
                    telegram::to_string(found.severity), printable(found.message), found.rule->id,
                    found.rule->code);
    if (!placed.quote.empty()) {
        out += fmt::format("    {}\n    {}^\n", placed.quote, std::string(placed.caret, ' '));
    }
    const std::array<std::pair<std::string_view, std::string_view>, 3> values{
        {{"found", found.found}, {"wanted", found.wanted}, {"fix", found.fix}}};
    for (const auto& [name, value] : values) {
        if (!value.empty()) {
            out += fmt::format("    {:<8}{}\n", fmt::format("{}:", name),
                               shortened(value, kQuoteWidth - 8));
        }
    }
}

void write_lint_json(const PlacedFinding& placed, std::string& out) {
    const lint::LintFinding& found = placed.finding;
    JsonWriter json(out, JsonWriter::Layout::Compact);
    json.begin_object();
    json.field("file", placed.where);
    json.field("line", placed.at.line);
    json.field("column", placed.at.column);
    json.field("offset", std::uint64_t{placed.at.offset});
    json.field("severity", telegram::to_string(found.severity));
    json.field("rule", found.rule->id);
    json.field("code", found.rule->code);
    json.field("message", found.message);
    json.field_if("found", found.found);
    json.field_if("wanted", found.wanted);
    json.field_if("fix", found.fix);
    json.end_object();
    out += '\n';
}

std::string explain_rule(const lint::Rule& rule) {
    std::string out = bold(fmt::format("{} {}", rule.code, rule.id));
    out += fmt::format(" ({})\n\n", telegram::to_string(rule.severity));
    out += wrapped(fmt::format("{}.", rule.summary), 0, 80) + "\n\n";
    add_part("Why", rule.explanation, out);
    add_part("Mend", rule.mend, out);
    add_part("Spared", rule.spared, out);
    add_part("Source", rule.source, out);
    return out;
}

std::string list_lint_rules(bool markdown) {
    std::string out = markdown ? "| code | rule | severity | what it finds | what it spares |\n"
                                 "|---|---|---|---|---|\n"
                               : "";
    for (const lint::Rule* rule : lint::all_rules()) {
        const auto severity = telegram::to_string(rule->severity);
        out += markdown ? fmt::format("| {} | `{}` | {} | {}. {} | {} |\n", rule->code, rule->id,
                                      severity, rule->summary, rule->explanation, rule->spared)
                        : fmt::format("{}  {:<8} {:<26} {}\n", rule->code, severity, rule->id,
                                      wrapped(rule->summary, 41, 80));
    }
    return out;
}

}  // namespace reftel::cli

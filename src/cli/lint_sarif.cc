// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "cli/lint_output.h"
#include "telegram/lint/rule.h"

// SARIF 2.1.0 (OASIS standard of 27 March 2020), as editors and code hosts read it. Columns count
// characters there, not bytes.
namespace reftel::cli {
namespace {

namespace lint = telegram::lint;
using Severity = telegram::Finding::Severity;

std::string_view level_of(Severity severity) {
    return severity == Severity::Info ? "note" : telegram::to_string(severity);
}

/// `{"text": ...}` under a name: SARIF's messages.
void message(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.begin_object();
    json.field("text", text);
    json.end_object();
}

void write_rules(JsonWriter& json) {
    json.key("rules");
    json.begin_array();
    for (const lint::Rule* rule : lint::all_rules()) {
        json.begin_object();
        json.field("id", rule->code);
        json.field("name", rule->id);
        message(json, "shortDescription", fmt::format("{}.", rule->summary));
        message(json, "fullDescription", rule->explanation);
        message(json, "help", fmt::format("{} Source: {}.", rule->mend, rule->source));
        json.key("defaultConfiguration");
        json.begin_object();
        json.field("level", level_of(rule->severity));
        json.end_object();
        json.end_object();
    }
    json.end_array();
}

/// A path as a relative URI.
std::string uri_of(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const bool plain =
            is_alnum(c) || std::string_view("/-._~").find(c) != std::string_view::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// Message and the values that disagree, in one text: SARIF has no place of their own for them.
std::string text_of(const lint::LintFinding& found) {
    std::string out = found.message;
    out += found.found.empty() ? "" : fmt::format("; found: {}", found.found);
    out += found.wanted.empty() ? "" : fmt::format("; wanted: {}", found.wanted);
    out += found.fix.empty() ? "" : fmt::format("; {}", found.fix);
    return out;
}

std::size_t index_of(const lint::Rule* rule) {
    const auto rules = lint::all_rules();
    std::size_t index = 0;
    while (index < rules.size() && rules[index] != rule) {
        ++index;
    }
    return index;
}

void write_result(JsonWriter& json, const PlacedFinding& placed) {
    json.begin_object();
    json.field("ruleId", placed.finding.rule->code);
    json.field("ruleIndex", std::uint64_t{index_of(placed.finding.rule)});
    json.field("level", level_of(placed.finding.severity));
    message(json, "message", text_of(placed.finding));
    json.key("locations");
    json.begin_array();
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    json.key("artifactLocation");
    json.begin_object();
    json.field("uri", uri_of(placed.where));
    json.end_object();
    json.key("region");
    json.begin_object();
    json.field("startLine", placed.at.line);
    json.field("startColumn", placed.characters);
    json.end_object();
    json.end_object();
    json.end_object();
    json.end_array();
    json.end_object();
}

void write_invocation(JsonWriter& json, const std::vector<std::string>& unreadable) {
    json.key("invocations");
    json.begin_array();
    json.begin_object();
    json.key("executionSuccessful");
    json.value(unreadable.empty());
    json.key("toolExecutionNotifications");
    json.begin_array();
    for (const std::string& what : unreadable) {
        json.begin_object();
        json.field("level", "error");
        message(json, "message", what);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    json.end_array();
}

}  // namespace

void write_lint_sarif(const std::vector<PlacedFinding>& all,
                      const std::vector<std::string>& unreadable, std::string& out) {
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.field("version", "2.1.0");
    json.key("runs");
    json.begin_array();
    json.begin_object();
    json.key("tool");
    json.begin_object();
    json.key("driver");
    json.begin_object();
    json.field("name", "reftel");
    json.field("version", REFTEL_VERSION);
    write_rules(json);
    json.end_object();
    json.end_object();
    json.field("columnKind", "unicodeCodePoints");
    write_invocation(json, unreadable);
    json.key("results");
    json.begin_array();
    for (const PlacedFinding& placed : all) {
        write_result(json, placed);
    }
    json.end_array();
    json.end_object();
    json.end_array();
    json.end_object();
    out += '\n';
}

}  // namespace reftel::cli

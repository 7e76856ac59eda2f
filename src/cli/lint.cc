// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/lint.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/parse_files.h"
#include "telegram/lint/rule.h"

namespace reftel::cli {
namespace {

namespace lint = telegram::lint;
using Severity = telegram::Finding::Severity;

struct Options {
    std::vector<std::string> paths;
    std::vector<std::string> only;
    std::vector<std::string> skip;
    std::string severity = "warning";
    std::string profile = "auto";
    std::string explain;
    bool json = false;
    bool sarif = false;
    bool list = false;
    bool markdown = false;
};

/// A finding and where it is in the file, for every form of output.
struct Placed {
    std::string where;
    SourcePos at;
    lint::LintFinding finding;
};

/// Byte, line and column (1-based, in bytes) in the telegram's own bytes of its file.
SourcePos position_of(const telegram::RawTelegram& raw, std::uint32_t offset) {
    const std::size_t at = raw.made ? raw.made->map.to_source(offset) : raw.slice.begin + offset;
    return position_in(raw.original, std::min(at, raw.original.size()));
}

std::string_view level_of(Severity severity) {
    return severity == Severity::Info ? "note" : telegram::to_string(severity);
}

void write_text(const Placed& placed, std::string& out) {
    const lint::LintFinding& found = placed.finding;
    out += fmt::format("{}:{}:{}: {}: {} [{} {}]\n", placed.where, placed.at.line, placed.at.column,
                       telegram::to_string(found.severity), printable(found.message),
                       found.rule->id, found.rule->code);
    if (!found.found.empty()) {
        out += fmt::format("    found:  {}\n", printable(found.found));
    }
    if (!found.wanted.empty()) {
        out += fmt::format("    wanted: {}\n", printable(found.wanted));
    }
    if (!found.fix.empty()) {
        out += fmt::format("    fix:    {}\n", printable(found.fix));
    }
}

void write_json(const Placed& placed, std::string& out) {
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

void write_sarif_rules(JsonWriter& json) {
    json.key("rules");
    json.begin_array();
    for (const lint::Rule* rule : lint::all_rules()) {
        json.begin_object();
        json.field("id", rule->code);
        json.field("name", rule->id);
        json.key("shortDescription");
        json.begin_object();
        json.field("text", rule->summary);
        json.end_object();
        json.key("fullDescription");
        json.begin_object();
        json.field("text", rule->explanation);
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

void write_sarif_result(JsonWriter& json, const Placed& placed) {
    json.begin_object();
    json.field("ruleId", placed.finding.rule->code);
    json.field("level", level_of(placed.finding.severity));
    json.key("message");
    json.begin_object();
    json.field("text", placed.finding.message);
    json.end_object();
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
    json.field("startColumn", placed.at.column);
    json.end_object();
    json.end_object();
    json.end_object();
    json.end_array();
    json.end_object();
}

void write_sarif(const std::vector<Placed>& all, std::string& out) {
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
    write_sarif_rules(json);
    json.end_object();
    json.end_object();
    json.key("results");
    json.begin_array();
    for (const Placed& placed : all) {
        write_sarif_result(json, placed);
    }
    json.end_array();
    json.end_object();
    json.end_array();
    json.end_object();
    out += '\n';
}

void list_rules(bool markdown) {
    std::string out =
        markdown ? "| code | rule | severity | what it finds |\n|---|---|---|---|\n" : "";
    for (const lint::Rule* rule : lint::all_rules()) {
        const auto severity = telegram::to_string(rule->severity);
        out += markdown ? fmt::format("| {} | `{}` | {} | {}. {} |\n", rule->code, rule->id,
                                      severity, rule->summary, rule->explanation)
                        : fmt::format("{}  {:<8} {:<28} {}\n", rule->code, severity, rule->id,
                                      rule->summary);
    }
    print_out(out);
}

/// False when a name is no rule's; it has been said then.
bool rules_named(const std::vector<std::string>& names, std::vector<const lint::Rule*>& out) {
    for (const std::string& name : names) {
        const lint::Rule* rule = lint::find_rule(name);
        if (rule == nullptr) {
            print_error(fmt::format("there is no rule {}; reftel lint --list names them", name));
            return false;
        }
        out.push_back(rule);
    }
    return true;
}

Exit explain(const std::string& name) {
    std::vector<const lint::Rule*> rules;
    if (!rules_named({name}, rules)) {
        return Exit::Unusable;
    }
    const lint::Rule& rule = *rules.front();
    print_out(fmt::format("{} {} ({})\n\n{}.\n\n{}\n", rule.code, rule.id,
                          telegram::to_string(rule.severity), rule.summary, rule.explanation));
    return Exit::Done;
}

lint::Hints hints_of(const telegram::RawTelegram& raw) {
    lint::Hints hints;
    if (!raw.published.id_from_file_name) {
        hints.id = raw.published.reference_id;
    }
    hints.created = raw.published.created;
    hints.classification = raw.published.classification;
    return hints;
}

Exit run(const Options& options) {
    lint::Options rules;
    if (!rules_named(options.only, rules.only) || !rules_named(options.skip, rules.skip)) {
        return Exit::Unusable;
    }
    rules.at_least = options.severity == "info"    ? Severity::Info
                     : options.severity == "error" ? Severity::Error
                                                   : Severity::Warning;
    rules.form = options.profile == "acp127"  ? lint::Form::Acp127
                 : options.profile == "print" ? lint::Form::Print
                                              : lint::Form::Auto;
    lint::Run seen;
    std::vector<Placed> all;  // Only SARIF keeps them: it is one document.
    std::uint64_t read = 0;
    std::uint64_t findings = 0;
    room::parse_files(options.paths, [&](const room::ParsedItem& item) {
        if (!item.refused.empty()) {
            print_error(fmt::format("{}: {}", item.where, item.refused));
        }
        if (item.telegram == nullptr) {
            return true;
        }
        ++read;
        lint::Hints hints = hints_of(*item.raw);
        seen.compare(*item.telegram, item.where, hints);
        std::string out;
        for (lint::LintFinding& found : lint::lint(*item.telegram, hints, rules)) {
            ++findings;
            Placed placed{item.where, position_of(*item.raw, found.offset), std::move(found)};
            if (options.sarif) {
                all.push_back(std::move(placed));
            } else if (options.json) {
                write_json(placed, out);
            } else {
                write_text(placed, out);
            }
        }
        print_out(out);
        return std::ferror(stdout) == 0;
    });
    if (options.sarif) {
        std::string out;
        write_sarif(all, out);
        print_out(out);
    } else if (!options.json) {
        print_out(
            fmt::format("{} in {}\n", counted(findings, "finding"), counted(read, "telegram")));
    }
    if (read == 0) {
        return Exit::Unusable;
    }
    return findings == 0 ? Exit::Done : Exit::Findings;
}

}  // namespace

std::function<Exit()> define_lint(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->paths,
                   "Files, folders, containers; standard input when none is named");
    app.add_flag("--json", options->json, "One JSON object a finding, one a line");
    app.add_flag("--sarif", options->sarif, "SARIF 2.1.0, for editors and code hosts");
    app.add_option("--explain", options->explain, "Explain a rule, by id or code");
    app.add_flag("--list", options->list, "List the rules");
    app.add_flag("--markdown", options->markdown, "The list as a table of Markdown");
    app.add_option("--only", options->only, "These rules only")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--skip", options->skip, "All but these rules")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--severity", options->severity, "The least grave to report")
        ->check(CLI::IsMember({"info", "warning", "error"}));
    app.add_option("--profile", options->profile, "The form telegrams are held to")
        ->check(CLI::IsMember({"auto", "acp127", "print"}));
    return [options] {
        if (options->list) {
            list_rules(options->markdown);
            return Exit::Done;
        }
        if (!options->explain.empty()) {
            return explain(options->explain);
        }
        if (options->paths.empty()) {
            options->paths.emplace_back("-");
        }
        return run(*options);
    };
}

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/lint.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/source_pos.h"
#include "cli/lint_output.h"
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

/// Byte, line and column (1-based, in bytes) in the telegram's own bytes of its file.
SourcePos position_of(const telegram::RawTelegram& raw, std::uint32_t offset) {
    const std::size_t at = raw.made ? raw.made->map.to_source(offset) : raw.slice.begin + offset;
    return position_in(raw.original, std::min(at, raw.original.size()));
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
    print_out(explain_rule(*rules.front()));
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

/// What was found, for the last line and the exit code.
struct Tally {
    std::uint64_t read = 0;
    std::array<std::uint64_t, 3> of{};  ///< By severity.

    [[nodiscard]] std::uint64_t all() const { return of[0] + of[1] + of[2]; }
};

/// `4 findings in 1 telegram: 1 error, 3 warnings`
std::string summary_of(const Tally& tally) {
    std::string out =
        fmt::format("{} in {}", counted(tally.all(), "finding"), counted(tally.read, "telegram"));
    std::string parts;
    for (const auto& [severity, noun] :
         {std::pair(2U, "error"), std::pair(1U, "warning"), std::pair(0U, "note")}) {
        if (tally.of.at(severity) > 0) {
            parts += (parts.empty() ? ": " : ", ") + counted(tally.of.at(severity), noun);
        }
    }
    out += parts + "\n";
    if (tally.all() > 0 && is_terminal_out()) {
        out += "reftel lint --explain RULE tells why, and what to do\n";
    }
    return out;
}

lint::Options rules_of(const Options& options) {
    lint::Options rules;
    rules.at_least = options.severity == "info"    ? Severity::Info
                     : options.severity == "error" ? Severity::Error
                                                   : Severity::Warning;
    rules.form = options.profile == "acp127"  ? lint::Form::Acp127
                 : options.profile == "print" ? lint::Form::Print
                                              : lint::Form::Auto;
    return rules;
}

/// Lints one telegram after the other and prints as it goes; SARIF is one document and waits.
class Linter {
 public:
    Linter(const Options& options, lint::Options rules)
        : options_(options), rules_(std::move(rules)) {}

    bool visit(const room::ParsedItem& item) {
        if (!item.refused.empty()) {
            unreadable_.push_back(fmt::format("{}: {}", item.where, item.refused));
            print_error(unreadable_.back());
        }
        if (item.telegram == nullptr) {
            return true;
        }
        ++tally_.read;
        lint::Hints hints = hints_of(*item.raw);
        seen_.compare(*item.telegram, item.where, hints);
        std::string out;
        for (lint::LintFinding& found : lint::lint(*item.telegram, hints, rules_)) {
            ++tally_.of.at(static_cast<std::size_t>(found.severity));
            PlacedFinding placed{item.where,      position_of(*item.raw, found.offset), 1, {}, 0,
                                 std::move(found)};
            quote_line(item.telegram->message, placed);
            add(std::move(placed), out);
        }
        print_out(out);
        return std::ferror(stdout) == 0;
    }

    Exit finish() {
        if (options_.sarif) {
            std::string out;
            write_lint_sarif(kept_, unreadable_, out);
            print_out(out);
        } else if (!options_.json) {
            print_out(summary_of(tally_));
        }
        if (tally_.read == 0) {
            return Exit::Unusable;
        }
        return tally_.all() == 0 ? Exit::Done : Exit::Findings;
    }

 private:
    void add(PlacedFinding placed, std::string& out) {
        if (options_.sarif) {
            kept_.push_back(std::move(placed));
        } else if (options_.json) {
            write_lint_json(placed, out);
        } else {
            write_lint_text(placed, out);
        }
    }

    const Options& options_;
    lint::Options rules_;
    lint::Run seen_;
    Tally tally_;
    std::vector<PlacedFinding> kept_;
    std::vector<std::string> unreadable_;
};

Exit run(const Options& options) {
    lint::Options rules = rules_of(options);
    if (!rules_named(options.only, rules.only) || !rules_named(options.skip, rules.skip)) {
        return Exit::Unusable;
    }
    Linter linter(options, std::move(rules));
    room::parse_files(options.paths,
                      [&](const room::ParsedItem& item) { return linter.visit(item); });
    return linter.finish();
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
            print_out(list_lint_rules(options->markdown));
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

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/program.h"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "room/maintenance.h"

namespace reftel::cli {
namespace {

std::string overview() {
    std::string out =
        "reftel: an archive and reading room for diplomatic telegrams\n\n"
        "  reftel import ARCHIVE PATH...   to begin with\n"
        "  reftel serve ARCHIVE            then open http://localhost:8436\n\n";
    for (const Verb& verb : all_verbs()) {
        out += fmt::format("  {:<11} {}\n", verb.name, verb.summary);
    }
    out +=
        "  help        This list; 'reftel help VERB' explains one\n\n"
        "Every verb that answers with data has --json. Exit codes: 0 done, 1 finished with "
        "findings,\n"
        "2 unusable arguments or input.\n";
    return out;
}

const Verb* find_verb(std::string_view name) {
    for (const Verb& verb : all_verbs()) {
        if (verb.name == name) {
            return &verb;
        }
    }
    return nullptr;
}

int unknown_verb(std::string_view name) {
    print_error(fmt::format("reftel: there is no verb \"{}\"; 'reftel help' lists them", name));
    return static_cast<int>(Exit::Unusable);
}

/// An archive of an older reftel is brought up to date before the verb looks at it, with a line
/// that says how far that is. What goes wrong the verb meets again, and says.
void bring_archive_up_to_date(const CLI::App& app) {
    const CLI::Option* archive = app.get_option_no_throw("ARCHIVE");
    if (archive == nullptr || archive->empty()) {
        return;
    }
    ProgressLine line("Bringing the archive up to date");
    static_cast<void>(room::bring_up_to_date(
        archive->as<std::string>(), system_now(),
        [&line](std::uint64_t done, std::uint64_t total) { line.update(done, total, ""); }));
}

/// One line when another version of reftel read what is in the archive; `check` finds out more.
void say_if_read_otherwise(const CLI::App& app, const Verb& verb) {
    const CLI::Option* archive = app.get_option_no_throw("ARCHIVE");
    if (archive == nullptr || archive->empty() || verb.name == "check") {
        return;
    }
    const auto folder = archive->as<std::string>();
    if (room::is_read_otherwise(folder).value_or(false)) {
        print_error(
            fmt::format("reftel: another version of reftel read the telegrams in {0}; "
                        "'reftel check --rebuild {0}' reads them again",
                        folder));
    }
}

int run_verb(const Verb& verb, std::vector<std::string> arguments) {
    CLI::App app{std::string(verb.summary), fmt::format("reftel {}", verb.name)};
    app.footer(std::string(verb.footer));
    const std::function<Exit()> body = verb.define(app);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 wants the last one first
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        print_out(app.help());
        return static_cast<int>(Exit::Done);
    } catch (const CLI::ParseError& error) {
        print_error(fmt::format("reftel {}: {}\nTry 'reftel help {}'.", verb.name, error.what(),
                                verb.name));
        return static_cast<int>(Exit::Unusable);
    }
    bring_archive_up_to_date(app);
    say_if_read_otherwise(app, verb);
    return static_cast<int>(body());
}

int help(const std::vector<std::string>& arguments) {
    if (arguments.empty()) {
        print_out(overview());
        return 0;
    }
    const Verb* verb = find_verb(arguments.front());
    return verb == nullptr ? unknown_verb(arguments.front()) : run_verb(*verb, {"--help"});
}

}  // namespace

int run(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        print_out(overview());
        return static_cast<int>(Exit::Unusable);
    }
    const std::string name = arguments.front();
    arguments.erase(arguments.begin());
    if (name == "help" || name == "--help" || name == "-h") {
        return help(arguments);
    }
    if (name == "--version" || name == "version") {
        print_out(fmt::format("reftel {}\n", REFTEL_VERSION));
        return 0;
    }
    const Verb* verb = find_verb(name);
    return verb == nullptr ? unknown_verb(name) : run_verb(*verb, std::move(arguments));
}

}  // namespace reftel::cli

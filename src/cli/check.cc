// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "room/maintenance.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    bool rebuild = false;
    bool json = false;
};

std::string to_json(const room::CheckReport& found) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("originals", found.originals);
    json.field("witnesses", found.witnesses);
    json.field("telegrams", found.telegrams);
    json.field("log_rows", found.log_rows);
    json.key("damage");
    json.begin_array();
    for (const std::string& line : found.damage) {
        json.value(line);
    }
    json.end_array();
    json.end_object();
    return out + "\n";
}

void print(const room::CheckReport& found) {
    print_out(fmt::format("Checked {}, {}, {}, {}.\n", counted(found.originals, "original"),
                          counted(found.witnesses, "witness"), counted(found.telegrams, "telegram"),
                          counted(found.log_rows, "line") + " of the log"));
    if (found.damage.empty()) {
        print_out("All is well.\n");
        return;
    }
    print_out(fmt::format("Damage, {}:\n", counted(found.damage.size(), "place")));
    for (const std::string& line : found.damage) {
        print_out("  " + line + "\n");
    }
}

Exit run(const Options& options) {
    if (options.rebuild) {
        ProgressLine line("Rebuilding");
        const auto rebuilt = room::rebuild(
            options.archive, system_now(),
            [&](std::uint64_t done, std::uint64_t total) { line.update(done, total, ""); });
        if (!rebuilt) {
            return report(rebuilt.error());
        }
        if (!options.json) {
            print_out("Everything derived was made again.\n");
        }
    }
    ProgressLine line("Checking");
    const auto found = room::check(options.archive, [&](std::uint64_t done, std::uint64_t total) {
        line.update(done, total, "");
    });
    if (!found) {
        return report(found.error());
    }
    if (options.json) {
        print_out(to_json(*found));
    } else {
        print(*found);
    }
    return found->damage.empty() ? Exit::Done : Exit::Findings;
}

}  // namespace

std::function<Exit()> define_check(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    app.add_flag("--rebuild", options->rebuild,
                 "First make all derived data again from the originals");
    app.add_flag("--json", options->json, "The result as JSON");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

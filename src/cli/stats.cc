// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/audience_option.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/json.h"
#include "room/room.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    std::string edition = "owner";
    std::uint64_t limit = 12;
    bool json = false;
};

struct List {
    std::string_view title;
    const std::vector<room::Entry>& entries;
};

std::vector<List> lists(const room::Stats& stats) {
    return {{"Years", stats.years},
            {"Origins", stats.origins},
            {"Classifications", stats.classifications},
            {"TAGS", stats.tags},
            {"Captions", stats.captions},
            {"Forms", stats.variants}};
}

std::string to_json(const room::Stats& stats) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    room::write_json(json, stats);
    return out + "\n";
}

void print(const Options& options, const room::Stats& stats) {
    print_out(counted(stats.telegrams, "telegram"));
    if (stats.first && stats.last) {
        print_out(fmt::format(", {} to {}", to_string(stats.first->date()),
                              to_string(stats.last->date())));
    }
    print_out(".\n");
    for (const List& list : lists(stats)) {
        if (list.entries.empty()) {
            continue;
        }
        print_out(fmt::format("\n{}\n", bold(list.title)));
        std::uint64_t shown = 0;
        for (const room::Entry& entry : list.entries) {
            if (shown++ == options.limit && list.title != "Years") {
                print_out(fmt::format("  {:>9}  more; --limit shows them\n",
                                      with_commas(list.entries.size() - options.limit)));
                break;
            }
            const std::string label =
                entry.label.empty() || entry.label == entry.value ? "" : "  " + entry.label;
            print_out(
                fmt::format("  {:>9}  {}{}\n", with_commas(entry.telegrams), entry.value, label));
        }
    }
}

Exit run(const Options& options) {
    const auto room = room::Room::open(options.archive, audience_of(options.edition), system_now());
    if (!room) {
        return report(room.error());
    }
    const auto stats = (*room)->stats();
    if (!stats) {
        return report(stats.error());
    }
    if (options.json) {
        print_out(to_json(*stats));
    } else {
        print(options, *stats);
    }
    return Exit::Done;
}

}  // namespace

std::function<Exit()> define_stats(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    add_edition_option(app, options->edition);
    app.add_option("--limit", options->limit, "How many lines a list has");
    app.add_flag("--json", options->json, "All of it as JSON");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "base/text.h"
#include "cli/audience_option.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/json.h"
#include "room/reports.h"
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

using LastImport = std::optional<room::KeptReport>;

std::string to_json(const room::Stats& stats, const LastImport& last) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    room::write_json(json, stats);
    if (last) {
        // One more field of the same object: its closing brace makes room.
        out.erase(out.find_last_not_of("}\n") + 1);
        out += fmt::format(",\n  \"last_import\": {{\"time\": \"{}\", \"report\": {}}}\n}}",
                           last->when.to_iso(), trim(last->json));
    }
    return out + "\n";
}

/// One line of the report that an import kept.
void print_last_import(const LastImport& last) {
    if (!last) {
        return;
    }
    const auto report = nlohmann::json::parse(last->json, nullptr, false);
    const auto number = [&report](const char* name) {
        return report.is_object() ? report.value(name, std::uint64_t{0}) : 0;
    };
    print_out(fmt::format("Last import: {}, {} new, {} further {}, {} not understood.\n",
                          last->when.to_string(), with_commas(number("new")),
                          with_commas(number("further_witnesses")),
                          number("further_witnesses") == 1 ? "copy" : "copies",
                          human_bytes(number("bytes_not_understood"))));
}

void print(const Options& options, const room::Stats& stats, const LastImport& last) {
    print_out(counted(stats.telegrams, "telegram"));
    if (stats.first && stats.last) {
        print_out(fmt::format(", {} to {}", to_string(stats.first->date()),
                              to_string(stats.last->date())));
    }
    print_out(".\n");
    print_last_import(last);
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
    LastImport last;
    if (audience_of(options.edition) == room::Audience::Owner) {  // it names the owner's files
        auto kept = room::last_report(options.archive);
        if (!kept) {
            return report(kept.error());
        }
        last = std::move(*kept);
    }
    if (options.json) {
        print_out(to_json(*stats, last));
    } else {
        print(options, *stats, last);
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

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "room/room.h"

namespace reftel::cli {
namespace {

using room::ImportReport;

struct Options {
    std::string archive;
    std::vector<std::string> paths;
    unsigned threads = 0;
    bool json = false;
    bool verbose = false;
};

std::atomic<bool> g_interrupted{false};  // set by the signal handler, which may do nothing else

void interrupted(int /*signal*/) {
    g_interrupted = true;
}

void write_counts(JsonWriter& json, const std::map<std::string, std::uint64_t>& counts) {
    json.begin_object();
    for (const auto& [rule, count] : counts) {
        json.field(rule, count);
    }
    json.end_object();
}

void write_file(JsonWriter& json, const ImportReport::File& file) {
    json.begin_object();
    json.field("file", file.where);
    json.field_if("reader", file.reader);
    json.field("telegrams", file.telegrams);
    json.field("new", file.fresh);
    json.field("further_witnesses", file.witnesses);
    json.field("already_held", file.held);
    json.field("refused", file.refused);
    json.field("bytes", file.bytes);
    json.field("bytes_not_understood", file.bytes_unread);
    json.key("ids");
    json.begin_array();
    for (const std::string& id : file.ids) {
        json.value(id);
    }
    json.end_array();
    json.key("findings");
    write_counts(json, file.findings);
    json.end_object();
}

std::string to_json(const ImportReport& report) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("telegrams", report.telegrams);
    json.field("new", report.fresh);
    json.field("further_witnesses", report.witnesses);
    json.field("already_held", report.held);
    json.field("provisional", report.provisional);
    json.field("bytes", report.bytes);
    json.field("bytes_not_understood", report.bytes_unread);
    json.field("changed", !report.changed_nothing());
    json.field("interrupted", report.stopped);
    json.key("findings");
    write_counts(json, report.findings);
    json.key("files");
    json.begin_array();
    for (const ImportReport::File& file : report.files) {
        write_file(json, file);
    }
    json.end_array();
    json.field("files_not_listed", report.files_more);
    json.key("refused");
    json.begin_array();
    for (const ImportReport::Refused& refused : report.refused) {
        json.begin_object();
        json.field("where", refused.where);
        json.field("rule", refused.rule);
        json.field("reason", refused.reason);
        json.field("bytes", refused.bytes);
        json.end_object();
    }
    json.end_array();
    json.field("refused_not_listed", report.refused_more);
    json.end_object();
    return out + "\n";
}

void print_refused(const ImportReport& report, bool verbose) {
    if (report.refused.empty()) {
        return;
    }
    constexpr std::size_t kShort = 12;
    const std::size_t shown =
        verbose ? report.refused.size() : std::min(kShort, report.refused.size());
    print_out(fmt::format("\nNot read, {} files or records:\n",
                          with_commas(report.refused.size() + report.refused_more)));
    for (std::size_t i = 0; i < shown; ++i) {
        print_out(fmt::format("  {}: {}\n", report.refused[i].where, report.refused[i].reason));
    }
    const std::uint64_t more = report.refused.size() - shown + report.refused_more;
    if (more > 0) {
        print_out(fmt::format("  ... and {} more; --verbose lists them\n", with_commas(more)));
    }
}

void print_findings(const ImportReport& report) {
    if (report.findings.empty()) {
        return;
    }
    std::vector<std::pair<std::string, std::uint64_t>> sorted(report.findings.begin(),
                                                              report.findings.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    print_out("\nFound odd in the telegrams (docs/findings.md explains each):\n");
    for (const auto& [rule, count] : sorted) {
        print_out(fmt::format("  {:>9}  {}\n", with_commas(count), rule));
    }
}

void print_files(const ImportReport& report) {
    print_out("\nFile by file:\n");
    for (const ImportReport::File& file : report.files) {
        std::string line = fmt::format("  {}: {}", file.where, counted(file.telegrams, "telegram"));
        if (!file.reader.empty()) {
            line += fmt::format(" ({})", file.reader);
        }
        for (const auto& [count, what] :
             {std::pair{file.fresh, "new"}, std::pair{file.witnesses, "further witness"},
              std::pair{file.held, "already held"}, std::pair{file.refused, "not read"}}) {
            if (count > 0) {
                line += fmt::format(", {} {}", count, what);
            }
        }
        if (file.bytes_unread > 0) {
            line += fmt::format("; {} not understood", human_bytes(file.bytes_unread));
        }
        for (const auto& [rule, count] : file.findings) {
            line += fmt::format("; {}{}", rule, count > 1 ? fmt::format(" x{}", count) : "");
        }
        print_out(line + "\n");
    }
    if (report.files_more > 0) {
        print_out(fmt::format("  ... and {} more files\n", with_commas(report.files_more)));
    }
}

void print_report(const Options& options, const ImportReport& report) {
    if (report.changed_nothing() && report.telegrams > 0) {
        print_out(fmt::format("Nothing changed: all {} are in {} already.\n",
                              counted(report.telegrams, "telegram"), options.archive));
    } else {
        print_out(fmt::format("Read {} ({}) into {}:\n", counted(report.telegrams, "telegram"),
                              human_bytes(report.bytes), options.archive));
        print_out(fmt::format("  {:>9}  new\n", with_commas(report.fresh)));
        if (report.witnesses > 0) {
            print_out(fmt::format("  {:>9}  further copies of telegrams that are held\n",
                                  with_commas(report.witnesses)));
        }
        if (report.held > 0) {
            print_out(
                fmt::format("  {:>9}  held already, byte for byte\n", with_commas(report.held)));
        }
        if (report.provisional > 0) {
            print_out(fmt::format(
                "  {:>9}  without a readable reference number: filed under a provisional one\n",
                with_commas(report.provisional)));
        }
    }
    if (options.verbose) {
        print_files(report);
        print_findings(report);
    }
    print_refused(report, options.verbose);
    if (!options.verbose && !report.findings.empty()) {
        print_out("\n--verbose tells file by file what was read and found odd.\n");
    }
    if (report.stopped) {
        print_out(
            "\nInterrupted. What was read is in the archive; the same import goes on from "
            "there.\n");
    }
}

/// Brings the search index up to date with what was imported. That it cannot be is told, and no
/// failure: searching works without, slower.
void update_index(const std::string& archive) {
    ProgressLine line("Indexing");
    const auto room = room::Room::open(archive, room::Audience::Owner, system_now());
    if (!room) {
        return;
    }
    const auto done = (*room)->update_index([&line](std::uint64_t indexed, std::uint64_t all) {
        line.update(indexed, all, counted(indexed, "telegram"));
    });
    if (!done && done.error().kind != Error::Kind::Busy) {
        print_error("the search index was not brought up to date: " + done.error().message +
                    "; searches read the whole archive\n");
    }
}

Exit run(const Options& options) {
    std::optional<ProgressLine> line("Importing");
    room::ImportOptions wanted;
    wanted.paths = options.paths;
    wanted.threads = options.threads;
    wanted.now = system_now();
    wanted.progress = [&](const room::ImportProgress& now) {
        line->update(now.bytes_done, now.bytes_total,
                     fmt::format("{}  {}", counted(now.telegrams, "telegram"), now.current));
        return !g_interrupted;
    };
    std::signal(SIGINT, interrupted);
    std::signal(SIGTERM, interrupted);
    const auto report_or_error = room::import(options.archive, wanted);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    line.reset();
    if (!report_or_error) {
        return report(report_or_error.error());
    }
    const ImportReport& done = *report_or_error;
    if (!done.stopped) {
        update_index(options.archive);
    }
    if (options.json) {
        print_out(to_json(done));
    } else {
        print_report(options, done);
    }
    if (done.telegrams == 0) {
        return Exit::Unusable;
    }
    return done.refused.empty() && !done.stopped ? Exit::Done : Exit::Findings;
}

}  // namespace

std::function<Exit()> define_import(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder; made when there is none")
        ->required();
    app.add_option("PATH", options->paths,
                   "Files, folders, zip/tar/7z containers; - is standard input")
        ->required();
    app.add_option("--threads", options->threads, "Threads that parse (default: one a core)")
        ->check(CLI::Range(1, 64));
    app.add_flag("-v,--verbose", options->verbose, "Tell file by file what was read");
    app.add_flag("--json", options->json, "The report as JSON");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

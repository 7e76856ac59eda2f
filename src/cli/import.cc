// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file_system.h"
#include "base/json_writer.h"
#include "cli/import_summary.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "room/import_json.h"
#include "room/reports.h"
#include "room/room.h"
#include "room/watch.h"
#include "web/pages/import_report.h"

namespace reftel::cli {
namespace {

using room::ImportReport;

struct Options {
    std::string archive;
    std::vector<std::string> paths;
    unsigned threads = 0;
    bool json = false;
    bool verbose = false;
    std::string page;
    std::string watched;
    bool no_ocr = false;
    bool no_index = false;
    std::string ocr_languages = "eng";
};

// Set by the signal handler, which may do nothing else than this.
std::atomic<bool> g_interrupted{false};
std::atomic<int> g_stop_fd{-1};

void interrupted(int /*signal*/) {
    g_interrupted = true;
    const std::uint64_t one = 1;
    if (const int fd = g_stop_fd; fd >= 0 && ::write(fd, &one, sizeof one) < 0) {
        return;  // told already
    }
}

/// On one line while a folder is watched, as what was told of its files is.
std::string to_json(const Options& options, const ImportReport& report) {
    std::string out;
    JsonWriter json(
        out, options.watched.empty() ? JsonWriter::Layout::Indented : JsonWriter::Layout::Compact);
    room::write_json(json, report);
    return out + "\n";
}

/// Writes what was asked for beside the summary: `html` into the archive's reports, or a file.
/// Exit::Unusable when it cannot be written.
Exit write_page(const Options& options, const ImportReport& report, UtcTime now) {
    std::string path = options.page;
    if (path == "html") {
        const auto made = room::report_path(options.archive, now, ".html");
        if (!made) {
            return cli::report(made.error());
        }
        path = *made;
    }
    const auto written =
        write_file_atomically(path, web::import_report_page(report, {options.archive, now}));
    if (!written) {
        return cli::report(written.error());
    }
    print_error("report: " + path);
    return Exit::Done;
}

/// Something held no telegram. A row of column names never does.
bool has_refused(const ImportReport& report) {
    const auto& rules = report.refused_by_rule;
    return rules.size() > rules.count("header-row");
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

/// Keeps the report, prints it and writes its page.
Exit tell(const Options& options, const ImportReport& done, UtcTime now) {
    if (!done.changed_nothing()) {
        const auto kept = room::keep_report(options.archive, done, now);
        if (!kept) {
            print_error("the report was not kept: " + kept.error().to_string());
        }
    }
    print_out(options.json ? to_json(options, done)
                           : import_summary(done, options.archive, options.verbose));
    if (!options.page.empty() && write_page(options, done, now) != Exit::Done) {
        return Exit::Unusable;
    }
    return has_refused(done) || done.stopped ? Exit::Findings : Exit::Done;
}

void print_batch(const ImportReport& report, bool json) {
    for (const ImportReport::File& file : report.files) {
        std::string line;
        if (json) {
            JsonWriter writer(line);
            room::write_json(writer, file);
        } else {
            line = import_line(file);
            line += file.reason.empty() ? "" : ": " + file.reason;
            line += file.ids.empty() ? "" : fmt::format(": {}", fmt::join(file.ids, " "));
        }
        print_out(line + "\n");
    }
    std::fflush(stdout);
}

Exit watch(const Options& options) {
    const int stop = ::eventfd(0, EFD_CLOEXEC);
    g_stop_fd = stop;
    std::signal(SIGINT, interrupted);
    std::signal(SIGTERM, interrupted);
    room::WatchOptions how;
    how.folder = options.watched;
    how.threads = options.threads;
    how.ocr = !options.no_ocr;
    how.ocr_languages = options.ocr_languages;
    how.stop_fd = stop;
    how.stopped = [] { return g_interrupted.load(); };
    how.now = system_now;
    bool begun = false;
    how.begun = [&] {
        begun = true;
        print_error(fmt::format("Watching {} (Ctrl-C ends it)", options.watched));
    };
    ImportReport all;
    how.batch = [&](const ImportReport& batch) {
        print_batch(batch, options.json);
        all.add(batch);
    };
    how.remark = [](const std::string& line) { print_error(line); };
    const auto done = room::watch(options.archive, how);
    if (!begun) {
        return done ? Exit::Done : report(done.error());
    }
    const Exit told = tell(options, all, system_now());
    return done ? told : report(done.error());
}

Exit run(const Options& options) {
    if (options.paths.empty() == options.watched.empty()) {
        print_error("reftel import: name what to import, or a folder to --watch, not both");
        return Exit::Unusable;
    }
    if (!options.watched.empty()) {
        return watch(options);
    }
    std::optional<ProgressLine> line("Importing");
    room::ImportOptions wanted;
    wanted.paths = options.paths;
    wanted.threads = options.threads;
    wanted.now = system_now();
    wanted.ocr = !options.no_ocr;
    wanted.ocr_languages = options.ocr_languages;
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
    if (!done.stopped && !options.no_index) {
        update_index(options.archive);
    }
    const Exit told = tell(options, done, wanted.now);
    return done.telegrams == 0 ? Exit::Unusable : told;
}

}  // namespace

std::function<Exit()> define_import(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder; made when there is none")
        ->required();
    app.add_option("PATH", options->paths,
                   "Files, folders, zip/tar/7z containers; - is standard input");
    app.add_option("--watch", options->watched,
                   "Import what is in this folder, then what arrives in it, until it is ended")
        ->type_name("DIR");
    app.add_option("--threads", options->threads, "Threads that parse (default: one a core)")
        ->check(CLI::Range(1, 64));
    app.add_flag("--no-ocr", options->no_ocr,
                 "Do not read scanned pages of PDFs; the report names them");
    app.add_option("--ocr-languages", options->ocr_languages,
                   "Languages of scanned pages, as tesseract names them: eng+fra (default: eng)")
        ->check([](const std::string& value) {
            const bool odd =
                value.empty() || value.size() > 100 ||
                value.find_first_not_of(
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+") !=
                    std::string::npos;
            return odd ? std::string("languages are named like eng+fra") : std::string();
        });
    app.add_flag("--no-index", options->no_index,
                 "Leave the search index to the next search, import or serve");
    app.add_flag("-v,--verbose", options->verbose, "Tell file by file what was read");
    app.add_flag("--json", options->json, "The report as JSON");
    app.add_option("--report", options->page,
                   "html: also a page of it, in ARCHIVE/reports; else the file it goes to")
        ->type_name("html|FILE");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

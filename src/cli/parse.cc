// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/parse_files.h"
#include "telegram/json.h"

namespace reftel::cli {
namespace {

struct Options {
    std::vector<std::string> paths;
    bool lines = false;
    bool json = true;
    bool count = false;
};

/// Counts, and the buffer that output gathers in: one write a telegram would cost more than parsing
/// it.
struct Work {
    std::uint64_t read = 0;
    std::uint64_t refused = 0;
    std::uint64_t bytes = 0;
    std::string out;

    void flush() {
        print_out(out);
        out.clear();
    }
};

constexpr std::size_t kFlushAt = std::size_t{1} << 20U;

void write(const room::ParsedItem& item, const Options& options, Work& work) {
    JsonWriter json(work.out,
                    options.lines ? JsonWriter::Layout::Compact : JsonWriter::Layout::Indented);
    telegram::write_json(json, *item.telegram);
    work.out += '\n';
    if (work.out.size() >= kFlushAt) {
        work.flush();
    }
}

Exit run(const Options& options) {
    Work work;
    room::parse_files(options.paths, [&](const room::ParsedItem& item) {
        if (!item.refused.empty()) {
            ++work.refused;
            work.flush();
            print_error(fmt::format("{}: {}", item.where, item.refused));
        }
        if (item.telegram == nullptr) {
            return true;
        }
        ++work.read;
        work.bytes += item.raw->original.size();
        if (!options.count) {
            write(item, options, work);
        }
        return std::ferror(stdout) == 0;
    });
    if (options.count) {
        work.out =
            fmt::format("{} in {}; {} files or records are none\n", counted(work.read, "telegram"),
                        human_bytes(work.bytes), with_commas(work.refused));
    }
    work.flush();
    if (work.read == 0) {
        return Exit::Unusable;
    }
    return work.refused == 0 ? Exit::Done : Exit::Findings;
}

}  // namespace

std::function<Exit()> define_parse(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->paths,
                   "Files, folders, containers; standard input when none is named");
    app.add_flag("--jsonl", options->lines, "One telegram a line");
    app.add_flag("--json", options->json, "JSON, indented (as it is without the flag)");
    app.add_flag("--count", options->count, "Parse, but only print how many telegrams there are");
    return [options] {
        if (options->paths.empty()) {
            options->paths.emplace_back("-");
        }
        return run(*options);
    };
}

}  // namespace reftel::cli

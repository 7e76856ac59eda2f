// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/compose.h"

#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file_system.h"
#include "base/json_writer.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/limits.h"

namespace reftel::cli {
namespace {

namespace tc = telegram::compose;

struct Options {
    std::string path = "-";
    std::string output;
    std::string from;
    bool json = false;
    bool empty = false;
};

/// A file, or standard input for `-`; one byte more than a draft may have is enough to know.
Result<std::string> read_all(const std::string& path) {
    if (path != "-") {
        const Buffer bytes = REFTEL_TRY(map_file(path));
        return std::string(bytes.bytes());
    }
    std::string out;
    std::array<char, 65536> block{};
    for (std::size_t got = 0; out.size() <= tc::kMaxDraft &&
                              (got = std::fread(block.data(), 1, block.size(), stdin)) > 0;) {
        out.append(block.data(), got);
    }
    return out;
}

Result<void> write_out(const Options& options, std::string_view text) {
    if (options.output.empty()) {
        print_out(text);
        return {};
    }
    return write_file_atomically(options.output, text);
}

std::string as_json(const tc::Composed& composed) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.key("telegram");
    if (composed.telegram.empty()) {
        json.null();
    } else {
        json.value(composed.telegram);
    }
    json.key("problems");
    json.begin_array();
    for (const tc::Problem& problem : composed.problems) {
        json.begin_object();
        json.field("severity", telegram::to_string(problem.severity));
        json.field("field", tc::name_of(problem.field));
        json.field("line", problem.pos.line);
        json.field("column", problem.pos.column);
        json.field("message", problem.message);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return out + "\n";
}

Exit exit_of(const tc::Composed& composed) {
    if (composed.telegram.empty()) {
        return Exit::Unusable;
    }
    const bool clean = std::all_of(composed.problems.begin(), composed.problems.end(),
                                   [](const tc::Problem& problem) {
                                       return problem.severity == telegram::Finding::Severity::Info;
                                   });
    return clean ? Exit::Done : Exit::Findings;
}

/// `no telegram: 3 errors, 1 warning`, so that the end of a long list says what came of it.
std::string summary_of(const tc::Composed& composed) {
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;
    for (const tc::Problem& problem : composed.problems) {
        errors += problem.severity == telegram::Finding::Severity::Error ? 1 : 0;
        warnings += problem.severity == telegram::Finding::Severity::Warning ? 1 : 0;
    }
    std::string out = composed.telegram.empty() ? "no telegram: " + counted(errors, "error")
                                                : std::string("done");
    out += warnings > 0 ? (errors > 0 ? ", " : ": ") + counted(warnings, "warning") : "";
    return out;
}

Exit compose_draft(const Options& options) {
    const auto text = read_all(options.path);
    if (!text) {
        return report(text.error());
    }
    const tc::Composed composed = tc::compose(*text);
    const std::string name = options.path == "-" ? "draft" : options.path;
    if (!options.json) {
        for (const tc::Problem& problem : composed.problems) {
            print_error(tc::to_string(problem, name));
        }
        if (exit_of(composed) != Exit::Done) {
            print_error(summary_of(composed));
        }
    }
    if (options.json || !composed.telegram.empty()) {
        const auto done = write_out(options, options.json ? as_json(composed) : composed.telegram);
        if (!done) {
            return report(done.error());
        }
    }
    return exit_of(composed);
}

Exit write_draft_of(const Options& options) {
    const auto text = read_all(options.from);
    if (!text) {
        return report(text.error());
    }
    const telegram::Telegram telegram = telegram::parse(*text);
    if (!telegram::looks_like_telegram(telegram)) {
        return report(
            {Error::Kind::Malformed, "this is no telegram", options.from, std::nullopt, {}});
    }
    const auto done = write_out(options, tc::write_draft(tc::draft_of(telegram)));
    return done ? Exit::Done : report(done.error());
}

Exit run(const Options& options) {
    if (options.empty) {
        const auto done = write_out(options, tc::empty_draft());
        return done ? Exit::Done : report(done.error());
    }
    return options.from.empty() ? compose_draft(options) : write_draft_of(options);
}

}  // namespace

std::function<Exit()> define_compose(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("DRAFT", options->path, "The draft; standard input when none is named");
    app.add_option("--output,-o", options->output, "Write the telegram to a file");
    app.add_flag("--json", options->json, "The telegram and the problems, as JSON");
    app.add_flag("--new", options->empty, "Print an empty draft with comments, and nothing else");
    app.add_option("--from", options->from, "Print the draft that a telegram would be made of");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/output.h"
#include "cli/verbs.h"
#include "room/parse_files.h"
#include "search/query.h"
#include "telegram/json.h"

namespace reftel::cli {
namespace {

Exit print_query(std::string_view text) {
    print_out(search::dump(search::parse_query(text)));
    return Exit::Done;
}

Exit print_files(const std::string& stage, const std::string& path) {
    bool read = false;
    room::parse_files({path}, [&](const room::ParsedItem& item) {
        if (!item.refused.empty()) {
            print_error(fmt::format("{}: {}", item.where, item.refused));
        }
        if (item.telegram != nullptr) {
            read = true;
            print_out(stage == "lex" ? telegram::dump_lines(*item.telegram)
                                     : telegram::dump(*item.telegram));
        }
        return true;
    });
    return read ? Exit::Done : Exit::Unusable;
}

}  // namespace

std::function<Exit()> define_debug(CLI::App& app) {
    struct Options {
        std::string stage;
        std::string input;
    };
    auto options = std::make_shared<Options>();
    app.add_option("STAGE", options->stage, "lex, parse or query")
        ->required()
        ->check(CLI::IsMember({"lex", "parse", "query"}));
    app.add_option("INPUT", options->input, "A file (lex, parse) or a query")->required();
    return [options] {
        return options->stage == "query" ? print_query(options->input)
                                         : print_files(options->stage, options->input);
    };
}

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/output.h"
#include "cli/verbs.h"
#include "room/maintenance.h"

namespace reftel::cli {

std::function<Exit()> define_set(CLI::App& app) {
    struct Options {
        std::string archive;
        std::string name;
        std::string value;
    };
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    app.add_option("NAME", options->name,
                   "title, hashtag (without #), or source (https address of\nthe program's source, "
                   "linked at the foot of pages)")
        ->required();
    app.add_option("VALUE", options->value, "What it is from now on")->required();
    return [options] {
        const auto done =
            room::set_setting(options->archive, options->name, options->value, system_now());
        if (!done) {
            return report(done.error());
        }
        print_out(fmt::format("{} is now \"{}\".\n", options->name, options->value));
        return Exit::Done;
    };
}

}  // namespace reftel::cli

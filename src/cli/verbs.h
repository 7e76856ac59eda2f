// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace reftel::cli {

/// What a verb ends with.
enum class Exit : int { Done = 0, Findings = 1, Unusable = 2 };

/// One verb: its name, what help says of it, and how it declares its options. `define` gives back
/// what to run once the arguments are read.
struct Verb {
    std::string_view name;
    std::string_view summary;  ///< For the list of verbs
    std::string_view footer;   ///< Examples, below the options
    std::function<Exit()> (*define)(CLI::App& app);
};

/// All verbs, in the order of help. One file each; the list is in verbs.cc.
[[nodiscard]] std::span<const Verb> all_verbs();

std::function<Exit()> define_import(CLI::App& app);
std::function<Exit()> define_show(CLI::App& app);
std::function<Exit()> define_search(CLI::App& app);
std::function<Exit()> define_parse(CLI::App& app);
std::function<Exit()> define_lint(CLI::App& app);
std::function<Exit()> define_compose(CLI::App& app);
std::function<Exit()> define_stats(CLI::App& app);
std::function<Exit()> define_check(CLI::App& app);
std::function<Exit()> define_serve(CLI::App& app);
std::function<Exit()> define_decide(CLI::App& app);
std::function<Exit()> define_set(CLI::App& app);
std::function<Exit()> define_conformance(CLI::App& app);
std::function<Exit()> define_debug(CLI::App& app);

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/output.h"
#include "cli/verbs.h"
#include "room/maintenance.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    std::string id;
    std::string what;
    std::string at;
    std::string mrn;
    std::string reason;
};

using Kind = room::Decision::Kind;

const std::map<std::string, Kind>& kinds() {
    static const std::map<std::string, Kind> kinds = {{"release", Kind::Release},
                                                      {"embargo", Kind::Embargo},
                                                      {"withhold", Kind::Withhold},
                                                      {"identify", Kind::Identify}};
    return kinds;
}

Exit unusable(std::string_view why) {
    print_error(fmt::format("reftel decide: {}", why));
    return Exit::Unusable;
}

Exit run(const Options& options) {
    room::Decision decision;
    decision.kind = kinds().at(options.what);
    decision.id = options.id;
    decision.value = options.mrn;
    decision.reason = options.reason;
    if (!options.at.empty()) {
        decision.at = UtcTime::parse(options.at);
        if (!decision.at) {
            return unusable("--at wants a day like 2034-01-01 or a moment like '2034-01-01 12:00'");
        }
    }
    if (decision.kind == Kind::Embargo && !decision.at) {
        return unusable("an embargo needs its end: --at 2034-01-01");
    }
    if (decision.kind == Kind::Identify && decision.value.empty()) {
        return unusable("give the reference number: --mrn 09ASTANA436");
    }
    const auto done = room::decide(options.archive, decision, system_now());
    if (!done) {
        return report(done.error());
    }
    print_out(fmt::format("{}: {}{}.\n", options.id, options.what,
                          decision.kind == Kind::Identify ? " as " + options.mrn
                          : options.at.empty()            ? ""
                                                          : ", " + decision.at->to_string()));
    return Exit::Done;
}

}  // namespace

std::function<Exit()> define_decide(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    app.add_option("ID", options->id, "The telegram's id, as in its address")->required();
    app.add_option("DECISION", options->what, "release, embargo, withhold or identify")
        ->required()
        ->check(CLI::IsMember({"release", "embargo", "withhold", "identify"}));
    app.add_option("--at", options->at, "release: from when; embargo: until when (UTC)");
    app.add_option("--mrn", options->mrn, "identify: the message reference number");
    app.add_option("--reason", options->reason, "Kept in the log");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

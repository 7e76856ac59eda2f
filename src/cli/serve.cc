// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/serve.h"

#include <algorithm>
#include <csignal>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pthread.h>

#include "base/memory.h"
#include "cli/audience_option.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "room/room.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    std::string edition = "owner";
    web::Service::Options service;
};

/// Signals that end the service. Blocked before its threads start, so that only wait_for_end
/// receives them.
sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void wait_for_end(const sigset_t& signals) {
    int received = 0;
    while (sigwait(&signals, &received) != 0) {
    }
}

Exit run(Options& options) {
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    give_back_large_blocks();
    const auto room = room::Room::open(options.archive, audience_of(options.edition), system_now());
    if (!room) {
        return report(room.error());
    }
    {
        ProgressLine line("Indexing");
        // What goes wrong here, the first search meets again and works around.
        const auto changed = (*room)->update_index([&line](std::uint64_t done, std::uint64_t all) {
            line.update(done, all, counted(done, "telegram"));
        });
        if (changed && *changed > 0) {
            print_error(fmt::format("The search index was missing or out of date: {} indexed.",
                                    counted(*changed, "telegram")));
        }
    }
    options.service.log = [](std::string_view line) { print_error(line); };
    const auto service = web::Service::start(**room, options.service);
    if (!service) {
        return report(service.error());
    }
    print_out(
        fmt::format("{}: the reading room is at http://{}:{}/ (Ctrl-C ends it)\n", (*room)->title(),
                    options.service.address == "127.0.0.1" ? "localhost" : options.service.address,
                    (*service)->port()));
    std::fflush(stdout);
    wait_for_end(signals);
    (*service)->stop();
    return Exit::Done;
}

}  // namespace

std::function<Exit()> define_serve(CLI::App& app) {
    auto options = std::make_shared<Options>();
    options->service.threads = std::max(2U, std::thread::hardware_concurrency());
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    add_edition_option(app, options->edition);
    app.add_option("--port", options->service.port, "0 takes any free one")->capture_default_str();
    app.add_option("--address", options->service.address, "Where to listen")->capture_default_str();
    app.add_option("--threads", options->service.threads, "How many answer at once")
        ->check(CLI::Range(1, 256));
    app.add_option("--base-url", options->service.base_url,
                   "The public address, when a proxy stands in front");
    app.add_option("--host", options->service.allowed_hosts,
                   "A host name to answer to (may be given several times)");
    app.add_flag("--owner-edition-to-other-hosts", options->service.owner_edition_to_other_hosts,
                 "Show everything to whoever can reach the address");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

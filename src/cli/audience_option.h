// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "room/room.h"

namespace reftel::cli {

/// The option --edition, the same for every verb that reads an archive.
inline void add_edition_option(CLI::App& app, std::string& edition) {
    app.add_option("--edition", edition,
                   "owner: everything; released: only what has been released and is not withheld")
        ->check(CLI::IsMember({"owner", "released"}))
        ->capture_default_str();
}

[[nodiscard]] inline room::Audience audience_of(std::string_view edition) {
    return edition == "released" ? room::Audience::Released : room::Audience::Owner;
}

}  // namespace reftel::cli

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "web/language.h"

namespace reftel::web {

/// What every page knows about the archive it belongs to.
struct Site {
    std::string title;     ///< `Telegrams`
    std::string hashtag;   ///< `cablegate`
    std::string base_url;  ///< `https://archive.example`, without a slash at the end; empty when it
                           ///< is not known.
    std::string source;    ///< `https://code.example/reftel`: the program's; empty when not said.
    std::string address{};                            ///< Path and query of the page asked for
    const Language* language = &Language::english();  ///< Of the page

    [[nodiscard]] const Language& lang() const { return *language; }
};

}  // namespace reftel::web

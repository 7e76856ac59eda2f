// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

namespace reftel::web {

/// What every page knows about the archive it belongs to.
struct Site {
    std::string title;     ///< `Telegrams`
    std::string hashtag;   ///< `cablegate`
    std::string base_url;  ///< `https://archive.example`, without a slash at the end; empty when it
                           ///< is not known.
    std::string source;    ///< `https://code.example/reftel`: the program's; empty when not said.
};

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later

// Built once as it is, when it must compile, and once for each BAD, when it must not: see
// CMakeLists.txt.

#include <string>

#include "web/html.h"

namespace reftel::web {

std::string templates(const std::string& text, const Link& link, const Html& markup) {
    Html out;
    out.add(R"(<a href="{}" title="{}">{}{}</a>)", link, text, markup, 5);
#if BAD == 1
    out.add("<p>{}</p>");
#elif BAD == 2
    out.add("<p></p>", text);
#elif BAD == 3
    out.add("<p {}></p>", text);
#elif BAD == 4
    out.add(R"(<p title="{}"></p>)", markup);
#elif BAD == 5
    out.add(R"(<a href="{}"></a>)", text);
#elif BAD == 6
    out.add("<p");
#elif BAD == 7
    out.add(text);
#elif BAD == 8
    out.add(R"(<a href="{}"></a>)", Link("https://example.org/"));
#elif BAD == 9
    out.add(R"(<a href="{}"></a>)", Link("//example.org/"));
#elif BAD == 10
    out.add("<{}>", text);
#endif
    return std::move(out).string();
}

}  // namespace reftel::web

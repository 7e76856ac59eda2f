// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

/// The scheme is part of the template, so that a setting cannot be anything but an https address.
Html where_the_source_is(const Site& site) {
    constexpr std::string_view kScheme = "https://";
    if (!site.source.starts_with(kScheme)) {
        return html(R"(<p>Whoever runs this reading room gives you its source when you ask.</p>
)");
    }
    const std::string_view rest = std::string_view(site.source).substr(kScheme.size());
    return html(
        R"(<p>The source of the program that serves these pages: <a href="https://{}">{}</a>.</p>
)",
        rest, rest);
}

}  // namespace

Result<http::Response> show_about_reftel(const Visit& visit) {
    Page page;
    page.title = "About reftel";
    page.canonical = Link("/about/reftel");
    Html content = section(
        "a-l", "Licence", "Free software",
        html(
            R"(<p>You may use, study, change and pass on reftel under the GNU Affero General Public License, version 3 or later. Everyone who reads here over a network has a right to the source of the very program that serves them.</p>
{}<p>The licence covers the program. The telegrams are the work of those who wrote them.</p>
)",
            where_the_source_is(visit.site)));
    page.content = plain_main(html(R"(<h1>About reftel</h1>
<p class="lead">This reading room is kept by reftel {}, an archive for diplomatic telegrams.</p>
)",
                                   REFTEL_VERSION),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web

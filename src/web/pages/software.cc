// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

/// The scheme is part of the template, so that a setting cannot be anything but an https address.
Html where_the_source_is(const Site& site) {
    constexpr std::string_view kScheme = "https://";
    const Language& lang = site.lang();
    if (!site.source.starts_with(kScheme)) {
        return html(R"(<p>{}</p>
)",
                    lang[Text::SourceOnRequest]);
    }
    const std::string_view rest = std::string_view(site.source).substr(kScheme.size());
    return html(
        R"(<p>{} <a href="https://{}">{}</a></p>
)",
        lang[Text::SourceIsAt], rest, rest);
}

}  // namespace

Result<http::Response> show_about_reftel(const Visit& visit) {
    const Language& lang = visit.site.lang();
    Page page;
    page.title = lang[Text::AboutReftel];
    page.canonical = Link("/about/reftel");
    Html content = section(
        "a-l", lang[Text::Licence], lang[Text::FreeSoftware],
        html(
            R"(<p>{}</p>
{}<p>{}</p>
)",
            lang[Text::LicenceText], where_the_source_is(visit.site), lang[Text::LicenceCovers]));
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   page.title, lang.say(Text::KeptByReftel, REFTEL_VERSION)),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web

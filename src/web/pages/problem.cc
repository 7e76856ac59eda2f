// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/problem.h"

#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

enum class Tone { Plain, Bad };

Page make(int status, std::string_view title, Tone tone, const Html& sentences) {
    const Html note = tone == Tone::Bad ? html(R"(<div class="note bad stack">{}</div>
)",
                                               sentences)
                                        : html(R"(<div class="note stack">{}</div>
)",
                                               sentences);
    Page page;
    page.title = title;
    page.status = status;
    page.indexed = false;
    page.content = plain_main(html(R"(<div class="stack"><h1>{}</h1>
{}</div>
)",
                                   title, note),
                              Html());
    return page;
}

}  // namespace

Page no_such_page(const Site& site, std::string_view path) {
    const Language& lang = site.lang();
    return make(404, lang[Text::NothingHereTitle], Tone::Plain,
                html(R"(<p>{}</p>
<p>{}</p>
<p><a href="/dates">{}</a>, <a href="/origins">{}</a>, <a href="/tags">{}</a></p>)",
                     lang.markup(Text::NoPageAt, html("<code>{}</code>", path)),
                     lang.markup(Text::WhereTelegramsAre, html("<code>/cable/</code>")),
                     lang[Text::TelegramsByDate], lang[Text::TelegramsByOrigin],
                     lang[Text::TelegramsByTags]));
}

Page no_such_paragraph(const Site& site, std::string_view id, std::string_view address) {
    const Language& lang = site.lang();
    return make(
        404, lang[Text::NoSuchParagraph], Tone::Plain,
        html(R"(<p>{}</p>
<p><a href="{}">{}</a></p>)",
             lang.markup(Text::HasNoParagraph, reference(id), html("<code>{}</code>", address)),
             telegram_link(id), lang[Text::ReadTheTelegram]));
}

Page no_such_place(const Site& site, const Link& first) {
    const Language& lang = site.lang();
    return make(400, lang[Text::AddressNotUnderstood], Tone::Plain,
                html(R"(<p>{}</p>
<p><a href="{}">{}</a></p>)",
                     lang[Text::PlaceNotKnown], first, lang[Text::BeginAgain]));
}

Page not_understood(const Site& site, const Error& error) {
    Html hint;
    if (!error.hint.empty()) {
        hint.add(R"(<p lang="en">{}.</p>)", as_sentence(error.hint));
    }
    return make(400, site.lang()[Text::AddressNotUnderstood], Tone::Plain,
                html(R"(<p lang="en">{}.</p>{})", as_sentence(error.message), hint));
}

Page busy(const Site& site, const Error& error) {
    const Language& lang = site.lang();
    return make(
        503, lang[Text::NotReady], Tone::Plain,
        html(R"(<p>{}</p>
<p>{}</p>)",
             lang.markup(Text::ArchiveBusy, html(R"(<span lang="en">{}</span>)", error.message)),
             lang[Text::TryAgainSoon]));
}

Page fault(const Site& site, std::string_view mark) {
    const Language& lang = site.lang();
    return make(500, lang[Text::PageNotMade], Tone::Bad,
                html(R"(<p>{}</p>
<p>{} <a href="/">{}</a></p>)",
                     lang.markup(Text::FaultLogged, html("<code>{}</code>", mark)),
                     lang[Text::TryAgainOr], lang[Text::ToFirstPage]));
}

Page not_open(const Site& site, const room::Destination& destination) {
    using Kind = room::Destination::Kind;
    const Language& lang = site.lang();
    const bool dated = destination.kind == Kind::Embargoed && destination.until;
    const Html id = reference(destination.id);
    Html why = lang.markup(Text::IsWithheld, id);
    if (dated) {
        why = lang.markup(Text::WillBeOpened, id, day(lang, *destination.until));
    } else if (destination.kind == Kind::Embargoed) {
        why = lang.markup(Text::NotReleasedNoDay, id);
    }
    return make(403, lang.say(dated ? Text::IdNotYetOpen : Text::IdNotOpen, destination.id),
                Tone::Plain,
                html(R"(<p>{}</p>
<p>{}</p>)",
                     why, lang[Text::AddressStays]));
}

}  // namespace reftel::web

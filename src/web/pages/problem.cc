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

Page no_such_page(std::string_view path) {
    return make(404, "Nothing is at this address", Tone::Plain,
                html(R"(<p>There is no page <code>{}</code> here.</p>
<p>A telegram is at <code>/cable/</code> and its reference; the box above takes a reference in any spelling, or words.</p>
<p><a href="/dates">Telegrams by date</a>, <a href="/origins">by origin</a>, <a href="/tags">by TAGS</a></p>)",
                     path));
}

Page no_such_paragraph(std::string_view id, std::string_view address) {
    return make(404, "No such paragraph", Tone::Plain,
                html(R"(<p>Telegram {} has no paragraph <code>{}</code>.</p>
<p><a href="{}">Read the telegram</a></p>)",
                     reference(id), address, telegram_link(id)));
}

Page not_understood(const Error& error) {
    Html hint;
    if (!error.hint.empty()) {
        hint.add("<p>{}</p>", error.hint);
    }
    return make(400, "This address was not understood", Tone::Plain,
                html("<p>{}.</p>{}", as_sentence(error.message), hint));
}

Page busy(const Error& error) {
    return make(503, "Not ready", Tone::Plain,
                html(R"(<p>The archive is busy: {}.</p>
<p>Nothing is lost. Try again in a moment.</p>)",
                     error.message));
}

Page fault(std::string_view mark) {
    return make(
        500, "This page could not be made", Tone::Bad,
        html(R"(<p>The fault is logged as <code>{}</code>. The telegrams themselves are safe.</p>
<p>Try again, or go <a href="/">to the first page</a>.</p>)",
             mark));
}

Page not_open(const room::Destination& destination) {
    if (destination.kind == room::Destination::Kind::Embargoed && destination.until) {
        return make(403, destination.id + " is not yet open", Tone::Plain,
                    html(R"(<p>{} will be opened on {}. Until then it cannot be read here.</p>
<p>The address stays.</p>)",
                         reference(destination.id), day(*destination.until)));
    }
    if (destination.kind == room::Destination::Kind::Embargoed) {
        return make(403, destination.id + " is not open", Tone::Plain,
                    html(R"(<p>{} has not been released; no day is set.</p>
<p>The address stays.</p>)",
                         reference(destination.id)));
    }
    return make(403, destination.id + " is not open", Tone::Plain,
                html(R"(<p>{} is withheld by the archive and cannot be read here.</p>
<p>The address stays.</p>)",
                     reference(destination.id)));
}

}  // namespace reftel::web

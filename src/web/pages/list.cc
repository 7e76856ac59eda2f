// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/list_forms.h"
#include "web/pieces.h"
#include "web/reading/paragraphs.h"
#include "web/reading_list.h"

namespace reftel::web {
namespace {

Html move_button(std::string_view name, std::size_t number, std::string_view words,
                 std::string_view what) {
    return html(
        R"(<button class="btn plain" name="{}" value="{}">{}<span class="vh"> {}</span></button>)",
        name, number, words, what);
}

Html moves(const Language& lang, const ListEntry& entry, std::size_t size) {
    const std::string what = entry.place.to_string();
    Html out;
    if (entry.number > 1) {
        out.append(move_button("up", entry.number, lang[Text::MoveUp], what));
    }
    if (entry.number < size) {
        out.append(move_button("down", entry.number, lang[Text::MoveDown], what));
    }
    out.append(move_button("remove", entry.number, lang[Text::RemovePlace], what));
    return html(R"(<p class="moves">{}</p>
)",
                out);
}

Html facts_line(const Language& lang, const ListEntry& entry) {
    const auto& card = entry.reading->card;
    Html out = record_id(entry.place.to_string()).append(reference(card.id));
    if (card.date) {
        out.append(day(lang, *card.date));
    }
    out.add("<span>{}</span>", in_english(lang, card.origin_name));
    if (!card.classification.empty()) {
        out.append(classification(card.classification, card.level));
    }
    return out;
}

/// The paragraph; of a whole telegram its text, folded on the screen and open on paper.
Html quoted(const Language& lang, const ListEntry& entry) {
    if (entry.paragraph == nullptr) {
        return html(R"(<details class="more whole"><summary>{}</summary>
{}</details>
)",
                    lang.say(Text::WholeText, entry.place.id), bare_text(lang, *entry.reading));
    }
    return html(
        R"(<blockquote><p class="label">{} {}</p>
<p class="txt">{}</p></blockquote>
)",
        paragraph_name(lang, *entry.reading, *entry.paragraph),
        portion_mark(lang, entry.paragraph->mark_text, entry.paragraph->mark),
        in_english(lang, paragraph_text(lang, *entry.reading, *entry.paragraph, Lighter())));
}

Html entry_item(const Visit& visit, const ListEntry& entry, std::size_t size) {
    const Language& lang = visit.site.lang();
    Html content;
    if (entry.reading == nullptr) {
        content.add(R"(<p class="line">{}</p>
<p>{}</p>
)",
                    reference(entry.place.to_string()),
                    lang.say(Text::NothingAtPlace, entry.place.to_string()));
    } else {
        Link link = telegram_link(entry.place.id);
        if (entry.paragraph != nullptr) {
            link.segment(entry.place.paragraph);
        }
        content.add(R"(<p class="line">{}</p>
<h2><a href="{}">{}</a></h2>
{}<p class="cite">{}</p>
)",
                    facts_line(lang, entry), link, headline(lang, entry.reading->card),
                    quoted(lang, entry), in_english(lang, list_citation(visit, entry)));
    }
    return html(R"(<li class="row entry"><p class="label num">{}</p><div>
{}{}</div></li>
)",
                entry.number, content, moves(lang, entry, size));
}

/// All of the list travels with each button, so that the address stays the only place it is kept.
Html hidden_places(const ReadingList& list) {
    Html out;
    for (const auto& place : list) {
        out.add(R"(<input type="hidden" name="t" value="{}">
)",
                place.to_string());
    }
    return out;
}

Html exports(const Language& lang, const ReadingList& list) {
    if (list.empty()) {
        return {};
    }
    return html(
        R"(<p class="inline export"><span class="quiet">{}</span><a href="{}">{}</a><a href="{}">Markdown</a><a href="{}">CSV</a><a href="{}">BibTeX</a><a href="{}">EPUB</a></p>
)",
        lang[Text::TakeAway], list_link(list, ".txt"), lang[Text::PlainText],
        list_link(list, ".md"), list_link(list, ".csv"), list_link(list, ".bib"),
        list_link(list, ".epub"));
}

/// Paper has no address bar.
Html address_on_paper(const Site& site, const ReadingList& list) {
    return list.empty() ? Html()
                        : html(R"(<p class="onpaper">{}{}</p>
)",
                               site.base_url, list_link(list).string());
}

Result<http::Response> page_of(const Visit& visit, const ReadingList& list) {
    const Language& lang = visit.site.lang();
    Html items;
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        items.append(entry_item(visit, entry, list.size()));
    }));
    Page page;
    page.title = lang[Text::ReadingListTitle];
    page.indexed = false;
    page.json = list_link(list, ".json");
    // The first button of the form is the one that Enter presses: it adds.
    page.content =
        plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
{}{})",
                        page.title,
                        list.empty() ? std::string(lang[Text::ListEmpty])
                                     : lang.counted(Text::ListHolds, list.size()),
                        address_on_paper(visit.site, list), exports(lang, list)),
                   html(R"(<form class="listed" action="/list">
{}<div class="in between"><label for="add">{}</label><input id="add" name="t" placeholder="07 Zenda 231" autocomplete="off" spellcheck="false"><button class="btn plain">{}</button></div>
<ol>
{}</ol>
</form>
)",
                        hidden_places(list), lang[Text::AddReference], lang[Text::AddToIt], items));
    return respond(visit.site, page);
}

struct FileForm {
    Form form;
    std::string_view content_type;
    std::string_view suffix;
    Result<std::string> (*make)(const Visit&, const ReadingList&);
};
constexpr auto kFileForms = std::to_array<FileForm>(
    {{Form::Text, "text/plain; charset=utf-8", "txt", list_as_text},
     {Form::Markdown, "text/markdown; charset=utf-8", "md", list_as_markdown},
     {Form::Csv, "text/csv; charset=utf-8", "csv", list_as_csv},
     {Form::Bib, "application/x-bibtex; charset=utf-8", "bib", list_as_bibtex},
     {Form::Epub, "application/epub+zip", "epub", list_as_epub}});

/// What the request names, spelled as it was: to see whether the address is the canonical one.
ReadingList spelled(const http::Request& request) {
    ReadingList out;
    for (const auto& [name, value] : request.parameters) {
        const std::size_t slash = value.find('/');
        out.push_back({name == "t" ? value.substr(0, slash) : std::string(),
                       slash == std::string::npos ? std::string() : value.substr(slash + 1)});
    }
    return out;
}

}  // namespace

Result<http::Response> show_list(const Visit& visit) {
    const ReadingList list = edited(REFTEL_TRY(asked_list(visit)), visit.request);
    if (visit.form == Form::Json) {
        return respond_json(REFTEL_TRY(list_as_json(visit, list)));
    }
    const auto form = std::ranges::find(kFileForms, visit.form, &FileForm::form);
    if (form != kFileForms.end()) {
        http::Response response;
        response.content_type = form->content_type;
        response.body = REFTEL_TRY(form->make(visit, list));
        response.headers.emplace_back(
            "Content-Disposition",
            fmt::format("attachment; filename=\"reading-list.{}\"", form->suffix));
        return response;
    }
    if (spelled(visit.request) != list) {
        return http::Response::redirect(302, list_link(list).string());
    }
    return page_of(visit, list);
}

}  // namespace reftel::web

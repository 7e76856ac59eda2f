// SPDX-License-Identifier: AGPL-3.0-or-later
//
// TAGS as a tree: kinds, families of subjects, codes with their meaning and their use over the
// years.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "telegram/facts.h"
#include "web/feed.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/browse.h"
#include "web/pieces.h"
#include "web/sparkline.h"

namespace reftel::web {
namespace {

using telegram::TagKind;
using Tags = std::vector<const room::TagEntry*>;

struct KindOfTags {
    TagKind kind;
    std::string_view id;
    Text heading;
};
constexpr auto kKinds =
    std::to_array<KindOfTags>({{TagKind::Subject, "t-subject", Text::SubjectCodes},
                               {TagKind::Geo, "t-geo", Text::GeoCodes},
                               {TagKind::Org, "t-org", Text::OrgCodes},
                               {TagKind::Program, "t-program", Text::ProgramCodes},
                               {TagKind::Person, "t-person", Text::PersonCodes},
                               {TagKind::Unknown, "t-unknown", Text::UnknownCodes}});

/// Subjects by their first letter.
struct Family {
    char letter;
    Text name;
};
constexpr auto kFamilies = std::to_array<Family>({{'A', Text::FamilyA},
                                                  {'B', Text::FamilyB},
                                                  {'C', Text::FamilyC},
                                                  {'E', Text::FamilyE},
                                                  {'M', Text::FamilyM},
                                                  {'O', Text::FamilyO},
                                                  {'P', Text::FamilyP},
                                                  {'S', Text::FamilyS},
                                                  {'T', Text::FamilyT}});

/// `Subject code; 1973-c1980; TAGS handbook`: the source as the table names it.
Html kind_and_era(const Language& lang, const telegram::TagFact& fact) {
    return lang.markup(Text::KindAndEra, lang[text_of(fact.kind)], in_english(lang, fact.era));
}

/// A code whose meaning has changed: each with its time. Empty for any other.
Html tag_generations(const Language& lang, std::string_view code) {
    Html rows;
    std::size_t count = 0;
    for (const auto& fact : telegram::all_tags()) {
        if (fact.code == code) {
            ++count;
            rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                     in_english(lang, fact.meaning), kind_and_era(lang, fact));
        }
    }
    if (count < 2) {
        return {};
    }
    return html(R"(<table class="grid">
<caption>{}</caption>
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody>
</table>
)",
                lang[Text::TagByDate], lang[Text::Meaning], lang[Text::WhenAndSource], rows);
}

/// What the table knows of one of the TAGS.
Html tag_lead(const Language& lang, std::string_view code) {
    Html generations = tag_generations(lang, code);
    if (!generations.empty()) {
        return generations;
    }
    const auto* fact = telegram::find_tag(code);
    if (fact == nullptr || fact->meaning.empty()) {
        return html(R"(<p class="lead">{}</p>
)",
                    lang[Text::TagUnknown]);
    }
    return html(R"(<p class="lead">{}</p>
<p class="quiet small">{}</p>
)",
                in_english(lang, fact->meaning), kind_and_era(lang, *fact));
}

/// What a code means; a known one of which no source says it says so.
Html label_of(const Language& lang, const room::TagEntry& tag) {
    const bool unsaid =
        tag.label.empty() && tag.kind != TagKind::Unknown && tag.kind != TagKind::Person;
    return unsaid ? html(R"(<span class="quiet">{}</span>)", lang[Text::MeaningNotKnown])
                  : in_english(lang, tag.label);
}

/// Most used first.
Html tag_rows(const Language& lang, Tags tags, const YearSpan& span) {
    std::ranges::stable_sort(tags, std::ranges::greater(), &room::TagEntry::telegrams);
    Html rows;
    for (std::size_t i = 0; i < tags.size() && i < kTagRows; ++i) {
        const room::TagEntry& tag = *tags[i];
        rows.add(
            R"(<li><a class="v" href="{}"><code>{}</code> {}</a>{}<span class="k num">{}</span></li>
)",
            Link("/tags/", tag.code), tag.code, label_of(lang, tag),
            sparkline(lang, tag.years, span), lang.grouped(tag.telegrams));
    }
    Html rest;
    if (tags.size() > kTagRows) {
        rest.add(R"(<p class="small quiet">{}</p>
)",
                 lang.counted(Text::MoreNotShown, tags.size() - kTagRows));
    }
    return html(R"(<ul class="taglist">
{}</ul>
{})",
                rows, rest);
}

Html families(const Language& lang, const Tags& tags, const YearSpan& span) {
    Html out;
    Tags others = tags;
    for (const Family& family : kFamilies) {
        Tags members;
        std::ranges::copy_if(tags, std::back_inserter(members), [&](const room::TagEntry* tag) {
            return tag->code.starts_with(family.letter);
        });
        std::erase_if(others, [&](const room::TagEntry* tag) {
            return tag->code.starts_with(family.letter);
        });
        if (!members.empty()) {
            out.add("<h3>{}</h3>\n{}", lang[family.name], tag_rows(lang, members, span));
        }
    }
    return others.empty() ? out : out.append(tag_rows(lang, others, span));
}

Html tree(const Language& lang, const std::vector<room::TagEntry>& all) {
    YearSpan span;
    for (const room::TagEntry& tag : all) {
        span.widen(tag.years);
    }
    Html out;
    for (const KindOfTags& kind : kKinds) {
        Tags tags;
        for (const room::TagEntry& tag : all) {
            if (tag.kind == kind.kind) {
                tags.push_back(&tag);
            }
        }
        if (!tags.empty()) {
            out.append(section(kind.id, lang.counted(Text::SoManyCodes, tags.size()),
                               lang[kind.heading],
                               kind.kind == TagKind::Subject ? families(lang, tags, span)
                                                             : tag_rows(lang, tags, span)));
        }
    }
    return out;
}

/// The kinds that there are, as links to their parts of the page.
Html contents(const Language& lang, const std::vector<room::TagEntry>& all) {
    Html links;
    for (const KindOfTags& kind : kKinds) {
        if (std::ranges::find(all, kind.kind, &room::TagEntry::kind) != all.end()) {
            links.add(R"(<a href="{}">{}</a>)", Link("#").add(kind.id), lang[kind.heading]);
        }
    }
    return html(R"(<p class="inline">{}</p>
)",
                links);
}

}  // namespace

Result<http::Response> show_tags(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const auto tags = REFTEL_TRY(visit.room.tags_by_year());
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, *tags);
        return respond_json(std::move(out));
    }
    Page page;
    page.title = lang[Text::Tags];
    page.section = "/tags";
    page.canonical = Link("/tags");
    page.json = Link("/tags.json");
    page.content =
        plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
{})",
                        page.title, lang[Text::TagsLead], contents(lang, *tags)),
                   tags->empty() ? html(R"(<section class="sec in"><p class="note">{}</p></section>
)",
                                        lang[Text::NothingYet])
                                 : tree(lang, *tags));
    return respond(visit.site, page);
}

Result<http::Response> show_tag(const Visit& visit) {
    const std::string& code = visit.parts.front();
    const auto cards = REFTEL_TRY(
        visit.room.by_tag(code, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    ListPage list{code,
                  "/tags",
                  Link("/tags/", code),
                  {{Link("/tags"), std::string(visit.site.lang()[Text::Tags])}}};
    list.lead = tag_lead(visit.site.lang(), code);
    list.query = fmt::format("tag:\"{}\"", code);
    if (visit.form == Form::Page && cards.total > 0) {
        list.between = REFTEL_TRY(years_of(visit, list.query));
    }
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web

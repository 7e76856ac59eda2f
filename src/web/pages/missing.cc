// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/missing.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "graph/citation.h"
#include "room/json.h"
#include "room/limits.h"
#include "room/plain_text.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/title_case.h"
#include "web/bracket_words.h"
#include "web/feed.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/problem.h"
#include "web/pages/refine.h"
#include "web/pieces.h"
#include "web/reading/keywords.h"
#include "web/words.h"

namespace reftel::web {
namespace {

std::string origin_of(const telegram::Mrn& mrn) {
    const auto* fact = telegram::find_origin(mrn.origin);
    return fact == nullptr ? mrn.origin : std::string(fact->name);
}

/// All that cite it; `destination.citing` is at most the first `room::kMaxCandidates` of them.
Result<std::uint64_t> cited_by(const Visit& visit, const room::Destination& destination) {
    const std::uint64_t known = destination.citing.size();
    if (known < room::kMaxCandidates) {
        return known;
    }
    room::Room::SearchOptions options;
    options.limit = 1;
    const auto found = REFTEL_TRY(visit.room.search(clause_for("ref", destination.id), options));
    return std::max<std::uint64_t>(known, found.results.total);
}

/// As texts name it: `"zenda 231"`, of a post of several words `("tel aviv 738" OR "telaviv 738")`,
/// in its year or the next.
std::string as_named_in_texts(const telegram::Mrn& mrn) {
    const auto* fact = telegram::find_origin(mrn.origin);
    const std::string canonical = to_lower(mrn.origin);
    const std::string city = fact == nullptr ? canonical : to_lower(fact->city);
    std::string words = fmt::format("\"{} {}\"", canonical, mrn.number);
    if (!city.empty() && city != canonical) {
        words = fmt::format("({} OR \"{} {}\")", words, city, mrn.number);
    }
    return fmt::format("{} date:{}..{}", words, mrn.year, mrn.year + 1);
}

/// References within texts are not counted as citations; where words may name the telegram, a
/// search shows them.
Result<Html> named_in_texts(const Visit& visit, const room::Destination& destination) {
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    if (!mrn) {
        return Html();
    }
    room::Room::SearchOptions options;
    options.limit = 1;
    options.facets = false;
    const std::string query = as_named_in_texts(*mrn);
    const auto found = REFTEL_TRY(visit.room.search(query, options));
    if (found.results.total == 0) {
        return Html();
    }
    return html(R"(<p><a href="{}">{}</a></p>
)",
                Link("/search").query("q", query),
                visit.site.lang().counted(Text::NamedInTexts, found.results.total));
}

Html what_is_known(const Language& lang, const room::Destination& destination,
                   std::uint64_t cited) {
    if (cited > 0) {
        return html(R"(<p class="lead">{}</p>
)",
                    lang.counted(Text::CitedNotHeld, cited));
    }
    Html highest;
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    const auto held = telegram::parse_canonical_mrn(destination.highest_at_origin);
    if (mrn && held) {
        highest.add(" {}",
                    lang.markup(Text::HighestNumber, origin_of(*mrn), held->year,
                                html(R"(<a href="{}">{}</a>)",
                                     telegram_link(destination.highest_at_origin), held->number)));
    }
    return html(R"(<p class="lead">{}{}</p>
)",
                lang.markup(Text::NeitherHereNorCited, reference(destination.id)), highest);
}

/// A telegram that cites the missing one, and how.
struct Evidence {
    room::Card card;
    std::string where;     ///< `REF B, ¶ 3`
    std::string sentence;  ///< May be empty
};

/// Where the text comes to the reference by its letter: `(REF B)`.
void find_letter(const room::Reading& reading, char letter, Evidence& out) {
    for (const auto& paragraph : reading.telegram->paragraphs) {
        const std::string_view text = reading.telegram->text_of(paragraph);
        for (const auto& mention : find_letter_mentions(text)) {
            if (mention.letter == letter) {
                out.where += paragraph.number > 0 ? ", ¶ " + paragraph.address : std::string();
                out.sentence = graph::sentence_around(text, mention.at);
                return;
            }
        }
    }
}

Evidence evidence_of(const room::Reading& reading, std::string_view id) {
    Evidence out{reading.card, "REF", {}};
    const auto link = std::ranges::find_if(
        reading.cites, [&](const room::CitationLink& cited) { return cited.citation.cited == id; });
    if (link == reading.cites.end()) {
        return out;
    }
    const auto& citation = link->citation;
    if (citation.letter != 0) {
        out.where = fmt::format("REF {}", citation.letter);
        find_letter(reading, citation.letter, out);
    } else if (!citation.paragraph.empty()) {
        out.where = "¶ " + citation.paragraph;
    }
    if (!citation.sentence.empty()) {
        out.sentence = citation.sentence;
    }
    return out;
}

Result<std::vector<Evidence>> evidence_for(const Visit& visit,
                                           const room::Destination& destination) {
    std::vector<Evidence> out;
    for (const auto& card : destination.citing) {
        if (out.size() == kMaxEvidence) {
            break;
        }
        out.push_back(evidence_of(REFTEL_TRY(visit.room.read(card.id)), destination.id));
    }
    return out;
}

Html evidence_section(const Language& lang, std::string_view id,
                      const std::vector<Evidence>& evidence, std::uint64_t cited) {
    if (evidence.empty()) {
        return {};
    }
    Html rows;
    for (const auto& one : evidence) {
        Html rest;
        if (one.card.date) {
            rest.append(day(lang, *one.card.date)).add(" · ");
        }
        rest.text(one.where);
        Html sentence;
        if (!one.sentence.empty()) {
            sentence.add("\n<q>{}</q>", in_english(lang, one.sentence));
        }
        rows.add(
            R"(<li><a href="{}"><span class="id">{}</span> {}</a> <span class="how quiet small">{}</span>{}</li>
)",
            telegram_link(one.card.id), one.card.id, headline(lang, one.card), rest, sentence);
    }
    Html more;
    if (cited > evidence.size()) {
        more.add(R"(<a href="{}">{}</a>)", Link("/search").query("q", clause_for("ref", id)),
                 lang.counted(Text::MoreCiteIt, cited - evidence.size()));
    }
    return section("m-ev", lang[Text::Evidence], lang[Text::WhoCitesIt],
                   html(R"(<ol class="ev">
{}</ol>
<p class="inline">{}<a href="{}">{}</a></p>
)",
                        rows, more, Link("/thread/", id), lang[Text::ItsThread]));
}

std::string sent_when(const Language& lang, const room::DateBracket& bracket) {
    const Date first = bracket.from.date();
    const Date last = bracket.until.date();
    if (!bracket.has_lower && !bracket.has_higher) {
        return lang.say(Text::SentInYear, first.year);
    }
    return first == last ? lang.say(Text::SentOnDay, lang.date(first))
                         : lang.say(Text::SentBetween, lang.date(first), lang.date(last));
}

void add_neighbour(Html& out, const Language& lang, const room::Card& card) {
    out.add(
        R"(<tr><th scope="row"><a class="id" href="{}">{}</a></th><td class="num">{}</td><td>{}</td></tr>
)",
        telegram_link(card.id), card.id,
        card.date ? card.date->to_string() : std::string(lang[Text::NoDate]),
        in_english(lang, telegram::title_case(card.subject)));
}

/// The held telegrams with the nearest numbers, and the missing one among them.
Html neighbour_table(const Language& lang, const room::Destination& destination) {
    const auto& bracket = *destination.bracket;
    Html rows;
    for (std::size_t i = std::min(kNumberNeighbours, bracket.before.size()); i > 0; --i) {
        add_neighbour(rows, lang, bracket.before[i - 1]);
    }
    rows.add(
        R"(<tr class="gone"><th scope="row"><span class="id">{}</span></th><td>{}</td><td>{}</td></tr>
)",
        destination.id, bracket_days(lang, bracket), lang[Text::NotInThisArchive]);
    for (std::size_t i = 0; i < std::min(kNumberNeighbours, bracket.after.size()); ++i) {
        add_neighbour(rows, lang, bracket.after[i]);
    }
    return html(R"(<table class="rail lines">
<caption class="vh">{}</caption>
<thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody>
</table>
)",
                lang[Text::NeighboursByNumber], lang[Text::ReferenceId], lang[Text::SentUtc],
                lang[Text::SubjectColumn], rows);
}

Html date_section(const Language& lang, const room::Destination& destination) {
    if (!destination.bracket || destination.citing.empty()) {
        return {};
    }
    const auto& bracket = *destination.bracket;
    Html content = html(R"(<p class="quiet">{}</p>
)",
                        how_sure(lang, bracket));
    if (!bracket.before.empty() || !bracket.after.empty()) {
        content.append(neighbour_table(lang, destination));
    }
    return section("m-when", lang[Text::DateLabel], sent_when(lang, bracket), content);
}

/// A request that an agency of the United States can answer; in English whatever the page's
/// language is.
std::string request_draft(const telegram::Mrn& mrn, const room::Destination& destination) {
    const Language& english = Language::english();
    std::string when;
    if (destination.bracket) {
        const std::string sent = sent_when(english, *destination.bracket);
        when = ", " + to_lower(sent.substr(0, 1)) + sent.substr(1);
    }
    std::string citing;
    for (const auto& card : destination.citing) {
        citing += citing.empty() ? "" : "; ";
        citing += card.id;
        citing += card.date ? " of " + english.date(card.date->date()) : "";
    }
    return fmt::format(
        "To the FOIA office, U.S. Department of State\n\n"
        "Under the Freedom of Information Act (5 U.S.C. 552) I ask for a copy of one record:\n\n"
        "Telegram {} of {} from {} (message reference number {}){}, with all of its sections.\n\n"
        "{}"
        "If parts of it are exempt, please release the rest, and name the exemption for each part "
        "that is withheld.\n\n"
        "[your name and address]\n",
        mrn.number, mrn.year, origin_of(mrn), destination.id, when,
        citing.empty() ? std::string()
                       : fmt::format("Telegrams that can be read refer to it: {}.\n\n", citing));
}

Html request_section(const Language& lang, const room::Destination& destination) {
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    if (!mrn || destination.citing.empty()) {
        return {};
    }
    return section("m-foia", lang[Text::AskForIt], lang[Text::DraftOfRequest],
                   html(R"(<pre class="letter" lang="en">{}</pre>
<p class="inline"><a href="{}">{}</a></p>
)",
                        request_draft(*mrn, destination),
                        Link("/missing/", destination.id).add(".txt"), lang[Text::SaveAsText]));
}

/// How the telegram comes here, and how a reader learns that it has.
Html add_section(const Language& lang, const room::Destination& destination) {
    const Html command = html("<code>reftel import ARCHIVE FILE</code>");
    const Html feed = html(R"(<a href="{}">{}</a>)",
                           Link("/search.atom").query("q", clause_for("id", destination.id)),
                           lang.say(Text::FeedOfId, destination.id));
    return section("m-add", lang[Text::AddIt], lang[Text::DoYouHaveIt],
                   html(R"(<p>{}</p>
<p>{}</p>
)",
                        lang.markup(Text::ImportIt, command), lang.markup(Text::FollowIt, feed)));
}

/// The page of the origin is there when a telegram of it is.
Result<Html> origin_section(const Visit& visit, const room::Destination& destination) {
    const Language& lang = visit.site.lang();
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    if (!mrn) {
        return Html();
    }
    const auto held = REFTEL_TRY(visit.room.by_origin(mrn->origin, 0, 1));
    Html link;
    if (held.total > 0) {
        link.add(R"( <a href="{}">{}</a>)", Link("/origins/", mrn->origin),
                 lang[Text::TelegramsOfOrigin]);
    }
    return section(
        "m-or", lang[Text::Origin], origin_of(*mrn),
        html(R"(<p>{}{}</p>
)",
             lang.say(Text::WouldBeNumber, mrn->number, origin_of(*mrn), mrn->year), link));
}

http::Response json_form(const room::Destination& destination, std::uint64_t cited) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("id", destination.id);
    json.field("held", false);
    json.key("cited_by");
    json.begin_array();
    for (const auto& card : destination.citing) {
        room::write_json(json, card);
    }
    json.end_array();
    json.field("cited_by_total", cited);
    json.field_if("highest_at_origin", destination.highest_at_origin);
    if (destination.bracket && !destination.citing.empty()) {
        json.key("sent");
        room::write_json(json, *destination.bracket);
    }
    json.end_object();
    return respond_json(std::move(out), destination.citing.empty() ? 404 : 200);
}

}  // namespace

Result<Page> missing_page(const Visit& visit, const room::Destination& destination, int status) {
    const Language& lang = visit.site.lang();
    const auto evidence = REFTEL_TRY(evidence_for(visit, destination));
    const std::uint64_t cited = REFTEL_TRY(cited_by(visit, destination));
    Page page;
    page.title = lang.say(Text::IdNotHere, destination.id);
    page.section = "/missing";
    page.query = destination.id;
    page.status = status;
    page.indexed = false;
    page.json = Link("/missing/", destination.id).add(".json");
    page.meta = feed_links(visit.site, Link("/search"), clause_for("id", destination.id));
    Html known = what_is_known(lang, destination, cited);
    if (cited == 0) {
        known.append(REFTEL_TRY(named_in_texts(visit, destination)));
    }
    Html content = evidence_section(lang, destination.id, evidence, cited);
    content.append(date_section(lang, destination));
    content.append(request_section(lang, destination));
    content.append(add_section(lang, destination));
    content.append(REFTEL_TRY(origin_section(visit, destination)));
    content.append(section("m-why", lang[Text::Why], lang[Text::WhyMissing],
                           html(R"(<p>{}</p>
)",
                                lang[Text::WhyMissingText])));
    page.content = plain_main(html(R"(<div class="stack">
<p class="ident"><span class="stamp">{}</span></p>
<h1>{}</h1>
{}</div>
)",
                                   lang[Text::NotInThisArchive], reference(destination.id), known),
                              content);
    return page;
}

Page several_page(const Site& site, std::string_view typed, const room::Destination& destination) {
    const Language& lang = site.lang();
    const auto count = destination.candidates.size();
    Page page;
    page.title = lang.say(Text::SoManyFit, lang.counted(Text::Telegrams, count), typed);
    page.query = typed;
    page.indexed = false;
    page.content = plain_main(
        html(R"(<h1>{}</h1>
<p class="lines"><a href="{}">{}</a></p>
)",
             lang.markup(Text::SoManyFit, lang.counted(Text::Telegrams, count),
                         html("<code>{}</code>", typed)),
             Link("/search").query("q", typed).query("words", "1"), lang[Text::SearchWordsInstead]),
        section("s-all", lang[Text::TelegramsHeading], lang[Text::WhichIsMeant],
                card_list(lang, destination.candidates)));
    return page;
}

Result<http::Response> show_missing(const Visit& visit) {
    using Kind = room::Destination::Kind;
    const std::string& id = visit.parts.front();
    const auto found = REFTEL_TRY(visit.room.find(id));
    switch (found.kind) {
        case Kind::Telegram:
        case Kind::Moved:
            return http::Response::redirect(302, telegram_link(found.id).string());
        case Kind::Embargoed:
        case Kind::Withheld:
            return respond(visit.site, not_open(visit.site, found));
        case Kind::Several:
            return respond(visit.site, several_page(visit.site, id, found));
        case Kind::None:
            return respond(visit.site, no_such_page(visit.site, visit.request.path));
        case Kind::Missing:
            break;
    }
    if (found.id != id) {
        Link canonical("/missing/", found.id);
        canonical.add(suffix_of(visit.form));
        return http::Response::redirect(308, canonical.string());
    }
    if (visit.form == Form::Json) {
        const std::uint64_t cited = REFTEL_TRY(cited_by(visit, found));
        return json_form(found, cited);
    }
    const int status = found.citing.empty() ? 404 : 200;
    const auto mrn = telegram::parse_canonical_mrn(found.id);
    if (visit.form == Form::Text && mrn && status == 200) {
        return respond_text(room::wrap(request_draft(*mrn, found), 72, 0));
    }
    return respond(visit.site, REFTEL_TRY(missing_page(visit, found, status)));
}

}  // namespace reftel::web

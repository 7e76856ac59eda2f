// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Persons whom telegrams name in fields of their own. Names stand as they were written: which of
// them are one person is for readers to say, so names that may be the same are shown together.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/browse.h"

namespace reftel::web {
namespace {

using People = std::vector<room::PersonEntry>;

/// What is said of a role: of those who have it, and of a person's telegrams.
struct RoleWords {
    std::string_view role;
    Text who;
    Text telegrams;
};
constexpr auto kRoles =
    std::to_array<RoleWords>({{"signed", Text::WhoSigned, Text::SoManySigned},
                              {"drafted", Text::WhoDrafted, Text::SoManyDrafted},
                              {"approved", Text::WhoApproved, Text::SoManyApproved},
                              {"cleared", Text::WhoCleared, Text::SoManyCleared},
                              {"classified", Text::WhoClassifiedIt, Text::SoManyClassified},
                              {"tagged", Text::WhoIsTagged, Text::SoManyTagged}});

std::uint64_t count_in(const room::PersonEntry& person, std::string_view role) {
    for (const auto& [name, count] : person.roles) {
        if (name == role) {
            return count;
        }
    }
    return role.empty() ? person.telegrams : 0;
}

/// The role asked for by `?role=`; empty when it is none.
std::string_view asked_role(const Visit& visit) {
    const auto known = std::ranges::find(kRoles, visit.request.parameter("role"), &RoleWords::role);
    return known == kRoles.end() ? std::string_view() : known->role;
}

Link people_link(std::string_view role) {
    Link link("/people");
    return role.empty() ? link : link.query("role", role);
}

/// `signed 11, classified 3`
std::string roles_of(const Language& lang, const room::PersonEntry& person) {
    std::string out;
    for (const RoleWords& words : kRoles) {
        const std::uint64_t count = count_in(person, words.role);
        if (count > 0) {
            out += (out.empty() ? "" : ", ") + lang.say(words.telegrams, lang.grouped(count));
        }
    }
    return out;
}

Html role_choice(const Language& lang, const People& people, std::string_view chosen) {
    Html links;
    const auto add = [&](std::string_view role, std::string_view words) {
        if (role == chosen) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", people_link(role), words);
        } else {
            links.add(R"(<a href="{}">{}</a>)", people_link(role), words);
        }
    };
    add("", lang[Text::All]);
    for (const RoleWords& words : kRoles) {
        if (std::ranges::any_of(people, [&](const room::PersonEntry& person) {
                return count_in(person, words.role) > 0;
            })) {
            add(words.role, lang[words.who]);
        }
    }
    return html(R"(<p class="inline choices">{}</p>
)",
                links);
}

/// Those who have a role, most telegrams first.
std::vector<const room::PersonEntry*> in_role(const People& people, std::string_view role) {
    std::vector<const room::PersonEntry*> out;
    for (const auto& person : people) {
        if (count_in(person, role) > 0) {
            out.push_back(&person);
        }
    }
    std::ranges::stable_sort(out, std::ranges::greater(), [&](const room::PersonEntry* person) {
        return count_in(*person, role);
    });
    return out;
}

Html person_rows(const Language& lang, const std::vector<const room::PersonEntry*>& people,
                 std::uint64_t offset, std::string_view role) {
    const std::uint64_t largest = people.empty() ? 1 : count_in(*people.front(), role);
    Html rows;
    for (std::uint64_t i = offset; i < people.size() && i < offset + kNamesPerPage; ++i) {
        const room::PersonEntry& person = *people[i];
        const std::uint64_t count = count_in(person, role);
        const double width = 100.0 * static_cast<double>(count) / static_cast<double>(largest);
        rows.add(
            R"(<li><a class="v" href="{}">{}</a><span class="k num">{}</span><span class="beside small quiet">{}</span><svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="2"/></svg></li>
)",
            Link("/people/", person.name), person.name, lang.grouped(count), roles_of(lang, person),
            fmt::format("{:.1f}", width));
    }
    return html(R"(<ul class="facet wide-facet">
{}</ul>
)",
                rows);
}

http::Response json_form(const People& people) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_array();
    for (const auto& person : people) {
        room::write_json(json, person);
    }
    json.end_array();
    return respond_json(std::move(out));
}

/// The last word of a name: `DOE` of `JOHN Q. DOE, JR.`, and of `DOE, JOHN`.
std::string_view surname(std::string_view name) {
    name = name.substr(0, name.find(','));
    const std::size_t blank = name.rfind(' ');
    return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// Other names with the same surname: the same person perhaps.
Html same_surname(const Language& lang, const People& people, const room::PersonEntry& person) {
    Html links;
    std::size_t count = 0;
    for (const auto& other : people) {
        if (other.name != person.name && surname(other.name) == surname(person.name) &&
            count < kSameSurname) {
            ++count;
            links.add(R"(<a href="{}">{}</a>)", Link("/people/", other.name), other.name);
        }
    }
    return links.empty() ? links
                         : html(R"(<p class="inline"><span class="quiet">{}</span>{}</p>
)",
                                lang[Text::SameSurname], links);
}

/// `signed 11` and the like, each a link to those telegrams alone.
Html role_links(const Language& lang, const room::PersonEntry& person, std::string_view chosen) {
    Html links;
    for (const RoleWords& words : kRoles) {
        const std::uint64_t count = count_in(person, words.role);
        if (count == 0) {
            continue;
        }
        const Link link = Link("/people/", person.name).query("role", words.role);
        const std::string label = lang.say(words.telegrams, lang.grouped(count));
        if (words.role == chosen) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", link, label);
        } else {
            links.add(R"(<a href="{}">{}</a>)", link, label);
        }
    }
    if (!chosen.empty()) {
        links.add(R"(<a href="{}">{}</a>)", Link("/people/", person.name), lang[Text::All]);
    }
    return html(R"(<p class="inline choices">{}</p>
)",
                links);
}

}  // namespace

Result<http::Response> show_people(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const auto people = REFTEL_TRY(visit.room.people());
    if (visit.form == Form::Json) {
        return json_form(*people);
    }
    const std::string_view role = asked_role(visit);
    const auto shown = in_role(*people, role);
    const std::uint64_t offset = page_offset(visit.request, kNamesPerPage);
    const PageRange range{
        shown.size(), offset, kNamesPerPage,
        offset < shown.size() ? std::min<std::uint64_t>(kNamesPerPage, shown.size() - offset) : 0};
    Page page;
    page.title = lang[Text::People];
    page.section = "/people";
    page.canonical = Link("/people");
    page.json = Link("/people.json");
    page.indexed = role.empty() && offset == 0;
    const Html content =
        people->empty()
            ? html(R"(<p class="note">{}</p>
)",
                   lang[Text::NobodyNamed])
            : person_rows(lang, shown, offset, role).append(pager(lang, range, people_link(role)));
    page.content =
        plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
{})",
                        page.title, lang[Text::PeopleLead], role_choice(lang, *people, role)),
                   html(R"(<section class="sec in" aria-label="{}">
{}</section>
)",
                        page.title, content));
    return respond(visit.site, page);
}

Result<http::Response> show_person(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const std::string& name = visit.parts.front();
    const auto people = REFTEL_TRY(visit.room.people());
    const auto person = std::ranges::find(*people, name, &room::PersonEntry::name);
    if (person == people->end()) {
        return fail(Error::Kind::NotFound, "no telegram names this person", visit.request.path);
    }
    const std::string_view role = asked_role(visit);
    const auto cards = REFTEL_TRY(
        visit.room.by_person(name, role, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    ListPage list{name,
                  "/people",
                  Link("/people/", name),
                  {{Link("/people"), std::string(lang[Text::People])}}};
    list.lead = role_links(lang, *person, role).append(same_surname(lang, *people, *person));
    if (!role.empty()) {
        list.pages = Link(list.path).query("role", role);
    }
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web

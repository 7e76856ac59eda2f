// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/feed.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "web/frame.h"
#include "web/limits.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

constexpr std::string_view kScheme = "http";

/// What follows `http` in the site's address. The scheme stands in the templates, so that no
/// setting can make anything but a web address of a link.
std::string_view after_scheme(const Site& site) {
    const std::string_view base = site.base_url;
    return base.starts_with(kScheme) ? base.substr(kScheme.size())
                                     : std::string_view("://localhost");
}

std::string absolute(const Site& site, const Link& link) {
    return fmt::format("{}{}{}", kScheme, after_scheme(site), link.string());
}

/// When an entry last became another one for its readers: its release, else when it was sent.
UtcTime changed(const FeedEntry& entry) {
    return entry.released ? *entry.released : entry.sent.value_or(UtcTime{});
}

UtcTime changed(const Feed& feed) {
    UtcTime latest{};
    for (const auto& entry : feed.entries) {
        latest = std::max(latest, changed(entry),
                          [](const UtcTime& a, const UtcTime& b) { return a.seconds < b.seconds; });
    }
    return latest;
}

void add_atom_link(Html& out, const Site& site, std::string_view rel, std::string_view type,
                   const Link& link) {
    out.add(R"(<link rel="{}" type="{}" href="http{}{}"/>
)",
            rel, type, after_scheme(site), link.string());
}

Html atom_entry(const Site& site, const FeedEntry& entry) {
    const Link link = telegram_link(entry.id);
    Html out = html(R"(<entry>
<id>{}</id>
<title>{}</title>
<updated>{}</updated>
)",
                    absolute(site, link), entry.title, changed(entry).to_iso());
    if (entry.sent) {
        out.add("<published>{}</published>\n", entry.sent->to_iso());
    }
    add_atom_link(out, site, "alternate", "text/html", link);
    add_atom_link(out, site, "related", "text/plain", Link(link).add(".txt"));
    if (!entry.origin.empty()) {
        out.add("<author><name>{}</name></author>\n", entry.origin);
    }
    if (!entry.classification.empty()) {
        out.add(R"(<category term="{}"/>
)",
                entry.classification);
    }
    if (!entry.summary.empty()) {
        out.add(R"(<summary type="text">{}</summary>
)",
                entry.summary);
    }
    return out.add("</entry>\n");
}

std::string atom(const Site& site, const Feed& feed) {
    Html out = html(R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{}</id>
<title>{}</title>
<updated>{}</updated>
<author><name>{}</name></author>
<generator>reftel</generator>
)",
                    absolute(site, feed.page), feed.title, changed(feed).to_iso(), site.title);
    add_atom_link(out, site, "self", "application/atom+xml", feed.self);
    add_atom_link(out, site, "alternate", "text/html", feed.page);
    if (feed.next) {
        add_atom_link(out, site, "next", "application/atom+xml", *feed.next);
    }
    for (const auto& entry : feed.entries) {
        out.append(atom_entry(site, entry));
    }
    return std::move(out.add("</feed>\n")).string();
}

void write_json_item(JsonWriter& json, const Site& site, const FeedEntry& entry) {
    json.begin_object();
    const std::string address = absolute(site, telegram_link(entry.id));
    json.field("id", address);
    json.field("url", address);
    json.field("title", entry.title);
    json.field("content_text", entry.summary.empty() ? entry.title : entry.summary);
    if (entry.sent) {
        json.field("date_published", entry.sent->to_iso());
    }
    json.field("date_modified", changed(entry).to_iso());
    if (!entry.origin.empty()) {
        json.key("authors");
        json.begin_array();
        json.begin_object();
        json.field("name", entry.origin);
        json.end_object();
        json.end_array();
    }
    if (!entry.classification.empty()) {
        json.key("tags");
        json.begin_array();
        json.value(entry.classification);
        json.end_array();
    }
    json.end_object();
}

std::string json_feed(const Site& site, const Feed& feed) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("version", "https://jsonfeed.org/version/1.1");
    json.field("title", feed.title);
    json.field("home_page_url", absolute(site, feed.page));
    json.field("feed_url", absolute(site, feed.self));
    if (feed.next) {
        json.field("next_url", absolute(site, *feed.next));
    }
    json.key("items");
    json.begin_array();
    for (const auto& entry : feed.entries) {
        write_json_item(json, site, entry);
    }
    json.end_array();
    json.end_object();
    return out;
}

std::string entry_title(std::string_view id, std::string_view subject) {
    return subject.empty() ? std::string(id) : fmt::format("{}: {}", id, subject);
}

FeedEntry to_entry(const search::Hit& hit) {
    FeedEntry out{hit.id,
                  entry_title(hit.id, hit.subject.text),
                  hit.date,
                  std::nullopt,
                  hit.origin_name,
                  hit.classification,
                  {}};
    for (const auto& paragraph : hit.paragraphs) {
        out.summary += (out.summary.empty() ? "" : "\n") + paragraph.snippet.text;
    }
    return out;
}

FeedEntry to_entry(const room::Card& card) {
    return {card.id,
            entry_title(card.id, card.subject),
            card.date,
            card.released,
            card.origin_name,
            card.classification,
            {}};
}

/// The page's address with the feed's suffix; parameters follow it.
Link feed_link(const Link& page, Form form, std::string_view query, std::string_view cursor) {
    Link link = Link(page).add(suffix_of(form));
    if (!query.empty()) {
        link.query("q", query);
    }
    if (!cursor.empty()) {
        link.query("after", cursor);
    }
    return link;
}

}  // namespace

bool is_feed(Form form) {
    return form == Form::Atom || form == Form::Feed;
}

http::Response respond_feed(const Site& site, const Feed& feed, Form form) {
    http::Response response;
    const bool xml = form == Form::Atom;
    response.content_type =
        xml ? "application/atom+xml; charset=utf-8" : "application/feed+json; charset=utf-8";
    response.body = xml ? atom(site, feed) : json_feed(site, feed);
    return response;
}

Result<http::Response> answer_feed(const Visit& visit, std::string_view query,
                                   std::string_view title, const Link& page) {
    const std::string_view typed = visit.request.parameter("q");
    const std::string_view cursor = visit.request.parameter("after");
    room::Room::SearchOptions options;
    options.sort = search::parse_sort(visit.request.parameter("sort"));
    options.sort = options.sort.value_or(search::Sort::Newest);
    options.limit = kFeedEntries;
    options.cursor = cursor;
    options.facets = false;
    const auto found = REFTEL_TRY(visit.room.search(query, options));
    Link people = page;
    if (!typed.empty()) {
        people.query("q", typed);
    }
    Feed feed{fmt::format("{} - {}", title, visit.site.title),
              people,
              feed_link(page, visit.form, typed, cursor),
              std::nullopt,
              {}};
    if (!found.results.next.empty()) {
        feed.next = feed_link(page, visit.form, typed, found.results.next);
    }
    for (const auto& hit : found.results.hits) {
        feed.entries.push_back(to_entry(hit));
    }
    return respond_feed(visit.site, feed, visit.form);
}

http::Response respond_card_feed(const Visit& visit, std::string_view title, const Link& page,
                                 const std::vector<room::Card>& cards) {
    Feed feed{fmt::format("{} - {}", title, visit.site.title),
              page,
              feed_link(page, visit.form, {}, {}),
              std::nullopt,
              {}};
    for (const auto& card : cards) {
        feed.entries.push_back(to_entry(card));
    }
    return respond_feed(visit.site, feed, visit.form);
}

http::Response answer_card_feed(const Visit& visit, std::string_view title, const Link& page,
                                const room::CardPage& cards) {
    const auto at = [&](std::uint64_t number) {
        Link link = feed_link(page, visit.form, {}, {});
        if (number > 1) {
            link.query("page", std::to_string(number));
        }
        return link;
    };
    const std::uint64_t number = cards.limit == 0 ? 1 : cards.offset / cards.limit + 1;
    Feed feed{fmt::format("{} - {}", title, visit.site.title), page, at(number), std::nullopt, {}};
    if (cards.limit != 0 && cards.offset + cards.cards.size() < cards.total) {
        feed.next = at(number + 1);
    }
    for (const auto& card : cards.cards) {
        feed.entries.push_back(to_entry(card));
    }
    return respond_feed(visit.site, feed, visit.form);
}

Result<http::Response> answer_release_feed(const Visit& visit) {
    const auto page = REFTEL_TRY(visit.room.newest_released(kFeedEntries));
    return respond_card_feed(visit, visit.site.lang()[Text::Released], Link("/released"),
                             page.cards);
}

Html feed_links(const Site& site, const Link& path, std::string_view query) {
    return html(R"(<link rel="alternate" type="application/atom+xml" title="{}" href="{}">
<link rel="alternate" type="application/feed+json" title="{}" href="{}">
)",
                site.lang()[Text::FeedOfThis], feed_link(path, Form::Atom, query, {}),
                site.lang()[Text::FeedOfThis], feed_link(path, Form::Feed, query, {}));
}

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/meta.h"

#include <algorithm>

#include "base/json_writer.h"
#include "room/cite.h"
#include "room/sent.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

void add_meta(Html& out, std::string_view name, std::string_view content) {
    if (!content.empty()) {
        out.add(R"(<meta name="{}" content="{}">
)",
                name, content);
    }
}

void add_property(Html& out, std::string_view name, std::string_view content) {
    if (!content.empty()) {
        out.add(R"(<meta property="{}" content="{}">
)",
                name, content);
    }
}

/// The first sentence of the summary, else of the text.
std::string_view description(const room::Reading& reading) {
    using telegram::Paragraph;
    const auto& paragraphs = reading.telegram->paragraphs;
    auto at = std::ranges::find(paragraphs, Paragraph::Kind::Summary, &Paragraph::kind);
    if (at == paragraphs.end()) {
        at = std::ranges::find_if(paragraphs, [](const Paragraph& paragraph) {
            return paragraph.kind != Paragraph::Kind::Heading;
        });
    }
    return at == paragraphs.end() ? std::string_view()
                                  : first_sentence(reading.telegram->text_of(*at));
}

struct Facts {
    std::string title;
    std::string address;
    std::string sender;
    std::string day;  ///< `2009-03-12`; empty when not known
    std::string_view description;
};

void add_highwire(Html& out, const Facts& facts, const room::Reading& reading) {
    std::string slashed = facts.day;
    std::ranges::replace(slashed, '-', '/');
    add_meta(out, "citation_title", facts.title);
    add_meta(out, "citation_author", facts.sender);
    add_meta(out, "citation_technical_report_number", reading.card.id);
    add_meta(out, "citation_technical_report_institution", facts.sender);
    add_meta(out, "citation_publication_date", slashed);
    add_meta(out, "citation_public_url", facts.address);
    add_meta(out, "citation_language", "en");
}

void add_dublin_core(Html& out, const Site& site, const Facts& facts,
                     const room::Reading& reading) {
    add_meta(out, "DC.title", facts.title);
    add_meta(out, "DC.creator", facts.sender);
    add_meta(out, "DC.date", facts.day);
    add_meta(out, "DC.identifier", reading.card.id);
    add_meta(out, "DC.type", "Text");
    add_meta(out, "DC.language", "en");
    add_meta(out, "DC.relation.isPartOf", site.title);
    for (const auto& tag : reading.telegram->tags) {
        add_meta(out, "DC.subject", tag.code);
    }
}

void add_open_graph(Html& out, const Site& site, const Facts& facts, const room::Reading& reading) {
    add_property(out, "og:type", "article");
    add_property(out, "og:title", reading.card.id + ": " + facts.title);
    add_property(out, "og:site_name", site.title);
    add_property(out, "og:url", facts.address);
    add_property(out, "og:description", facts.description);
    add_property(out, "article:published_time", facts.day);
}

std::string json_ld(const Site& site, const Facts& facts, const room::Reading& reading) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.field("@context", "https://schema.org");
    json.field("@type", "Message");
    json.field("@id", facts.address);
    json.field("identifier", reading.card.id);
    json.field("name", facts.title);
    json.field("inLanguage", "en");
    json.field_if("description", facts.description);
    json.field_if("dateSent", room::sent_iso(reading.card));
    json.field_if("datePublished",
                  reading.card.released ? reading.card.released->to_iso() : std::string());
    if (!facts.sender.empty()) {
        json.key("sender");
        json.begin_object();
        json.field("@type", "Organization");
        json.field("name", facts.sender);
        json.end_object();
    }
    json.key("isPartOf");
    json.begin_object();
    json.field("@type", "ArchiveComponent");
    json.field("name", site.title);
    json.end_object();
    json.end_object();
    return out;
}

void add_other_forms(Html& out, const room::Reading& reading) {
    const Link telegram = telegram_link(reading.card.id);
    for (const auto& style : room::all_cite_styles()) {
        if (!style.suffix.empty()) {
            out.add(R"(<link rel="alternate" type="{}" title="{}" href="{}">
)",
                    style.content_type, style.title, Link(telegram).add(style.suffix));
        }
    }
    out.add(R"(<link rel="alternate" type="text/plain" href="{}">
)",
            Link(telegram).add(".txt"));
}

}  // namespace

Html meta_elements(const Site& site, const room::Reading& reading) {
    Facts facts{
        reading.card.subject.empty() ? no_subject(site.lang(), reading.card) : reading.card.subject,
        site.base_url + telegram_link(reading.card.id).string(), room::sender_name(reading),
        reading.card.date ? to_string(reading.card.date->date()) : std::string(),
        description(reading)};
    Html out;
    add_meta(out, "description", facts.description);
    add_highwire(out, facts, reading);
    add_dublin_core(out, site, facts, reading);
    add_open_graph(out, site, facts, reading);
    add_other_forms(out, reading);
    return out.json_ld(json_ld(site, facts, reading));
}

}  // namespace reftel::web

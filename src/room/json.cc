// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/json.h"

#include "room/sent.h"
#include "telegram/json.h"

namespace reftel::room {
namespace {

void time_field(JsonWriter& json, std::string_view name, const std::optional<UtcTime>& time) {
    if (time) {
        json.field(name, time->to_iso());
    }
}

void card_fields(JsonWriter& json, const Card& card) {
    json.field("id", card.id);
    json.field("subject", card.subject);
    json.field_if("date", sent_iso(card));
    time_field(json, "released", card.released);
    json.field_if("origin", card.origin);
    json.field_if("origin_name", card.origin_name);
    json.field_if("classification", card.classification);
}

void write_lit(JsonWriter& json, const search::LitText& text) {
    json.begin_object();
    json.field("text", text.text);
    json.key("lit");
    json.begin_array();
    for (const Span& span : text.lit) {
        json.begin_array();
        json.value(span.begin);
        json.value(span.end);
        json.end_array();
    }
    json.end_array();
    json.end_object();
}

void write_hit(JsonWriter& json, const search::Hit& hit) {
    json.begin_object();
    json.field("id", hit.id);
    time_field(json, "date", hit.date);
    json.field_if("origin", hit.origin);
    json.field_if("origin_name", hit.origin_name);
    json.field_if("classification", hit.classification);
    json.field("score", hit.score);
    json.key("subject");
    write_lit(json, hit.subject);
    json.key("paragraphs");
    json.begin_array();
    for (const search::HitParagraph& paragraph : hit.paragraphs) {
        json.begin_object();
        json.field("address", paragraph.address);
        json.field_if("mark", paragraph.mark);
        json.key("snippet");
        write_lit(json, paragraph.snippet);
        json.end_object();
    }
    json.end_array();
    json.field("more_paragraphs", hit.more_paragraphs);
    json.end_object();
}

void write_explained(JsonWriter& json, const SearchPage& page) {
    json.key("clauses");
    json.begin_array();
    for (std::size_t i = 0; i < page.query.clauses.size(); ++i) {
        const search::Clause& clause = page.query.clauses[i];
        json.begin_object();
        json.field("typed", clause.at.of(page.query.text));
        json.field("meaning", clause.meaning);
        if (i < page.results.clause_counts.size()) {
            json.field("telegrams", page.results.clause_counts[i]);
        }
        if (i < page.without.size()) {
            json.field("telegrams_without", page.without[i]);
        }
        json.end_object();
    }
    json.end_array();
    json.key("issues");
    json.begin_array();
    for (const search::QueryIssue& issue : page.query.issues) {
        json.begin_object();
        json.field("begin", issue.at.begin);
        json.field("end", issue.at.end);
        json.field("message", issue.message);
        json.field_if("hint", issue.hint);
        json.end_object();
    }
    json.end_array();
}

void write_suggestion(JsonWriter& json, const search::Suggestion& suggestion) {
    json.key("suggestion");
    json.begin_object();
    json.field("query", suggestion.query);
    json.field("total", suggestion.total);
    json.end_object();
}

void write_histogram(JsonWriter& json, const search::Histogram& histogram) {
    json.key("histogram");
    json.begin_object();
    json.field("unit", search::to_string(histogram.unit));
    json.key("telegrams");
    json.begin_object();
    for (const auto& [date, count] : histogram.bars) {
        json.field(date, count);
    }
    json.end_object();
    json.end_object();
}

void write_facets(JsonWriter& json, const search::Results& results) {
    json.key("facets");
    json.begin_object();
    for (const search::Facet& facet : results.facets) {
        json.key(facet.field);
        json.begin_object();
        for (const auto& [value, count] : facet.values) {
            json.field(value, count);
        }
        json.end_object();
    }
    json.end_object();
}

void write_witness(JsonWriter& json, const Witness& witness) {
    json.begin_object();
    json.field("number", witness.number);
    json.field("sha256", witness.sha256);
    json.field("source", witness.from.to_string());
    json.field_if("reader", witness.from.reader);
    json.field("imported", witness.imported.to_iso());
    json.field("shown", witness.shown);
    json.end_object();
}

void write_published(JsonWriter& json, const telegram::Published& published) {
    json.begin_object();
    json.field_if("reference_id", published.reference_id);
    if (published.id_from_file_name) {
        json.field("reference_id_from_file_name", true);
    }
    time_field(json, "created", published.created);
    time_field(json, "released", published.released);
    json.field_if("classification", published.classification);
    json.field_if("origin", published.origin);
    json.end_object();
}

void write_link(JsonWriter& json, const CitationLink& link, std::string_view other) {
    json.begin_object();
    json.field_if("id", other);
    json.field("held", link.card.has_value());
    if (link.citation.letter != 0) {
        json.field("letter", std::string_view(&link.citation.letter, 1));
    }
    json.field_if("as_written", link.citation.text);
    if (link.citation.kind != telegram::Reference::Kind::Unknown) {
        json.field("kind", to_string(link.citation.kind));
    }
    // What is written beside the number or taken as the citing telegram's needs no word.
    if (const unsigned rule = rule_of(link.citation.year); rule > 2) {
        json.field("year_basis", to_string(link.citation.year));
        json.field("year_rule", rule);
    }
    if (link.card) {
        json.field("subject", link.card->subject);
        json.field_if("date", sent_iso(*link.card));
    }
    json.field_if("paragraph", link.citation.paragraph);
    json.field_if("sentence", link.citation.sentence);
    json.end_object();
}

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& list) {
    json.key(name);
    json.begin_array();
    for (const std::string& item : list) {
        json.value(item);
    }
    json.end_array();
}

}  // namespace

void write_json(JsonWriter& json, const Card& card) {
    json.begin_object();
    card_fields(json, card);
    json.end_object();
}

void write_json(JsonWriter& json, const CardPage& page) {
    json.begin_object();
    json.field("total", page.total);
    json.field("offset", page.offset);
    json.key("telegrams");
    json.begin_array();
    for (const Card& card : page.cards) {
        write_json(json, card);
    }
    json.end_array();
    json.end_object();
}

void write_json(JsonWriter& json, const std::vector<Entry>& entries) {
    json.begin_array();
    for (const Entry& entry : entries) {
        json.begin_object();
        json.field("value", entry.value);
        json.field_if("label", entry.label);
        json.field("telegrams", entry.telegrams);
        json.end_object();
    }
    json.end_array();
}

void write_json(JsonWriter& json, const std::vector<TagEntry>& tags) {
    json.begin_array();
    for (const TagEntry& tag : tags) {
        json.begin_object();
        json.field("value", tag.code);
        json.field_if("label", tag.label);
        json.field("kind", telegram::to_string(tag.kind));
        json.field("telegrams", tag.telegrams);
        json.key("years");
        json.begin_object();
        for (const auto& [year, count] : tag.years) {
            json.field(std::to_string(year), count);
        }
        json.end_object();
        json.end_object();
    }
    json.end_array();
}

void write_json(JsonWriter& json, const PersonEntry& person) {
    json.begin_object();
    json.field("name", person.name);
    json.field("telegrams", person.telegrams);
    json.key("roles");
    json.begin_object();
    for (const auto& [role, count] : person.roles) {
        json.field(role, count);
    }
    json.end_object();
    json.end_object();
}

void write_json(JsonWriter& json, const CountryEntry& country) {
    json.begin_object();
    json.field("code", country.code);
    json.field("name", country.name);
    json.field("telegrams", country.telegrams);
    json.field("tagged", country.tagged);
    json.key("posts");
    write_json(json, country.posts);
    json.end_object();
}

void write_json(JsonWriter& json, const Coverage& coverage) {
    json.begin_object();
    json.field("origin", coverage.origin);
    json.field("origin_name", coverage.origin_name);
    if (coverage.year != 0) {
        json.field("year", coverage.year);
        json.field("lowest", coverage.lowest);
        json.field("highest", coverage.highest);
    }
    json.field("held", coverage.held);
    json.field("cited_absent", coverage.cited_absent);
    json.field("implied", coverage.implied);
    json.end_object();
}

void write_json(JsonWriter& json, const SearchPage& page) {
    json.begin_object();
    json.field("query", page.query.text);
    json.field("sort", search::to_string(page.sort));
    json.field("total", page.results.total);
    write_explained(json, page);
    if (page.suggestion) {
        write_suggestion(json, *page.suggestion);
    }
    json.key("hits");
    json.begin_array();
    for (const search::Hit& hit : page.results.hits) {
        write_hit(json, hit);
    }
    json.end_array();
    write_facets(json, page.results);
    if (page.results.histogram) {
        write_histogram(json, *page.results.histogram);
    }
    json.field_if("next", page.results.next);
    json.end_object();
}

void write_json(JsonWriter& json, const Stats& stats, const std::vector<Coverage>& coverage) {
    json.begin_object();
    json.field("telegrams", stats.telegrams);
    time_field(json, "first", stats.first);
    time_field(json, "last", stats.last);
    json.key("years");
    write_json(json, stats.years);
    json.key("origins");
    write_json(json, stats.origins);
    json.key("classifications");
    write_json(json, stats.classifications);
    json.key("tags");
    write_json(json, stats.tags);
    json.key("captions");
    write_json(json, stats.captions);
    json.key("variants");
    write_json(json, stats.variants);
    if (!coverage.empty()) {
        json.key("coverage");
        json.begin_array();
        for (const Coverage& row : coverage) {
            write_json(json, row);
        }
        json.end_array();
    }
    json.end_object();
}

namespace {

void write_ids(JsonWriter& json, std::string_view name, const Thread& thread,
               const std::vector<std::size_t>& places) {
    json.key(name);
    json.begin_array();
    for (const std::size_t place : places) {
        json.value(thread.telegrams[place].id);
    }
    json.end_array();
}

}  // namespace

void write_json(JsonWriter& json, const Thread& thread) {
    json.begin_object();
    json.field("id", thread.telegrams[thread.here].id);
    json.field("steps", thread.steps);
    json.field("further", thread.further);
    json.field("cut", thread.is_cut);
    json.key("telegrams");
    json.begin_array();
    for (const ThreadTelegram& telegram : thread.telegrams) {
        json.begin_object();
        if (telegram.card) {
            card_fields(json, *telegram.card);
        } else {
            json.field("id", telegram.id);
            json.field_if("origin", telegram.origin);
            json.field_if("origin_name", telegram.origin_name);
        }
        json.field("held", telegram.card.has_value());
        if (telegram.bracket) {
            json.key("sent");
            write_json(json, *telegram.bracket);
        }
        json.field("steps", telegram.steps);
        write_ids(json, "cites", thread, telegram.cites);
        write_ids(json, "cited_by", thread, telegram.cited_by);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void write_json(JsonWriter& json, const Reading& reading) {
    json.begin_object();
    card_fields(json, reading.card);
    json.field("provisional_id", reading.provisional);
    json.field("message", reading.message);  // byte for byte: an import of this reads it again
    json.key("telegram");
    telegram::write_json(json, *reading.telegram);
    json.key("published");
    write_published(json, reading.published);
    json.key("witnesses");
    json.begin_array();
    for (const Witness& witness : reading.witnesses) {
        write_witness(json, witness);
    }
    json.end_array();
    json.key("cites");
    json.begin_array();
    for (const CitationLink& link : reading.cites) {
        write_link(json, link, link.citation.cited);
    }
    json.end_array();
    json.key("cited_by");
    json.begin_array();
    for (const CitationLink& link : reading.cited_by) {
        write_link(json, link, link.citation.citing);
    }
    json.end_array();
    write_strings(json, "hashtags", reading.hashtags);
    write_strings(json, "source_notes", reading.source_notes);
    json.end_object();
}

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/audience_option.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/export.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "room/room.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    std::string query;
    std::string like;
    std::string bars;
    std::string edition = "owner";
    std::string sort;
    std::string cursor;
    std::uint32_t limit = 10;
    std::string export_as;
    std::string base_url;
    bool facets = false;
    bool json = false;
};

/// The text with its matches lit on a terminal, in [brackets] elsewhere.
std::string with_lights(const search::LitText& text) {
    std::string out;
    std::size_t at = 0;
    for (const Span& span : text.lit) {
        out += text.text.substr(at, span.begin - at);
        const std::string_view word = span.of(text.text);
        out += is_terminal_out() ? lit(word) : fmt::format("[{}]", word);
        at = span.end;
    }
    return out + text.text.substr(at);
}

std::string to_json(const room::SearchPage& page) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    room::write_json(json, page);
    return out + "\n";
}

void print_hit(const search::Hit& hit) {
    print_out(fmt::format("\n{}  {}  {}  {}\n", bold(hit.id),
                          hit.date ? to_string(hit.date->date()) : "no date", hit.origin_name,
                          hit.classification));
    print_out(room::wrap(with_lights(hit.subject), 78, 2));
    for (const search::HitParagraph& paragraph : hit.paragraphs) {
        const std::string mark = paragraph.mark.empty() ? "" : fmt::format(" ({})", paragraph.mark);
        print_out(room::wrap(
            fmt::format("{}{}  {}", paragraph.address, mark, with_lights(paragraph.snippet)), 78,
            6));
    }
    if (hit.more_paragraphs > 0) {
        print_out(fmt::format("      {} more\n", counted(hit.more_paragraphs, "paragraph")));
    }
}

void print_facets(const search::Results& results) {
    constexpr std::size_t kShown = 8;
    for (const search::Facet& facet : results.facets) {
        print_out(fmt::format("\n{}\n", bold(facet.field)));
        for (std::size_t i = 0; i < std::min(kShown, facet.values.size()); ++i) {
            print_out(fmt::format("  {:>9}  {}\n", with_commas(facet.values[i].second),
                                  facet.values[i].first));
        }
    }
}

void print(const Options& options, const room::SearchPage& page) {
    for (const search::QueryIssue& issue : page.query.issues) {
        print_out(fmt::format("! {}\n", search::describe(page.query, issue)));
    }
    print_out(counted(page.results.total, "telegram"));
    for (std::size_t i = 0; i < page.query.clauses.size(); ++i) {
        print_out(fmt::format("{}{}", i == 0 ? " with " : "; and ", page.query.clauses[i].meaning));
    }
    print_out("\n");
    if (page.suggestion) {
        print_out(fmt::format("Did you mean {}? It finds {}.\n", page.suggestion->query,
                              counted(page.suggestion->total, "telegram")));
    }
    for (const search::Hit& hit : page.results.hits) {
        print_hit(hit);
    }
    if (!page.results.next.empty()) {
        print_out(fmt::format("\nMore: --cursor {}\n", page.results.next));
    }
    if (options.facets) {
        print_facets(page.results);
    }
    if (page.results.histogram) {
        print_out("\n");
        for (const auto& [date, count] : page.results.histogram->bars) {
            print_out(fmt::format("  {:>9}  {}\n", with_commas(count), date));
        }
    }
}

/// The query as typed, or the one for telegrams like another, narrowed by what was typed.
Result<std::string> query_of(const Options& options, const room::Room& room) {
    if (options.like.empty()) {
        return options.query;
    }
    const std::string similar =
        REFTEL_TRY(room.similar_query(options.like, room::Room::OtherTexts::LeaveOut));
    if (similar.empty()) {
        return fail(Error::Kind::NotFound, "it has no word that another telegram has",
                    options.like);
    }
    return options.query.empty() ? similar : similar + " (" + options.query + ")";
}

/// Everything that matches, to standard output. How the query was understood is told beside it.
Exit export_all(const Options& options, const std::string& typed, const room::Room& room) {
    const search::Query query = search::parse_query(typed);
    for (const search::QueryIssue& issue : query.issues) {
        print_error(fmt::format("! {}", search::describe(query, issue)));
    }
    room::ExportOptions how;
    how.format = room::parse_export_format(options.export_as).value_or(how.format);
    how.sort = search::parse_sort(options.sort);
    how.url = options.base_url;
    const auto written = room::export_results(room, typed, how, [](std::string_view telegram) {
        print_out(telegram);
        return std::ferror(stdout) == 0;
    });
    if (!written) {
        return report(written.error());
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        return report({Error::Kind::Io, "the export could not be written to its end"});
    }
    print_error(fmt::format("{} exported", counted(*written, "telegram")));
    return Exit::Done;
}

Exit run(const Options& options) {
    const auto room = room::Room::open(options.archive, audience_of(options.edition), system_now());
    if (!room) {
        return report(room.error());
    }
    const auto query = query_of(options, **room);
    if (!query) {
        return report(query.error());
    }
    if (!options.export_as.empty()) {
        return export_all(options, *query, **room);
    }
    room::Room::SearchOptions how;
    how.limit = options.limit;
    how.cursor = options.cursor;
    how.facets = options.facets || options.json;
    if (!options.sort.empty()) {
        how.sort = search::parse_sort(options.sort);
    }
    how.histogram = !options.bars.empty();
    how.histogram_unit = search::parse_date_unit(options.bars);
    const auto page = (*room)->search(*query, how);
    if (!page) {
        return report(page.error());
    }
    if (options.json) {
        print_out(to_json(*page));
    } else {
        print(options, *page);
    }
    return Exit::Done;
}

}  // namespace

std::function<Exit()> define_search(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    auto* query =
        app.add_option("QUERY", options->query, "What to look for; quote it for the shell");
    app.add_option("--like", options->like, "More like this telegram, by its id");
    app.callback([query, options] {
        if (query->empty() && options->like.empty()) {
            throw CLI::RequiredError("QUERY or --like");
        }
    });
    add_edition_option(app, options->edition);
    app.add_option("--sort", options->sort, "relevance, newest, oldest or mrn")
        ->check(CLI::IsMember({"relevance", "newest", "oldest", "mrn"}));
    app.add_option("--limit", options->limit, "Hits on a page")->check(CLI::Range(1, 1000));
    app.add_option("--cursor", options->cursor, "Where the next page begins");
    app.add_flag("--facets", options->facets, "Also counts by origin, TAGS, classification ...");
    app.add_option("--by-date", options->bars,
                   "Also counts by year, month or day; fit: as the dates ask")
        ->check(CLI::IsMember({"fit", "year", "month", "day"}));
    app.add_flag("--json", options->json, "Everything as JSON");
    app.add_option("--export", options->export_as,
                   "Every telegram that matches, whole: jsonl, csv or text")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"jsonl", "csv", "text"}));
    app.add_option("--base-url", options->base_url,
                   "The archive's public address, for citations: https://archive.example");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

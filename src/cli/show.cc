// SPDX-License-Identifier: AGPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/audience_option.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "room/cite.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "room/room.h"
#include "telegram/json.h"

namespace reftel::cli {
namespace {

struct Options {
    std::string archive;
    std::string reference;
    std::string edition = "owner";
    bool raw = false;
    bool original = false;
    std::string cite;
    std::string base_url;
    bool json = false;
    std::string letters = "sent";
};

Error not_found(std::string_view typed, std::string message, std::string hint = {}) {
    return {Error::Kind::NotFound, std::move(message), std::string(typed), std::nullopt,
            std::move(hint)};
}

Error explain_missing(const Options& options, const room::Destination& found) {
    std::string hint;
    if (!found.citing.empty()) {
        hint = fmt::format("{} cites it", found.citing.front().id);
    } else if (!found.highest_at_origin.empty()) {
        hint = fmt::format("the highest number held of that origin and year is {}",
                           found.highest_at_origin);
    }
    return not_found(options.reference, "no such telegram is in this archive", hint);
}

/// The id to open; or why there is none.
Result<std::string> id_of(const Options& options, const room::Destination& found) {
    switch (found.kind) {
        case room::Destination::Kind::Telegram:
        case room::Destination::Kind::Moved:
            return found.id;
        case room::Destination::Kind::Several: {
            std::string ids;
            for (const room::Card& card : found.candidates) {
                ids += fmt::format("{}{}", ids.empty() ? "" : ", ", card.id);
            }
            return fail(not_found(options.reference, "this fits several telegrams", ids));
        }
        case room::Destination::Kind::Embargoed:
            return fail(not_found(
                options.reference,
                found.until ? fmt::format("embargoed until {}", to_string(found.until->date()))
                            : "embargoed"));
        case room::Destination::Kind::Withheld:
            return fail(not_found(options.reference, "withheld"));
        case room::Destination::Kind::Missing:
            return fail(explain_missing(options, found));
        case room::Destination::Kind::None:
            break;
    }
    return fail(not_found(options.reference, "this is not a reference to a telegram",
                          "write it like 09ASTANA436; words are for reftel search"));
}

/// How to cite it: on a line of its own behind the text, or in a style and nothing else.
Exit print_citation(const Options& options, const room::Room& room, const room::Reading& reading,
                    const std::string& paragraph) {
    const room::CiteStyleInfo* info = room::find_cite_style(options.cite);
    if (info == nullptr) {
        print_out(room::citation(reading, paragraph) + "\n");
    } else {
        print_out(room::cite(info->style, reading, {room.title(), options.base_url}, paragraph));
    }
    return Exit::Done;
}

Exit print_paragraph(const Options& options, const room::Room& room, const room::Reading& reading,
                     const std::string& address) {
    const telegram::Paragraph* paragraph = room::find_paragraph(reading, address);
    if (paragraph == nullptr) {
        return report(
            not_found(options.reference, fmt::format("the telegram has no paragraph {}", address)));
    }
    if (room::find_cite_style(options.cite) != nullptr) {
        return print_citation(options, room, reading, address);
    }
    print_out(room::plain_text(reading, *paragraph));
    if (!options.cite.empty()) {
        print_out("\n" + room::wrap(room::citation(reading, address), 72, 0));
    }
    return Exit::Done;
}

Exit print(const Options& options, const room::Room& room, const room::Reading& reading) {
    if (options.original) {
        const auto bytes = room.original(reading.card.id, 1);
        if (!bytes) {
            return report(bytes.error());
        }
        print_out(*bytes);
    } else if (options.raw) {
        print_out(reading.raw());
        print_out("\n");
    } else if (options.json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, reading);
        print_out(out + "\n");
    } else if (!options.cite.empty()) {
        return print_citation(options, room, reading, {});
    } else {
        print_out(room::plain_text(reading));
    }
    return Exit::Done;
}

Exit run(const Options& options) {
    const auto room = room::Room::open(options.archive, audience_of(options.edition), system_now());
    if (!room) {
        return report(room.error());
    }
    const auto found = (*room)->find(options.reference);
    if (!found) {
        return report(found.error());
    }
    const auto id = id_of(options, *found);
    if (!id) {
        return report(id.error());
    }
    auto reading = (*room)->read(*id);
    if (!reading) {
        return report(reading.error());
    }
    if (options.letters == "reading") {
        if (const auto set = (*room)->set_small_letters(*reading); !set) {
            return report(set.error());
        }
    }
    if (!found->paragraph.empty() && !options.json && !options.raw && !options.original) {
        return print_paragraph(options, **room, *reading, found->paragraph);
    }
    return print(options, **room, *reading);
}

}  // namespace

std::function<Exit()> define_show(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ARCHIVE", options->archive, "The archive's folder")->required();
    app.add_option("ID", options->reference,
                   "A reference in any spelling, an old URL; /5 at its end for paragraph 5")
        ->required();
    add_edition_option(app, options->edition);
    app.add_flag("--raw", options->raw, "The message as transmitted");
    app.add_flag("--original", options->original, "The source's own bytes, all of them");
    std::vector<std::string> styles = {"note"};
    for (const room::CiteStyleInfo& info : room::all_cite_styles()) {
        styles.emplace_back(info.name);
    }
    app.add_option("--cite", options->cite, "How to cite it: a note, or in a style")
        ->expected(0, 1)
        ->default_str("note")
        ->type_name("STYLE")
        ->check(CLI::IsMember(styles));
    app.add_option("--base-url", options->base_url,
                   "The archive's public address, for the citation: https://archive.example");
    app.add_option("--case", options->letters,
                   "sent: the letters as sent; reading: a telegram in capitals in small letters")
        ->check(CLI::IsMember({"sent", "reading"}))
        ->capture_default_str();
    app.add_flag("--json", options->json, "All that is known, as JSON");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli

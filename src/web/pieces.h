// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

// Parts that several pages show.

/// `09ASTANA436` in the face of references, unlinked.
[[nodiscard]] Html reference(std::string_view id);
/// What tells a reference manager that the record of a telegram, or of a paragraph of it
/// (`07ZENDA77/5`), is to be had; nothing is seen of it. The frame names
/// the server of records on every page that has one.
[[nodiscard]] Html record_id(std::string_view place);
/// The reference of a telegram in a list, with its record.
[[nodiscard]] Html listed_reference(std::string_view id);
/// The words of a classification with the bar of its level before them.
[[nodiscard]] Html classification(std::string_view words, telegram::Level level);
/// A level by its value in addresses and counts, `SENSITIVE`: in full, with its bar.
[[nodiscard]] Html level_words(const Language& lang, std::string_view value);
/// `<time>` of a day: `12 March 2009`.
[[nodiscard]] Html day(const Language& lang, const UtcTime& time);
/// What is in English on every page: words of telegrams, meanings from the tables of facts. On a
/// page in another language it is marked so, for those who listen.
[[nodiscard]] Html in_english(const Language& lang, const Html& words);
[[nodiscard]] Html in_english(const Language& lang, std::string_view words);
/// What stands for a subject that is not there: `07ZENDA231 (no subject)`.
[[nodiscard]] std::string no_subject(const Language& lang, const room::Card& card);
/// A subject as it stands in lists and is linked: a headline, where it was sent in capitals.
[[nodiscard]] Html headline(const Language& lang, const room::Card& card);

enum class ShownDate : std::uint8_t { Sent, Released };
/// Telegrams, a row each: date, subject, reference, origin, classification.
[[nodiscard]] Html card_list(const Language& lang, const std::vector<room::Card>& cards,
                             ShownDate shown = ShownDate::Sent);
/// Which part of a list a page shows.
struct PageRange {
    std::uint64_t total = 0;
    std::uint64_t offset = 0;
    std::uint64_t limit = 0;
    std::uint64_t shown = 0;
};
/// `51-100 of 120`, with links to the pages before and after; `path` is the page's own address.
[[nodiscard]] Html pager(const Language& lang, const PageRange& page, const Link& path);
[[nodiscard]] Html pager(const Language& lang, const room::CardPage& page, const Link& path);

/// Where an entry's own page is.
using EntryLink = std::function<Link(const room::Entry&)>;
/// Values with their counts: a table with a bar in each row. `code`: the value is shown beside the
/// label.
/// `Level`: the value is a level, shown in full with its bar.
enum class ValueColumn : std::uint8_t { Shown, Hidden, Level };
[[nodiscard]] Html entry_table(const Language& lang, const std::vector<room::Entry>& entries,
                               const EntryLink& link, ValueColumn column, std::size_t limit);

/// A column of a histogram: a link (none where nothing is counted), its count, and its label, of
/// which the first part is seen and all of it is read.
struct Bar {
    Link link;
    std::uint64_t count = 0;
    std::string label;       ///< `Mar`
    std::string label_rest;  ///< `ch 2009`: heard, not seen
    bool current = false;
    std::string period{};  ///< `2009-03`: by which a span of bars can be chosen; may be empty
};
[[nodiscard]] Html histogram(const Language& lang, const std::vector<Bar>& bars);

/// The posts of a list of origins on a map; those whose place is not known are left out.
[[nodiscard]] Html origin_map(const Language& lang, const std::vector<room::Entry>& origins,
                              const EntryLink& link);

/// `Dates > 2009 > March`; the last is the page itself.
[[nodiscard]] Html trail(const Language& lang,
                         const std::vector<std::pair<Link, std::string>>& above);

/// The usual frame of a page of one column: `main` with a title and what is given.
[[nodiscard]] Html plain_main(const Html& heading, const Html& content);
/// A section with its label in the margin. `id` is the heading's id.
[[nodiscard]] Html section(std::string_view id, std::string_view label, std::string_view heading,
                           const Html& content);

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_pos.h"
#include "base/utc_time.h"
#include "graph/citation.h"
#include "room/difference.h"
#include "search/index.h"
#include "search/query.h"
#include "search/suggestion.h"
#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::room {

// What `web` and `cli` show. Plain data, owned, made from an Edition and nothing else.

/// A telegram in a list.
struct Card {
    std::string id;
    std::string subject;  ///< As sent
    std::optional<UtcTime> date;
    bool day_alone = false;  ///< The hour of `date` is not known: it says midnight
    std::optional<UtcTime> released;
    std::string origin;  ///< Canonical, `ASTANA`; empty when unknown
    std::string
        origin_name;  ///< `Embassy Astana`; the canonical origin when the table has no name.
                      ///< The same for all telegrams of an origin, whatever their sources
                      ///< call it; of a Reading without a known origin, what they do
    std::string classification;
    telegram::Level level = telegram::Level::None;
};

/// One page of a list, and how many there are in all.
struct CardPage {
    std::vector<Card> cards;
    std::uint64_t total = 0;
    std::uint64_t offset = 0;
    std::uint64_t limit = 0;
};

/// A value with its count, and what it means.
struct Entry {
    std::string value;  ///< As in the address: `PHUM`, `ASTANA`, `SECRET`, `2009-03`
    std::string label;  ///< In words: `Human rights`, `Embassy Astana`
    std::uint64_t telegrams = 0;
};

/// One of the TAGS with its use over the years.
struct TagEntry {
    std::string code;   ///< `PHUM`
    std::string label;  ///< `Human rights`; empty when its meaning is not known
    telegram::TagKind kind = telegram::TagKind::Unknown;
    std::uint64_t telegrams = 0;
    std::vector<std::pair<int, std::uint64_t>> years;  ///< Rising; of telegrams with a date
};

/// A person whom telegrams name in a field of their own.
struct PersonEntry {
    std::string name;                                          ///< In capitals, as it stands there
    std::uint64_t telegrams = 0;                               ///< In any role, each once
    std::vector<std::pair<std::string, std::uint64_t>> roles;  ///< `signed`, `drafted` ...
};

/// A country with its posts.
struct CountryEntry {
    std::string code;  ///< As in TAGS: `KZ`
    std::string name;
    std::uint64_t telegrams = 0;  ///< Sent from its posts
    std::uint64_t tagged = 0;     ///< With its TAG
    std::vector<Entry> posts;     ///< Most first
};

/// What is held of the serial numbers of a post in a year (0: all years together).
struct Coverage {
    std::string origin;
    std::string origin_name;
    int year = 0;
    std::uint64_t held = 0;          ///< Different numbers
    std::uint64_t cited_absent = 0;  ///< Cited here, not held
    std::uint64_t implied = 0;       ///< Neither, but below the highest number seen
    std::uint32_t lowest = 0;        ///< Seen: held or cited
    std::uint32_t highest = 0;
};

/// A copy of a telegram as one source gave it.
struct Witness {
    std::uint64_t number = 0;
    std::string sha256;
    telegram::Provenance from;
    telegram::Published published;
    UtcTime imported;
    bool shown = false;
};

/// A telegram that cites or is cited.
struct CitationLink {
    graph::Citation citation;
    std::optional<Card> card;  ///< Absent: not in this archive (as far as this reader may see)
};

/// A telegram opened for reading.
struct Reading {
    Card card;
    std::string message;  ///< `telegram` views it
    std::unique_ptr<telegram::Telegram> telegram;
    Span transmitted;  ///< Bytes of message from the first header line to the last of the telegram:
                       ///< the raw view
    telegram::Published published;
    std::vector<Witness> witnesses;
    std::vector<CitationLink> cites;     ///< In the order of the REF line, then of the text
    std::vector<CitationLink> cited_by;  ///< Oldest first
    std::optional<Card> previous;        ///< Neighbours by serial at the same post and year
    std::optional<Card> next;
    std::vector<std::string> source_notes;
    std::vector<std::string> hashtags;  ///< `#cablegate`, `#09ASTANA436`
    bool provisional = false;           ///< The id comes from a hash: no MRN could be read
    std::string small_letters;  ///< The reading text with other letter case, position for position,
                                ///< for reading alone; empty: show it as sent
    bool small_subject = false;  ///< A subject in capitals is to be shown as a headline

    /// The text of a paragraph as it is to be shown.
    [[nodiscard]] std::string_view shown(const telegram::Paragraph& paragraph) const {
        return small_letters.empty() ? telegram->text_of(paragraph)
                                     : paragraph.text.of(small_letters);
    }

    [[nodiscard]] std::string_view raw() const { return transmitted.of(message); }
};

/// Between when a telegram must have been sent, by its number.
struct DateBracket {
    UtcTime from;
    UtcTime until;
    bool has_lower = false;    ///< `from` is the date of a lower number, else the year begins there
    bool has_higher = false;   ///< `until` is the date of a higher number, else the year ends there
    std::size_t compared = 0;  ///< Held and dated numbers around that were looked at
    std::int64_t out_of_order = 0;  ///< Seconds by which numbers and dates disagree among these;
                                    ///< the bracket is widened by them
    std::vector<Card> before;       ///< Held, with lower numbers, nearest first
    std::vector<Card> after;        ///< Held, with higher numbers, nearest first
};

/// A telegram of a thread.
struct ThreadTelegram {
    std::string id;            ///< Its address; its MRN when it is not held
    std::optional<Card> card;  ///< Absent: not in this archive (as far as this reader may see)
    std::string origin;        ///< Canonical; empty when unknown
    std::string origin_name;
    std::optional<DateBracket> bracket;  ///< Of one without a date
    unsigned steps = 0;                  ///< References from the telegram asked for
    std::vector<std::size_t> cites;      ///< Places in Thread::telegrams, rising
    std::vector<std::size_t> cited_by;

    /// Its date, or the middle of its bracket, in seconds.
    [[nodiscard]] std::optional<std::int64_t> when() const {
        if (card && card->date) {
            return card->date->seconds;
        }
        return bracket ? std::optional(bracket->from.seconds +
                                       (bracket->until.seconds - bracket->from.seconds) / 2)
                       : std::nullopt;
    }
};

/// Telegrams linked by references, as far as one reader may see them.
struct Thread {
    std::vector<ThreadTelegram> telegrams;  ///< Oldest first, those without any date last
    std::size_t here = 0;                   ///< Place of the telegram asked for
    unsigned steps = 0;                     ///< References followed from it
    std::size_t further = 0;                ///< Telegrams one step further
    bool is_cut = false;                    ///< There are more within these steps than are shown
};

/// Something in which two witnesses of a telegram differ.
struct DifferingPart {
    enum class Field : std::uint8_t {
        Paragraphs,
        Date,
        From,
        Addressees,
        ClassLine,
        Captions,
        Order,
        Tags,
        Subject,
        References,
        ClassifiedBy,
        Signature
    };
    Field field = Field::Paragraphs;
    std::string first_address;  ///< Paragraphs: of the first and the last of them, in the first
    std::string last_address;   ///< witness, or in the second where the first has none
    struct Piece {
        DifferencePiece::Kind kind = DifferencePiece::Kind::Same;
        std::string text;  ///< Line feeds between paragraphs
    };
    std::vector<Piece> pieces;
};
[[nodiscard]] std::string_view to_string(DifferingPart::Field field);

/// Two witnesses side by side.
struct WitnessComparison {
    std::uint64_t first = 0;  ///< Numbers of the witnesses
    std::uint64_t second = 0;
    std::vector<DifferingPart> parts;  ///< Empty: they read the same
    std::size_t same_paragraphs = 0;
    bool is_too_long = false;  ///< Longer than kMaxComparedBytes: not compared
};

/// Where a telegram stands among the results of a query.
struct HitPlace {
    std::uint64_t position = 0;  ///< From 1
    std::uint64_t total = 0;
    std::string before;  ///< Id of the result before it; empty at the first
    std::string after;   ///< Empty at the last
};

/// Where an address or a typed reference leads.
struct Destination {
    enum class Kind : std::uint8_t {
        Telegram,   ///< `id` is held and visible
        Moved,      ///< It is at `id` now
        Several,    ///< `candidates`
        Embargoed,  ///< Until `until`
        Withheld,
        Missing,  ///< A well-formed reference that is not held
        None      ///< Not a reference: search for it
    };
    Kind kind = Kind::None;
    std::string id;
    std::string paragraph;  ///< `5`; empty when not asked for
    std::optional<UtcTime> until;
    std::vector<Card> candidates;
    std::vector<Card> citing;       ///< Missing: who cites it
    std::string highest_at_origin;  ///< Missing: the highest number held of that origin and year,
                                    ///< as an id; may be empty
    std::optional<DateBracket> bracket;  ///< Missing, when its id is an MRN
};

/// MRNs that are cited and not held: one page of them.
struct AbsentPage {
    std::vector<Entry> entries;  ///< The MRN, the name of its post, how many telegrams cite it
    std::uint64_t total = 0;
    std::uint64_t offset = 0;
    std::uint64_t limit = 0;
};

/// An answer to a query.
struct SearchPage {
    search::Query query;
    search::Results results;
    search::Sort sort = search::Sort::Relevance;
    std::optional<search::Suggestion> suggestion;  ///< First pages only
    /// Nothing was found: what the query without each of its clauses finds, one a clause in order.
    /// Empty when something was, for a query of one clause, or of more than kMaxLooserQueries.
    std::vector<std::uint64_t> without;
};

/// What is in the archive.
struct Stats {
    std::uint64_t telegrams = 0;
    std::optional<UtcTime> first;
    std::optional<UtcTime> last;
    std::vector<Entry> years;
    std::vector<Entry> origins;  ///< Most first
    std::vector<Entry> classifications;
    std::vector<Entry> tags;
    std::vector<Entry> captions;
    std::vector<Entry> variants;
};

}  // namespace reftel::room

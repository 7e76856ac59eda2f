// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"
#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::archive {

/// For whom an archive is opened.
enum class Audience : std::uint8_t {
    Owner,    ///< Everything
    Released  ///< What has been released by now and is not withheld
};
[[nodiscard]] std::string_view to_string(Audience audience);

/// What an edition says of an address.
enum class Visibility : std::uint8_t { Visible, Embargoed, Withheld, NotHeld };

/// A telegram in a list. Owned copies.
struct Card {
    std::string id;  ///< Its address
    std::string subject;
    std::optional<UtcTime> date;
    bool day_alone = false;  ///< The hour of `date` is not known: it says midnight
    std::optional<UtcTime> released;
    std::string origin;          ///< Canonical; empty when unknown
    std::string classification;  ///< As shown
    telegram::Level level = telegram::Level::None;
};

/// One copy of a telegram as some source gave it.
struct WitnessInfo {
    std::uint64_t number = 0;  ///< 1 for the first
    std::string original_sha256;
    telegram::Provenance from;
    telegram::Published published;
    std::uint64_t message_bytes = 0;
    UtcTime imported;
    bool shown = false;  ///< Its text is the one shown
};

/// A telegram opened for reading: its bytes and what was parsed from them.
struct OpenTelegram {
    Card card;
    std::string message;  ///< The message of the shown witness; `parsed` views it (moving keeps it
                          ///< in place)
    std::unique_ptr<telegram::Telegram> parsed;
    telegram::Published published;  ///< Of the shown witness; missing fields filled from the others
    std::vector<WitnessInfo> witnesses;
    std::vector<std::string> source_notes;  ///< Findings about the source, as text
};

/// Which telegrams a list asks for; everything set must hold.
struct Filter {
    std::optional<UtcTime> from;   ///< date >= from
    std::optional<UtcTime> until;  ///< date < until
    std::optional<UtcTime> released_from;
    std::optional<UtcTime> released_until;
    std::string tag;
    std::string caption;  ///< In capitals
    std::string person;   ///< In any role, or in `role`
    std::string role;     ///< As telegram::Person::Role is written: `signed`
    std::string origin;
    std::vector<std::string> origins;  ///< Any of these; empty: all
    telegram::Level level = telegram::Level::None;
};
enum class Order : std::uint8_t { Oldest, Newest, NewestReleased };

/// A value and how many telegrams have it.
struct Count {
    std::string value;
    std::uint64_t telegrams = 0;
};
/// By what counts can be made. Year, Month, Day are of `date` (`2009`, `2009-03`, `2009-03-12`),
/// ReleasedDay of `released`.
enum class CountBy : std::uint8_t {
    Year,
    Month,
    Day,
    ReleasedDay,
    Origin,
    Level,
    Tag,
    Caption,
    Variant
};

/// Telegrams with one of the TAGS, by year; those without a date count in `telegrams` alone.
struct TagUse {
    std::string code;
    std::uint64_t telegrams = 0;
    std::vector<std::pair<int, std::uint64_t>> years;  ///< Rising
};

/// How many telegrams name a person.
struct PersonUse {
    std::string name;
    std::uint64_t telegrams = 0;                               ///< In any role, each once
    std::vector<std::pair<std::string, std::uint64_t>> roles;  ///< `signed`, by name of the role
};

/// What is held of the serial numbers of an origin in a year. An origin counts from 1 each year.
struct SerialCoverage {
    std::string origin;  ///< Canonical
    int year = 0;
    std::uint64_t held = 0;          ///< Different numbers held
    std::uint64_t cited_absent = 0;  ///< Different numbers that telegrams here cite and that are
                                     ///< not held
    std::uint32_t lowest = 0;        ///< Of those held or cited
    std::uint32_t highest = 0;
    [[nodiscard]] std::uint64_t implied() const {
        return highest > held + cited_absent ? highest - held - cited_absent : 0;
    }
};

/// A reference between telegrams.
struct Citation {
    std::string citing;  ///< Address of the telegram that cites
    std::string cited;   ///< Id as cited (canonical MRN)
    char letter = 0;
    std::string text;  ///< As written
};

/// The archive as one audience may see it: the only door to telegram text and to counts.
///
/// Every list, count and text is restricted in the same place (`visible_telegram`, one SQL
/// expression). Safe to use from several threads at once: each call takes a read connection out of
/// a small pool, and a new one is made when all are in use. One call sees one state of the
/// database; the next call may see a later one, when an import is committed meanwhile.
class Edition {
 public:
    /// `now` decides what is released. NotFound when there is no archive, Unsupported when a newer
    /// reftel made it.
    [[nodiscard]] static Result<std::unique_ptr<Edition>> open(const std::string& folder,
                                                               Audience audience, UtcTime now);
    ~Edition();
    Edition(const Edition&) = delete;
    Edition& operator=(const Edition&) = delete;

    [[nodiscard]] Audience audience() const;
    /// What stands at an address (canonical MRN or provisional id, exact). For Embargoed, `until`
    /// is set when known; a telegram that nobody has released is Embargoed without it. An address
    /// that a telegram had earlier answers for that telegram, and `moved_to` is where it is now;
    /// both open_telegram and card know present addresses only.
    struct Status {
        Visibility visibility = Visibility::NotHeld;
        std::optional<UtcTime> until;
        std::string moved_to;  ///< Set when Visible under another address
    };
    [[nodiscard]] Result<Status> status(std::string_view id) const;
    /// NotFound unless the address is Visible.
    [[nodiscard]] Result<OpenTelegram> open_telegram(std::string_view id) const;
    [[nodiscard]] Result<std::string> original_bytes(std::string_view id,
                                                     std::uint64_t witness) const;
    [[nodiscard]] Result<std::optional<Card>> card(std::string_view id) const;
    /// Addresses of visible telegrams with this MRN (several when different telegrams share it), or
    /// whose MRN has this origin and number in any year (`year` 0).
    [[nodiscard]] Result<std::vector<std::string>> find_mrn(const telegram::Mrn& mrn) const;
    /// How many visible telegrams an origin has of a year by their MRNs, dated no later than
    /// `until`, and the largest number of them.
    struct Numbers {
        std::uint64_t count = 0;
        std::uint32_t largest = 0;
    };
    [[nodiscard]] Result<Numbers> numbers(std::string_view origin, std::uint16_t year,
                                          UtcTime until) const;

    [[nodiscard]] Result<std::vector<Card>> list(const Filter& filter, Order order,
                                                 std::uint64_t offset, std::uint64_t limit) const;
    [[nodiscard]] Result<std::uint64_t> count(const Filter& filter) const;
    [[nodiscard]] Result<std::vector<Count>> counts(CountBy by, const Filter& filter) const;
    /// By code. Cost: all telegrams and all TAGS once.
    [[nodiscard]] Result<std::vector<TagUse>> tag_use() const;
    /// By name. Cost: all telegrams and all persons once.
    [[nodiscard]] Result<std::vector<PersonUse>> person_use() const;
    /// By origin, then year. Cost: all telegrams and all references once.
    [[nodiscard]] Result<std::vector<SerialCoverage>> serial_coverage() const;
    /// What a visible telegram cites; nothing for any other address.
    [[nodiscard]] Result<std::vector<Citation>> cites(std::string_view id) const;
    /// Which visible telegrams cite this address or MRN; it need not be held or visible itself.
    [[nodiscard]] Result<std::vector<Citation>> cited_by(std::string_view id) const;
    /// Visible neighbours by serial number of the same origin and year: before and after.
    [[nodiscard]] Result<std::pair<std::optional<Card>, std::optional<Card>>> neighbours(
        std::string_view id) const;
    /// Visible telegrams sent just before and just after a visible one, by date and then by
    /// address; neither when it has no date or is not visible.
    [[nodiscard]] Result<std::pair<std::optional<Card>, std::optional<Card>>> sent_around(
        std::string_view id) const;
    /// Visible telegrams of the origin and year of an MRN that need not be held: those with lower
    /// numbers and those with higher ones, nearest first, at most `limit` of each.
    struct Around {
        std::vector<Card> before;
        std::vector<Card> after;
    };
    [[nodiscard]] Result<Around> numbered_around(const telegram::Mrn& mrn,
                                                 std::uint64_t limit) const;
    /// MRNs that visible telegrams cite in their REF lines and that no visible telegram has, each
    /// with how many cite it; most first, then by MRN. What is closed and what is not held look the
    /// same. Walks all references.
    [[nodiscard]] Result<std::vector<Count>> absent() const;
    /// The text of one witness of a visible telegram (1 for the first), parsed as when it arrived.
    /// NotFound for any other, and for a witness whose text cannot be told from that of a telegram
    /// that is closed.
    struct WitnessText {
        std::string message;  ///< `parsed` views it (moving keeps it in place)
        std::unique_ptr<telegram::Telegram> parsed;
    };
    [[nodiscard]] Result<WitnessText> witness_text(std::string_view id,
                                                   std::uint64_t witness) const;
    /// Calls `visit` with every visible telegram, by address, until it says false.
    [[nodiscard]] Result<void> for_each(
        const std::function<bool(const OpenTelegram&)>& visit) const;

    /// Every visible address, in order: for work in several threads.
    [[nodiscard]] Result<std::vector<std::string>> addresses() const;
    /// Calls `visit` with every visible address, in no order, and with bytes that change whenever
    /// what is shown there may have changed: to find out what to make anew.
    [[nodiscard]] Result<void> for_each_version(
        const std::function<void(std::string_view id, std::string_view state)>& visit) const;
    /// A word that changes whenever what this edition shows may have changed: by import, decision,
    /// rebuild or the passing of time. What is made from an edition keeps it and knows when it is
    /// out of date.
    [[nodiscard]] Result<std::string> mark() const;

    /// A setting such as `hashtag` or `title`; empty when it was never set.
    [[nodiscard]] Result<std::string> setting(std::string_view name) const;

 private:
    struct State;
    explicit Edition(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reftel::archive

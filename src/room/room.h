// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"
#include "room/address.h"
#include "room/views.h"
#include "search/completion.h"

namespace reftel::room {

/// For whom the room is opened.
enum class Audience : std::uint8_t { Owner, Released };

/// An archive opened for reading by one audience: the use cases behind the pages and the command
/// line. Thread-safe.
class Room {
 public:
    /// NotFound when there is no archive at `folder`, Unsupported when a newer reftel made it,
    /// Corrupt when it is damaged.
    [[nodiscard]] static Result<std::unique_ptr<Room>> open(const std::string& folder,
                                                            Audience audience, UtcTime now);
    ~Room();
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

    [[nodiscard]] Audience audience() const;
    /// The collection's title and hashtag (settings `title`, `hashtag`; by default "Telegrams" and
    /// "cablegate").
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string hashtag() const;
    /// Where the source of this program is, `https://...` (setting `source`); empty when not said.
    [[nodiscard]] std::string source() const;

    /// Names what the room shows: another mark after an import, a decision, a rebuild. What is made
    /// from answers of the room stays true as long as its mark does.
    [[nodiscard]] Result<std::string> mark() const;

    /// Where something typed or pasted leads: a reference in any spelling, one of our addresses, an
    /// old URL of another site.
    [[nodiscard]] Result<Destination> find(std::string_view typed) const;
    /// NotFound unless the id (exactly as in its address) is visible.
    [[nodiscard]] Result<Reading> read(std::string_view id) const;
    /// Fills `small_letters` of a telegram that was sent in capitals, and says whether its subject
    /// was; leaves any other as it is.
    [[nodiscard]] Result<void> set_small_letters(Reading& reading) const;
    /// The source's own bytes of a witness (1 for the first).
    [[nodiscard]] Result<std::string> original(std::string_view id, std::uint64_t witness) const;

    /// The telegrams linked with one by references, at most `steps` away (1 to kMaxThreadSteps) and
    /// kMaxThreadTelegrams in all. The id need not be held.
    [[nodiscard]] Result<Thread> thread(std::string_view id, unsigned steps) const;
    /// The telegrams sent just before and just after one that is visible.
    [[nodiscard]] Result<std::pair<std::optional<Card>, std::optional<Card>>> sent_around(
        std::string_view id) const;
    /// In what two witnesses of a telegram differ (1 for the first). NotFound when it is not
    /// visible, or has no such witness that can be shown by itself.
    [[nodiscard]] Result<WitnessComparison> compare_witnesses(std::string_view id,
                                                              std::uint64_t first,
                                                              std::uint64_t second) const;
    /// MRNs that are cited and not held, as far as this reader may see; most cited first.
    [[nodiscard]] Result<AbsentPage> absent(std::uint64_t offset, std::uint64_t limit) const;
    /// Where a telegram stands among the results; nothing when it is none of the first
    /// kMaxSteppedHits.
    [[nodiscard]] Result<std::optional<HitPlace>> place_among(std::string_view query,
                                                              std::optional<search::Sort> sort,
                                                              std::string_view id) const;

    struct SearchOptions {
        std::optional<search::Sort> sort;  ///< Over `sort:` of the query
        std::uint32_t limit = 10;
        std::string cursor;
        bool facets = true;
        bool histogram = false;
        std::optional<search::DateUnit> histogram_unit;  ///< None: what fits the dates asked for
    };
    [[nodiscard]] Result<SearchPage> search(std::string_view query,
                                            const SearchOptions& options) const;
    /// The query, as typed, for telegrams with the words that tell most about this one: the
    /// telegram itself is left out, and other texts with its reference number unless wanted. Empty
    /// when it has no word that others have. NotFound unless the id is visible.
    enum class OtherTexts : std::uint8_t { LeaveOut, Keep };
    [[nodiscard]] Result<std::string> similar_query(std::string_view id, OtherTexts others) const;
    /// What the beginning of a word or value may become (search/completion.h).
    [[nodiscard]] Result<std::vector<search::Completion>> complete(
        std::string_view typed, std::span<const search::CompletionKind> kinds,
        std::size_t limit) const;

    /// Brings the search index and the words of the reading case up to date, as the first search
    /// and the first telegram in capitals would; telegrams that it added, changed or took out. Busy
    /// when another process does, Io where it cannot be written: then searches read the whole
    /// archive each time.
    [[nodiscard]] Result<std::uint64_t> update_index(
        const std::function<void(std::uint64_t done, std::uint64_t all)>& progress) const;

    /// Of those whose date of release is known.
    [[nodiscard]] Result<CardPage> newest_released(std::uint64_t limit) const;
    [[nodiscard]] Result<std::vector<Entry>> years() const;
    [[nodiscard]] Result<std::vector<Entry>> months(int year) const;
    [[nodiscard]] Result<std::vector<Entry>> days(int year, unsigned month) const;
    /// Telegrams of a year, a month or a day (`month`, `day` 0: all), oldest first.
    [[nodiscard]] Result<CardPage> by_date(int year, unsigned month, unsigned day,
                                           std::uint64_t offset, std::uint64_t limit) const;
    [[nodiscard]] Result<std::vector<Entry>> release_days() const;
    [[nodiscard]] Result<CardPage> by_release_day(const Date& day, std::uint64_t offset,
                                                  std::uint64_t limit) const;
    [[nodiscard]] Result<std::vector<Entry>> tags() const;
    [[nodiscard]] Result<CardPage> by_tag(std::string_view code, std::uint64_t offset,
                                          std::uint64_t limit) const;
    [[nodiscard]] Result<std::vector<Entry>> origins() const;
    [[nodiscard]] Result<CardPage> by_origin(std::string_view canonical, std::uint64_t offset,
                                             std::uint64_t limit) const;
    [[nodiscard]] Result<std::vector<Entry>> classifications() const;
    [[nodiscard]] Result<CardPage> by_level(telegram::Level level, std::uint64_t offset,
                                            std::uint64_t limit) const;
    [[nodiscard]] Result<Stats> stats() const;

    // Made from all of the edition and kept until it changes; whoever asked shares them.
    /// By code.
    [[nodiscard]] Result<std::shared_ptr<const std::vector<TagEntry>>> tags_by_year() const;
    /// Most telegrams first.
    [[nodiscard]] Result<std::shared_ptr<const std::vector<PersonEntry>>> people() const;
    /// By origin, then year.
    [[nodiscard]] Result<std::shared_ptr<const std::vector<Coverage>>> coverage() const;

    /// `role` as in PersonEntry; empty: any.
    [[nodiscard]] Result<CardPage> by_person(std::string_view name, std::string_view role,
                                             std::uint64_t offset, std::uint64_t limit) const;
    /// With what they mean as labels.
    [[nodiscard]] Result<std::vector<Entry>> captions() const;
    [[nodiscard]] Result<CardPage> by_caption(std::string_view caption, std::uint64_t offset,
                                              std::uint64_t limit) const;
    /// Countries with posts that sent telegrams, most first.
    [[nodiscard]] Result<std::vector<CountryEntry>> countries() const;
    /// Telegrams that any of these origins sent.
    [[nodiscard]] Result<CardPage> by_origins(std::vector<std::string> canonical,
                                              std::uint64_t offset, std::uint64_t limit) const;

 private:
    struct State;
    [[nodiscard]] Result<Destination> find_unseen(const TypedAddress& address,
                                                  Destination out) const;
    explicit Room(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reftel::room

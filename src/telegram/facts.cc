// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/facts.h"

#include <charconv>
#include <vector>

#include "base/text.h"
#include "telegram/fact_checks.h"
#include "telegram/fact_tables.h"
#include "telegram/one_slip.h"
#include "telegram/origin_table.h"
#include "telegram/string_index.h"
#include "telegram/tsv.h"

namespace reftel::embedded {
extern const std::string_view origins_tsv;
extern const std::string_view routing_indicators_tsv;
}  // namespace reftel::embedded

namespace reftel::telegram {
namespace {

// ---- origins

/// Shorter names have too many neighbours to be mended.
constexpr std::size_t kShortestMended = 4;

/// Whether no more than two bits are set. std::popcount is a call where a program must run on
/// machines without an instruction for it.
constexpr bool has_two_at_most(std::uint32_t bits) {
    bits &= bits - 1;
    return (bits & (bits - 1)) == 0;
}

/// Whether `name` lost letters and `letters` are left: its end, one letter of four, two of a name
/// that keeps six.
bool is_rest_of(std::string_view letters, std::string_view name) {
    constexpr std::size_t kShortestFront = 4;
    constexpr std::size_t kShortestOfTwoLost = 6;
    if (letters.size() >= kShortestFront && name.starts_with(letters)) {
        return true;
    }
    const std::size_t most =
        letters.size() >= kShortestOfTwoLost ? 2 : (letters.size() + 1 == kShortestMended ? 1 : 0);
    if (name.size() <= letters.size() || name.size() - letters.size() > most) {
        return false;
    }
    std::size_t at = 0;
    for (const char c : name) {
        at += at < letters.size() && letters[at] == c ? 1 : 0;
    }
    return at == letters.size();
}

std::optional<double> parse_degrees(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

class OriginTable {
 public:
    OriginTable() {
        for_each_row<14>(embedded::origins_tsv, [&](const auto& field) {
            facts_.push_back({field[0], field[1], field[2], field[3], field[4],
                              parse_degrees(field[5]), parse_degrees(field[6]), field[7]});
            years_.push_back({parse_era(field[11], field[12]), field[13]});
            add_list(field[1], Spelling::Canonical);
            add_list(field[8], Spelling::Alias);
            add_list(field[9], Spelling::Abbreviation);
            add_list(field[10], Spelling::Cut);
        });
        index_ = StringIndex(spellings_.size());
        // Surer spellings first: the index keeps the first that comes.
        for (const Spelling wanted :
             {Spelling::Canonical, Spelling::Alias, Spelling::Abbreviation, Spelling::Cut}) {
            for (std::size_t i = 0; i < spellings_.size(); ++i) {
                if (spellings_[i].spelling == wanted) {
                    index_.add(spellings_[i].letters, i);
                }
            }
        }
    }

    [[nodiscard]] OriginSpelling find(std::string_view letters, std::uint64_t hash) const {
        const std::size_t at =
            index_.may_have(hash) ? index_.find(letters, hash) : StringIndex::kNone;
        if (at == StringIndex::kNone) {
            return {letters, nullptr, Spelling::Cut};
        }
        return {spellings_[at].letters, &facts_[spellings_[at].origin], spellings_[at].spelling};
    }

    [[nodiscard]] const OriginFact* find_by_slip(std::string_view letters) const {
        const OriginFact* found = nullptr;
        const OriginFact* lost = nullptr;  // The one that has a letter more.
        bool several = false;
        bool several_lost = false;
        const std::uint32_t set = letter_set(letters);
        for (const Entry& entry : spellings_) {
            // One slip changes two letters of the set at most: nearly all names go by this.
            if (!has_two_at_most(entry.letter_set ^ set) || entry.spelling > Spelling::Alias ||
                entry.letters.size() < kShortestMended ||
                !is_one_slip_apart(entry.letters, letters)) {
                continue;
            }
            const OriginFact* const origin = &facts_[entry.origin];
            several = several || (found != nullptr && found != origin);
            found = origin;
            if (entry.spelling == Spelling::Canonical && entry.letters.size() > letters.size()) {
                several_lost = several_lost || lost != nullptr;
                lost = origin;
            }
        }
        if (several) {
            // A letter is lost more often than another slip is made.
            return several_lost ? nullptr : lost;
        }
        return found;
    }

    [[nodiscard]] const OriginFact* find_with_hole(std::string_view letters) const {
        const std::size_t hole = letters.find('Q');
        const OriginFact* found = nullptr;
        for (const Entry& entry : spellings_) {
            const std::string_view name = entry.letters;
            if (hole == std::string_view::npos || entry.spelling != Spelling::Canonical ||
                name.size() < letters.size() || name.size() > letters.size() + 1 ||
                !name.starts_with(letters.substr(0, hole)) ||
                !name.ends_with(letters.substr(hole + 1))) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &facts_[entry.origin];
        }
        return found;
    }

    [[nodiscard]] const OriginFact* find_by_rest(std::string_view letters) const {
        const OriginFact* found = nullptr;
        for (const Entry& entry : spellings_) {
            if (entry.spelling != Spelling::Canonical || !is_rest_of(letters, entry.letters)) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &facts_[entry.origin];
        }
        return found;
    }

    [[nodiscard]] std::span<const OriginFact> all() const { return facts_; }
    [[nodiscard]] const OriginYears& years_of(const OriginFact& origin) const {
        return years_[static_cast<std::size_t>(&origin - facts_.data())];
    }

 private:
    struct Entry {
        std::string_view letters;
        std::size_t origin;
        Spelling spelling;
        std::uint32_t letter_set;
    };

    /// One bit for each letter that occurs.
    static std::uint32_t letter_set(std::string_view letters) {
        std::uint32_t set = 0;
        for (const char c : letters) {
            set |= 1U << (static_cast<unsigned char>(c) & 31U);
        }
        return set;
    }

    void add_list(std::string_view list, Spelling spelling) {
        while (!list.empty()) {
            const std::size_t comma = list.find(',');
            const std::string_view letters = list.substr(0, comma);
            spellings_.push_back({letters, facts_.size() - 1, spelling, letter_set(letters)});
            list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
        }
    }

    std::vector<OriginFact> facts_;
    std::vector<OriginYears> years_;  ///< Of the fact at the same place.
    std::vector<Entry> spellings_;
    StringIndex index_{0};
};

const OriginTable& origin_table() {
    static const OriginTable table;
    return table;
}

// ---- routing indicators

class StationTable {
 public:
    StationTable() {
        for_each_row<2>(embedded::routing_indicators_tsv, [&](const auto& field) {
            if (!indicators_.empty() && indicators_.back() == field[0]) {
                names_.back() = {};  // Shared by several: it names none of them.
                return;
            }
            indicators_.push_back(field[0]);
            names_.push_back(field[1]);
        });
        index_ = StringIndex(indicators_.size());
        for (std::size_t i = 0; i < indicators_.size(); ++i) {
            index_.add(indicators_[i], i);
        }
    }

    [[nodiscard]] std::string_view find(std::string_view indicator) const {
        const std::size_t at = index_.find(indicator);
        return at == StringIndex::kNone ? std::string_view{} : names_[at];
    }

    [[nodiscard]] bool has(std::string_view indicator) const {
        return index_.find(indicator) != StringIndex::kNone;
    }

 private:
    std::vector<std::string_view> indicators_;
    std::vector<std::string_view> names_;
    StringIndex index_{0};
};

const StationTable& station_table() {
    static const StationTable table;
    return table;
}

}  // namespace

const OriginFact* find_origin(std::string_view canonical_or_alias) {
    const OriginSpelling found = find_spelling(canonical_or_alias);
    return found.spelling == Spelling::Cut ? nullptr : found.origin;
}

std::span<const OriginFact> all_origins() {
    return origin_table().all();
}

const OriginYears& years_of(const OriginFact& origin) {
    return origin_table().years_of(origin);
}

OriginSpelling find_spelling(std::string_view letters) {
    return origin_table().find(letters, BackwardHash::of(letters));
}

OriginSpelling find_spelling(std::string_view letters, std::uint64_t backward_hash) {
    return origin_table().find(letters, backward_hash);
}

const OriginFact* find_origin_by_slip(std::string_view letters) {
    return letters.size() < kShortestMended ? nullptr : origin_table().find_by_slip(letters);
}

const OriginFact* find_origin_with_hole(std::string_view letters) {
    return letters.size() < kShortestMended ? nullptr : origin_table().find_with_hole(letters);
}

const OriginFact* find_origin_by_rest(std::string_view letters) {
    return letters.size() + 1 < kShortestMended ? nullptr : origin_table().find_by_rest(letters);
}

std::string_view station_name(std::string_view routing_indicator) {
    return station_table().find(routing_indicator);
}

bool is_routing_indicator_known(std::string_view routing_indicator) {
    return station_table().has(routing_indicator);
}

}  // namespace reftel::telegram

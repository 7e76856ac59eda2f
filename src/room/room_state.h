// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/edition.h"
#include "room/case_words.h"
#include "room/kept.h"
#include "room/room.h"
#include "room/search_index.h"

namespace reftel::room {

using Counts = std::vector<archive::Count>;
/// Makes the counts of all telegrams by one thing.
[[nodiscard]] Kept<Counts>::Make counts_by(archive::CountBy by);
[[nodiscard]] Result<Counts> make_absent(const archive::Edition& edition);
[[nodiscard]] Result<std::vector<TagEntry>> make_tags(const archive::Edition& edition);
[[nodiscard]] Result<std::vector<PersonEntry>> make_people(const archive::Edition& edition);
[[nodiscard]] Result<std::vector<Coverage>> make_coverage(const archive::Edition& edition);

struct Room::State {
    Audience audience = Audience::Owner;
    std::unique_ptr<archive::Edition> edition;
    std::unique_ptr<SearchIndex> index;
    std::unique_ptr<CaseWords> case_words;
    Kept<Counts> years{counts_by(archive::CountBy::Year)};
    Kept<Counts> release_days{counts_by(archive::CountBy::ReleasedDay)};
    Kept<Counts> origins{counts_by(archive::CountBy::Origin)};
    Kept<Counts> levels{counts_by(archive::CountBy::Level)};
    Kept<Counts> captions{counts_by(archive::CountBy::Caption)};
    Kept<Counts> variants{counts_by(archive::CountBy::Variant)};
    /// MRNs that are cited and not held: all references are walked for it.
    Kept<Counts> absent{make_absent};
    Kept<std::vector<TagEntry>> tags_by_year{make_tags};
    Kept<std::vector<PersonEntry>> people{make_people};
    Kept<std::vector<Coverage>> coverage{make_coverage};
    std::string title;
    std::string hashtag;
    std::string source;
};

}  // namespace reftel::room

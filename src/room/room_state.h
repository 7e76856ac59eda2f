// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "archive/edition.h"
#include "room/absent_list.h"
#include "room/case_words.h"
#include "room/kept.h"
#include "room/room.h"
#include "room/search_index.h"

namespace reftel::room {

[[nodiscard]] Result<std::vector<TagEntry>> make_tags(const archive::Edition& edition);
[[nodiscard]] Result<std::vector<PersonEntry>> make_people(const archive::Edition& edition);
[[nodiscard]] Result<std::vector<Coverage>> make_coverage(const archive::Edition& edition);

struct Room::State {
    Audience audience = Audience::Owner;
    std::unique_ptr<archive::Edition> edition;
    std::unique_ptr<SearchIndex> index;
    std::unique_ptr<CaseWords> case_words;
    std::unique_ptr<AbsentList> absent;
    Kept<std::vector<TagEntry>> tags{make_tags};
    Kept<std::vector<PersonEntry>> people{make_people};
    Kept<std::vector<Coverage>> coverage{make_coverage};
    std::string title;
    std::string hashtag;
    std::string source;
};

}  // namespace reftel::room

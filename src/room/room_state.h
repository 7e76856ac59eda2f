// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "archive/edition.h"
#include "room/absent_list.h"
#include "room/case_words.h"
#include "room/room.h"
#include "room/search_index.h"

namespace reftel::room {

struct Room::State {
    Audience audience = Audience::Owner;
    std::unique_ptr<archive::Edition> edition;
    std::unique_ptr<SearchIndex> index;
    std::unique_ptr<CaseWords> case_words;
    std::unique_ptr<AbsentList> absent;
    std::string title;
    std::string hashtag;
    std::string source;
};

}  // namespace reftel::room

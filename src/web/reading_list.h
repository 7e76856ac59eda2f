// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "room/views.h"
#include "web/link.h"
#include "web/visit.h"

namespace reftel::web {

// Telegrams and paragraphs that a reader collected. The list is its address and is kept nowhere
// else: `/list?t=07ZENDA231&t=07ZENDA77%2F5`.

/// A place in a reading list: a telegram, or one of its paragraphs.
struct ListedPlace {
    std::string id;
    std::string paragraph;  ///< `5`; empty: the whole telegram

    bool operator==(const ListedPlace&) const = default;
    /// `07ZENDA77/5`
    [[nodiscard]] std::string to_string() const;
};
using ReadingList = std::vector<ListedPlace>;

/// Where the list is, in the form of a suffix (`.txt`; empty for the page).
[[nodiscard]] Link list_link(const ReadingList& list, std::string_view suffix = {});

/// What a request asks for with `t`: references in any spelling are made canonical, a place named
/// twice counts once. Malformed when there are more than kMaxListedPlaces.
[[nodiscard]] Result<ReadingList> asked_list(const Visit& visit);
/// The list after `up`, `down` or `remove` of the request, each with a number from 1.
[[nodiscard]] ReadingList edited(ReadingList list, const http::Request& request);

/// A place with what stands there.
struct ListEntry {
    std::size_t number = 0;  ///< From 1
    const ListedPlace& place;
    const room::Reading* reading = nullptr;  ///< nullptr: not in this archive, or not to be seen
    const telegram::Paragraph* paragraph = nullptr;  ///< nullptr: the whole telegram
};
/// Opens the places one after the other. Malformed when what they hold is together more than
/// kMaxListedBytes. Memory: one telegram.
[[nodiscard]] Result<void> for_each_entry(const Visit& visit, const ReadingList& list,
                                          const std::function<void(const ListEntry&)>& take);

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading_list.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "room/plain_text.h"
#include "web/limits.h"

namespace reftel::web {
namespace {

/// The place a reader means: `07ZENDA77/5`, `07 Zenda 77 para 5`, a pasted address. What is no
/// reference stays as it was typed: the page says that it leads nowhere.
Result<ListedPlace> place_of(const Visit& visit, std::string_view typed) {
    const std::size_t slash = std::min(typed.find('/'), typed.size());
    const ListedPlace as_path{std::string(typed.substr(0, slash)),
                              std::string(typed.substr(std::min(slash + 1, typed.size())))};
    const bool is_path = slash > 0 && slash < typed.size() && !typed.starts_with("http");
    const auto found = REFTEL_TRY(visit.room.find(is_path ? as_path.id : typed));
    if (found.id.empty()) {
        return as_path;
    }
    return ListedPlace{found.id, is_path ? as_path.paragraph : found.paragraph};
}

/// Position that a parameter names, from 0; the size of the list when it names none.
std::size_t position(const http::Request& request, std::string_view name, std::size_t size) {
    const auto number = parse_number(request.parameter(name));
    return number && *number >= 1 && *number <= size ? *number - 1 : size;
}

}  // namespace

std::string ListedPlace::to_string() const {
    return paragraph.empty() ? id : id + "/" + paragraph;
}

Link list_link(const ReadingList& list, std::string_view suffix) {
    Link link("/list");
    link.add(suffix);
    for (const auto& place : list) {
        link.query("t", place.to_string());
    }
    return link;
}

Result<ReadingList> asked_list(const Visit& visit) {
    ReadingList list;
    for (const auto& [name, value] : visit.request.parameters) {
        const std::string_view typed = trim(value);
        if (name != "t" || typed.empty()) {
            continue;
        }
        auto place = REFTEL_TRY(place_of(visit, typed.substr(0, kMaxListedReference)));
        if (std::ranges::find(list, place) == list.end()) {
            list.push_back(std::move(place));
        }
        if (list.size() > kMaxListedPlaces) {
            return fail(Error::Kind::Malformed,
                        fmt::format("a reading list holds at most {} places", kMaxListedPlaces));
        }
    }
    return list;
}

ReadingList edited(ReadingList list, const http::Request& request) {
    const std::size_t size = list.size();
    if (const auto up = position(request, "up", size); up > 0 && up < size) {
        std::swap(list[up], list[up - 1]);
    }
    if (const auto down = position(request, "down", size); down + 1 < size) {
        std::swap(list[down], list[down + 1]);
    }
    if (const auto remove = position(request, "remove", size); remove < size) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(remove));
    }
    return list;
}

Result<void> for_each_entry(const Visit& visit, const ReadingList& list,
                            const std::function<void(const ListEntry&)>& take) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto reading = visit.room.read(list[i].id);
        if (!reading && reading.error().kind != Error::Kind::NotFound) {
            return fail(reading.error());
        }
        ListEntry entry{i + 1, list[i]};
        if (reading) {
            entry.paragraph = list[i].paragraph.empty()
                                  ? nullptr
                                  : room::find_paragraph(*reading, list[i].paragraph);
            const bool there = list[i].paragraph.empty() || entry.paragraph != nullptr;
            entry.reading = there ? &*reading : nullptr;
            bytes += reading->message.size();
        }
        if (bytes > kMaxListedBytes) {
            return fail(Error::Kind::Malformed,
                        "these telegrams are too long for one reading list; take fewer");
        }
        take(entry);
    }
    return {};
}

}  // namespace reftel::web

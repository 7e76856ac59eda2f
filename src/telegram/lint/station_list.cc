// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/station_list.h"

#include <array>

#include "telegram/header_line.h"

namespace reftel::telegram::lint {
namespace {

/// Routing indicators have up to eight letters, the first of which is always an R.
constexpr std::size_t kMostLetters = 8;
constexpr std::size_t kKinds = 1 + 26;  ///< No letter, A to Z

std::size_t kind_at(std::string_view station, std::size_t place) {
    return place < station.size() ? static_cast<std::size_t>(station[place] - 'A') + 1 : 0;
}

}  // namespace

StationList::StationList(std::span<const std::string_view> stations) : stations_(stations) {
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (is_routing_indicator(stations[i])) {
            order_.push_back(static_cast<std::uint32_t>(i));
        }
    }
    std::vector<std::uint32_t> sorted(order_.size());
    for (std::size_t place = kMostLetters - 1; place > 0; --place) {
        std::array<std::size_t, kKinds + 1> begin{};
        for (const std::uint32_t i : order_) {
            ++begin[kind_at(stations_[i], place) + 1];
        }
        for (std::size_t kind = 1; kind < begin.size(); ++kind) {
            begin[kind] += begin[kind - 1];
        }
        for (const std::uint32_t i : order_) {
            sorted[begin[kind_at(stations_[i], place)]++] = i;
        }
        order_.swap(sorted);
    }
}

std::optional<std::string_view> StationList::first_twice() const {
    for (std::size_t k = 1; k < order_.size(); ++k) {
        if (stations_[order_[k]] == stations_[order_[k - 1]]) {
            return stations_[order_[k]];
        }
    }
    return std::nullopt;
}

std::vector<bool> StationList::found_in(const StationList& others) const {
    std::vector<bool> out(stations_.size());
    std::size_t other = 0;
    for (const std::uint32_t i : order_) {
        while (other < others.order_.size() &&
               others.stations_[others.order_[other]] < stations_[i]) {
            ++other;
        }
        out[i] =
            other < others.order_.size() && others.stations_[others.order_[other]] == stations_[i];
    }
    return out;
}

}  // namespace reftel::telegram::lint

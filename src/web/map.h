// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/html.h"
#include "web/language.h"
#include "web/link.h"

namespace reftel::web {

// Posts on a map. The land is one picture for all maps (assets/land.svg); circles are drawn here.
// Their area goes with the count. What a map shows stands on its page as a list too, which is the
// control: the map's links are for the mouse alone.

/// A place on the picture: Equal Earth projection, as tools/make_land.mjs draws the land.
struct MapPoint {
    double x = 0;
    double y = 0;
};
/// Degrees, north and east positive.
[[nodiscard]] MapPoint project(double latitude, double longitude);

/// A post with its count.
struct Place {
    Link link;
    std::string label;  ///< `Embassy Astana: 420 telegrams`
    std::uint64_t count = 0;
    double latitude = 0;
    double longitude = 0;
};
/// Empty when there are no places; `label` says what the map shows. The largest circle is drawn
/// first, so that small ones stay within reach.
[[nodiscard]] Html place_map(std::string_view label, std::vector<Place> places);

/// A small map with one dot.
[[nodiscard]] Html dot_map(std::string_view label, double latitude, double longitude);

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "web/assets.h"

namespace reftel::web {
namespace {

/// The picture's size, and what tools/make_land.mjs cuts off in the north.
constexpr double kWidth = 1000;
constexpr double kHeight = 435;
constexpr double kTopLatitude = 84;

/// Radii on the picture: the largest circle, and the least that can be seen.
constexpr double kLargest = 26;
constexpr double kLeast = 3;

constexpr double kA1 = 1.340264;
constexpr double kA2 = -0.081106;
constexpr double kA3 = 0.000893;
constexpr double kA4 = 0.003796;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

/// Equal Earth of Savric, Patterson and Jenny (2018), for the sphere.
MapPoint equal_earth(double latitude, double longitude) {
    const double half = std::sqrt(3.0) / 2;
    const double theta = std::asin(half * std::sin(radians(latitude)));
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    const double stretch = kA1 + 3 * kA2 * t2 + t6 * (7 * kA3 + 9 * kA4 * t2);
    return {radians(longitude) * std::cos(theta) / (half * stretch),
            theta * (kA1 + kA2 * t2 + t6 * (kA3 + kA4 * t2))};
}

std::string number(double value) {
    return fmt::format("{:.1f}", value);
}

Html land() {
    return html(R"(<image href="{}" width="1000" height="435"/>)", asset_link("land.svg"));
}

}  // namespace

MapPoint project(double latitude, double longitude) {
    const double edge = equal_earth(0, 180).x;
    const double scale = kWidth / (2 * edge);
    const MapPoint at = equal_earth(latitude, longitude);
    return {(at.x + edge) * scale, (equal_earth(kTopLatitude, 0).y - at.y) * scale};
}

Html place_map(std::string_view label, std::vector<Place> places) {
    std::erase_if(places, [](const Place& place) {
        const double y = project(place.latitude, place.longitude).y;
        return place.count == 0 || y < 0 || y > kHeight;
    });
    if (places.empty()) {
        return {};
    }
    std::ranges::sort(places, std::ranges::greater(), &Place::count);
    const auto largest = static_cast<double>(places.front().count);
    Html circles;
    for (const auto& place : places) {
        const MapPoint at = project(place.latitude, place.longitude);
        const double share = static_cast<double>(place.count) / largest;
        circles.add(
            R"(<a href="{}" tabindex="-1"><title>{}</title><circle cx="{}" cy="{}" r="{}"/></a>
)",
            place.link, place.label, number(at.x), number(at.y),
            number(std::max(kLeast, kLargest * std::sqrt(share))));
    }
    return html(R"(<svg class="map" viewBox="0 0 1000 435" role="group" aria-label="{}">{}
{}</svg>
)",
                label, land(), circles);
}

Html dot_map(std::string_view label, double latitude, double longitude) {
    const MapPoint at = project(latitude, longitude);
    return html(
        R"(<svg class="map" viewBox="0 0 1000 435" role="img" aria-label="{}">{}<circle cx="{}" cy="{}" r="14"/></svg>
)",
        label, land(), number(at.x), number(at.y));
}

}  // namespace reftel::web

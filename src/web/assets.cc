// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/assets.h"

#include <array>

#include "base/assert.h"
#include "base/sha256.h"

namespace reftel::embedded {
extern const std::string_view room_css;
extern const std::string_view room_js;
extern const std::string_view favicon_svg;
extern const std::string_view land_svg;
}  // namespace reftel::embedded

namespace reftel::web {
namespace {

/// Digits of the SHA-256 in a file name: 48 bits tell the versions of one file apart.
constexpr std::size_t kHashDigits = 12;

Asset make(std::string_view name, std::string_view content_type, std::string_view bytes) {
    const std::size_t dot = name.rfind('.');
    std::string file_name(name.substr(0, dot));
    file_name += '.' + sha256(bytes).hex().substr(0, kHashDigits);
    file_name += name.substr(dot);
    return {name, content_type, bytes, std::move(file_name)};
}

/// Made at first use: the embedded bytes are only certain to be there once main has begun.
const std::array<Asset, 4>& all_assets() {
    static const std::array<Asset, 4> assets = {
        make("room.css", "text/css; charset=utf-8", embedded::room_css),
        make("room.js", "text/javascript; charset=utf-8", embedded::room_js),
        make("favicon.svg", "image/svg+xml", embedded::favicon_svg),
        make("land.svg", "image/svg+xml", embedded::land_svg),
    };
    return assets;
}

}  // namespace

const Asset* find_asset(std::string_view file_name) {
    for (const Asset& asset : all_assets()) {
        if (asset.file_name == file_name) {
            return &asset;
        }
    }
    return nullptr;
}

namespace {

const Asset& asset_named(std::string_view name) {
    for (const Asset& asset : all_assets()) {
        if (asset.name == name) {
            return asset;
        }
    }
    REFTEL_ASSERT(false, "pages name only assets that exist");
}

}  // namespace

std::string_view asset_bytes(std::string_view name) {
    return asset_named(name).bytes;
}

Link asset_link(std::string_view name) {
    return Link("/assets/", asset_named(name).file_name);
}

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "golden.h"
#include "room/import.h"
#include "room/room.h"

namespace reftel::room {

inline constexpr UtcTime kNow = {1'700'000'000};  // 2023-11-14: the tests' clock stands still

inline ImportReport import_paths(const std::string& archive, std::vector<std::string> paths) {
    ImportOptions options;
    options.paths = std::move(paths);
    options.now = kNow;
    auto report = import(archive, options);
    EXPECT_TRUE(report.has_value()) << report.error().to_string();
    return report ? *std::move(report) : ImportReport{};
}

inline std::unique_ptr<Room> open_room(const std::string& archive,
                                       Audience audience = Audience::Owner) {
    auto room = Room::open(archive, audience, kNow);
    EXPECT_TRUE(room.has_value()) << room.error().to_string();
    return room ? *std::move(room) : nullptr;
}

/// A well-formed telegram of the Embassy in Zenda.
inline std::string zenda_telegram(unsigned number, const std::string& subject,
                                  const std::string& text) {
    const std::string serial = std::to_string(number);
    return "P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3310\n\n"
           "UNCLAS ZENDA " +
           std::string(6 - serial.size(), '0') + serial +
           "\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: " + subject + "\n\n1. (U) " + text +
           "\n\nRASSENDYLL\n";
}

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "golden.h"
#include "http/message.h"
#include "room/room.h"
#include "web/app.h"

namespace reftel::web {

inline constexpr UtcTime kNow = {1'700'000'000};  // 2023-11-14: the tests' clock stands still

/// An archive in a temporary folder and a reading room over it.
class ReadingRoom {
 public:
    /// Of files or folders of the project (`examples/traffic`), or of texts.
    static ReadingRoom of_paths(const std::vector<std::string>& paths,
                                room::Audience audience = room::Audience::Owner);
    static ReadingRoom of_texts(const std::vector<std::string>& messages,
                                room::Audience audience = room::Audience::Owner);

    [[nodiscard]] const room::Room& room() const { return *room_; }
    [[nodiscard]] const std::string& archive() const { return archive_; }
    [[nodiscard]] const App& app() const { return *app_; }
    /// Opens the archive again, for decisions made since.
    void open_again(room::Audience audience);
    [[nodiscard]] http::Response get(std::string_view target) const;
    /// The body of an answer that must be 200.
    [[nodiscard]] std::string page(std::string_view target) const;

 private:
    ReadingRoom() = default;
    void open(const std::vector<std::string>& paths, room::Audience audience);

    std::unique_ptr<testing::TemporaryFolder> folder_ =
        std::make_unique<testing::TemporaryFolder>();
    std::string archive_;
    std::unique_ptr<room::Room> room_;
    std::unique_ptr<App> app_;
};

/// The room of all examples, made once for all tests of the program.
[[nodiscard]] const ReadingRoom& examples_room();

/// `/cable/ID` of the only telegram of a room.
[[nodiscard]] std::string only_telegram(const ReadingRoom& room);
[[nodiscard]] std::string location_of(const http::Response& response);
/// Without what differs from build to build: hashes of assets, dates of import, folders.
[[nodiscard]] std::string sanitise(std::string page);
/// A well-formed telegram of the Embassy in Zenda, 07ZENDA`number`.
[[nodiscard]] std::string zenda_telegram(unsigned number, std::string_view subject,
                                         std::string_view text, std::string_view ref = {});

}  // namespace reftel::web

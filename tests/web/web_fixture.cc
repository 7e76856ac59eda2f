// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web_fixture.h"

#include <fmt/format.h>

#include "room/import.h"

namespace reftel::web {

void ReadingRoom::open_again(room::Audience audience) {
    app_.reset();
    room_.reset();
    auto opened = room::Room::open(archive_, audience, kNow);
    ASSERT_TRUE(opened.has_value()) << opened.error().to_string();
    room_ = *std::move(opened);
    app_ = std::make_unique<App>(*room_, App::Options{"https://archive.example", {}});
}

void ReadingRoom::open(const std::vector<std::string>& paths, room::Audience audience) {
    archive_ = folder_->path() + "/archive";
    room::ImportOptions options;
    options.paths = paths;
    options.now = kNow;
    options.threads = 1;
    const auto report = room::import(archive_, options);
    ASSERT_TRUE(report.has_value()) << report.error().to_string();
    open_again(audience);
}

ReadingRoom ReadingRoom::of_paths(const std::vector<std::string>& paths, room::Audience audience) {
    std::vector<std::string> whole;
    for (const auto& path : paths) {
        whole.push_back(testing::project_path(path));
    }
    ReadingRoom out;
    out.open(whole, audience);
    return out;
}

ReadingRoom ReadingRoom::of_texts(const std::vector<std::string>& messages,
                                  room::Audience audience) {
    ReadingRoom out;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        out.folder_->write(fmt::format("in/{}.txt", i), messages[i]);
    }
    out.open({out.folder_->path() + "/in"}, audience);
    return out;
}

http::Response ReadingRoom::get(std::string_view target) const {
    http::Request request;
    request.method = "GET";
    request.target = target;
    EXPECT_TRUE(http::parse_target(target, request)) << target;
    return app_->handle(request);
}

std::string ReadingRoom::page(std::string_view target) const {
    auto response = get(target);
    EXPECT_EQ(response.status, 200) << target;
    return std::move(response.body);
}

const ReadingRoom& examples_room() {
    static const ReadingRoom kRoom = ReadingRoom::of_paths({"examples"});
    return kRoom;
}

std::string only_telegram(const ReadingRoom& room) {
    const auto cards = room.room().by_date(2007, 0, 0, 0, 2);
    EXPECT_TRUE(cards.has_value() && cards->cards.size() == 1);
    return cards && !cards->cards.empty() ? "/cable/" + cards->cards.front().id : "/cable/none";
}

std::string location_of(const http::Response& response) {
    return std::string(response.header("Location"));
}

namespace {

void replace_between(std::string& page, std::string_view before, std::string_view after,
                     std::string_view by) {
    for (std::size_t at = page.find(before); at != std::string::npos;
         at = page.find(before, at + before.size())) {
        const std::size_t begin = at + before.size();
        const std::size_t end = page.find(after, begin);
        if (end == std::string::npos) {
            return;
        }
        page.replace(begin, end - begin, by);
    }
}

}  // namespace

std::string sanitise(std::string page) {
    replace_between(page, "stylesheet\" href=\"/assets/room.", ".css", "HASH");
    replace_between(page, "script src=\"/assets/room.", ".js", "HASH");
    replace_between(page, "/assets/favicon.", ".svg", "HASH");
    const std::string root = testing::project_path("");
    for (std::size_t at = page.find(root); at != std::string::npos; at = page.find(root, at)) {
        page.erase(at, root.size());
    }
    return page;
}

std::string zenda_telegram(unsigned number, std::string_view subject, std::string_view text,
                           std::string_view ref) {
    const std::string refs = ref.empty() ? std::string() : fmt::format("REF: {}\n", ref);
    return fmt::format(
        "P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3310\n\n"
        "UNCLAS ZENDA {:06}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: {}\n{}\n1. (U) "
        "{}\n\n"
        "RASSENDYLL\n",
        number, subject, refs, text);
}

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/kept_answers.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "room/maintenance.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

KeptAnswers::Answer answer_of(std::size_t bytes) {
    http::Response out;
    out.body.assign(bytes, 'x');
    return std::make_shared<const http::Response>(std::move(out));
}

TEST(KeptAnswers, AreFoundUnderTheirMarkAlone) {
    KeptAnswers kept(1 << 20);
    EXPECT_EQ(kept.find("1", "a"), nullptr);
    const auto answer = answer_of(100);
    kept.keep("1", "a", answer);
    EXPECT_EQ(kept.find("1", "a"), answer);
    EXPECT_EQ(kept.find("1", "b"), nullptr);
    EXPECT_EQ(kept.find("2", "a"), nullptr);
    EXPECT_EQ(kept.find("1", "a"), nullptr) << "came back";
}

TEST(KeptAnswers, OneMadeBeforeAChangeIsNotKeptAfterIt) {
    KeptAnswers kept(1 << 20);
    EXPECT_EQ(kept.find("1", "a"), nullptr);
    EXPECT_EQ(kept.find("2", "a"), nullptr);  // another request saw the change meanwhile
    kept.keep("1", "a", answer_of(100));
    EXPECT_EQ(kept.find("2", "a"), nullptr);
}

TEST(KeptAnswers, ThoseAskedForLastStay) {
    KeptAnswers kept(100'000);
    (void)kept.find("1", "");
    for (const char* request : {"a", "b", "c"}) {
        kept.keep("1", request, answer_of(5000));
    }
    EXPECT_NE(kept.find("1", "a"), nullptr);
    for (int i = 0; i < 14; ++i) {
        kept.keep("1", std::to_string(i), answer_of(5000));
    }
    EXPECT_NE(kept.find("1", "a"), nullptr);
    EXPECT_EQ(kept.find("1", "b"), nullptr);
    EXPECT_NE(kept.find("1", "13"), nullptr);
}

TEST(KeptAnswers, ALongOneIsNotKept) {
    KeptAnswers kept(100'000);
    (void)kept.find("1", "");
    kept.keep("1", "a", answer_of(10'000));
    EXPECT_EQ(kept.find("1", "a"), nullptr);
}

TEST(KeptPages, AreTheSameTheSecondTime) {
    const ReadingRoom room = ReadingRoom::of_texts({zenda_telegram(1, "LAMPS", "An open text.")});
    http::Request request;
    request.method = "GET";
    ASSERT_TRUE(http::parse_target("/cable/07ZENDA1", request));
    const http::Response plain = room.app().handle(request);
    EXPECT_EQ(plain.status, 200);
    EXPECT_FALSE(plain.header("ETag").empty()) << "not kept";
    request.headers.emplace_back("accept-encoding", "gzip");
    const http::Response zipped = room.app().handle(request);
    ASSERT_NE(zipped.zipped, nullptr);
    EXPECT_EQ(zipped.body, plain.body);
    EXPECT_EQ(zipped.headers, plain.headers);
    EXPECT_EQ(room.app().handle(request).zipped, zipped.zipped) << "compressed again";
    EXPECT_EQ(room.get("/cable/07ZENDA1").zipped, zipped.zipped);
    EXPECT_EQ(room.get("/cable/07ZENDA1?case=as-sent").zipped, nullptr);
    EXPECT_TRUE(room.get("/search?q=open").header("ETag").empty()) << "a search is asked anew";
}

/// A page that was shown must be gone when the telegram is withheld, in the same running room.
TEST(KeptPages, GoWithADecision) {
    ReadingRoom room = ReadingRoom::of_texts(
        {zenda_telegram(1, "LAMPS", "An open text."), zenda_telegram(2, "BOATS", "Another.")});
    room::Decision release;
    release.kind = room::Decision::Kind::Release;
    release.reason = "as agreed";
    for (const char* id : {"07ZENDA1", "07ZENDA2"}) {
        release.id = id;
        ASSERT_TRUE(room::decide(room.archive(), release, kNow));
    }
    room.open_again(room::Audience::Released);
    EXPECT_EQ(room.get("/cable/07ZENDA1").status, 200);
    EXPECT_NE(room.get("/origins/ZENDA").body.find("Lamps"), std::string::npos);
    room::Decision withhold;
    withhold.kind = room::Decision::Kind::Withhold;
    withhold.reason = "as agreed";
    withhold.id = "07ZENDA1";
    ASSERT_TRUE(room::decide(room.archive(), withhold, kNow));
    EXPECT_NE(room.get("/cable/07ZENDA1").status, 200);
    EXPECT_EQ(to_lower(room.get("/origins/ZENDA").body).find("lamps"), std::string::npos);
    EXPECT_EQ(room.get("/cable/07ZENDA2").status, 200);
}

}  // namespace
}  // namespace reftel::web

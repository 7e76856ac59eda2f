// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "room/maintenance.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

constexpr std::string_view kSecretWord = "xanadu";  // In any letters

class Visibility : public ::testing::Test {
 protected:
    void decide(room::Decision::Kind kind, std::string_view id, std::optional<UtcTime> at = {}) {
        room::Decision decision;
        decision.kind = kind;
        decision.id = id;
        decision.at = at;
        decision.reason = "as agreed";
        const auto done = room::decide(room_.archive(), decision, kNow);
        ASSERT_TRUE(done.has_value()) << done.error().to_string();
    }

    ReadingRoom room_ =
        ReadingRoom::of_texts({zenda_telegram(1, "LAMPS", "An open text."),
                               zenda_telegram(2, "XANADU PLAN", "The XANADU plan.", "ZENDA 1"),
                               zenda_telegram(3, "XANADU AGAIN", "XANADU once more.", "ZENDA 1")});
};

TEST_F(Visibility, ReleasedEditionTellsNothingOfWhatIsNotReleased) {
    decide(room::Decision::Kind::Release, "07ZENDA1");
    decide(room::Decision::Kind::Embargo, "07ZENDA2", UtcTime::from({2034, 1, 1}));
    decide(room::Decision::Kind::Withhold, "07ZENDA3");
    room_.open_again(room::Audience::Released);
    for (const std::string_view target : {"/",
                                          "/search?q=xanadu",
                                          "/search?q=",
                                          "/search.json?q=xanadu",
                                          "/dates",
                                          "/dates/2007",
                                          "/dates/2007.json",
                                          "/tags",
                                          "/tags/PGOV",
                                          "/origins/ZENDA",
                                          "/stats",
                                          "/stats/ZENDA",
                                          "/people",
                                          "/people/RASSENDYLL",
                                          "/people.json",
                                          "/countries",
                                          "/captions",
                                          "/captions/SIPDIS",
                                          "/tags.json",
                                          "/list.json?t=07ZENDA2",
                                          "/stats.json",
                                          "/released",
                                          "/classifications",
                                          "/cable/07ZENDA1",
                                          "/cable/07ZENDA1.json",
                                          "/cable/07ZENDA2",
                                          "/cable/07ZENDA3",
                                          "/cable/07ZENDA2.json",
                                          "/cable/07ZENDA2/1",
                                          "/cable/07ZENDA2/raw",
                                          "/cable/07ZENDA2/transmitted",
                                          "/cable/07ZENDA2/witness/1",
                                          "/missing/07ZENDA2",
                                          "/search?q=07ZENDA2"}) {
        const auto response = room_.get(target);
        std::string body = response.body;
        // The query itself stands in the box.
        for (std::size_t at = body.find("xanadu"); at != std::string::npos;
             at = body.find("xanadu")) {
            body.erase(at, 6);
        }
        EXPECT_EQ(to_lower(body).find(kSecretWord), std::string::npos) << target;
        EXPECT_EQ(body.find("2 telegrams"), std::string::npos) << target;
        EXPECT_EQ(body.find("3 telegrams"), std::string::npos) << target;
    }
}

TEST_F(Visibility, EmbargoedTelegramKeepsItsAddressAndSaysWhenItOpens) {
    decide(room::Decision::Kind::Release, "07ZENDA2");
    decide(room::Decision::Kind::Embargo, "07ZENDA2", UtcTime::from({2034, 1, 1}));
    room_.open_again(room::Audience::Released);
    const auto response = room_.get("/cable/07ZENDA2");
    EXPECT_EQ(response.status, 403);
    EXPECT_NE(response.body.find("1 January 2034"), std::string::npos);
    EXPECT_EQ(room_.get("/cable/07ZENDA2/raw").status, 403);
    EXPECT_EQ(room_.get("/cable/07ZENDA2/1").status, 403);
    EXPECT_EQ(room_.get("/cable/07ZENDA2/witness/1").status, 403);
}

TEST_F(Visibility, WithheldTelegramKeepsItsAddress) {
    decide(room::Decision::Kind::Withhold, "07ZENDA3");
    room_.open_again(room::Audience::Released);
    const auto response = room_.get("/cable/07ZENDA3");
    EXPECT_EQ(response.status, 403);
    EXPECT_NE(response.body.find("is withheld by the archive"), std::string::npos);
}

TEST_F(Visibility, OwnerSeesEverything) {
    decide(room::Decision::Kind::Withhold, "07ZENDA3");
    room_.open_again(room::Audience::Owner);
    EXPECT_NE(to_lower(room_.page("/cable/07ZENDA3")).find(kSecretWord), std::string::npos);
}

}  // namespace
}  // namespace reftel::web

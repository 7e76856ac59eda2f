// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request_reader.h"

#include <gtest/gtest.h>

#include "http/limits.h"

namespace reftel::http {
namespace {

using State = RequestReader::State;

int refused_status(std::string received) {
    RequestReader reader;
    return reader.read(received) == State::Refused ? reader.refusal().status : 0;
}

TEST(RequestReader, ReadsARequestThatArrivesByteByByte) {
    const std::string_view bytes =
        "GET /search?q=a HTTP/1.1\r\nHost: localhost\r\nX-Two:  b c \r\n\r\n";
    RequestReader reader;
    std::string received;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        received += bytes[i];
        ASSERT_EQ(reader.read(received), State::NeedMore) << i;
    }
    received += bytes.back();
    ASSERT_EQ(reader.read(received), State::Complete);
    const Request request = reader.request();
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.target, "/search?q=a");
    EXPECT_EQ(request.header("x-two"), "b c");
    EXPECT_TRUE(reader.keeps_alive());
    EXPECT_FALSE(reader.has_body());
    EXPECT_EQ(received, "");
}

TEST(RequestReader, LeavesTheNextRequestInPlace) {
    std::string received = "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.0\r\n\r\n";
    RequestReader reader;
    ASSERT_EQ(reader.read(received), State::Complete);
    EXPECT_EQ(reader.request().target, "/a");
    reader.reset();
    ASSERT_EQ(reader.read(received), State::Complete);
    EXPECT_EQ(reader.request().target, "/b");
    EXPECT_EQ(reader.version(), Version::Http10);
    EXPECT_FALSE(reader.keeps_alive());
}

TEST(RequestReader, SaysWhenABodyFollows) {
    for (const auto* header :
         {"Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: 99999999999"}) {
        RequestReader reader;
        std::string received = std::string("POST / HTTP/1.1\r\nHost: x\r\n") + header + "\r\n\r\n";
        ASSERT_EQ(reader.read(received), State::Complete) << header;
        EXPECT_TRUE(reader.has_body()) << header;
    }
    RequestReader reader;
    std::string received = "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    ASSERT_EQ(reader.read(received), State::Complete);
    EXPECT_FALSE(reader.has_body());
}

TEST(RequestReader, RefusesWhatIsNotHttp) {
    for (const auto* bytes :
         {"hello\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTXP/1.1\r\n\r\n",
          "\x16\x03\x01\x02", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
          "GET / HTTP/1.1\r\nA: b\r\nContent-Length: x\r\n\r\n",
          "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
          "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
          "GET / HTTP/1.1\r\nA: b\x01\r\n\r\n"}) {
        EXPECT_EQ(refused_status(bytes), 400) << bytes;
    }
}

TEST(RequestReader, TellsAnotherVersionFromNoVersion) {
    EXPECT_EQ(refused_status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
    EXPECT_EQ(refused_status("GET / HTTP/0.9\r\n\r\n"), 505);
    EXPECT_EQ(refused_status("GET / HTTP/1.1x\r\n\r\n"), 400);
}

TEST(RequestReader, RefusesALongRequestLine) {
    EXPECT_EQ(refused_status("GET /" + std::string(kMaxHeaderSize, 'a')), 414);
}

TEST(RequestReader, RefusesLongHeadersAlsoWhenTheyArriveInPieces) {
    const std::string line = "X-Field: " + std::string(90, 'a') + "\r\n";
    RequestReader reader;
    std::string received = "GET / HTTP/1.1\r\n";
    State state = reader.read(received);
    std::size_t sent = 0;
    while (state == State::NeedMore && sent < 2 * kMaxHeaderSize) {
        received += line;
        sent += line.size();
        state = reader.read(received);
    }
    ASSERT_EQ(state, State::Refused);
    EXPECT_EQ(reader.refusal().status, 431);
    EXPECT_LE(sent, kMaxHeaderSize + line.size());
}

TEST(RequestReader, RefusesOneLongHeaderThatIsComplete) {
    EXPECT_EQ(
        refused_status("GET / HTTP/1.1\r\nA: " + std::string(kMaxHeaderSize, 'a') + "\r\n\r\n"),
        431);
}

}  // namespace
}  // namespace reftel::http

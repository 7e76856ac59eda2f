// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "client.h"
#include "gunzip.h"

namespace reftel::http {
namespace {

using testing::Body;
using testing::Client;
using testing::get_request;
using testing::Reply;

const std::string& long_page() {
    static const std::string page = [] {
        std::string out;
        for (int i = 0; i < 400; ++i) {
            out += "<p>Telegram " + std::to_string(i) + " of the post ZENDA.</p>\n";
        }
        return out;
    }();
    return page;
}

/// Three pieces; the last cannot be made when `cut`.
Response streamed(bool cut) {
    Response out;
    out.content_type = "text/csv; charset=utf-8";
    out.body = "head,";
    out.rest = [count = 0, cut]() mutable -> Result<std::string> {
        ++count;
        if (cut && count == 2) {
            return fail(Error::Kind::Io, "broken on purpose");
        }
        return count > 2 ? std::string() : "piece " + std::to_string(count) + ',';
    };
    return out;
}

Response demo(const Request& request) {
    if (request.path == "/long") {
        Response out;
        out.body = long_page();
        return out;
    }
    if (request.path == "/fault") {
        throw std::runtime_error("broken on purpose");
    }
    if (request.path == "/moved") {
        return Response::redirect(301, "/cable/09ZENDA436");
    }
    if (request.path == "/inject") {
        return Response::redirect(302, "/a\r\nSet-Cookie: stolen=1");
    }
    if (request.path == "/missing") {
        return Response::text(404, "404 There is no such page.");
    }
    if (request.path == "/stream" || request.path == "/cut") {
        return streamed(request.path == "/cut");
    }
    return Response::text(200, request.path + ' ' + std::string(request.parameter("q")));
}

Server::Options local() {
    Server::Options out;
    out.port = 0;
    return out;
}

std::unique_ptr<Server> start(const Server::Options& options = local(), Handler handler = demo) {
    auto server = Server::start(options, std::move(handler));
    EXPECT_TRUE(server.has_value()) << server.error().to_string();
    return server ? *std::move(server) : nullptr;
}

TEST(Server, AnswersAPage) {
    const auto server = start();
    const Reply reply = Client(server->port()).get("/hello?q=a+b");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "/hello a b\n");
    EXPECT_EQ(reply.header("server"), "reftel");
    EXPECT_NE(reply.header("date"), "");
    EXPECT_NE(reply.header("content-security-policy"), "");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody) {
    const auto server = start();
    Client client(server->port());
    Reply get = client.get("/long");
    client.send("HEAD /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Reply head = client.read_reply(Body::None);
    const auto without_date = [](Reply& reply) {
        std::erase_if(reply.headers, [](const auto& field) { return field.first == "date"; });
    };
    without_date(get);
    without_date(head);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers, get.headers);
    EXPECT_EQ(head.header("content-length"), std::to_string(long_page().size()));
    EXPECT_EQ(client.get("/after").body, "/after \n");
}

TEST(Server, AnswersAKnownTagWith304) {
    const auto server = start();
    Client client(server->port());
    const std::string tag = client.get("/long").header("etag");
    const Reply reply = client.get("/long", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(reply.status, 304);
    EXPECT_EQ(reply.header("etag"), tag);
    EXPECT_EQ(client.get("/after").status, 200);
}

TEST(Server, CompressesForThoseWhoTakeIt) {
    const auto server = start();
    Client client(server->port());
    const Reply reply = client.get("/long", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(reply.header("content-encoding"), "gzip");
    EXPECT_EQ(testing::gunzip(reply.body), long_page());
    EXPECT_EQ(client.get("/long", "Accept-Encoding: gzip;q=0\r\n").body, long_page());
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    const auto server = start();
    Client client(server->port());
    std::string requests;
    for (int i = 0; i < 100; ++i) {
        requests += get_request('/' + std::to_string(i));
    }
    client.send(requests);
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(client.read_reply().body, '/' + std::to_string(i) + " \n");
    }
}

TEST(Server, ClosesWhenAskedTo) {
    const auto server = start();
    Client client(server->port());
    const Reply reply = client.get("/", "Connection: close\r\n");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, SendsAStreamedAnswerInFramesAndKeepsTheConnection) {
    const auto server = start();
    Client client(server->port());
    client.send(get_request("/stream") + get_request("/a", "Connection: close\r\n"));
    const std::string bytes = client.read_to_end();
    EXPECT_NE(bytes.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_NE(
        bytes.find("\r\n\r\n5\r\nhead,\r\n8\r\npiece 1,\r\n8\r\npiece 2,\r\n0\r\n\r\nHTTP/1.1 200"),
        std::string::npos)
        << bytes;
}

TEST(Server, EndsTheConnectionAfterAStreamedAnswerToHttp10) {
    const auto server = start();
    Client client(server->port());
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const std::string bytes = client.read_to_end();
    EXPECT_EQ(bytes.find("Transfer-Encoding"), std::string::npos);
    EXPECT_TRUE(bytes.ends_with("\r\n\r\nhead,piece 1,piece 2,")) << bytes;
}

TEST(Server, LeavesOutTheEndOfAStreamedAnswerThatCannotBeMade) {
    const auto server = start();
    Client client(server->port());
    client.send(get_request("/cut"));
    const std::string bytes = client.read_to_end();
    EXPECT_EQ(bytes.find("\r\n0\r\n"), std::string::npos);
    EXPECT_EQ(Client(server->port()).get("/a").status, 200);
}

TEST(Server, AnswersHeadOfAStreamWithoutMakingIt) {
    const auto server = start();
    Client client(server->port());
    client.send("HEAD /cut HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(client.read_reply(Body::None).status, 200);
    EXPECT_EQ(client.get("/a").status, 200);
}

TEST(Server, SpeaksHttp10) {
    const auto server = start();
    Client client(server->port());
    client.send("GET /old HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.read_reply().body, "/old \n");
    EXPECT_TRUE(client.is_at_end());
    Client keeping(server->port());
    for (int i = 0; i < 2; ++i) {
        keeping.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(keeping.read_reply().header("connection"), "keep-alive");
    }
}

TEST(Server, AnswersBadRequestsInOneClearLineAndCloses) {
    const auto server = start();
    const std::pair<std::string, int> cases[] = {
        {"nonsense\r\n\r\n", 400},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"GET /" + std::string(60'000, 'a') + " HTTP/1.1\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nX: " + std::string(60'000, 'a') + "\r\n\r\n", 431},
    };
    for (const auto& [bytes, status] : cases) {
        Client client(server->port());
        client.send(bytes);
        const Reply reply = client.read_reply();
        EXPECT_EQ(reply.status, status);
        EXPECT_TRUE(reply.body.starts_with(std::to_string(status) + ' ')) << reply.body;
        EXPECT_EQ(reply.body.find('\n'), reply.body.size() - 1);
        EXPECT_EQ(reply.header("connection"), "close");
    }
}

TEST(Server, RefusesBadAddressesAndGoesOn) {
    const auto server = start();
    Client client(server->port());
    EXPECT_EQ(client.get("/%2e%2e/secret").status, 400);
    EXPECT_EQ(client.get("/%ff").status, 400);
    EXPECT_EQ(client.get('/' + std::string(9000, 'a')).status, 414);
    client.send("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 400);
    client.send("GET / HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 421);
    EXPECT_EQ(client.get("/missing").status, 404);
    EXPECT_EQ(client.get("/fine").status, 200);
}

TEST(Server, AnswersOtherMethodsWith405) {
    const auto server = start();
    for (const auto* method : {"PUT", "DELETE", "OPTIONS", "PATCH", "BREW"}) {
        Client client(server->port());
        client.send(std::string(method) + " / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const Reply reply = client.read_reply();
        EXPECT_EQ(reply.status, 405) << method;
        EXPECT_EQ(reply.header("allow"), "GET, HEAD") << method;
    }
}

TEST(Server, NeverTakesABodyForTheNextRequest) {
    const auto server = start();
    for (const auto* method : {"POST", "GET"}) {
        Client client(server->port());
        const std::string body = get_request("/smuggled");
        client.send(std::string(method) + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                    std::to_string(body.size()) + "\r\n\r\n" + body);
        const Reply reply = client.read_reply();
        EXPECT_EQ(reply.status, method == std::string("GET") ? 200 : 405);
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_EQ(client.read_reply().status, 0);
    }
}

TEST(Server, KeepsHeadersOutOfARedirect) {
    const auto server = start();
    Client client(server->port());
    const Reply moved = client.get("/moved");
    EXPECT_EQ(moved.status, 301);
    EXPECT_EQ(moved.header("location"), "/cable/09ZENDA436");
    const Reply reply = client.get("/inject");
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.header("set-cookie"), "");
    EXPECT_EQ(reply.header("location"), "");
}

TEST(Server, AnswersAFaultWith500AndGoesOn) {
    std::atomic<int> logged = 0;
    Server::Options options = local();
    options.log = [&](std::string_view) { ++logged; };
    const auto server = start(options);
    Client client(server->port());
    EXPECT_EQ(client.get("/fault").status, 500);
    EXPECT_EQ(logged, 1);
    EXPECT_EQ(client.get("/fine").status, 200);
}

TEST(Server, ServesOthersWhileManySendHalfARequest) {
    Server::Options options = local();
    options.threads = 1;
    const auto server = start(options);
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<Client>(server->port()));
        slow.back()->send("GET /slow HTTP/1.1\r\nHost: loc");
    }
    EXPECT_EQ(Client(server->port()).get("/quick").status, 200);
    for (const auto& client : slow) {
        client->send("alhost\r\n\r\n");
        EXPECT_EQ(client->read_reply().body, "/slow \n");
    }
}

TEST(Server, ServesOthersWhileOneDoesNotReadItsAnswers) {
    Server::Options options = local();
    options.threads = 1;
    const auto server = start(options, [](const Request& request) {
        Response out = demo(request);
        out.body.resize(request.path == "/huge" ? std::size_t{32} << 20U : out.body.size(), 'x');
        return out;
    });
    const Client deaf(server->port());
    deaf.send(get_request("/huge"));
    EXPECT_EQ(Client(server->port()).get("/quick").status, 200);
}

TEST(Server, ServesFiftyClientsAtOnce) {
    const auto server = start();
    std::atomic<int> good = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 50; ++i) {
        clients.emplace_back([&, i] {
            Client client(server->port());
            for (int j = 0; j < 20; ++j) {
                const std::string path = '/' + std::to_string(i) + '/' + std::to_string(j);
                good += client.get(path).body == path + " \n" ? 1 : 0;
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    EXPECT_EQ(good, 50 * 20);
}

/// Answers in their order are kept in `order`; the first of them is only made when `released`.
Handler in_order(std::vector<std::string>& order, std::latch& entered, std::latch& released) {
    return [&](const Request& request) {
        if (order.empty()) {
            entered.count_down();
            released.wait();
        }
        order.push_back(request.path);
        return demo(request);
    };
}

TEST(Server, LetsNewClientsInBetweenTheRequestsOfOthers) {
    constexpr int kRequests = 40;
    constexpr std::size_t kNewcomers = 30;
    std::latch entered(1);
    std::latch released(1);
    std::vector<std::string> order;  // Of the only worker
    Server::Options options = local();
    options.threads = 1;
    const auto server = start(options, in_order(order, entered, released));
    Client busy(server->port());
    std::string requests;
    for (int i = 0; i < kRequests; ++i) {
        requests += get_request("/busy");
    }
    busy.send(requests);
    entered.wait();
    std::vector<std::unique_ptr<Client>> newcomers;
    for (std::size_t i = 0; i < kNewcomers; ++i) {
        newcomers.push_back(std::make_unique<Client>(server->port()));
        newcomers.back()->send(get_request("/new"));
        newcomers.back()->wait_until_delivered();
    }
    released.count_down();
    for (int i = 0; i < kRequests; ++i) {
        ASSERT_EQ(busy.read_reply().status, 200);
    }
    for (const auto& client : newcomers) {
        ASSERT_EQ(client->read_reply().status, 200);
    }
    const auto last = std::find(order.rbegin(), order.rend(), "/new");
    EXPECT_GT(std::count(order.rbegin(), last, "/busy"), kRequests / 2);
}

TEST(Server, TurnsAwayWhoComesAboveTheLimit) {
    Server::Options options = local();
    options.max_connections = 1;
    const auto server = start(options);
    Client first(server->port());
    EXPECT_EQ(first.get("/").status, 200);
    Client second(server->port());
    EXPECT_EQ(second.read_reply().status, 503);
    EXPECT_TRUE(second.is_at_end());
    EXPECT_EQ(first.get("/").status, 200);
}

TEST(Server, AnswersARequestThatNeverEndsWith408) {
    Server::Options options = local();
    options.timeouts.header = std::chrono::milliseconds(20);
    const auto server = start(options);
    Client client(server->port());
    client.send("GET / HTTP/1.1\r\nHos");
    EXPECT_EQ(client.read_reply().status, 408);
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, ClosesConnectionsThatStayIdleWithoutAWord) {
    Server::Options options = local();
    options.timeouts.idle = std::chrono::milliseconds(20);
    const auto server = start(options);
    Client client(server->port());
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, FinishesTheAnswerUnderWayWhenStopped) {
    std::latch entered(1);
    std::latch released(1);
    const auto server = start(local(), [&](const Request& request) {
        entered.count_down();
        released.wait();
        return demo(request);
    });
    Client busy(server->port());
    Client idle(server->port());
    busy.send(get_request("/long"));
    entered.wait();
    server->stop();
    released.count_down();
    const Reply reply = busy.read_reply();
    EXPECT_EQ(reply.body, long_page());
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(busy.is_at_end());
    EXPECT_TRUE(idle.is_at_end());
    server->wait();
    EXPECT_FALSE(Client(server->port()).is_connected());
}

TEST(Server, AnswersRequestsThatHaveArrivedWhenStopped) {
    std::latch entered(1);
    std::latch released(1);
    std::vector<std::string> order;  // Of the only worker
    Server::Options options = local();
    options.threads = 1;
    const auto server = start(options, in_order(order, entered, released));
    Client known(server->port());
    Client half(server->port());
    Client busy(server->port());
    busy.send(get_request("/long"));
    entered.wait();
    known.send(get_request("/known"));
    half.send("GET /half HTTP/1.1\r\n");
    Client waiting(server->port());
    waiting.send(get_request("/waiting"));
    for (const Client* client : {&known, &half, &waiting}) {
        client->wait_until_delivered();
    }
    server->stop();
    released.count_down();
    EXPECT_EQ(busy.read_reply().body, long_page());
    for (Client* client : {&known, &waiting}) {
        const Reply reply = client->read_reply();
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_TRUE(client->is_at_end());
    }
    EXPECT_TRUE(half.is_at_end());
    server->wait();
}

TEST(Server, GivesUpAnswersThatNobodyReadsWhenStopped) {
    Server::Options options = local();
    options.timeouts.stop = std::chrono::milliseconds(20);
    const auto server = start(options, [](const Request&) {
        Response out;
        out.content_type = "application/octet-stream";
        out.body.assign(std::size_t{32} << 20U, 'x');
        return out;
    });
    const Client deaf(server->port());
    deaf.send(get_request("/huge"));
    server->stop();
    server->wait();
}

TEST(Server, MayBeStoppedByItsOwnHandlerAndMoreThanOnce) {
    Server* running = nullptr;
    std::latch started(1);
    const auto server = start(local(), [&](const Request&) {
        started.wait();
        running->stop();
        return Response::text(200, "stopping");
    });
    running = server.get();
    started.count_down();
    EXPECT_EQ(Client(server->port()).get("/").body, "stopping\n");
    server->wait();
    server->stop();
    server->wait();
}

TEST(Server, SaysWhatToDoWhenThePortIsTaken) {
    const auto server = start();
    Server::Options options = local();
    options.port = server->port();
    const auto second = Server::start(options, demo);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, Error::Kind::Io);
    EXPECT_EQ(second.error().hint,
              "another program uses this port: stop it or choose another port");
}

TEST(Server, SaysWhenTheAddressIsNone) {
    Server::Options options = local();
    options.address = "not-an-address";
    const auto server = Server::start(options, demo);
    ASSERT_FALSE(server.has_value());
    EXPECT_EQ(server.error().kind, Error::Kind::Malformed);
}

}  // namespace
}  // namespace reftel::http

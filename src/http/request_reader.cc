// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request_reader.h"

#include <optional>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "base/text.h"
#include "http/limits.h"

namespace reftel::http {
namespace {

namespace beast = boost::beast;
using Error = beast::http::error;
using BeastParser = beast::http::request_parser<beast::http::empty_body>;

std::string to_std(beast::string_view text) {
    return {text.data(), text.size()};
}

/// True when a request line ends in a version of HTTP, as in `PRI * HTTP/2.0`.
bool names_version(std::string_view received) {
    const auto line = trim(received.substr(0, received.find('\n')));
    constexpr std::size_t kVersionSize = std::string_view("HTTP/2.0").size();
    if (line.size() < kVersionSize) {
        return false;
    }
    const auto version = line.substr(line.size() - kVersionSize);
    return version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' &&
           is_digit(version[7]);
}

RequestReader::Refusal refusal_for(const boost::system::error_code& error, bool has_request_line,
                                   std::string_view received) {
    if (error == Error::header_limit) {
        return has_request_line ? RequestReader::Refusal{431, "431 The header fields are too long."}
                                : RequestReader::Refusal{414, "414 The address is too long."};
    }
    if (error == Error::bad_version && names_version(received)) {
        return {505, "505 Only HTTP/1.0 and HTTP/1.1 are spoken here."};
    }
    return {400, "400 The request is not well-formed HTTP."};
}

}  // namespace

struct RequestReader::Parser {
    std::optional<BeastParser> beast;
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {
    reset();
}

RequestReader::~RequestReader() = default;

void RequestReader::reset() {
    auto& parser = parser_->beast.emplace();
    parser.header_limit(static_cast<std::uint32_t>(kMaxHeaderSize));
    parser.body_limit(boost::none);
    taken_ = 0;
}

RequestReader::State RequestReader::read(std::string& received) {
    if (received.empty()) {
        return State::NeedMore;
    }
    BeastParser& parser = *parser_->beast;
    boost::system::error_code error;
    const std::size_t used = parser.put(boost::asio::buffer(received), error);
    received.erase(0, used);
    taken_ += used;
    const bool complete = !error && parser.is_header_done();
    // The parser takes field by field and holds its own limit against the rest alone.
    const std::size_t size = taken_ + (complete ? 0 : received.size());
    if (size > kMaxHeaderSize && (!error || error == Error::need_more)) {
        error = Error::header_limit;
    }
    if (error && error != Error::need_more) {
        refusal_ = refusal_for(error, !parser.get().method_string().empty(), received);
        return State::Refused;
    }
    return complete ? State::Complete : State::NeedMore;
}

Request RequestReader::request() const {
    const auto& message = parser_->beast->get();
    Request out;
    out.method = to_std(message.method_string());
    out.target = to_std(message.target());
    for (const auto& field : message) {
        out.headers.emplace_back(to_lower(to_std(field.name_string())), to_std(field.value()));
    }
    return out;
}

Version RequestReader::version() const {
    return parser_->beast->get().version() == 10 ? Version::Http10 : Version::Http11;
}

bool RequestReader::keeps_alive() const {
    return parser_->beast->get().keep_alive();
}

bool RequestReader::has_body() const {
    return !parser_->beast->is_done();
}

}  // namespace reftel::http

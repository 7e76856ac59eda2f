// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/dispatcher.h"
#include "http/message.h"

namespace reftel::http {

/// Reads the header of one request from bytes as they arrive. Knows no sockets. Linear in the bytes
/// received, however small the pieces are.
class RequestReader {
 public:
    enum class State : std::uint8_t { NeedMore, Complete, Refused };

    /// Why a request was not read.
    struct Refusal {
        int status = 400;
        std::string_view line;
    };

    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    /// Takes what it understands off the front of `received`. Once Complete, what is left there
    /// belongs to the next request, or is this one's body. NeedMore: call again when `received` has
    /// grown.
    [[nodiscard]] State read(std::string& received);
    /// Ready for the next request.
    void reset();

    /// True when bytes of the request have been taken.
    [[nodiscard]] bool has_begun() const { return taken_ > 0; }
    /// After Refused.
    [[nodiscard]] Refusal refusal() const { return refusal_; }
    /// After Complete: method, target and headers; path and parameters are left to parse_target.
    [[nodiscard]] Request request() const;
    [[nodiscard]] Version version() const;
    /// The client wants the connection to go on.
    [[nodiscard]] bool keeps_alive() const;
    /// A body follows. It is never read.
    [[nodiscard]] bool has_body() const;

 private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
    std::size_t taken_ = 0;  ///< Header bytes taken off so far
    Refusal refusal_;
};

}  // namespace reftel::http

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/query_fields.h"

namespace reftel::search {

/// An open bracket of a query being read, or the query itself: what was read in it so far
/// (query_parser.cc).
struct Frame {
    const FieldName* field = nullptr;  ///< What words in it look at.
    Span open;                         ///< The opening bracket with its field.
    std::vector<std::uint32_t> alternatives;
    std::vector<std::uint32_t> factors;
    std::vector<std::uint32_t> chain;  ///< Operands joined by NEAR, or one alone.
    std::uint32_t distance = 0;        ///< Of the chain's NEARs.
    bool chain_negated = false;
    Span chain_not;       ///< Where the chain's NOT begins.
    bool negate = false;  ///< A NOT waits for its operand.
    std::optional<Span> not_at;
    std::optional<Span> waiting;  ///< An AND, OR or NEAR that waits for its right operand.
    bool waiting_near = false;
};

/// Nothing waits for an operand any more.
void stop_waiting(Frame& frame);

/// True when NEAR can join the nodes: words and phrases that look at one field of text.
[[nodiscard]] bool can_be_near(const Query& query, const std::vector<std::uint32_t>& chain);

}  // namespace reftel::search

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_frame.h"

#include <algorithm>

namespace reftel::search {

void stop_waiting(Frame& frame) {
    frame.waiting.reset();
    frame.waiting_near = false;
    frame.not_at.reset();
    frame.negate = false;
}

bool can_be_near(const Query& query, const std::vector<std::uint32_t>& chain) {
    using Field = QueryNode::Field;
    using Kind = QueryNode::Kind;
    const Field field = query.nodes[chain.front()].field;
    const bool text = field == Field::Text || field == Field::Subject || field == Field::Summary ||
                      field == Field::Comment;
    return text && std::ranges::all_of(chain, [&](std::uint32_t index) {
               const QueryNode& node = query.nodes[index];
               const bool words = node.kind == Kind::Term || node.kind == Kind::Phrase ||
                                  node.kind == Kind::Prefix || node.kind == Kind::Wildcard ||
                                  node.kind == Kind::Stem || node.kind == Kind::Fuzzy;
               return words && node.field == field;
           });
}

}  // namespace reftel::search

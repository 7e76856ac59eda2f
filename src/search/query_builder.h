// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/query.h"
#include "search/query_fields.h"

namespace reftel::search {

/// Collects the nodes and issues of a query while it is read, within the limits.
class QueryBuilder {
 public:
    /// `text` is kept in the query.
    explicit QueryBuilder(std::string text) { query_.text = std::move(text); }

    [[nodiscard]] const std::string& text() const { return query_.text; }
    [[nodiscard]] QueryNode& node(std::uint32_t index) { return query_.nodes[index]; }
    [[nodiscard]] Query& query() { return query_; }

    /// Adds a leaf: a word, phrase or field value. Ask has_room first.
    std::uint32_t add_leaf(QueryNode leaf);
    /// Adds a node above `children`, which spans them.
    std::uint32_t add_inner(QueryNode::Kind kind, std::vector<std::uint32_t> children);
    /// False when the query has kMaxQueryTerms leaves.
    [[nodiscard]] bool has_room() const;

    /// A part that is left out.
    void leave_out(Span at, Said what, Said advice = {});
    /// A part that is read otherwise than typed.
    void reread(Span at, Said what, Said advice = {});

    /// Number, from 1, of the character at a byte of the query.
    [[nodiscard]] std::size_t character_at(std::uint32_t offset) const;

 private:
    void add_issue(Span at, Said what, Said advice, bool left_out);

    Query query_;
    std::size_t leaves_ = 0;
};

/// A word, quotation or field value as typed.
struct TypedValue {
    const FieldName* field = nullptr;  ///< nullptr: no field.
    std::string_view text;             ///< Without field and quotation marks.
    bool quoted = false;
    Span at;               ///< All of it in the query.
    bool stemmed = false;  ///< `~en` stood behind it and is cut off
};

/// Makes the node for a value. Nothing when it could not be understood (then an issue says why) or
/// stands for no condition
/// (`sort:newest`).
[[nodiscard]] std::optional<std::uint32_t> read_value(QueryBuilder& builder,
                                                      const TypedValue& value);

}  // namespace reftel::search

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "search/matcher.h"

namespace reftel::web {

/// Lights what a query matched when a reader comes from its results: with the search's own matcher,
/// so that what was found is what is lit.
class Lighter {
 public:
    /// Lights nothing.
    Lighter() = default;
    /// For the query as typed; lights nothing when it asks for no words.
    explicit Lighter(std::string_view query);

    [[nodiscard]] bool is_on() const { return matcher_ != nullptr; }
    /// As typed; empty when nothing is lit.
    [[nodiscard]] const std::string& query() const { return query_; }
    /// Bytes of a text, rising, not overlapping; the words of a row are one place.
    [[nodiscard]] std::vector<Span> places(std::string_view text, search::TextPart part) const;

 private:
    std::string query_;
    std::unique_ptr<search::TextMatcher> matcher_;
};

}  // namespace reftel::web

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mapped_text.h"
#include "base/utf8.h"
#include "telegram/raw_telegram.h"

namespace reftel::sources {

/// What a saved page of a telegram site says.
struct CablePage {
    telegram::Published published;
    /// Of its <pre> blocks (or, when it has none, <code>, or the table cell titled `Message Text`),
    /// joined by a blank line; empty when there are none.
    MappedText message;
    /// What else the page says of the telegram: `published-tags` and the value, in its order.
    std::vector<std::pair<std::string, std::string>> facts;
};

/// Reads a page of HTML, whose bytes are read as `encoding`. Linear, no recursion, never fails.
///
/// The facts stand in a table, titles above values, or as `Title: value` pairs; `Reference ID` or
/// `Canonical ID` must be among them. In the message character references are decoded, tags
/// dropped, and so are the paragraph signs that sites link to.
[[nodiscard]] CablePage read_cable_page(std::string_view page, Encoding encoding);

}  // namespace reftel::sources

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "telegram/reference.h"
#include "telegram/reference_token.h"

namespace reftel::telegram {

/// True when the word at `at` shows that its entry is a document and no telegram: E-MAIL, TELCON,
/// SEPTEL, FAM.
[[nodiscard]] bool names_document(std::span<const Token> tokens, std::size_t at);

/// False when an entry has only words such as NOTAL, PREVIOUS or a classification.
[[nodiscard]] bool says_something(std::span<const Token> entry);

/// DtgReference, Septel, Email, Memcon, PhoneCall, Document, or Unknown when no word tells.
[[nodiscard]] Reference::Kind kind_of_document(std::span<const Token> entry);

}  // namespace reftel::telegram

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "telegram/telegram.h"

namespace reftel::testing {

/// A telegram with the bytes it views: for tests that parse what they make.
struct Parsed {
    explicit Parsed(std::string text, const telegram::ParseHints& hints = {})
        : bytes(std::move(text)) {
        telegram::parse(bytes, telegram, hints);
    }
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;

    std::string bytes;
    telegram::Telegram telegram;
};

/// What must hold for a telegram parsed from any bytes: lines tile the message, views lie within
/// it, paragraphs tile the reading text, every byte of the reading text is its byte of the message
/// or white space made of white space. Empty when all does, else what broke.
[[nodiscard]] std::string broken_invariant(const telegram::Telegram& telegram);

/// Same paragraphs, fields and findings: what reusing a Telegram must give.
[[nodiscard]] std::string as_json(const telegram::Telegram& telegram);

}  // namespace reftel::testing

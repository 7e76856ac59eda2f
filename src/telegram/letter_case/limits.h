// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace reftel::telegram {

/// Words of a case dictionary: names beyond the sixty thousandth are met once or twice.
inline constexpr std::size_t kMaxCaseWords = 60'000;
/// Forms counted for one; keeps counting within some 30 MB.
inline constexpr std::size_t kMaxCountedForms = 300'000;
/// Longer words are run-together text, no words: they stay as sent. Longer symbols are none.
inline constexpr std::size_t kMaxCaseWord = 40;
/// Words of a name before a number that are tried as an origin: `PORT OF SPAIN 1234`.
inline constexpr std::size_t kMaxOriginWords = 4;

}  // namespace reftel::telegram

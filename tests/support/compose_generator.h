// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>

#include "telegram/compose/draft.h"

namespace reftel::testing {

/// An invented draft, complete as compose() would make it, the same for the same seed: all
/// precedences, levels and captions, 1 to 40 addressees, texts over several sections, words that
/// line ends could break or that look like something else at the start of a line.
[[nodiscard]] telegram::compose::Draft invent_draft(std::uint64_t seed);

}  // namespace reftel::testing

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace reftel::pdf {

/// Takes the width from every image of a PDF that claims more than kMaxImageDots dots, so that
/// poppler says `Bad image parameters` where it would unpack it: a bomb of a few hundred bytes can
/// hold gigabytes. Gives how many there were. Changes `bytes`, which are no file's.
///
/// The dictionaries of streams stand in the clear in every PDF, so a search for their words finds
/// them. Whoever hides the numbers elsewhere meets the bounds on time and memory.
std::size_t refuse_huge_images(std::span<char> bytes);

}  // namespace reftel::pdf

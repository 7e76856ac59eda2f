// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::telegram {

// Bounds of the parser. Each keeps work linear on hostile input or a number within its type;
// docs/limits.md lists them.

/// Positions are 32 bits: of a longer message only this much is read.
inline constexpr std::size_t kMaxMessageSize = 0xFFFF'0000;
/// Paragraph numbers have at most three digits in every telegram seen; a longer number is text.
inline constexpr std::uint16_t kMaxParagraphNumber = 999;
/// Header lines longer than this are text: the wire allows 69, web pages wrap at about 120, address
/// lists retyped run to 1000.
inline constexpr std::size_t kMaxHeaderLine = 1200;
/// How many lines ahead a decision may look; what is farther away does not belong together.
inline constexpr std::size_t kLookAhead = 60;
/// Findings kept of one telegram: beyond that a damaged file says nothing new.
inline constexpr std::size_t kMaxFindings = 200;
/// Section numbers have two digits.
inline constexpr std::uint16_t kMaxSections = 99;
/// Lines of a subject; the rule says three, telegrams with five exist.
inline constexpr std::size_t kMaxSubjectLines = 6;
/// Lines of one value of the attributes: concepts and review histories have a dozen. What follows
/// is another text that stands behind the record.
inline constexpr std::size_t kMaxAttributeLines = 200;
/// Persons named in the fields of one telegram: the longest list of clearances seen has 30.
inline constexpr std::size_t kMaxPersons = 100;
/// Words looked for in the message one by one before an index of all its words is worth its cost.
inline constexpr std::size_t kWordSearchesBeforeIndex = 3;

}  // namespace reftel::telegram

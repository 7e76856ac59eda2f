// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::telegram::compose {

// Bounds of the composer and of the drafts it reads; docs/compose.md names those that a person
// meets.

/// The longest telegrams of the public sets have 250 KB; a draft of more is no draft.
inline constexpr std::size_t kMaxDraft = 1024UL * 1024UL;
/// Front matter of forty addressees and as many references has 4 KB; the YAML library gets no more
/// than this.
inline constexpr std::size_t kMaxFrontMatter = 64UL * 1024UL;
/// The schema nests three deep (a list of maps); brackets nested deeper are not given to the YAML
/// library.
inline constexpr std::size_t kMaxYamlDepth = 8;
/// Values in one front matter: ten times what forty addressees need.
inline constexpr std::size_t kMaxYamlValues = 4000;
/// Problems told of one draft: past that it says nothing new.
inline constexpr std::size_t kMaxProblems = 200;
/// The wire takes 69 characters a line, blanks included.
inline constexpr std::size_t kMaxWireLine = 69;
/// Body text is wrapped one column earlier, as telegrams that end lines with a blank do.
inline constexpr std::size_t kBodyColumns = 68;
/// Text lines of one section: five pages of twenty lines.
inline constexpr std::size_t kMaxSectionLines = 100;
/// Routing indicators on a line of format line 2, as relays print them.
inline constexpr std::size_t kRoutingsPerLine = 9;
/// The rule for subjects is three lines.
inline constexpr std::size_t kMaxDraftSubjectLines = 3;
/// References are lettered A to Z.
inline constexpr std::size_t kMaxDraftReferences = 26;
/// Between the sections of a telegram the parser looks 60 lines ahead for the next class line;
/// forty addressees with their routing lines leave room for no more.
inline constexpr std::size_t kMaxDraftAddressees = 40;
/// Captions, and attention lines: together they must leave room for text in every section.
inline constexpr std::size_t kMaxDraftCaptions = 20;
/// See kMaxDraftAddressees.
inline constexpr std::size_t kMaxDraftExempt = 6;

}  // namespace reftel::telegram::compose

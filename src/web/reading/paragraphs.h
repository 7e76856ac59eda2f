// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"
#include "web/reading/arrival.h"
#include "web/reading/lighter.h"
#include "web/reading/lines.h"

namespace reftel::web {

/// The words of one paragraph with all that is marked in them: labels, comments inside, mended
/// words, references as links, and what is lit.
[[nodiscard]] Html paragraph_text(const Language& lang, const room::Reading& reading,
                                  const telegram::Paragraph& paragraph, const Lighter& lighter);

/// `(U)` as an abbreviation with its meaning; empty when there is no mark.
[[nodiscard]] Html portion_mark(const Language& lang, std::string_view text, telegram::Level level);
/// `Summary`, `Comment`, `Action request`; empty for the others.
[[nodiscard]] std::string_view kind_label(const Language& lang, telegram::Paragraph::Kind kind);
/// `Paragraph 5`, `Paragraph 5-2`, `Heading "THE COURT"`, `Unnumbered paragraph 1`.
[[nodiscard]] std::string paragraph_name(const Language& lang, const room::Reading& reading,
                                         const telegram::Paragraph& paragraph);
/// A short paragraph, or a sentence of a longer one, with its place: “...” 09ASTANA436, para. 5.
[[nodiscard]] std::string quotation(const room::Reading& reading,
                                    const telegram::Paragraph& paragraph);

/// All paragraphs and headings, and the signature.
[[nodiscard]] Html telegram_text(const Language& lang, const room::Reading& reading,
                                 const Lighter& lighter, const Arrival& arrival);
/// The same without addresses, marginal links and tools: for pages that show several telegrams.
[[nodiscard]] Html bare_text(const Language& lang, const room::Reading& reading);

/// A paragraph in which something is lit, and at how many places.
struct LitParagraph {
    const telegram::Paragraph* paragraph = nullptr;
    std::size_t places = 0;
};
[[nodiscard]] std::vector<LitParagraph> lit_paragraphs(const room::Reading& reading,
                                                       const Lighter& lighter);

}  // namespace reftel::web

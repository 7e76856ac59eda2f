// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::web

// Whatever a telegram or a query holds, a page gets text from it: escaped, well-formed, properly
// nested.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "base/utf8.h"
#include "search/query.h"
#include "web/html.h"
#include "web/pages/refine.h"
#include "web/reading/annotate.h"
#include "web/reading/keywords.h"
#include "web/reading/lighter.h"
#include "web/words.h"

namespace {

using reftel::Span;
using reftel::web::html;
using reftel::web::Layer;
using reftel::web::Mark;

void check_escaped(std::string_view text) {
    std::string out;
    reftel::web::append_escaped(out, text);
    REFTEL_ASSERT(out.find_first_of("<>\"'") == std::string::npos, "text never becomes markup");
    REFTEL_ASSERT(reftel::find_invalid_utf8(out) == std::string::npos, "pages are UTF-8");
}

void check_annotated(std::string_view text) {
    std::vector<Mark> marks;
    for (const Span& at : reftel::web::find_keywords(text)) {
        marks.push_back({at, Layer::Keyword, html("["), html("]")});
    }
    for (const auto& mention : reftel::web::find_letter_mentions(text)) {
        marks.push_back({mention.at, Layer::Reference, html("["), html("]")});
    }
    const reftel::web::Lighter lighter(text.substr(0, text.size() / 4));
    for (const Span& at : lighter.places(text, reftel::search::TextPart::Text)) {
        REFTEL_ASSERT(at.begin <= at.end && at.end <= text.size(), "lit places are in the text");
        marks.push_back({at, Layer::Lit, html("["), html("]")});
    }
    const std::string page = reftel::web::annotate(text, marks).string();
    REFTEL_ASSERT(page.find('<') == std::string::npos, "text never becomes markup");
}

void check_refined(std::string_view text) {
    const auto query = reftel::search::parse_query(text);
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        REFTEL_ASSERT(reftel::web::without_clause(query, i).size() <= query.text.size(),
                      "taking a clause out makes a query no longer");
    }
    static_cast<void>(reftel::web::with_value(query, "from", "ZENDA"));
    static_cast<void>(reftel::web::with_dates(query, "2009"));
    static_cast<void>(reftel::web::asks_for(query, "tag", "PHUM"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_escaped(text);
    check_annotated(text);
    check_refined(text);
    const auto sentence = reftel::web::first_sentence(text);
    REFTEL_ASSERT(sentence.size() <= text.size(), "a sentence is a part of its text");
    return 0;
}

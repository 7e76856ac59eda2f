// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
//
// Any bytes are a draft: nothing may crash; a telegram that is composed reads back as the draft it
// was made of; every problem stands within the draft. The same bytes as a telegram give a draft
// that can be written and read.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "telegram/compose/compose.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/draft_reader.h"

namespace {

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace compose = reftel::telegram::compose;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const compose::Composed composed = compose::compose(bytes);
    for (const compose::Problem& problem : composed.problems) {
        require(problem.pos.offset <= size && problem.pos.line >= 1 && problem.pos.column >= 1,
                "a problem stands within the draft");
    }
    require(!composed.telegram.empty() || !composed.problems.empty(),
            "without a telegram there is a problem");
    if (!composed.telegram.empty()) {
        require(compose::draft_of(reftel::telegram::parse(composed.telegram)) == composed.draft,
                "a composed telegram reads back as its draft");
    }
    const compose::Draft draft = compose::draft_of(reftel::telegram::parse(bytes));
    (void)compose::read_draft(compose::write_draft(draft));
    return 0;
}

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/compose.h"

#include <algorithm>

#include <fmt/format.h>

#include "telegram/compose/complete.h"
#include "telegram/compose/draft_of.h"
#include "telegram/compose/draft_reader.h"
#include "telegram/compose/form_check.h"
#include "telegram/compose/wire.h"
#include "telegram/telegram.h"

namespace reftel::telegram::compose {
namespace {

std::string shortened(std::string_view text) {
    constexpr std::size_t kMost = 60;
    return text.size() <= kMost ? std::string(text) : std::string(text.substr(0, kMost)) + "...";
}

/// Of two long texts, what stands from shortly before the place where they part.
void trim_same_front(std::string& a, std::string& b) {
    const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same = static_cast<std::size_t>(parted.first - a.begin());
    constexpr std::size_t kContext = 24;
    if (same > kContext) {
        a = "..." + a.substr(same - kContext);
        b = "..." + b.substr(same - kContext);
    }
}

/// A reader must find what the draft says, and the linter no fault. Kinds that the draft leaves
/// open the reader may choose.
void check_telegram(Composed& out, Problems& problems) {
    const Telegram telegram = parse(out.telegram);
    const Draft read = draft_of(telegram);
    for (std::size_t k = 0; k < std::min(read.body.size(), out.draft.body.size()); ++k) {
        DraftBlock& block = out.draft.body[k];
        if (block.kind == Paragraph::Kind::Text && block.shape == DraftBlock::Shape::Text) {
            block.kind = read.body[k].kind;
        }
    }
    if (auto difference = first_difference(out.draft, read)) {
        trim_same_front(difference->a, difference->b);
        problems.error(difference->field, difference->index,
                       fmt::format("would not be read as written; written: {}; read: {}",
                                   shortened(difference->a), shortened(difference->b)));
    } else {
        check_form(telegram, out.draft, problems);
    }
    if (problems.has_errors()) {
        out.telegram.clear();
    }
}

}  // namespace

Composed compose(Draft draft, const Places& places) {
    Composed out;
    out.draft = std::move(draft);
    Problems problems(places);
    complete(out.draft, problems);
    check(out.draft, problems);
    if (!problems.has_errors()) {
        out.telegram = assemble(out.draft, problems);
        if (problems.has_errors()) {
            out.telegram.clear();
        } else {
            check_telegram(out, problems);
        }
    }
    out.problems = problems.take();
    sort_problems(out.problems);
    return out;
}

Composed compose(std::string_view draft_text) {
    ReadDraft read = read_draft(draft_text);
    if (!read.has_front_matter) {
        return {std::move(read.draft), {}, std::move(read.problems)};
    }
    Composed out = compose(std::move(read.draft), read.places);
    const bool errors =
        std::any_of(read.problems.begin(), read.problems.end(),
                    [](const Problem& p) { return p.severity == Finding::Severity::Error; });
    if (errors) {
        out.telegram.clear();
    }
    // A part that could not be read is not missing too.
    std::erase_if(out.problems, [&](const Problem& problem) {
        return std::any_of(read.problems.begin(), read.problems.end(), [&](const Problem& before) {
            return before.severity == Finding::Severity::Error && before.field == problem.field &&
                   (before.pos.offset == problem.pos.offset ||
                    problem.message.starts_with("is missing"));
        });
    });
    out.problems.insert(out.problems.end(), read.problems.begin(), read.problems.end());
    sort_problems(out.problems);
    return out;
}

}  // namespace reftel::telegram::compose

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/block_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::telegram::compose {
namespace {

using Kind = Paragraph::Kind;
constexpr std::array<BlockWords, 4> kBlocks{
    {{"Summary", "Summary:", "End summary.", Kind::Summary},
     {"Comment", "Comment:", "End comment.", Kind::Comment},
     {"Action request", "Action request:", "End action request.", Kind::ActionRequest},
     {"Text", "Begin text:", "End text.", Kind::Quoted}}};

}  // namespace

const BlockWords* find_block(std::string_view heading) {
    const auto* const found =
        std::find_if(kBlocks.begin(), kBlocks.end(),
                     [&](const BlockWords& w) { return equals_fold(w.heading, heading); });
    return found == kBlocks.end() ? nullptr : found;
}

const BlockWords* find_block(Paragraph::Kind kind) {
    const auto* const found = std::find_if(kBlocks.begin(), kBlocks.end(),
                                           [&](const BlockWords& w) { return w.kind == kind; });
    return found == kBlocks.end() ? nullptr : found;
}

bool is_block_end(std::string_view heading) {
    if (heading.size() < 4 || !starts_with_fold(heading, "END ")) {
        return equals_fold(heading, "END");
    }
    return find_block(heading.substr(4)) != nullptr;
}

}  // namespace reftel::telegram::compose

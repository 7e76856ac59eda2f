// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/post.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::telegram {
namespace {

/// The first word of an originator or addressee, and the kind of post that it says.
struct KindWord {
    std::string_view word;
    std::string_view kind;  ///< As in the table of origins.
    std::string_view name;
};
constexpr auto kKindWords = std::to_array<KindWord>({{"AMEMBASSY", "embassy", "Embassy"},
                                                     {"AMEMB", "embassy", "Embassy"},
                                                     {"EMBASSY", "embassy", "Embassy"},
                                                     {"AMCONSUL", "consulate", "Consulate"},
                                                     {"AMCONGEN", "consulate", "Consulate"},
                                                     {"CONSULATE", "consulate", "Consulate"},
                                                     {"AMLEGATION", "legation", "Legation"},
                                                     {"USINT", "mission", "US Interests Section"},
                                                     {"USLO", "mission", "US Liaison Office"},
                                                     {"USMISSION", "mission", "US Mission"}});

bool is_in_city(const OriginFact& post) {
    return post.kind == "embassy" || post.kind == "consulate" || post.kind == "mission";
}

}  // namespace

std::string post_name(std::string_view as_written, const OriginFact& post) {
    const std::string_view first = as_written.substr(0, as_written.find(' '));
    const auto said = std::ranges::find_if(
        kKindWords, [&](const KindWord& kind) { return equals_fold(kind.word, first); });
    if (said == kKindWords.end() || said->kind == post.kind || !is_in_city(post) ||
        post.city.empty()) {
        return std::string(post.name);
    }
    return std::string(said->name).append(" ").append(post.city);
}

const TagFact* country_of(const OriginFact& origin) {
    constexpr Date kTagsOfOrigins{2010, 1, 1};
    return origin.country_tag.empty() ? nullptr : find_tag(origin.country_tag, kTagsOfOrigins);
}

}  // namespace reftel::telegram

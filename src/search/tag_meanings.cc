// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_fields.h"
#include "search/tokeniser.h"
#include "telegram/facts.h"

namespace reftel::search {
namespace {

struct Meaning {
    std::string_view code;
    std::string words;  // Folded, a blank before and after each: ` human rights `.
};

std::string spaced_words(std::string_view text) {
    std::string out = " ";
    TokenStream tokens(text);
    while (tokens.next()) {
        out.append(tokens.word()).append(" ");
    }
    return out;
}

/// The table of TAGS with folded meanings: made once, so that a query of many tags stays cheap.
const std::vector<Meaning>& meanings() {
    static const std::vector<Meaning> all = [] {
        std::vector<Meaning> out;
        for (const telegram::TagFact& fact : telegram::all_tags()) {
            out.push_back({fact.code, spaced_words(fact.meaning)});
        }
        return out;
    }();
    return all;
}

}  // namespace

std::vector<std::string> tags_meaning(std::string_view words) {
    std::vector<std::string> wanted;
    TokenStream tokens(words);
    while (tokens.next()) {
        wanted.push_back(" " + std::string(tokens.word()) + " ");
    }
    std::vector<std::string> out;
    for (const Meaning& meaning : meanings()) {
        const auto is_there = [&](const std::string& word) {
            return meaning.words.find(word) != std::string::npos;
        };
        if (!wanted.empty() && std::ranges::all_of(wanted, is_there)) {
            out.emplace_back(meaning.code);
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace reftel::search

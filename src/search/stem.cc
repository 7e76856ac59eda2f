// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/stem.h"

#include <algorithm>
#include <memory>

#include <libstemmer.h>

namespace reftel::search {
namespace {

struct Free {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Free>;

}  // namespace

std::string english_stem(std::string_view word) {
    // The library keeps its working memory in the stemmer: each thread has its own.
    thread_local const Stemmer stemmer(sb_stemmer_new("english", "UTF_8"));
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stem =
        stemmer == nullptr ? nullptr
                           : sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
    if (stem == nullptr) {
        return std::string(word);  // no memory: the word stands for itself
    }
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::size_t sure_beginning(std::string_view stem) {
    // Of the rules that put letters in place of others none reaches further back than two letters
    // of the stem; a third of the letters is left over for safety.
    const std::size_t sure =
        std::min(stem.size() - std::min<std::size_t>(stem.size(), 2), (2 * stem.size() + 2) / 3);
    const std::size_t ascii = static_cast<std::size_t>(
        std::ranges::find_if(stem, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) -
        stem.begin());
    return std::min(std::max<std::size_t>(sure, stem.empty() ? 0 : 1), ascii);
}

}  // namespace reftel::search

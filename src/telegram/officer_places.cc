// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/officer_places.h"

#include "base/text.h"
#include "telegram/country_name.h"
#include "telegram/officer_words.h"

namespace reftel::telegram {

bool introduces_place(std::string_view word) {
    return equals_fold(word, "TO") || equals_fold(word, "IN") || equals_fold(word, "FOR") ||
           equals_fold(word, "OF");
}

bool OfficerPlaces::pass(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin < country_end_) {
        return true;
    }
    const std::string_view word = text.substr(begin, end - begin);
    if (equals_fold(word, "THE")) {
        return false;
    }
    if (introduces_place(word)) {
        const bool country = equals_fold(word, "TO") || equals_fold(word, "IN");
        awaited_ = country ? Awaited::Country : Awaited::CountryOrField;
        return false;
    }
    if (equals_fold(word, "AND")) {
        awaited_ = before_place_;
        return false;
    }
    const std::size_t country =
        awaited_ == Awaited::Nothing ? 0 : country_name_size(text.substr(begin));
    const bool field = awaited_ == Awaited::CountryOrField && is_ordinary_word(word);
    const bool place = country > 0 || field;
    country_end_ = begin + country;
    before_place_ = place ? awaited_ : Awaited::Nothing;
    awaited_ = Awaited::Nothing;
    return place;
}

}  // namespace reftel::telegram

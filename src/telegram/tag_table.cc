// SPDX-License-Identifier: AGPL-3.0-or-later
#include <limits>
#include <vector>

#include "base/text.h"
#include "telegram/fact_checks.h"
#include "telegram/facts.h"
#include "telegram/string_index.h"
#include "telegram/tsv.h"

namespace reftel::embedded {
extern const std::string_view tags_tsv;
}  // namespace reftel::embedded

// The rows of a code stand together in the table, ordered by their first month. docs/facts.md says
// how the months were drawn from the words of the sources.

namespace reftel::telegram {
namespace {

/// Months since the year 0, so that eras can be compared.
using Month = int;
constexpr Month kAlways = std::numeric_limits<Month>::max();

/// `1981-01`; `otherwise` for an empty field.
Month parse_month(std::string_view text, Month otherwise) {
    if (text.size() != 7) {
        return otherwise;
    }
    const auto year = parse_number(text.substr(0, 4));
    const auto month = parse_number(text.substr(5));
    return year && month ? static_cast<Month>(*year * 12 + *month - 1) : otherwise;
}

TagKind parse_kind(std::string_view text) {
    for (const TagKind kind :
         {TagKind::Subject, TagKind::Geo, TagKind::Org, TagKind::Program, TagKind::Person}) {
        if (to_string(kind) == text) {
            return kind;
        }
    }
    return TagKind::Unknown;
}

class TagTable {
 public:
    TagTable() {
        for_each_row<6>(embedded::tags_tsv, [&](const auto& field) {
            facts_.push_back({field[0], parse_kind(field[1]), field[2], field[5]});
            eras_.push_back({parse_month(field[3], 0), parse_month(field[4], kAlways)});
        });
        index_ = StringIndex(facts_.size());
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            index_.add(facts_[i].code, i);
        }
    }

    [[nodiscard]] const TagFact* find(std::string_view code, std::optional<Date> at) const {
        const std::size_t first = index_.find(code);
        if (first == StringIndex::kNone) {
            return nullptr;
        }
        const Month month =
            at ? static_cast<Month>(at->year * 12 + static_cast<int>(at->month) - 1) : kAlways;
        std::size_t best = first;
        for (std::size_t i = first + 1; i < facts_.size() && facts_[i].code == code; ++i) {
            const bool later = eras_[i].from > eras_[best].from;
            const Month here = distance(eras_[i], month);
            const Month before = distance(eras_[best], month);
            best = here < before || (here == before && later) ? i : best;
        }
        return &facts_[best];
    }

    [[nodiscard]] bool in_use(std::string_view code, const Date& at) const {
        const Month month = static_cast<Month>(at.year * 12 + static_cast<int>(at.month) - 1);
        for (std::size_t i = index_.find(code); i < facts_.size() && facts_[i].code == code; ++i) {
            if (distance(eras_[i], month) == 0) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::span<const TagFact> eras(std::string_view code) const {
        const std::size_t first = index_.find(code);
        std::size_t end = first;
        while (end < facts_.size() && facts_[end].code == code) {
            ++end;
        }
        return first == end ? std::span<const TagFact>()
                            : std::span(facts_).subspan(first, end - first);
    }

    [[nodiscard]] std::span<const TagFact> all() const { return facts_; }

 private:
    struct Era {
        Month from;
        Month to;
    };
    /// Months between an era and a month; 0 inside it.
    static Month distance(const Era& era, Month month) {
        if (month < era.from) {
            return era.from - month;
        }
        return month > era.to ? month - era.to : 0;
    }

    std::vector<TagFact> facts_;
    std::vector<Era> eras_;
    StringIndex index_{0};
};

const TagTable& tag_table() {
    static const TagTable table;
    return table;
}

bool is_subject_field(char letter) {
    return std::string_view("ABCEMOPSTL").find(letter) != std::string_view::npos;
}

}  // namespace

std::string_view to_string(TagKind kind) {
    switch (kind) {
        case TagKind::Unknown:
            return "unknown";
        case TagKind::Subject:
            return "subject";
        case TagKind::Geo:
            return "geo";
        case TagKind::Org:
            return "org";
        case TagKind::Program:
            return "program";
        case TagKind::Person:
            return "person";
    }
    return "unknown";
}

const TagFact* find_tag(std::string_view code, std::optional<Date> at) {
    return tag_table().find(code, at);
}

bool is_tag_in_use(std::string_view code, const Date& at) {
    return tag_table().in_use(code, at);
}

std::span<const TagFact> eras_of_tag(std::string_view code) {
    return tag_table().eras(code);
}

std::span<const TagFact> all_tags() {
    return tag_table().all();
}

TagKind kind_of_tag(std::string_view code, std::optional<Date> at) {
    if (code.find(',') != std::string_view::npos || code.starts_with('(')) {
        return TagKind::Person;
    }
    if (const TagFact* const fact = find_tag(code, at)) {
        return fact->kind;
    }
    bool letters = true;
    for (const char c : code) {
        letters = letters && is_upper(c);
    }
    if (code.size() == 4 && letters) {
        if (code[0] == 'K') {
            return TagKind::Program;
        }
        return is_subject_field(code[0]) ? TagKind::Subject : TagKind::Unknown;
    }
    const bool region = code.size() == 2 && is_digit(code[0]) && is_upper(code[1]);
    return region || (code.size() == 2 && letters) ? TagKind::Geo : TagKind::Unknown;
}

}  // namespace reftel::telegram

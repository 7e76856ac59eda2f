// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/query_wording.h"

namespace reftel::web {
namespace {

// The texts of the sayings stand in one row, in the order of sayings.def.
constexpr auto kFirst = static_cast<std::size_t>(Text::SayInPlace);
constexpr auto kSayings = static_cast<std::size_t>(search::Saying::Count);
static_assert(static_cast<std::size_t>(Text::SayKnownDates) - kFirst + 1 == kSayings,
              "en.def has the sayings between two other texts");

class PageWording final : public search::Wording {
 public:
    explicit PageWording(const Language& lang) : lang_(lang) {}

    using Wording::say;
    [[nodiscard]] std::string say(search::Saying saying,
                                  std::span<const std::string> names) const override {
        return lang_.fill(static_cast<Text>(kFirst + static_cast<std::size_t>(saying)), names);
    }
    [[nodiscard]] std::string day(const Date& date) const override { return lang_.date(date); }
    [[nodiscard]] std::string month(int year, unsigned month) const override {
        return lang_.month_of(year, month);
    }

 private:
    const Language& lang_;
};

}  // namespace

std::string meaning_of(const Language& lang, const search::Query& query,
                       const search::Clause& clause) {
    return search::explain(query, clause.node, PageWording(lang));
}

std::string issue_of(const Language& lang, const search::Query& query,
                     const search::QueryIssue& issue) {
    return search::describe(query, issue, PageWording(lang));
}

}  // namespace reftel::web

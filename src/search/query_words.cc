// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_words.h"

#include <array>

namespace reftel::search {
namespace {

constexpr std::array kEnglish{
#define REFTEL_SAYING(name, words) std::string_view(words),
#include "search/sayings.def"
#undef REFTEL_SAYING
};

class EnglishWording final : public Wording {
 public:
    using Wording::say;
    [[nodiscard]] std::string say(Saying saying,
                                  std::span<const std::string> names) const override {
        if (saying == Saying::Count) {
            return {};
        }
        std::string_view rest = kEnglish[static_cast<std::size_t>(saying)];
        std::string out;
        for (const std::string& name : names) {
            const std::size_t place = rest.find("{}");
            if (place == std::string_view::npos) {
                break;
            }
            out.append(rest.substr(0, place)).append(name);
            rest.remove_prefix(place + 2);
        }
        return out.append(rest);
    }
    [[nodiscard]] std::string day(const Date& date) const override {
        return std::to_string(date.day) + " " + month(date.year, date.month);
    }
    [[nodiscard]] std::string month(int year, unsigned month) const override {
        return std::string(month_name(month)) + " " + std::to_string(year);
    }
};

}  // namespace

const Wording& english_wording() {
    static const EnglishWording kWording;
    return kWording;
}

}  // namespace reftel::search

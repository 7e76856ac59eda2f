// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/persons.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/distribution.h"
#include "telegram/limits.h"

namespace reftel::telegram {
namespace {

/// Longer names, and longer fields with a name and more, are none.
constexpr std::size_t kLongestName = 48;
constexpr std::size_t kLongestField = 200;
constexpr std::size_t kMostWords = 5;

/// Words that lines below the text begin with when they are no signature.
constexpr std::array<std::string_view, 12> kNoNames{
    "MINIMIZE", "UNCLASSIFIED", "UNCLAS", "CONFIDENTIAL", "SECRET", "TOP",
    "LIMITED",  "NOTE",         "END",    "BT",           "VISIT",  "DECLASSIFIED"};
/// Offices that stand where a name would.
constexpr std::array<std::string_view, 6> kOffices{"STAFF",  "SECRETARY", "AMBASSADOR",
                                                   "CHARGE", "DCM",       "CONSUL"};
constexpr std::array<std::string_view, 6> kAddresses{"MR.", "MRS.", "MISS", "MS.", "MR", "DR."};

bool is_name_char(char c) {
    return is_alpha(c) || c == ' ' || c == '.' || c == '-' || c == '\'' || c == ',' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Without what stands in brackets: `(RET.)`.
std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0) {
            out += c;
        }
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return out;
}

/// The name that a field holds, in capitals; empty when it is none.
std::string name_in(std::string_view text) {
    std::string name = to_upper(collapse_space(without_brackets(text)));
    for (const std::string_view address : kAddresses) {
        if (name.starts_with(std::string(address) + " ")) {
            name.erase(0, address.size() + 1);
        }
    }
    while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == '-')) {
        name.pop_back();
    }
    const auto letters = std::ranges::count_if(name, is_alpha);
    const auto blanks = static_cast<std::size_t>(std::ranges::count(name, ' '));
    const bool fits = letters >= 2 && name.size() <= kLongestName && blanks < kMostWords &&
                      std::ranges::all_of(name, is_name_char);
    const std::string first = name.substr(0, name.find(' '));
    const bool is_other = std::ranges::find(kNoNames, std::string_view(first)) != kNoNames.end();
    const bool is_office = first == "THE" || std::ranges::find(kOffices, name) != kOffices.end();
    return fits && !is_other && !is_office ? name : std::string();
}

/// Nothing for those who only released it.
std::optional<Person::Role> role_of(DraftingOfficer::Role role) {
    switch (role) {
        case DraftingOfficer::Role::Drafted:
            return Person::Role::Drafted;
        case DraftingOfficer::Role::Approved:
            return Person::Role::Approved;
        case DraftingOfficer::Role::Cleared:
            return Person::Role::Cleared;
        case DraftingOfficer::Role::Released:
            break;
    }
    return std::nullopt;
}

class Collector {
 public:
    void add(Person::Role role, std::string_view field) {
        if (field.size() > kLongestField) {
            return;
        }
        std::string name = name_in(field);
        const auto same = [&](const Person& known) {
            return known.role == role && known.name == name;
        };
        if (!name.empty() && found_.size() < kMaxPersons && std::ranges::none_of(found_, same)) {
            found_.push_back({role, std::move(name)});
        }
    }
    [[nodiscard]] std::vector<Person> take() {
        std::ranges::stable_sort(found_, {}, &Person::role);
        return std::move(found_);
    }

 private:
    std::vector<Person> found_;
};

}  // namespace

std::string_view to_string(Person::Role role) {
    switch (role) {
        case Person::Role::Signed:
            return "signed";
        case Person::Role::Drafted:
            return "drafted";
        case Person::Role::Approved:
            return "approved";
        case Person::Role::Cleared:
            return "cleared";
        case Person::Role::Classified:
            return "classified";
        case Person::Role::Tagged:
            return "tagged";
    }
    return "";
}

std::vector<Person> persons_of(const Telegram& telegram) {
    Collector out;
    for (std::string_view line : telegram.signature) {
        line = trim(line);
        for (const std::string_view mark : {"SIGNED:", "SIGNED"}) {
            if (starts_with_fold(line, mark)) {
                line = trim(line.substr(mark.size()));
            }
        }
        out.add(Person::Role::Signed, line);
    }
    for (const DraftingOfficer& officer : parse_distribution(telegram.distribution).drafting) {
        const auto role = role_of(officer.role);
        for (const std::string_view name : officer.names) {
            if (role) {
                out.add(*role, name);
            }
        }
    }
    if (!telegram.classified_by.empty()) {
        for (const ClassifyingOfficer& officer :
             parse_classified_by(telegram.classified_by).officers) {
            out.add(Person::Role::Classified, officer.name);
        }
    }
    for (const Tag& tag : telegram.tags) {
        if (tag.kind == TagKind::Person) {
            out.add(Person::Role::Tagged, tag.code);
        }
    }
    return out.take();
}

}  // namespace reftel::telegram

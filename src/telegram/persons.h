// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/telegram.h"

namespace reftel::telegram {

/// Somebody whom a telegram names in a field of its own.
struct Person {
    enum class Role : std::uint8_t {
        Signed,
        Drafted,
        Approved,
        Cleared,
        Classified,  ///< Named by `Classified By`
        Tagged       ///< One of the TAGS
    };
    Role role = Role::Signed;
    std::string name;  ///< In capitals, as it stands there: `RASSENDYLL`, `JOHN Q. DOE`, `SGEORGE`
};
[[nodiscard]] std::string_view to_string(Person::Role role);

/// The persons of a telegram's fields, each once a role, in the order of the roles; at most
/// kMaxPersons (limits.h). Nobody named in the text. That two names are one person is not inferred.
[[nodiscard]] std::vector<Person> persons_of(const Telegram& telegram);

}  // namespace reftel::telegram

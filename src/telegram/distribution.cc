// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/distribution.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/lexer.h"

// distribution = ( "ORIGIN" | "ACTION" ) { office } [ "INFO" { office } ] "/" total letter
// office       = symbol "-" copies
// drafting     = ( "DRAFTED BY" | "APPROVED BY" | clearance ) ;  each [ ":" ] office ":" name { ":"
// name } dash line    = 10*"-" [ time ] counter [ time ] [ "/" suffix ]
namespace reftel::telegram {
namespace {

/// `EUR-25`
bool read_office(std::string_view word, DistributionOffice& out) {
    const std::size_t dash = word.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || !is_all_capitals(word)) {
        return false;
    }
    const std::string_view digits = word.substr(dash + 1);
    if (digits.empty() || digits.size() > 3 || leading_digits(digits) != digits.size()) {
        return false;
    }
    out.office = word.substr(0, dash);
    out.copies = static_cast<std::uint16_t>(parse_number(digits).value_or(0));
    return true;
}

class BlockReader {
 public:
    Distribution read(std::span<const std::string_view> lines) {
        for (const std::string_view line : lines) {
            if (!line.empty()) {
                take_line(line);
            }
        }
        return std::move(out_);
    }

 private:
    void take_line(std::string_view line) {
        if (line[0] == '-') {
            take_dash_line(line);
        } else if (after_desired_) {
            out_.desired = line;
            after_desired_ = false;
        } else if (line.starts_with("DESIRED DISTRIBUTION")) {
            after_desired_ = true;
        } else if (starts_with_word_fold(line, "DRAFTED BY")) {
            take_officer(DraftingOfficer::Role::Drafted, line.substr(10));
        } else if (starts_with_word_fold(line, "APPROVED BY")) {
            take_officer(DraftingOfficer::Role::Approved, line.substr(11));
        } else if (starts_with_word_fold(line, "CLEARED BY")) {
            take_officer(DraftingOfficer::Role::Cleared, line.substr(10));
        } else if (starts_with_word_fold(line, "RELEASED BY")) {
            take_officer(DraftingOfficer::Role::Released, line.substr(11));
        } else if (line.starts_with("Dissemination Rule:")) {
            out_.dissemination = trim(line.substr(line.find(':') + 1));
        } else if (!out_.drafting.empty()) {
            take_officer(DraftingOfficer::Role::Cleared, line);
        } else {
            take_offices(line);
        }
    }

    void take_offices(std::string_view rest) {
        if (starts_with_word(rest, "ACTION")) {
            role_ = DistributionOffice::Role::Action;
        } else if (starts_with_word(rest, "ORIGIN")) {
            role_ = DistributionOffice::Role::Origin;
        } else if (starts_with_word(rest, "INFO")) {
            role_ = DistributionOffice::Role::Info;
        } else if (out_.offices.empty()) {
            return;
        }
        while (!rest.empty()) {
            const std::string_view word = take_word(rest);
            DistributionOffice office;
            if (read_office(word, office)) {
                office.role = role_;
                out_.offices.push_back(office);
            } else if (word[0] == '/' && leading_digits(word.substr(1)) >= 2) {
                const std::size_t digits = leading_digits(word.substr(1));
                out_.total = parse_number(word.substr(1, digits)).value_or(0);
                const std::string_view glued = word.substr(digits + 1);
                out_.control = glued.empty() ? take_word(rest) : glued;
            }
        }
    }

    /// `EUR/CE:SGEORGE:EMT`, `EUR - MR. STABLER`, `AF/W;EWLOLLIS:EWL`, `EUR/CE WRYERSON (PHONE)`
    void take_officer(DraftingOfficer::Role role, std::string_view text) {
        text.remove_prefix(std::min(text.find_first_not_of(" :\t"), text.size()));
        DraftingOfficer officer;
        officer.role = role;
        const std::size_t open = text.find('(');
        if (open != std::string_view::npos) {
            const std::size_t close = std::min(text.find(')', open), text.size());
            officer.remark = trim(text.substr(open + 1, close - open - 1));
            text = trim_right(text.substr(0, open));
        }
        take_office_symbol(text, officer);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of(":;"), text.size());
            take_name(trim(text.substr(0, end)), officer);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (role == DraftingOfficer::Role::Drafted && officer.names.size() > 1 &&
            is_initials(officer.names.back())) {
            officer.typist = officer.names.back();
            officer.names.pop_back();
        }
        if (!officer.office.empty() || !officer.names.empty()) {
            out_.drafting.push_back(std::move(officer));
        }
    }

    static void take_office_symbol(std::string_view& text, DraftingOfficer& out) {
        std::size_t end = text.find_first_of(":;");
        if (end == std::string_view::npos) {
            end = text.find(" - ");
        }
        if (end == std::string_view::npos) {
            // `EUR/CE WRYERSON`; a name alone has no office.
            end = text.find(' ');
            const std::string_view first = text.substr(0, end);
            const bool symbol = first.find('/') != std::string_view::npos || first.size() <= 4;
            end = end == std::string_view::npos || !symbol || first == "THE" ||
                          first.ends_with('.') || first.ends_with(',')
                      ? std::string_view::npos
                      : end;
        }
        if (end == std::string_view::npos) {
            return;
        }
        out.office = trim_right(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(std::min(text.find_first_not_of(" :;-"), text.size()));
    }

    static void take_name(std::string_view name, DraftingOfficer& out) {
        std::string_view digits = name;
        for (const std::string_view label : {"X", "EXT", "EXT."}) {
            if (digits.starts_with(label)) {
                digits = trim_left(digits.substr(label.size()));
                break;
            }
        }
        const std::size_t last = name.rfind(' ');
        if (!digits.empty() && leading_digits(digits) == digits.size()) {
            out.phone = digits;
        } else if (last != std::string_view::npos && name.size() - last > 4 &&
                   is_phone(name.substr(last + 1))) {
            out.phone = name.substr(last + 1);
            out.names.push_back(trim_right(name.substr(0, last)));
        } else if (!name.empty()) {
            out.names.push_back(name);
        }
    }

    static bool is_phone(std::string_view word) {
        return word.size() >= 4 && word.size() <= 8 &&
               word.find_first_not_of("0123456789-X") == std::string_view::npos;
    }

    static bool is_initials(std::string_view word) {
        return word.size() >= 1 && word.size() <= 3 && is_all_capitals(word);
    }

    void take_dash_line(std::string_view line) {
        std::string_view rest = line;
        rest.remove_prefix(std::min(rest.find_first_not_of("- "), rest.size()));
        while (!rest.empty()) {
            std::string_view word = take_word(rest);
            const std::size_t slash = word.find('/');
            if (slash != std::string_view::npos) {
                out_.relay_suffix = word.substr(slash + 1);
                word = word.substr(0, slash);
            }
            const std::size_t digits = leading_digits(word);
            if (digits < 4) {
                continue;
            }
            (digits + 1 == word.size() && word.back() == 'Z' ? out_.relay_time
                                                             : out_.relay_counter) = word;
        }
    }

    Distribution out_;
    DistributionOffice::Role role_ = DistributionOffice::Role::Info;
    bool after_desired_ = false;
};

}  // namespace

std::string_view to_string(DistributionOffice::Role role) {
    constexpr std::array<std::string_view, 3> kNames{"action", "origin", "info"};
    return kNames[static_cast<std::size_t>(role)];
}

std::string_view to_string(DraftingOfficer::Role role) {
    constexpr std::array<std::string_view, 4> kNames{"drafted", "approved", "cleared", "released"};
    return kNames[static_cast<std::size_t>(role)];
}

Distribution parse_distribution(std::span<const std::string_view> lines) {
    return BlockReader().read(lines);
}

}  // namespace reftel::telegram

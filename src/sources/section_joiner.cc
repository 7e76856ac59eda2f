// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/section_joiner.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/limits.h"

namespace reftel::sources {
namespace {

using telegram::RawTelegram;
using telegram::Telegram;

/// A part of something larger, and it is known of what.
bool is_one_section(const Telegram& telegram) {
    return telegram.sections_total > 1 && telegram.sections.size() == 1 && telegram.mrn &&
           telegram.sections[0] >= 1 && telegram.sections[0] <= telegram.sections_total;
}

constexpr std::size_t kMostDigits = 3;  ///< `001.2 OF 002`

/// The number at the front, blanks before it; 0 when there is none.
std::size_t number_after(std::string_view text) {
    text = trim_left(text.substr(0, 8));
    std::size_t digits = 0;
    while (digits < std::min(text.size(), kMostDigits) && is_digit(text[digits])) {
        ++digits;
    }
    return parse_number(text.substr(0, digits)).value_or(0);
}

/// Digits at the end, taken off.
std::string_view take_digits(std::string_view& text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_digit(text[begin - 1])) {
        --begin;
    }
    const std::string_view digits = text.substr(begin);
    text = text.substr(0, begin);
    return digits;
}

/// The section before OF: behind SECTION, or behind a telegram's number, with or without its page
/// (`000436 001.2`); 0 when there is none.
std::size_t section_before(std::string_view text) {
    constexpr std::size_t kLongest = 32;
    text = trim_right(text.substr(text.size() - std::min(text.size(), kLongest)));
    std::string_view digits = take_digits(text);
    if (!digits.empty() && text.ends_with('.')) {
        text.remove_suffix(1);
        digits = take_digits(text);
    }
    if (digits.empty() || digits.size() > kMostDigits) {
        return 0;
    }
    text = trim_right(text);
    const std::size_t blank = text.find_last_of(" \n");
    const std::string_view word = blank == std::string_view::npos ? text : text.substr(blank + 1);
    const bool placed = word.starts_with("SEC") || (!word.empty() && is_digit(word.back()));
    return placed ? parse_number(digits).value_or(0) : 0;
}

/// SECTION or what typists made of it; not SECSTATE, SECRET, SECURITY.
bool names_section(std::string_view message) {
    for (std::size_t at = message.find("SEC"); at != std::string_view::npos;
         at = message.find("SEC", at + 3)) {
        const std::string_view next = message.substr(at + 3, 1);
        if (!next.empty() && (next[0] == 'T' || next[0] == 'I' || is_space(next[0]))) {
            return true;
        }
    }
    return message.find("SCTION") != std::string_view::npos;
}

/// A quick no for most: nothing names a section, or all sections are named (`SECTION 01 OF 02`,
/// `001.2 OF 002`), as in a telegram that is whole. It spares them a parse.
bool may_be_one_section(std::string_view message) {
    if (message.find("SEC") == std::string_view::npos) {
        return false;
    }
    std::bitset<1000> seen;
    std::size_t count = 0;
    std::size_t total = 0;
    // OF by its F: there are fewer of them than of O.
    for (std::size_t at = message.find('F', 1); at != std::string_view::npos;
         at = message.find('F', at + 1)) {
        const std::size_t section =
            message[at - 1] == 'O' ? section_before(message.substr(0, at - 1)) : 0;
        const std::size_t of = section == 0 ? 0 : number_after(message.substr(at + 1));
        if (of < 2) {
            continue;
        }
        total = total == 0 ? of : total;
        if (of == total && section <= of && !seen.test(section)) {
            seen.set(section);
            if (++count == total) {
                return false;
            }
        }
    }
    return total != 0 || names_section(message);
}

std::string key_of(const Telegram& telegram) {
    return fmt::format("{} of {}", telegram.mrn->to_string(), telegram.sections_total);
}

}  // namespace

SectionJoiner::SectionJoiner(std::function<void(RawTelegram&)> set_message)
    : set_message_(std::move(set_message)) {}

void SectionJoiner::add(RawTelegram transmission) {
    set_message_(transmission);
    const bool may_be = may_be_one_section(transmission.message());
    if (may_be) {
        telegram::parse(transmission.message(), parsed_);
    }
    if (!may_be || !is_one_section(parsed_)) {
        ready_.push_back(std::move(transmission));
        return;
    }
    const std::string key = key_of(parsed_);
    auto found =
        std::find_if(held_.begin(), held_.end(), [&](const Held& held) { return held.key == key; });
    if (found == held_.end()) {
        held_.push_back({key, parsed_.sections_total, {}});
        found = held_.end() - 1;
    }
    hold(*found, {parsed_.sections[0], std::move(transmission)});
    if (found->sections.size() == found->total) {
        give(static_cast<std::size_t>(found - held_.begin()));
    }
    while (held_.size() > kMaxHeldTelegrams || held_bytes_ > kMaxTelegramBytes) {
        give(0);
    }
}

void SectionJoiner::finish() {
    while (!held_.empty()) {
        give(0);
    }
}

std::optional<RawTelegram> SectionJoiner::take() {
    if (ready_.empty()) {
        return std::nullopt;
    }
    RawTelegram out = std::move(ready_.front());
    ready_.pop_front();
    return out;
}

void SectionJoiner::hold(Held& telegram, Section section) {
    const bool again =
        std::any_of(telegram.sections.begin(), telegram.sections.end(),
                    [&](const Section& held) { return held.number == section.number; });
    if (again) {
        section.raw.notes.push_back(
            {"section-repeated",
             fmt::format("section {} was sent before; this one is kept by itself", section.number),
             0});
        ready_.push_back(std::move(section.raw));
        return;
    }
    held_bytes_ += section.raw.original.size();
    telegram.sections.push_back(std::move(section));
}

void SectionJoiner::give(std::size_t index) {
    std::vector<Section> sections = std::move(held_[index].sections);
    held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(index));
    for (const Section& section : sections) {
        held_bytes_ -= section.raw.original.size();
    }
    ready_.push_back(sections.size() == 1 ? std::move(sections[0].raw) : join(std::move(sections)));
}

RawTelegram SectionJoiner::join(std::vector<Section> sections) const {
    std::stable_sort(sections.begin(), sections.end(),
                     [](const Section& a, const Section& b) { return a.number < b.number; });
    RawTelegram out;
    out.from = sections[0].raw.from;
    std::string places;
    bool apart = false;
    for (const Section& section : sections) {
        apart |= section.raw.from.offset != out.from.offset + out.original.size();
        places += fmt::format("{}section {} from byte {}", places.empty() ? "" : ", ",
                              section.number, section.raw.from.offset);
        out.original += section.raw.original;
    }
    set_message_(out);
    if (apart) {
        out.notes.push_back({"sections-joined", "brought together: " + places, 0});
    }
    return out;
}

}  // namespace reftel::sources

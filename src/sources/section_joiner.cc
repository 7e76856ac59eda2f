// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/section_joiner.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

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

std::string key_of(const Telegram& telegram) {
    return fmt::format("{} of {}", telegram.mrn->to_string(), telegram.sections_total);
}

}  // namespace

SectionJoiner::SectionJoiner(std::function<void(RawTelegram&)> set_message)
    : set_message_(std::move(set_message)) {}

void SectionJoiner::add(RawTelegram transmission) {
    set_message_(transmission);
    // Spares the many that have no sections a second parse.
    const bool may_be = transmission.message().find("SEC") != std::string_view::npos;
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

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/lint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array kRules = {
#define REFTEL_RULE(name) &name,
#include "telegram/lint/rules.def"
#undef REFTEL_RULE
};

/// The most findings of one rule in one telegram; the rest is the same again.
constexpr std::size_t kMaxOfRule = 20;

Form form_of(const Telegram& telegram) {
    switch (telegram.variant) {
        case Variant::Acp127:
        case Variant::StateShort:
        case Variant::Janap:
        case Variant::Retyped:
        case Variant::Unknown:
            return Form::Acp127;
        case Variant::Terp:
        case Variant::Nara:
            return Form::Print;
        case Variant::Smart:
        case Variant::Fco:
        case Variant::NavyGeneral:
            return Form::Auto;
    }
    return Form::Auto;
}

bool applies(const Rule& rule, Form form) {
    return rule.profile == Profile::All ||
           (rule.profile == Profile::Acp127 ? form == Form::Acp127 : form == Form::Print);
}

bool wanted(const Rule& rule, const Options& options) {
    const auto named = [&](const std::vector<const Rule*>& rules) {
        return std::find(rules.begin(), rules.end(), &rule) != rules.end();
    };
    return (options.only.empty() || named(options.only)) && !named(options.skip);
}

/// Small letters and figures as they are, capitals small, 0 for a blank or sign.
constexpr auto kFolded = [] {
    std::array<std::uint8_t, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const auto c = static_cast<char>(byte);
        out[byte] = is_alnum(c) || byte >= 0x80 ? static_cast<std::uint8_t>(to_lower(c)) : 0;
    }
    return out;
}();

/// The letters and figures of a text, whatever its line ends, blanks and signs, eight at a time.
std::uint64_t hash_of_text(const Telegram& telegram) {
    constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15;
    std::uint64_t hash = 0;
    std::uint64_t eight = 0;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        for (const char c : telegram.text_of(paragraph)) {
            const std::uint8_t folded = kFolded[static_cast<unsigned char>(c)];
            if (folded == 0) {
                continue;
            }
            const bool full = (eight >> 56U) != 0;
            hash = full ? (std::rotl(hash, 29) ^ eight) * kPrime : hash;
            eight = full ? folded : eight << 8U | folded;
        }
    }
    return (std::rotl(hash, 29) ^ eight) * kPrime;
}

/// Shorter texts repeat of themselves: `No change.`
constexpr std::size_t kLeastText = 200;

}  // namespace

std::string_view Context::text(std::size_t line) const {
    return trim(telegram_.lines[line].at.of(telegram_.message));
}

std::uint32_t Context::offset_of(std::string_view view) const {
    const std::string_view message = telegram_.message;
    const bool within = !view.empty() && std::less_equal<>{}(message.data(), view.data()) &&
                        std::less<>{}(view.data(), message.data() + message.size());
    return within ? static_cast<std::uint32_t>(view.data() - message.data()) : 0;
}

std::size_t Context::first(LinePart part) const {
    const auto& lines = telegram_.lines;
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line& line) { return line.part == part; });
    return static_cast<std::size_t>(found - lines.begin());
}

std::uint32_t Context::offset_of_first(LinePart part) const {
    const std::size_t line = first(part);
    return line < telegram_.lines.size() ? telegram_.lines[line].at.begin : 0;
}

std::uint32_t Context::offset_of(const Paragraph& paragraph) const {
    if (!paragraph.mark_text.empty()) {
        return offset_of(paragraph.mark_text);
    }
    return paragraph.text.begin < telegram_.reading.text.size()
               ? telegram_.reading.map.to_source(paragraph.text.begin)
               : 0;
}

std::optional<Date> Context::date() const {
    return telegram_.dtg ? std::optional<Date>(telegram_.dtg->time.date()) : std::nullopt;
}

std::string_view Context::caption(std::string_view word) const {
    for (const std::string_view caption : telegram_.captions) {
        if (caption.starts_with(word)) {
            return caption;
        }
    }
    return {};
}

bool Context::is_wire() const {
    return telegram_.variant == Variant::Acp127;
}

void Context::adopt(std::string_view finding) {
    for (const Finding& found : telegram_.findings) {
        if (found.rule == finding) {
            report(found.offset, found.message);
        }
    }
}

void Context::report(std::uint32_t offset, std::string message, std::string_view found,
                     std::string_view wanted, std::string_view fix) {
    report_as(rule_->severity, offset, std::move(message), found, wanted, fix);
}

void Context::report_as(Finding::Severity severity, std::uint32_t offset, std::string message,
                        std::string_view found, std::string_view wanted, std::string_view fix) {
    const auto size = static_cast<std::uint32_t>(telegram_.message.size());
    out_.push_back({rule_, std::min(severity, rule_->severity), std::min(offset, size),
                    std::move(message), std::string(found), std::string(wanted), std::string(fix)});
}

std::vector<LintFinding> lint(const Telegram& telegram, const Hints& hints,
                              const Options& options) {
    std::vector<LintFinding> out;
    Context context(telegram, hints, out);
    const Form form = options.form == Form::Auto ? form_of(telegram) : options.form;
    for (const Rule* rule : kRules) {
        if (!applies(*rule, form) || !wanted(*rule, options)) {
            continue;
        }
        const std::size_t before = out.size();
        context.set_rule(*rule);
        rule->check(context);
        out.resize(std::min(out.size(), before + kMaxOfRule));
    }
    std::erase_if(out, [&](const LintFinding& found) { return found.severity < options.at_least; });
    std::stable_sort(out.begin(), out.end(), [](const LintFinding& a, const LintFinding& b) {
        return a.offset < b.offset;
    });
    return out;
}

std::span<const Rule* const> all_rules() {
    return kRules;
}

const Rule* find_rule(std::string_view name) {
    for (const Rule* rule : kRules) {
        if (equals_fold(rule->id, name) || equals_fold(rule->code, name)) {
            return rule;
        }
    }
    return nullptr;
}

void Run::compare(const Telegram& telegram, std::string_view where, Hints& hints) {
    // A section that came as a transmission of its own is a part of a telegram, no other one.
    const bool part =
        telegram.sections.size() < telegram.sections_total && telegram.sections_total > 1;
    if (part || !telegram.mrn || telegram.reading.text.size() < kLeastText) {
        return;
    }
    const std::string id = telegram.mrn->to_string();
    const std::uint64_t text = hash_of_text(telegram);
    const auto [same_id, new_id] = by_id_.try_emplace(id, Seen{text, std::string(where)});
    if (!new_id && same_id->second.text != text) {
        hints.other_text_at = same_id->second.where;
    }
    const auto [same_text, new_text] = by_text_.try_emplace(text, id);
    if (!new_text && same_text->second != id) {
        hints.same_text_as = same_text->second;
    }
}

}  // namespace reftel::telegram::lint

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "telegram/telegram.h"

// The linter: what in a telegram contradicts itself or departs from the prescribed form.
namespace reftel::telegram::lint {

struct Rule;

struct LintFinding {
    const Rule* rule = nullptr;  ///< Never nullptr; static storage.
    Finding::Severity severity = Finding::Severity::Warning;
    std::uint32_t offset = 0;  ///< Byte of the message.
    std::string message;       ///< One clause, no full stop.
    std::string found;         ///< The two values that disagree; either may be empty.
    std::string wanted;
    std::string fix;  ///< What to write or do; empty when only the sender can know.
};

/// What is known beside the message.
struct Hints {
    std::string id;  ///< As its publisher or its file name gives it, not mended: `09 ASTANA 436`.
    std::optional<UtcTime> created;  ///< As its publisher gives it.
    std::string classification;      ///< As its publisher gives it.
    std::string
        same_text_as;  ///< Another id that an earlier telegram of the run has its text under.
    std::string
        other_text_at;  ///< Where an earlier telegram of the run has its id and another text.
};

/// Which form the telegrams are held to.
enum class Form : std::uint8_t { Auto, Acp127, Print };

struct Options {
    Form form = Form::Auto;         ///< Auto: by each telegram's variant.
    std::vector<const Rule*> only;  ///< Empty: all.
    std::vector<const Rule*> skip;
    Finding::Severity at_least = Finding::Severity::Info;
};

/// All findings of all rules that apply, by their place in the message. Linear in the size of the
/// message; never fails.
[[nodiscard]] std::vector<LintFinding> lint(const Telegram& telegram, const Hints& hints = {},
                                            const Options& options = {});

/// The rules, in the order of their codes.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// By id or by code in any case: `julian-day`, `l013`. nullptr for neither.
[[nodiscard]] const Rule* find_rule(std::string_view name);

/// Remembers the telegrams of one run, for the rules that compare them. 64 bits a text and the ids
/// are kept.
class Run {
 public:
    /// Fills the hints that need the telegrams before this one, and remembers it.
    void compare(const Telegram& telegram, std::string_view where, Hints& hints);

 private:
    struct Seen {
        std::uint64_t text = 0;
        std::string where;
    };
    std::unordered_map<std::string, Seen> by_id_;
    std::unordered_map<std::uint64_t, std::string> by_text_;
};

}  // namespace reftel::telegram::lint

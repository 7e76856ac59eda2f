// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/lint/lint.h"
#include "telegram/telegram.h"

// What a rule of the linter is made of. One rule is one file in rules/ and one line in rules.def.
namespace reftel::telegram::lint {

/// The telegram a rule looks at, what is known beside it, and where its findings go. Lives for one
/// call of lint().
class Context {
 public:
    Context(const Telegram& telegram, const Hints& hints, std::vector<LintFinding>& out)
        : telegram_(telegram), hints_(hints), out_(out) {}

    [[nodiscard]] const Telegram& telegram() const { return telegram_; }
    [[nodiscard]] const Hints& hints() const { return hints_; }

    /// Text of a line of the message, without blanks around it.
    [[nodiscard]] std::string_view text(std::size_t line) const;
    /// Offset in the message of a view into it; 0 for a view into anything else.
    [[nodiscard]] std::uint32_t offset_of(std::string_view view) const;
    /// First line of a part; lines.size() without one.
    [[nodiscard]] std::size_t first(LinePart part) const;
    [[nodiscard]] std::uint32_t offset_of_first(LinePart part) const;
    [[nodiscard]] bool has(LinePart part) const { return first(part) < telegram_.lines.size(); }
    /// Where a paragraph of the reading text begins in the message.
    [[nodiscard]] std::uint32_t offset_of(const Paragraph& paragraph) const;
    /// The date of the telegram: of its date-time group only.
    [[nodiscard]] std::optional<Date> date() const;
    /// Traffic with a header of its own, not a retyped or printed copy.
    [[nodiscard]] bool is_wire() const;

    /// The first caption that begins with a word; empty without one.
    [[nodiscard]] std::string_view caption(std::string_view word) const;

    /// What parse() found under this id is passed on as a finding of the rule that is running.
    void adopt(std::string_view finding);

    /// Reports for the rule that is running. `found` and `wanted` are the two values that disagree,
    /// `fix` what to write; any may be empty.
    void report(std::uint32_t offset, std::string message, std::string_view found = {},
                std::string_view wanted = {}, std::string_view fix = {});
    /// The same, no graver than `severity`.
    void report_as(Finding::Severity severity, std::uint32_t offset, std::string message,
                   std::string_view found = {}, std::string_view wanted = {},
                   std::string_view fix = {});

    void set_rule(const Rule& rule) { rule_ = &rule; }

 private:
    const Telegram& telegram_;
    const Hints& hints_;
    std::vector<LintFinding>& out_;
    const Rule* rule_ = nullptr;
};

/// Which telegrams a rule is for.
enum class Profile : std::uint8_t {
    All,
    Acp127,  ///< Traffic of the 1990s and later, and what is short of it by its first lines.
    Print    ///< State's prints and the National Archives' copies of 1973-79.
};

struct Rule {
    std::string_view id;    ///< Kebab-case: `julian-day`
    std::string_view code;  ///< `L013`
    Finding::Severity severity = Finding::Severity::Warning;
    Profile profile = Profile::All;
    std::string_view summary;      ///< One line, no full stop.
    std::string_view explanation;  ///< Why the rule exists.
    std::string_view mend;         ///< What to do about a finding.
    std::string_view
        spared;  ///< What it leaves alone on purpose, or tells more mildly; may be empty.
    std::string_view source;  ///< The standard and its paragraph, or the fact of docs/format.md.
    void (*check)(Context&) = nullptr;
};

#define REFTEL_RULE(name) extern const Rule name;
#include "telegram/lint/rules.def"
#undef REFTEL_RULE

}  // namespace reftel::telegram::lint

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_pos.h"
#include "telegram/finding.h"

namespace reftel::telegram::compose {

/// The parts of a draft that a problem can be about; also the keys of the front matter.
enum class Field : std::uint8_t {
    Draft,
    Channel,
    Station,
    StationSerial,
    Signals,
    Filed,
    Precedence,
    Dtg,
    Remarks,
    From,
    To,
    Info,
    Exempt,
    Origin,
    Number,
    Classification,
    Captions,
    Attention,
    Pass,
    ExecutiveOrder,
    Declassify,
    Tags,
    Subject,
    References,
    ClassifiedBy,
    Signature,
    Body
};
/// As people know it: `TAGS`, `subject`, `DTG`.
[[nodiscard]] std::string_view name_of(Field field);

/// Something in a draft that keeps it from becoming a telegram (Error), that departs from the
/// prescribed form (Warning), or that was changed (Info).
struct Problem {
    Finding::Severity severity = Finding::Severity::Error;
    Field field = Field::Draft;
    SourcePos pos;        ///< In the draft; line 1, column 1 when the part has no place of its own.
    std::string message;  ///< For people: what and what to do. One line.
};

/// Where the parts of a draft stand in its text: field and index (of the addressee, the tag, the
/// paragraph).
class Places {
 public:
    void set(Field field, std::size_t index, SourcePos pos) { places_[{field, index}] = pos; }
    /// The place of a part; that of its field, then the start of the draft, when it has none.
    [[nodiscard]] SourcePos of(Field field, std::size_t index = 0) const;

 private:
    std::map<std::pair<Field, std::size_t>, SourcePos> places_;
};

/// Gathers problems, at most kMaxProblems.
class Problems {
 public:
    explicit Problems(const Places& places) : places_(places) {}

    void error(Field field, std::size_t index, std::string message) {
        add(Finding::Severity::Error, field, places_.of(field, index), std::move(message));
    }
    void warn(Field field, std::size_t index, std::string message) {
        add(Finding::Severity::Warning, field, places_.of(field, index), std::move(message));
    }
    void add(Finding::Severity severity, Field field, std::size_t index, std::string message) {
        add(severity, field, places_.of(field, index), std::move(message));
    }
    void add(Finding::Severity severity, Field field, SourcePos pos, std::string message);
    [[nodiscard]] std::size_t size() const { return problems_.size(); }
    /// Whether one of the first `count` problems is about this part.
    [[nodiscard]] bool is_told(Field field, std::size_t index, std::size_t count) const;
    [[nodiscard]] bool has_errors() const { return errors_; }
    [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }

 private:
    const Places& places_;
    std::vector<Problem> problems_;
    bool errors_ = false;
};

/// By place, errors first where they share one.
void sort_problems(std::vector<Problem>& problems);

/// As in `draft.md:7:3: TAGS: PHUMM is in no table of TAGS; did you mean PHUM?`
[[nodiscard]] std::string to_string(const Problem& problem, std::string_view file);

}  // namespace reftel::telegram::compose

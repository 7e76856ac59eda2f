// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/problem.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "telegram/compose/limits.h"

namespace reftel::telegram::compose {

std::string_view name_of(Field field) {
    constexpr std::array<std::string_view, 27> kNames{
        "draft",         "channel",   "station",    "station serial",
        "signals",       "filed",     "precedence", "DTG",
        "remarks",       "FM",        "TO",         "INFO",
        "XMT",           "origin",    "number",     "classification",
        "captions",      "attention", "pass",       "E.O.",
        "DECL",          "TAGS",      "SUBJECT",    "REF",
        "Classified By", "signature", "text"};
    return kNames[static_cast<std::size_t>(field)];
}

SourcePos Places::of(Field field, std::size_t index) const {
    auto found = places_.find({field, index});
    if (found == places_.end()) {
        found = places_.find({field, 0});
    }
    return found == places_.end() ? SourcePos{} : found->second;
}

void Problems::add(Finding::Severity severity, Field field, SourcePos pos, std::string message) {
    errors_ = errors_ || severity == Finding::Severity::Error;
    if (problems_.size() < kMaxProblems) {
        problems_.push_back({severity, field, pos, std::move(message)});
    }
}

bool Problems::is_told(Field field, std::size_t index, std::size_t count) const {
    const std::uint64_t place = places_.of(field, index).offset;
    return std::any_of(problems_.begin(), problems_.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Problem& problem) {
                           return problem.field == field && problem.pos.offset == place;
                       });
}

void sort_problems(std::vector<Problem>& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(a.pos.offset, b.severity) < std::tuple(b.pos.offset, a.severity);
    });
}

std::string to_string(const Problem& problem, std::string_view file) {
    const std::string_view kind = problem.severity == Finding::Severity::Error     ? ""
                                  : problem.severity == Finding::Severity::Warning ? "warning: "
                                                                                   : "note: ";
    return fmt::format("{}:{}:{}: {}{}: {}", file, problem.pos.line, problem.pos.column, kind,
                       name_of(problem.field), problem.message);
}

}  // namespace reftel::telegram::compose

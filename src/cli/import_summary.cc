// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/import_summary.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/output.h"

namespace reftel::cli {
namespace {

using room::ImportReport;

/// Lines of a list when nobody asked for all of it.
constexpr std::size_t kShort = 8;

std::string percent(std::uint64_t part, std::uint64_t whole) {
    constexpr double kHundred = 100;
    const double share =
        whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole) * kHundred;
    // 99.96 is not all, and 0.04 is not nothing.
    constexpr double kSmallest = 0.1;
    if (part > 0 && share < kSmallest) {
        return "< 0.1 %";
    }
    return part < whole && share > kHundred - kSmallest ? "> 99.9 %"
                                                        : fmt::format("{:.1f} %", share);
}

void add_row(std::string& out, std::uint64_t count, std::string_view what) {
    if (count > 0) {
        out += fmt::format("  {:>9}  {}\n", with_commas(count), what);
    }
}

void add_more(std::string& out, std::uint64_t more) {
    if (more > 0) {
        out += fmt::format("  ... and {} more; --verbose lists them\n", with_commas(more));
    }
}

std::size_t shown_of(std::size_t all, bool verbose) {
    return verbose ? all : std::min(kShort, all);
}

std::string counts(const ImportReport& report, const std::string& archive) {
    if (report.changed_nothing() && report.telegrams > 0) {
        return fmt::format("Nothing changed: all {} are in {} already.\n",
                           counted(report.telegrams, "telegram"), archive);
    }
    std::string out = fmt::format("Read {} ({}) into {}:\n", counted(report.telegrams, "telegram"),
                                  human_bytes(report.bytes), archive);
    add_row(out, report.fresh, "new");
    add_row(out, report.witnesses, "further copies of telegrams that are held");
    add_row(out, report.held, "held already, byte for byte");
    add_row(out, report.provisional,
            "without a readable reference number: filed under a provisional one");
    return out;
}

/// Counts by name, most first.
template <typename Map, typename Count>
std::vector<std::pair<std::string, std::uint64_t>> most_first(const Map& map, Count count) {
    std::vector<std::pair<std::string, std::uint64_t>> out;
    for (const auto& [name, value] : map) {
        out.emplace_back(name, count(value));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return out;
}

std::uint64_t itself(std::uint64_t count) {
    return count;
}

std::string understood(const ImportReport& report, bool verbose) {
    if (report.bytes_message == 0) {
        return {};
    }
    const std::uint64_t unread = report.bytes_unread - report.bytes_refused;
    std::string out = fmt::format("\nUnderstood: {} of {} of messages",
                                  percent(report.bytes_understood(), report.bytes_message),
                                  human_bytes(report.bytes_message));
    out += unread == 0 ? ".\n"
                       : fmt::format("; {} is in no part of a telegram:\n", human_bytes(unread));
    const std::size_t shown = shown_of(report.unread.size(), verbose);
    for (std::size_t i = 0; i < shown; ++i) {
        const ImportReport::UnreadLines& lines = report.unread[i];
        const std::string range = lines.first == lines.last
                                      ? fmt::format("line {}", lines.first)
                                      : fmt::format("lines {}-{}", lines.first, lines.last);
        out += fmt::format("  {:>9}  {}, {}\n", human_bytes(lines.bytes), printable(lines.where),
                           range);
    }
    add_more(out, report.unread.size() - shown);
    if (verbose) {
        for (const auto& [part, bytes] : most_first(report.parts, itself)) {
            out += fmt::format("  {:>9}  {}\n", human_bytes(bytes), part);
        }
    }
    return out;
}

std::string forms(const ImportReport& report) {
    std::string out;
    for (const auto& [form, count] : most_first(report.variants, itself)) {
        out += fmt::format("{} {} {}", out.empty() ? "" : ",", form, with_commas(count));
    }
    return out.empty() ? out : "Forms:" + out + ".\n";
}

std::string poor(const ImportReport& report, bool verbose) {
    if (report.poor.empty()) {
        return {};
    }
    std::string out = fmt::format("\nWorth a look, {}:\n",
                                  counted(report.poor.size() + report.poor_more, "telegram"));
    const std::size_t shown = shown_of(report.poor.size(), verbose);
    for (std::size_t i = 0; i < shown; ++i) {
        const ImportReport::Poor& each = report.poor[i];
        out += fmt::format("  {}  {}: {}\n", each.id, printable(each.where),
                           fmt::join(each.reasons, "; "));
    }
    add_more(out, report.poor.size() - shown + report.poor_more);
    return out;
}

std::string refused(const ImportReport& report, bool verbose) {
    if (report.refused.empty()) {
        return {};
    }
    const std::uint64_t all = report.refused.size() + report.refused_more;
    std::string out = fmt::format("\nNot read, {} {}:\n", with_commas(all),
                                  all == 1 ? "file or record" : "files or records");
    const std::size_t shown = shown_of(report.refused.size(), verbose);
    for (std::size_t i = 0; i < shown; ++i) {
        const ImportReport::Refused& each = report.refused[i];
        out += fmt::format("  {}: {} [{}]\n", printable(each.where), each.reason, each.rule);
    }
    add_more(out, report.refused.size() - shown + report.refused_more);
    return out;
}

std::string rules(std::string_view heading, const std::map<std::string, ImportReport::Rule>& found,
                  bool verbose) {
    if (found.empty()) {
        return {};
    }
    std::string out =
        fmt::format("\n{} (docs/findings.md explains each), with the first:\n", heading);
    const auto sorted =
        most_first(found, [](const ImportReport::Rule& rule) { return rule.count; });
    const std::size_t shown = shown_of(sorted.size(), verbose);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [rule, count] = sorted[i];
        out += fmt::format("  {:>9}  {:<24}  {}\n", with_commas(count), rule,
                           printable(found.at(rule).example));
    }
    add_more(out, sorted.size() - shown);
    return out;
}

std::string files(const ImportReport& report) {
    std::string out = "\nFile by file:\n";
    for (const ImportReport::File& file : report.files) {
        out += "  " + import_line(file);
        for (const auto& [rule, count] : file.findings) {
            out += fmt::format("; {}{}", rule, count > 1 ? fmt::format(" x{}", count) : "");
        }
        out += '\n';
    }
    if (report.files_more > 0) {
        out += fmt::format("  ... and {} more files\n", with_commas(report.files_more));
    }
    return out;
}

}  // namespace

std::string import_line(const ImportReport::File& file) {
    std::string out =
        fmt::format("{}: {}", printable(file.where), counted(file.telegrams, "telegram"));
    if (!file.reader.empty()) {
        out += fmt::format(" ({})", file.reader);
    }
    for (const auto& [count, what] :
         {std::pair{file.fresh, "new"}, std::pair{file.witnesses, "further witness"},
          std::pair{file.held, "already held"}, std::pair{file.refused, "not read"}}) {
        if (count > 0) {
            out += fmt::format(", {} {}", count, what);
        }
    }
    if (file.bytes_unread > 0) {
        out += fmt::format("; {} not understood", human_bytes(file.bytes_unread));
    }
    return out;
}

std::string import_summary(const ImportReport& report, const std::string& archive, bool verbose) {
    std::string out = counts(report, archive);
    const bool in_full = verbose || !report.changed_nothing();
    if (in_full) {
        out += understood(report, verbose) + forms(report) + poor(report, verbose);
    }
    if (verbose) {
        out += files(report);
    }
    if (in_full) {
        out += rules("Found odd in the telegrams", report.findings, verbose);
    }
    if (verbose) {
        out += rules("Noted beside the telegrams, nothing odd", report.noted, verbose);
    }
    out += refused(report, verbose);
    if (report.stopped) {
        out +=
            "\nInterrupted. What was read is in the archive; the same import goes on from there.\n";
    }
    return out;
}

}  // namespace reftel::cli

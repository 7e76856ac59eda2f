// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "room/address.h"
#include "room/limits.h"
#include "sources/note_kinds.h"

namespace reftel::room {
namespace {

std::string file_name(const telegram::Provenance& from) {
    return from.member.empty() ? from.source : from.source + "!" + from.member;
}

/// `03.txt:12`, or of a record behind the first of its file `cables.csv:1042, line 12`.
std::string line_in(const telegram::Provenance& from, std::uint32_t line) {
    return from.offset == 0 ? fmt::format("{}:{}", file_name(from), line)
                            : fmt::format("{}, line {}", from.to_string(), line);
}

/// Puts lines among the longest, longest first, the first to come first among equals.
void keep_longest(std::vector<ImportReport::UnreadLines>& list,
                  const ImportReport::UnreadLines& lines, std::size_t most) {
    if (list.size() >= most && list.back().bytes >= lines.bytes) {
        return;
    }
    const auto place = std::find_if(list.begin(), list.end(), [&lines](const auto& other) {
        return other.bytes < lines.bytes;
    });
    list.insert(place, lines);
    if (list.size() > most) {
        list.pop_back();
    }
}

void add_counts(std::map<std::string, std::uint64_t>& counts,
                const std::map<std::string, std::uint64_t>& more) {
    for (const auto& [name, count] : more) {
        counts[name] += count;
    }
}

void add_rules(std::map<std::string, ImportReport::Rule>& rules,
               const std::map<std::string, ImportReport::Rule>& more) {
    for (const auto& [name, rule] : more) {
        ImportReport::Rule& sum =
            rules.emplace(name, ImportReport::Rule{0, rule.example}).first->second;
        sum.count += rule.count;
    }
}

/// Appends up to `most` in all and counts the rest.
template <typename Entry>
void add_list(std::vector<Entry>& list, std::uint64_t& not_listed, const std::vector<Entry>& more,
              std::size_t most) {
    const std::size_t fits = std::min(more.size(), most - std::min(most, list.size()));
    list.insert(list.end(), more.begin(), more.begin() + static_cast<std::ptrdiff_t>(fits));
    not_listed += more.size() - fits;
}

}  // namespace

void ImportReport::add(const ImportReport& later) {
    for (const auto number :
         {&ImportReport::telegrams, &ImportReport::fresh, &ImportReport::witnesses,
          &ImportReport::held, &ImportReport::provisional, &ImportReport::bytes,
          &ImportReport::bytes_message, &ImportReport::bytes_unread, &ImportReport::bytes_refused,
          &ImportReport::poor_more, &ImportReport::files_more, &ImportReport::refused_more}) {
        this->*number += later.*number;
    }
    add_counts(parts, later.parts);
    add_counts(variants, later.variants);
    add_counts(refused_by_rule, later.refused_by_rule);
    add_rules(findings, later.findings);
    add_rules(noted, later.noted);
    for (const UnreadLines& lines : later.unread) {
        keep_longest(unread, lines, kMaxUnreadLinesInReport);
    }
    add_list(poor, poor_more, later.poor, kMaxPoorInReport);
    add_list(files, files_more, later.files, kMaxFilesInReport);
    add_list(refused, refused_more, later.refused, kMaxRefusedInReport);
    stopped = stopped || later.stopped;
}

ImportReport::File* ReportBuilder::file_of(const telegram::Provenance& from) {
    std::string name = file_name(from);
    const auto found = file_index_.find(name);
    if (found != file_index_.end()) {
        return &report_.files[found->second];
    }
    if (report_.files.size() >= kMaxFilesInReport) {
        if (name != last_other_file_) {
            ++report_.files_more;
            last_other_file_ = std::move(name);
        }
        return nullptr;
    }
    file_index_.emplace(name, report_.files.size());
    report_.files.push_back({});
    report_.files.back().where = std::move(name);
    return &report_.files.back();
}

void ReportBuilder::add_refused(const telegram::Provenance& from, std::string rule,
                                std::string reason, std::uint64_t bytes) {
    report_.bytes_unread += bytes;
    report_.bytes_refused += bytes;
    ++report_.refused_by_rule[rule];
    if (ImportReport::File* file = file_of(from)) {
        ++file->refused;
        file->reason = file->refused == 1 ? reason : file->reason;
        file->bytes_unread += bytes;
        if (file->reader.empty()) {
            file->reader = from.reader;
        }
    }
    if (report_.refused.size() >= kMaxRefusedInReport) {
        ++report_.refused_more;
        return;
    }
    report_.refused.push_back({from.to_string(), std::move(rule), std::move(reason), bytes});
}

void ReportBuilder::add_telegram(const ItemSummary& summary, const archive::Added& added) {
    using Outcome = archive::Added::Outcome;
    const std::uint64_t fresh = added.outcome == Outcome::NewTelegram ? 1 : 0;
    const std::uint64_t witness = added.outcome == Outcome::NewWitness ? 1 : 0;
    const std::uint64_t held = added.outcome == Outcome::AlreadyHeld ? 1 : 0;
    ++report_.telegrams;
    report_.fresh += fresh;
    report_.witnesses += witness;
    report_.held += held;
    const bool provisional = is_provisional_id(added.id);
    report_.provisional += fresh == 1 && provisional ? 1 : 0;
    report_.bytes += summary.bytes;
    report_.bytes_message += summary.bytes_message;
    ++report_.variants[std::string(summary.variant)];
    for (std::size_t i = 0; i < kLineParts; ++i) {
        if (summary.parts[i] > 0) {
            report_.parts[std::string(to_string(static_cast<telegram::LinePart>(i)))] +=
                summary.parts[i];
        }
    }
    report_.bytes_unread += summary.bytes_unread;
    ImportReport::File* file = file_of(summary.from);
    if (file != nullptr) {
        file->reader = summary.from.reader;
        ++file->telegrams;
        file->fresh += fresh;
        file->witnesses += witness;
        file->held += held;
        file->bytes += summary.bytes;
        file->bytes_unread += summary.bytes_unread;
        if (file->ids.size() < kMaxIdsInReport) {
            file->ids.push_back(added.id);
        }
    }
    count_rules(summary, file);
    keep_unread_lines(summary, file);
    keep_poor(summary, added, provisional);
}

void ReportBuilder::count_rules(const ItemSummary& summary, ImportReport::File* file) {
    const auto count = [&](const std::string& name, std::uint64_t times, std::uint32_t line,
                           bool is_odd) {
        ImportReport::Rule& rule = (is_odd ? report_.findings : report_.noted)[name];
        rule.count += times;
        if (rule.example.empty()) {
            rule.example = line_in(summary.from, line);
        }
        if (file != nullptr) {
            (is_odd ? file->findings : file->noted)[name] += times;
        }
    };
    for (const ItemSummary::Found& found : summary.findings) {
        count(std::string(found.rule), found.count, found.line, true);
    }
    for (const std::string& rule : summary.source_rules) {
        const sources::NoteKind* kind = sources::note_kind(rule);
        count(rule, 1, 1, kind == nullptr || kind->is_odd);
    }
}

void ReportBuilder::keep_unread_lines(const ItemSummary& summary, ImportReport::File* file) {
    for (const ItemSummary::Lines& lines : summary.unread) {
        const ImportReport::UnreadLines kept{
            summary.from.offset == 0 ? file_name(summary.from) : summary.from.to_string(),
            lines.first, lines.last, lines.bytes};
        keep_longest(report_.unread, kept, kMaxUnreadLinesInReport);
        if (file != nullptr) {
            keep_longest(file->unread, kept, kMaxUnreadLinesInFile);
        }
    }
}

void ReportBuilder::keep_poor(const ItemSummary& summary, const archive::Added& added,
                              bool provisional) {
    std::vector<std::string_view> reasons = summary.reasons;
    if (provisional) {
        reasons.insert(reasons.begin(), "it has no readable reference number");
    }
    if (reasons.empty()) {
        return;
    }
    if (report_.poor.size() >= kMaxPoorInReport) {
        ++report_.poor_more;
        return;
    }
    report_.poor.push_back(
        {added.id, summary.from.to_string(), std::move(reasons), summary.bytes_unread});
}

ImportReport ReportBuilder::finish(bool stopped) && {
    report_.stopped = stopped;
    return std::move(report_);
}

}  // namespace reftel::room

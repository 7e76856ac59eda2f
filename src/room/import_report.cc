// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import_report.h"

#include "room/address.h"
#include "room/limits.h"

namespace reftel::room {
namespace {

std::string file_name(const telegram::Provenance& from) {
    return from.member.empty() ? from.source : from.source + "!" + from.member;
}

}  // namespace

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
    if (ImportReport::File* file = file_of(from)) {
        ++file->refused;
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
    report_.provisional += fresh == 1 && is_provisional_id(added.id) ? 1 : 0;
    report_.bytes += summary.bytes;
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
    const auto count = [&](const std::string& rule) {
        ++report_.findings[rule];
        if (file != nullptr) {
            ++file->findings[rule];
        }
    };
    for (const std::string_view rule : summary.rules) {
        count(std::string(rule));
    }
    for (const std::string& rule : summary.source_rules) {
        count(rule);
    }
}

ImportReport ReportBuilder::finish(bool stopped) && {
    report_.stopped = stopped;
    return std::move(report_);
}

}  // namespace reftel::room

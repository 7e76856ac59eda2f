// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/reports.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/file_system.h"
#include "base/json_writer.h"
#include "room/import_json.h"
#include "room/limits.h"

namespace reftel::room {
namespace {

namespace fs = std::filesystem;

std::string folder_of_reports(const std::string& archive) {
    return archive + "/reports";
}

/// `2023-11-14T221320Z`: sorts by time, and no colon, which some file systems refuse.
std::string stamp(UtcTime when) {
    std::string out = when.to_iso();
    out.erase(std::remove(out.begin(), out.end(), ':'), out.end());
    return out;
}

std::optional<UtcTime> when_of(std::string name) {
    constexpr std::size_t kHour = 13;
    constexpr std::size_t kMinute = 16;
    if (name.size() != stamp({}).size()) {
        return std::nullopt;
    }
    name.insert(kHour, 1, ':');
    name.insert(kMinute, 1, ':');
    return UtcTime::parse(name);
}

/// Stems of the reports kept, oldest first.
std::vector<std::string> kept(const std::string& archive) {
    std::error_code error;
    std::vector<std::string> out;
    for (fs::directory_iterator at(folder_of_reports(archive), error), end; !error && at != end;
         at.increment(error)) {
        const fs::path& path = at->path();
        if (path.extension() == ".json" && when_of(path.stem().string())) {
            out.push_back(path.stem().string());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

Result<std::string> report_path(const std::string& folder, UtcTime when, std::string_view suffix) {
    std::error_code error;
    fs::create_directories(folder_of_reports(folder), error);
    if (error) {
        return fail(Error::Kind::Io, "the folder for reports cannot be made: " + error.message(),
                    folder_of_reports(folder));
    }
    return folder_of_reports(folder) + "/" + stamp(when).append(suffix);
}

Result<void> keep_report(const std::string& folder, const ImportReport& report, UtcTime when) {
    std::string text;
    JsonWriter json(text, JsonWriter::Layout::Indented);
    write_json(json, report);
    text += '\n';
    const std::string path = REFTEL_TRY(report_path(folder, when, ".json"));
    REFTEL_CHECK(write_file_atomically(path, text));
    const std::vector<std::string> all = kept(folder);
    for (std::size_t i = 0; i + kMaxKeptReports < all.size(); ++i) {
        std::error_code ignored;  // a report too many does no harm
        fs::remove(folder_of_reports(folder) + "/" + all[i] + ".json", ignored);
        fs::remove(folder_of_reports(folder) + "/" + all[i] + ".html", ignored);
    }
    return {};
}

Result<std::optional<KeptReport>> last_report(const std::string& folder) {
    const std::vector<std::string> all = kept(folder);
    if (all.empty()) {
        return std::optional<KeptReport>();
    }
    const Buffer bytes =
        REFTEL_TRY(map_file(folder_of_reports(folder) + "/" + all.back() + ".json"));
    return std::optional(KeptReport{*when_of(all.back()), std::string(bytes.bytes())});
}

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/maintenance.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "archive/writer.h"
#include "room/case_words.h"
#include "telegram/mrn.h"

namespace reftel::room {
namespace {

constexpr std::array<std::string_view, 3> kSettings = {"title", "hashtag", "source"};
constexpr std::size_t kMaxSetting = 200;

archive::Decision::Kind kind_of(Decision::Kind kind) {
    switch (kind) {
        case Decision::Kind::Release:
            return archive::Decision::Kind::Release;
        case Decision::Kind::Embargo:
            return archive::Decision::Kind::Embargo;
        case Decision::Kind::Withhold:
            return archive::Decision::Kind::Withhold;
        case Decision::Kind::Identify:
            return archive::Decision::Kind::Identify;
    }
    return archive::Decision::Kind::Release;
}

}  // namespace

Result<CheckReport> check(const std::string& folder, const StepProgress& progress) {
    archive::CheckReport found = REFTEL_TRY(archive::check_archive(folder, progress));
    return CheckReport{found.originals, found.witnesses, found.telegrams, found.log_rows,
                       std::move(found.damage)};
}

Result<void> bring_up_to_date(const std::string& folder, UtcTime now,
                              const StepProgress& progress) {
    return archive::bring_up_to_date(folder, now, progress);
}

Result<bool> is_read_otherwise(const std::string& folder) {
    return archive::is_read_otherwise(folder);
}

Result<void> rebuild(const std::string& folder, UtcTime now, const StepProgress& progress) {
    const auto writer = REFTEL_TRY(archive::ArchiveWriter::open(folder, now));
    REFTEL_CHECK(writer->rebuild(progress));
    return remove_case_words(folder);
}

Result<void> decide(const std::string& folder, const Decision& decision, UtcTime now) {
    archive::Decision row{kind_of(decision.kind), decision.id, decision.at, decision.value,
                          decision.reason};
    if (decision.kind == Decision::Kind::Release && !row.at) {
        row.at = now;
    }
    if (decision.kind == Decision::Kind::Identify) {
        const auto mrn = telegram::parse_typed_mrn(decision.value);
        if (!mrn || mrn->year == 0) {
            return fail(Error::Kind::Malformed, "this is not a message reference number",
                        decision.value, "write it like 09ASTANA436");
        }
        row.value = mrn->to_string();
    }
    const auto writer = REFTEL_TRY(archive::ArchiveWriter::open(folder, now));
    REFTEL_CHECK(writer->decide(row));
    return writer->commit();
}

Result<void> set_setting(const std::string& folder, std::string_view name, std::string_view value,
                         UtcTime now) {
    if (std::find(kSettings.begin(), kSettings.end(), name) == kSettings.end()) {
        return fail(Error::Kind::Malformed, fmt::format("there is no setting \"{}\"", name), {},
                    "settings are title, hashtag and source");
    }
    if (name == "source" && !value.empty() && !value.starts_with("https://")) {
        return fail(Error::Kind::Malformed, "source is an address that begins with https://",
                    std::string(value), "name the page where the source of this program is");
    }
    if (value.size() > kMaxSetting) {
        return fail(Error::Kind::Limit, fmt::format("a setting has at most {} bytes", kMaxSetting));
    }
    const auto writer = REFTEL_TRY(archive::ArchiveWriter::open(folder, now));
    REFTEL_CHECK(writer->set_setting(name, value));
    return writer->commit();
}

}  // namespace reftel::room

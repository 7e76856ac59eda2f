// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/case_words.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "base/sha256.h"
#include "base/text.h"
#include "room/limits.h"
#include "telegram/telegram.h"

namespace reftel::room {
namespace {

/// Raised when words would be counted otherwise than before.
constexpr std::string_view kHeading = "reftel case words 2";
constexpr std::string_view kFolder = "/words";

/// Addresses to be read: all of a small archive, else so many, year by year in turn, and within a
/// year in an order that has nothing to do with what is in them.
std::vector<std::string> sample(std::vector<std::string> addresses) {
    if (addresses.size() <= kCaseTelegrams) {
        return addresses;
    }
    std::map<std::string, std::vector<std::string>> years;
    for (std::string& id : addresses) {
        years[id.substr(0, 2)].push_back(std::move(id));
    }
    for (auto& [year, ids] : years) {
        std::sort(ids.begin(), ids.end(), [](const std::string& a, const std::string& b) {
            return std::pair(telegram::fingerprint(a), a) < std::pair(telegram::fingerprint(b), b);
        });
    }
    std::vector<std::string> out;
    for (std::size_t turn = 0; out.size() < kCaseTelegrams; ++turn) {
        for (const auto& [year, ids] : years) {
            if (turn < ids.size()) {
                out.push_back(ids[turn]);
            }
        }
    }
    out.resize(kCaseTelegrams);
    return out;
}

Result<telegram::CaseDictionary> count_words(const archive::Edition& edition) {
    telegram::CaseCounts counts;
    std::size_t bytes = 0;
    for (const std::string& id : sample(REFTEL_TRY(edition.addresses()))) {
        const auto open = edition.open_telegram(id);
        if (!open && open.error().kind == Error::Kind::NotFound) {
            continue;  // Withdrawn since: the mark has changed too.
        }
        if (!open) {
            return fail(open.error());
        }
        counts.add(*open->parsed);
        bytes += open->parsed->reading.text.size();
        if (bytes > kCaseBytes) {
            break;
        }
    }
    return counts.dictionary();
}

Error damaged() {
    return {Error::Kind::Corrupt, "the words are not as they were written", {}, std::nullopt, {}};
}

/// A line and its end off the front; the whole when there is none.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
}

}  // namespace

std::string encode_case_words(const telegram::CaseDictionary& words, std::string_view mark) {
    std::string list(mark);
    list += '\n';
    for (const std::string& form : words.forms()) {
        list += form;
        list += '\n';
    }
    std::string out(kHeading);
    out += '\n' + sha256(list).hex() + '\n' + list;
    return out;
}

Result<DecodedCaseWords> decode_case_words(std::string_view bytes) {
    if (bytes.size() > kMaxCaseFile || take_line(bytes) != kHeading) {
        return fail(damaged());
    }
    const std::string_view checksum = take_line(bytes);
    if (sha256(bytes).hex() != checksum) {
        return fail(damaged());
    }
    DecodedCaseWords out;
    out.mark = take_line(bytes);
    std::vector<std::string> forms;
    while (!bytes.empty()) {
        forms.emplace_back(take_line(bytes));
    }
    out.words = telegram::CaseDictionary(std::move(forms));
    return out;
}

Result<void> remove_case_words(const std::string& archive_folder) {
    std::error_code error;
    std::filesystem::remove_all(archive_folder + std::string(kFolder), error);
    if (error) {
        return fail(Error::Kind::Io, "cannot be removed: " + error.message(),
                    archive_folder + std::string(kFolder));
    }
    return {};
}

CaseWords::CaseWords(const std::string& archive_folder, const archive::Edition& edition)
    : path_(archive_folder + std::string(kFolder) + "/" +
            std::string(to_string(edition.audience()))),
      edition_(edition) {}

void CaseWords::load() {
    if (std::exchange(loaded_, true)) {
        return;
    }
    const auto file = map_file(path_);
    auto decoded = file ? decode_case_words(file->bytes()) : fail(damaged());
    if (decoded) {
        words_ = std::make_shared<telegram::CaseDictionary>(std::move(decoded->words));
        mark_ = std::move(decoded->mark);
    }
}

Result<void> CaseWords::update_locked(const std::string& mark) {
    load();
    if (words_ && mark_ == mark) {
        return {};
    }
    words_ = std::make_shared<telegram::CaseDictionary>(REFTEL_TRY(count_words(edition_)));
    mark_ = mark;
    std::error_code ignored;  // Where nothing can be written they are held in memory alone.
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), ignored);
    (void)write_file_atomically(path_, encode_case_words(*words_, mark_));
    return {};
}

Result<void> CaseWords::update() {
    const std::string mark = REFTEL_TRY(edition_.mark());
    const std::scoped_lock lock(mutex_);
    return update_locked(mark);
}

Result<std::shared_ptr<const telegram::CaseDictionary>> CaseWords::words() {
    const std::string mark = REFTEL_TRY(edition_.mark());
    const std::scoped_lock lock(mutex_);
    load();
    if (!words_ || edition_.audience() != archive::Audience::Owner) {
        REFTEL_CHECK(update_locked(mark));
    }
    return words_;
}

}  // namespace reftel::room

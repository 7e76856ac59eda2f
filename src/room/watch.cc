// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/watch.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include <poll.h>

#include "room/drop_folder.h"
#include "room/room.h"

namespace reftel::room {
namespace {

namespace fs = std::filesystem;

/// Between two tries when another process is writing to the archive.
constexpr int kRetryMilliseconds = 500;

bool contains(const fs::path& folder, const fs::path& path) {
    const auto parted = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return parted.first == folder.end();
}

/// An archive that imports its own files would never come to an end.
Result<void> check_apart(const std::string& archive, const std::string& folder) {
    std::error_code error;
    const fs::path ours = fs::weakly_canonical(archive, error);
    const fs::path theirs = fs::weakly_canonical(folder, error);
    if (contains(theirs, ours) || contains(ours, theirs)) {
        return fail(Error::Kind::Unsupported,
                    "the archive and the folder to watch lie within each other", folder,
                    "put them beside each other");
    }
    return {};
}

class Watching {
 public:
    Watching(const std::string& archive, const WatchOptions& options)
        : archive_(archive), options_(options) {}

    Result<void> run() {
        REFTEL_CHECK(check_apart(archive_, options_.folder));
        DropFolder::Options how;
        how.stop_fd = options_.stop_fd;
        const auto folder = REFTEL_TRY(DropFolder::open(options_.folder, how));
        REFTEL_CHECK(import_batch({}));  // makes the archive, or says why it cannot be written
        if (options_.begun) {
            options_.begun();
        }
        while (true) {
            const std::vector<std::string> files = REFTEL_TRY(folder->next());
            if (files.empty()) {
                return {};
            }
            REFTEL_CHECK(import_batch(files));
        }
    }

 private:
    Result<void> import_batch(const std::vector<std::string>& files) {
        ImportOptions wanted;
        wanted.paths = files;
        wanted.threads = options_.threads;
        wanted.ocr = options_.ocr;
        wanted.ocr_languages = options_.ocr_languages;
        wanted.now = options_.now();
        wanted.progress = [this](const ImportProgress&) {
            return !options_.stopped || !options_.stopped();
        };
        auto report = import(archive_, wanted);
        for (bool told = false; !report && report.error().kind == Error::Kind::Busy; told = true) {
            if (!told) {
                options_.remark("waiting: " + report.error().to_string());
            }
            if (wait_or_stop()) {
                return {};
            }
            report = import(archive_, wanted);
        }
        if (!report) {
            return fail(std::move(report).error());
        }
        drop_vanished(*report);
        if (!report->changed_nothing()) {
            update_index();
        }
        if (!files.empty()) {
            options_.batch(*report);
        }
        return {};
    }

    /// True when it is time to end.
    bool wait_or_stop() const {
        pollfd wait{options_.stop_fd, POLLIN, 0};
        return ::poll(&wait, 1, kRetryMilliseconds) > 0;
    }

    static void drop_vanished(ImportReport& report) {
        const auto vanished = [](const ImportReport::Refused& refused) {
            return refused.rule == "not-found";
        };
        for (const ImportReport::Refused& refused : report.refused) {
            if (vanished(refused)) {
                std::erase_if(report.files, [&refused](const ImportReport::File& file) {
                    return file.where == refused.where && file.telegrams == 0;
                });
            }
        }
        std::erase_if(report.refused, vanished);
        report.refused_by_rule.erase("not-found");
    }

    void update_index() {
        if (!room_) {
            auto opened = Room::open(archive_, Audience::Owner, options_.now());
            if (!opened) {
                options_.remark("the archive cannot be read: " + opened.error().to_string());
                return;
            }
            room_ = std::move(*opened);
        }
        const auto done = room_->update_index({});
        if (!done && done.error().kind != Error::Kind::Busy) {
            options_.remark("the search index was not brought up to date: " +
                            done.error().to_string());
        }
    }

    const std::string& archive_;
    const WatchOptions& options_;
    std::unique_ptr<Room> room_;
};

}  // namespace

Result<void> watch(const std::string& archive, const WatchOptions& options) {
    return Watching(archive, options).run();
}

}  // namespace reftel::room

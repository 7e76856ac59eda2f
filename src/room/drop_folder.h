// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "room/limits.h"

namespace reftel::room {

/// A folder into which others put files: says which files below it are there and complete.
///
/// The kernel tells of each file that was closed after writing or moved in, and of new folders
/// (inotify). A file is only named when nobody has it open for writing; where the system does not
/// tell that, when it was closed, or its size and time stay the same for a while. Names that begin
/// with a full stop, and those of files under way (`.part`, `.tmp` ...), are left out. Links to
/// folders are not followed. A file is named again when it was written again. What is waiting is
/// bounded: beyond that, and when the kernel lost events, the folder is walked anew.
class DropFolder {
 public:
    struct Options {
        std::size_t max_waiting = kMaxDropWaiting;
        std::size_t max_batch = kMaxDropBatch;
        int stop_fd = -1;  ///< Readable: next() gives nothing more
    };
    /// NotFound when there is no such folder, Limit when the system has no more watches to give.
    [[nodiscard]] static Result<std::unique_ptr<DropFolder>> open(const std::string& folder,
                                                                  const Options& options);
    ~DropFolder();
    DropFolder(const DropFolder&) = delete;
    DropFolder& operator=(const DropFolder&) = delete;

    /// Waits for files and gives them, sorted; what is there when it is opened first. Nothing when
    /// it was stopped. NotFound when the folder itself is gone.
    [[nodiscard]] Result<std::vector<std::string>> next();

 private:
    /// A file as it was when looked at.
    struct Look {
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        friend bool operator==(const Look&, const Look&) = default;
    };
    enum class Writer : std::uint8_t { None, Open, Unknown };
    /// How a file came to notice: just made, closed or moved in, found in a list.
    enum class Seen : std::uint8_t { Made, Complete, Found };

    DropFolder(std::string folder, const Options& options, int events);
    [[nodiscard]] Result<void> scan(const std::string& folder);
    [[nodiscard]] Result<void> watch_folder(const std::string& folder);
    [[nodiscard]] Result<void> read_events();
    [[nodiscard]] Result<void> handle(int watch, std::uint32_t mask, std::string_view name);
    void forget_folders_below(const std::string& folder);
    void offer(const std::string& path, Seen seen);
    void make_ready(const std::string& path, const Look& look);
    void look_again();
    [[nodiscard]] std::vector<std::string> take();
    [[nodiscard]] static bool look_at(const std::string& path, Look& look);
    [[nodiscard]] static Writer writer_of(const std::string& path);

    const std::string folder_;
    const Options options_;
    const int events_;
    std::map<int, std::string> folders_;  ///< By watch
    std::deque<std::string> ready_;
    std::unordered_set<std::string> waiting_;      ///< What is in ready_
    std::map<std::string, Look> unsure_;           ///< Perhaps still being written
    std::unordered_map<std::string, Look> given_;  ///< As it was when it was named
    bool walk_anew_ = false;
    bool gone_ = false;
};

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "base/utc_time.h"
#include "room/import.h"

namespace reftel::room {

struct WatchOptions {
    std::string folder;  ///< Where files are put
    unsigned threads = 0;
    bool ocr = true;  ///< As in ImportOptions
    std::string ocr_languages = "eng";
    int stop_fd = -1;               ///< Readable: ends after the batch under way
    std::function<bool()> stopped;  ///< Asked within a batch; true ends the batch early
    std::function<UtcTime()> now;
    /// The archive can be written and the folder is watched. May be empty.
    std::function<void()> begun;
    /// What was done with the files of a batch, once it is in the archive and in its index.
    std::function<void(const ImportReport&)> batch;
    /// Something that does not end the watch: another process is writing, the index cannot be
    /// written.
    std::function<void(const std::string&)> remark;
};

/// Imports what is in a folder, then what arrives in it, batch by batch, until it is stopped. Each
/// batch is in the archive and in the owner's search index when it is told of, so a reading room
/// that serves the archive shows it. A file that vanishes before it is read is not told of.
///
/// Fails when the archive cannot be written or the folder goes away; before anything is made when
/// there is no such folder, or archive and folder lie within each other.
[[nodiscard]] Result<void> watch(const std::string& archive, const WatchOptions& options);

}  // namespace reftel::room

// SPDX-License-Identifier: AGPL-3.0-or-later
// A folder is watched before it is listed, so a file that comes in between is told of at least
// once; what is told of twice is recognised by its inode, size and time.

#include "room/drop_folder.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <poll.h>

#include "base/text.h"

namespace reftel::room {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW |
                                IN_EXCL_UNLINK;
/// Between two looks at a file of which nothing else tells whether it is complete.
constexpr int kLookMilliseconds = 500;
constexpr std::array<std::string_view, 6> kUnderWay = {".part",       ".partial",  ".tmp",
                                                       ".crdownload", ".filepart", "~"};

bool is_left_out(std::string_view name) {
    return name.starts_with('.') ||
           std::any_of(kUnderWay.begin(), kUnderWay.end(),
                       [name](std::string_view ending) { return name.ends_with(ending); });
}

std::string system_reason() {
    return std::generic_category().message(errno);
}

bool is_below(std::string_view path, std::string_view folder) {
    return path == folder ||
           (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

}  // namespace

Result<std::unique_ptr<DropFolder>> DropFolder::open(const std::string& folder,
                                                     const Options& options) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        return fail(Error::Kind::NotFound, "there is no such folder to watch", folder);
    }
    const int events = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (events < 0) {
        return fail(Error::Kind::Limit, "folders cannot be watched: " + system_reason(), folder,
                    "raise fs.inotify.max_user_instances");
    }
    std::string path = folder;
    while (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    std::unique_ptr<DropFolder> out(new DropFolder(std::move(path), options, events));
    REFTEL_CHECK(out->scan(out->folder_));
    return out;
}

DropFolder::DropFolder(std::string folder, const Options& options, int events)
    : folder_(std::move(folder)), options_(options), events_(events) {}

DropFolder::~DropFolder() {
    ::close(events_);
}

Result<void> DropFolder::watch_folder(const std::string& folder) {
    // The folder that was named may be a link; those below it are not followed.
    const std::uint32_t mask = folder == folder_ ? kMask & ~std::uint32_t{IN_DONT_FOLLOW} : kMask;
    const int watch = ::inotify_add_watch(events_, folder.c_str(), mask);
    if (watch >= 0) {
        folders_[watch] = folder;
        return {};
    }
    if (errno == ENOSPC || errno == ENOMEM) {
        return fail(Error::Kind::Limit, "the system can watch no more folders", folder,
                    "raise fs.inotify.max_user_watches");
    }
    return {};  // gone since, or not ours to read: the walk does not see it either
}

/// Watches a folder and all below it, and offers their files.
Result<void> DropFolder::scan(const std::string& folder) {
    std::vector<std::string> left = {folder};
    while (!left.empty()) {
        const std::string current = std::move(left.back());
        left.pop_back();
        REFTEL_CHECK(watch_folder(current));
        std::error_code error;
        for (fs::directory_iterator at(current, error), end; !error && at != end;
             at.increment(error)) {
            if (is_left_out(at->path().filename().string())) {
                continue;
            }
            std::error_code unknown;
            if (at->is_directory(unknown) && !at->is_symlink(unknown)) {
                left.push_back(at->path().string());
            } else {
                offer(at->path().string(), Seen::Found);
            }
        }
    }
    return {};
}

bool DropFolder::look_at(const std::string& path, Look& look) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return false;
    }
    look = {status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
    return true;
}

/// A read lease is only given while nobody has the file open for writing. It is given back at once.
DropFolder::Writer DropFolder::writer_of(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return Writer::Unknown;
    }
    // Whoever opens it meanwhile breaks the lease; the signal that tells of it must be one that is
    // ignored, as SIGIO would end the program.
    ::fcntl(file, F_SETSIG, SIGURG);
    Writer out = Writer::None;
    if (::fcntl(file, F_SETLEASE, F_RDLCK) != 0) {
        out = errno == EAGAIN ? Writer::Open : Writer::Unknown;
    } else {
        ::fcntl(file, F_SETLEASE, F_UNLCK);
    }
    ::close(file);
    return out;
}

/// A file that is there, perhaps complete.
void DropFolder::offer(const std::string& path, Seen seen) {
    Look look;
    if (!look_at(path, look)) {
        return;  // gone again, or no file
    }
    const auto given = given_.find(path);
    if (given != given_.end() && given->second == look) {
        return;
    }
    switch (writer_of(path)) {
        case Writer::None:
            make_ready(path, look);
            break;
        case Writer::Open:
            break;  // its end will be told
        case Writer::Unknown:
            if (seen == Seen::Complete) {
                make_ready(path, look);
            } else if (seen == Seen::Found) {
                unsure_[path] = look;
            }
            break;
    }
}

void DropFolder::make_ready(const std::string& path, const Look& look) {
    if (waiting_.size() >= options_.max_waiting) {
        walk_anew_ = true;
        return;
    }
    if (given_.size() >= kMaxDropRemembered) {
        given_.clear();  // files may be named once more, which an import recognises
    }
    given_[path] = look;
    if (waiting_.insert(path).second) {
        ready_.push_back(path);
    }
}

/// The second look at files of which nothing else tells whether they are complete.
void DropFolder::look_again() {
    std::map<std::string, Look> before;
    before.swap(unsure_);
    for (const auto& [path, look] : before) {
        Look now;
        if (!look_at(path, now)) {
            continue;
        }
        if (now == look) {
            make_ready(path, now);
        } else {
            unsure_[path] = now;
        }
    }
}

void DropFolder::forget_folders_below(const std::string& folder) {
    for (auto at = folders_.begin(); at != folders_.end();) {
        if (is_below(at->second, folder)) {
            ::inotify_rm_watch(events_, at->first);
            at = folders_.erase(at);
        } else {
            ++at;
        }
    }
}

Result<void> DropFolder::handle(int watch, std::uint32_t mask, std::string_view name) {
    if ((mask & IN_Q_OVERFLOW) != 0) {
        walk_anew_ = true;
        return {};
    }
    const auto found = folders_.find(watch);
    if (found == folders_.end()) {
        return {};
    }
    const std::string folder = found->second;
    if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0 && folder == folder_) {
        gone_ = true;
    }
    if ((mask & IN_IGNORED) != 0) {
        folders_.erase(found);
        return {};
    }
    if (name.empty() || is_left_out(name)) {
        return {};
    }
    const std::string path = (folder + "/").append(name);
    if ((mask & IN_ISDIR) == 0) {
        if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
            offer(path, Seen::Complete);
        } else if ((mask & IN_CREATE) != 0) {
            offer(path, Seen::Made);  // a link to a file that is complete, unless it has a writer
        }
        return {};
    }
    if ((mask & IN_MOVED_FROM) != 0) {
        forget_folders_below(path);
    }
    return (mask & (IN_CREATE | IN_MOVED_TO)) != 0 ? scan(path) : Result<void>();
}

/// Handles all events that have come.
Result<void> DropFolder::read_events() {
    constexpr std::size_t kBuffer = std::size_t{64} << 10U;
    alignas(inotify_event) std::array<char, kBuffer> buffer{};
    while (true) {
        const ssize_t got = ::read(events_, buffer.data(), buffer.size());
        if (got <= 0) {
            return {};
        }
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = buffer.data() + at + sizeof event;
            REFTEL_CHECK(
                handle(event.wd, event.mask, std::string_view(name, ::strnlen(name, event.len))));
            at += sizeof event + event.len;
        }
    }
}

std::vector<std::string> DropFolder::take() {
    std::vector<std::string> out;
    while (!ready_.empty() && out.size() < options_.max_batch) {
        waiting_.erase(ready_.front());
        out.push_back(std::move(ready_.front()));
        ready_.pop_front();
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<std::vector<std::string>> DropFolder::next() {
    std::array<pollfd, 2> waits = {pollfd{events_, POLLIN, 0}, pollfd{options_.stop_fd, POLLIN, 0}};
    while (true) {
        if (walk_anew_ && ready_.empty()) {
            walk_anew_ = false;
            REFTEL_CHECK(scan(folder_));
        }
        const int timeout = !ready_.empty() ? 0 : (unsure_.empty() ? -1 : kLookMilliseconds);
        const int woken = ::poll(waits.data(), waits.size(), timeout);
        if (woken < 0 && errno != EINTR) {
            return fail(Error::Kind::Io, "waiting for files failed: " + system_reason(), folder_);
        }
        if (woken > 0 && waits[1].revents != 0) {
            return std::vector<std::string>();
        }
        if (woken > 0 && waits[0].revents != 0) {
            REFTEL_CHECK(read_events());
        } else if (woken == 0 && ready_.empty()) {
            look_again();
        }
        if (!ready_.empty()) {
            return take();
        }
        if (gone_) {
            return fail(Error::Kind::NotFound, "the watched folder is gone", folder_);
        }
    }
}

}  // namespace reftel::room

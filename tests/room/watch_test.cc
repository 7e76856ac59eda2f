// SPDX-License-Identifier: AGPL-3.0-or-later
// A folder into which files are put. Nothing here waits for a time: each step waits for the line
// that tells of it.
#include "room/watch.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "base/lock_file.h"
#include "room/drop_folder.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

/// A watch in a thread of its own, and what it told.
class Watched {
 public:
    Watched(std::string archive, const std::string& folder) : stop_(::eventfd(0, 0)) {
        options_.folder = folder;
        options_.stop_fd = stop_;
        options_.now = [] { return kNow; };
        options_.batch = [this](const ImportReport& report) { told(report); };
        options_.remark = [](const std::string&) {};
        thread_ = std::thread([this, archive = std::move(archive)] {
            auto done = watch(archive, options_);
            const std::scoped_lock lock(mutex_);
            ended_ = true;
            done_ = std::move(done);
            changed_.notify_all();
        });
    }
    ~Watched() {
        if (thread_.joinable()) {
            EXPECT_TRUE(stop().has_value());
        }
        ::close(stop_);
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    /// Waits until a file was told of, and gives what was said.
    ImportReport::File wait_for(const std::string& path) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || files_.count(path) > 0; });
        EXPECT_EQ(files_.count(path), 1U) << path;
        ImportReport::File out = files_[path];
        files_.erase(path);
        return out;
    }
    Result<void> stop() {
        const std::uint64_t one = 1;
        EXPECT_EQ(::write(stop_, &one, sizeof one), static_cast<ssize_t>(sizeof one));
        return wait_for_end();
    }
    Result<void> wait_for_end() {
        thread_.join();
        return done_;
    }

 private:
    void told(const ImportReport& report) {
        const std::scoped_lock lock(mutex_);
        for (const ImportReport::File& file : report.files) {
            files_[file.where] = file;
        }
        changed_.notify_all();
    }

    const int stop_;
    WatchOptions options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, ImportReport::File> files_;
    bool ended_ = false;
    Result<void> done_;
    std::thread thread_;
};

class WatchTest : public ::testing::Test {
 protected:
    WatchTest() { fs::create_directory(in_); }
    std::string put(const std::string& name, unsigned number) const {
        return folder_.write("in/" + name, zenda_telegram(number, "LANTERNS", "Zundholz."));
    }
    TemporaryFolder folder_;
    std::string archive_ = folder_.path() + "/archive";
    std::string in_ = folder_.path() + "/in";
};

TEST_F(WatchTest, ImportsWhatIsThereThenWhatArrives) {
    const std::string before = put("before.txt", 1);
    Watched watched(archive_, in_);
    EXPECT_EQ(watched.wait_for(before).fresh, 1U);
    const auto room = open_room(archive_);
    EXPECT_EQ(room->search("zundholz", {})->results.total, 1U);
    EXPECT_EQ(watched.wait_for(put("after.txt", 2)).fresh, 1U);
    EXPECT_EQ(room->search("zundholz", {})->results.total, 2U) << "a room that is open follows";
}

TEST_F(WatchTest, WaitsUntilAFileIsComplete) {
    Watched watched(archive_, in_);
    const std::string text = zenda_telegram(1, "LANTERNS", "Text.");
    const std::string path = in_ + "/slow.txt";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT, 0600);
    ASSERT_GE(file, 0);
    const auto half = static_cast<ssize_t>(text.size() / 2);
    ASSERT_EQ(::write(file, text.data(), text.size() / 2), half);
    EXPECT_EQ(watched.wait_for(put("other.txt", 2)).fresh, 1U);
    const auto rest = static_cast<ssize_t>(text.size()) - half;
    ASSERT_EQ(::write(file, text.data() + half, text.size() - text.size() / 2), rest);
    ::close(file);
    EXPECT_EQ(watched.wait_for(path).fresh, 1U);
    EXPECT_EQ(open_room(archive_)->read("07ZENDA1")->witnesses.size(), 1U);
}

TEST_F(WatchTest, FollowsRenamesAndFoldersThatAreMadeLater) {
    Watched watched(archive_, in_);
    fs::rename(put("first.txt.part", 1), in_ + "/first.txt");
    EXPECT_EQ(watched.wait_for(in_ + "/first.txt").fresh, 1U);
    EXPECT_EQ(watched.wait_for(put("2007/april/17/deep.txt", 2)).fresh, 1U);
    fs::rename(in_ + "/2007", in_ + "/year");
    EXPECT_EQ(watched.wait_for(in_ + "/year/april/17/deep.txt").held, 1U);
    EXPECT_EQ(watched.wait_for(put("year/april/18.txt", 3)).fresh, 1U);
    fs::create_directories(folder_.path() + "/outside/sub");
    folder_.write("outside/sub/four.txt", zenda_telegram(4, "LANTERNS", "Text."));
    fs::rename(folder_.path() + "/outside", in_ + "/inside");
    EXPECT_EQ(watched.wait_for(in_ + "/inside/sub/four.txt").fresh, 1U);
}

TEST_F(WatchTest, SaysWhyAFileIsNotReadAndGoesOn) {
    Watched watched(archive_, in_);
    const auto refused = watched.wait_for(folder_.write("in/picture.jpg", "\xFF\xD8\xFF\xE0 JFIF"));
    EXPECT_EQ(refused.refused, 1U);
    EXPECT_FALSE(refused.reason.empty());
    EXPECT_EQ(watched.wait_for(put("good.txt", 1)).fresh, 1U);
}

TEST_F(WatchTest, SurvivesFilesThatVanishAndAFlood) {
    constexpr unsigned kFiles = 700;
    Watched watched(archive_, in_);
    for (unsigned i = 1; i <= kFiles; ++i) {
        put(std::to_string(i) + ".txt", i);
        fs::remove(put("gone.txt", 9000 + i));
    }
    for (unsigned i = 1; i <= kFiles; ++i) {
        EXPECT_EQ(watched.wait_for(in_ + "/" + std::to_string(i) + ".txt").telegrams, 1U);
    }
    ASSERT_TRUE(watched.stop().has_value());
    const auto room = open_room(archive_);
    for (unsigned i = 1; i <= kFiles; ++i) {
        EXPECT_EQ(room->read("07ZENDA" + std::to_string(i))->witnesses.size(), 1U) << i;
    }
}

TEST_F(WatchTest, EndsWhenItsFolderIsGoneOrLiesWithTheArchive) {
    {
        Watched watched(archive_, in_);
        EXPECT_EQ(watched.wait_for(put("one.txt", 1)).fresh, 1U);
        fs::rename(in_, folder_.path() + "/elsewhere");
        EXPECT_EQ(watched.wait_for_end().error().kind, Error::Kind::NotFound);
    }
    fs::create_directory(in_);
    EXPECT_EQ(Watched(in_ + "/archive", in_).wait_for_end().error().kind, Error::Kind::Unsupported);
    EXPECT_EQ(Watched(archive_, in_ + "/none").wait_for_end().error().kind, Error::Kind::NotFound);
}

TEST_F(WatchTest, WaitsForAnotherProcessThatWrites) {
    std::mutex mutex;
    std::condition_variable changed;
    unsigned remarks = 0;
    unsigned batches = 0;
    import_paths(archive_, {});
    std::optional<LockFile> other;
    {
        auto locked = LockFile::take(archive_ + "/writer.lock");
        ASSERT_TRUE(locked.has_value());
        other.emplace(std::move(*locked));
    }
    put("one.txt", 1);
    WatchOptions options;
    options.folder = in_;
    options.stop_fd = ::eventfd(0, 0);
    options.now = [] { return kNow; };
    options.remark = [&](const std::string&) {
        const std::scoped_lock lock(mutex);
        ++remarks;
        changed.notify_all();
    };
    options.batch = [&](const ImportReport& report) {
        const std::scoped_lock lock(mutex);
        batches += report.fresh == 1 ? 1 : 0;
        changed.notify_all();
    };
    std::thread thread([&] { EXPECT_TRUE(watch(archive_, options).has_value()); });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return remarks > 0; });
    }
    other.reset();
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return batches > 0; });
    }
    const std::uint64_t one = 1;
    EXPECT_EQ(::write(options.stop_fd, &one, sizeof one), static_cast<ssize_t>(sizeof one));
    thread.join();
    ::close(options.stop_fd);
}

TEST(DropFolder, WalksAnewForWhatItsQueueCouldNotHold) {
    const TemporaryFolder folder;
    constexpr unsigned kFiles = 25;
    for (unsigned i = 0; i < kFiles; ++i) {
        folder.write("in/" + std::to_string(i), "text");
    }
    DropFolder::Options options;
    options.max_waiting = 4;
    options.max_batch = 3;
    const auto drop = DropFolder::open(folder.path() + "/in", options);
    ASSERT_TRUE(drop.has_value()) << drop.error().to_string();
    std::map<std::string, unsigned> seen;
    while (seen.size() < kFiles) {
        const auto files = (*drop)->next();
        ASSERT_TRUE(files.has_value());
        ASSERT_FALSE(files->empty());
        EXPECT_LE(files->size(), options.max_batch);
        for (const std::string& file : *files) {
            ++seen[file];
        }
    }
    for (const auto& [file, times] : seen) {
        EXPECT_EQ(times, 1U) << file;
    }
}

TEST(DropFolder, LeavesOutHiddenFilesAndThoseUnderWayAndNamesAFileAgainThatIsWrittenAgain) {
    const TemporaryFolder folder;
    folder.write("in/.hidden", "text");
    folder.write("in/page.html.part", "text");
    folder.write("in/.folder/file.txt", "text");
    const std::string file = folder.write("in/file.txt", "text");
    const auto drop = DropFolder::open(folder.path() + "/in", {});
    ASSERT_TRUE(drop.has_value());
    EXPECT_EQ(*(*drop)->next(), std::vector<std::string>{file});
    folder.write("in/file.txt", "other text");
    EXPECT_EQ(*(*drop)->next(), std::vector<std::string>{file});
}

}  // namespace
}  // namespace reftel::room

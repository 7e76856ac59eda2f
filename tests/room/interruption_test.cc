// SPDX-License-Identifier: AGPL-3.0-or-later
// kill -9 in the middle of an import: the archive opens, the import resumes, nothing is double or
// lost.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

constexpr unsigned kTelegrams = 400;

/// Imports in a child process that is killed when it has read `after` telegrams. True when the
/// child died that way.
bool import_and_kill(const std::string& archive, const std::string& paths, unsigned after) {
    const pid_t child = ::fork();
    if (child == 0) {
        ImportOptions options;
        options.paths = {paths};
        options.now = kNow;
        options.progress = [after](const ImportProgress& now) {
            if (now.telegrams >= after) {
                ::kill(::getpid(), SIGKILL);
            }
            return true;
        };
        const auto report = import(archive, options);
        ::_exit(report ? 0 : 1);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

TEST(Interruption, KilledImportsLeaveAnArchiveThatOpensAndGoesOn) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    for (unsigned i = 1; i <= kTelegrams; ++i) {
        folder.write("in/" + std::to_string(i) + ".txt",
                     zenda_telegram(i, "LANTERN " + std::to_string(i), "Text."));
    }
    const std::string in = folder.path() + "/in";
    // Half of them first, committed; then kill imports of all at several points.
    for (unsigned i = 1; i <= kTelegrams / 2; ++i) {
        folder.write("half/" + std::to_string(i) + ".txt",
                     zenda_telegram(i, "LANTERN " + std::to_string(i), "Text."));
    }
    EXPECT_EQ(import_paths(archive, {folder.path() + "/half"}).fresh, kTelegrams / 2);
    for (const unsigned after : {64U, 192U, 320U, 384U}) {
        ASSERT_TRUE(import_and_kill(archive, in, after)) << after;
        const auto found = check(archive, [](std::uint64_t, std::uint64_t) {});
        ASSERT_TRUE(found.has_value()) << found.error().to_string();
        EXPECT_EQ(found->damage, std::vector<std::string>{});
        EXPECT_GE(found->telegrams, kTelegrams / 2);
    }
    import_paths(archive, {in});
    const auto room = open_room(archive);
    EXPECT_EQ(room->stats()->telegrams, kTelegrams);
    for (unsigned i = 1; i <= kTelegrams; ++i) {
        const auto reading = room->read("07ZENDA" + std::to_string(i));
        ASSERT_TRUE(reading.has_value()) << i;
        EXPECT_EQ(reading->witnesses.size(), 1U) << i;
    }
    EXPECT_TRUE(import_paths(archive, {in}).changed_nothing());
}

}  // namespace
}  // namespace reftel::room

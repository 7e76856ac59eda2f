// SPDX-License-Identifier: AGPL-3.0-or-later
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

constexpr int kTelegrams = 60;
constexpr int kBatch = 5;

Sample sample(int number) {
    Sample one;
    one.number = number;
    one.dtg = "";
    one.paragraphs.push_back("This is number " + std::to_string(number) + ".");
    return one;
}

Prepared prepared(int number) {
    return prepare(raw_of(sample(number).text(), published_as("09ZENDA" + std::to_string(number))));
}

class Crash : public ArchiveTest {
 protected:
    // A child adds telegrams in batches and tells of each step through a pipe; it is killed once it
    // has told `steps`.
    void import_until_killed(int steps) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(ends[0]);
            import_all(ends[1]);
            ::_exit(0);
        }
        ::close(ends[1]);
        char step = 0;
        for (int seen = 0; seen < steps && ::read(ends[0], &step, 1) == 1;) {
            ++seen;
            committed_ += step == 'c' ? 1 : 0;
        }
        ::kill(child, SIGKILL);
        while (::read(ends[0], &step, 1) == 1) {
            committed_ += step == 'c' ? 1 : 0;
        }
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
    }

    static void tell(int end, char step) { static_cast<void>(!::write(end, &step, 1)); }

    void import_all(int end) const {
        auto writer = ArchiveWriter::open(folder(), kNow);
        if (!writer) {
            return;
        }
        tell(end, 'o');
        for (int number = 1; number <= kTelegrams; ++number) {
            static_cast<void>((*writer)->add(prepared(number)).has_value());
            tell(end, 'a');
            if (number % kBatch == 0 && (*writer)->commit()) {
                tell(end, 'c');
            }
        }
        static_cast<void>(writer->release());
    }

    std::uint64_t committed_ = 0;  ///< Batches that the child was told are safe
};

TEST_F(Crash, LosesNoCommittedBatchAndKeepsNoHalfOne) {
    for (const int steps : {1, 2, 3, 6, 7, 8, 20, 21, 40, 60, 73}) {
        committed_ = 0;
        import_until_killed(steps);
        if (::testing::Test::HasFatalFailure()) {
            return;
        }
        const auto writer = open_writer(folder());
        ASSERT_NE(writer, nullptr);
        const auto count = open_edition(folder())->count({});
        ASSERT_TRUE(count);
        EXPECT_EQ(*count % kBatch, 0U);
        EXPECT_GE(*count, committed_ * kBatch);
        EXPECT_EQ(damage(), "");
    }
    {
        const auto writer = open_writer(folder());
        for (int number = 1; number <= kTelegrams; ++number) {
            EXPECT_TRUE(writer->add(prepared(number)));
        }
        ASSERT_TRUE(writer->commit());
    }
    EXPECT_EQ(open_edition(folder())->addresses()->size(), std::size_t{kTelegrams});
    const auto report = check_archive(folder(), {});
    EXPECT_EQ(report->originals, std::uint64_t{kTelegrams});
    EXPECT_EQ(report->witnesses, std::uint64_t{kTelegrams});
    EXPECT_EQ(damage(), "");
}

TEST_F(Crash, SaysThatTheDiskIsFullAndGoesOnWhenThereIsRoom) {
    {
        const auto writer = open_writer(folder());
        EXPECT_TRUE(writer->add(prepared(1)));
        ASSERT_TRUE(writer->commit());
    }
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // Files may grow no further: what a full disk does, less the machine's other troubles.
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{300000, 300000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        auto writer = ArchiveWriter::open(folder(), kNow);
        int code = 10;
        for (int number = 2; writer && code == 10 && number < 3000; ++number) {
            auto added = (*writer)->add(prepared(number));
            auto done = added ? Result<void>() : Result<void>(fail(added.error()));
            if (done && number % kBatch == 0) {
                done = (*writer)->commit();
            }
            if (!done) {
                code = done.error().kind == Error::Kind::Io && !done.error().hint.empty() ? 0 : 11;
            }
        }
        ::_exit(code);
    }
    int state = 0;
    ::waitpid(child, &state, 0);
    EXPECT_EQ(state, 0);
    const auto writer = open_writer(folder());
    ASSERT_NE(writer, nullptr);
    EXPECT_TRUE(writer->add(prepared(2999)));
    EXPECT_TRUE(writer->commit());
    EXPECT_EQ(damage(), "");
    EXPECT_TRUE(open_edition(folder())->open_telegram("09ZENDA1"));
}

}  // namespace
}  // namespace reftel::archive::testing

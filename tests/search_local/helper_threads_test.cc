// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/helper_threads.h"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace reftel::search_local {
namespace {

TEST(HelperThreads, HelpWhileTheCallerWorks) {
    HelperThreads helpers(2);
    for (int round = 0; round < 50; ++round) {
        std::latch all(3);  // No call returns before three run at once
        helpers.run_with(2, [&all] { all.arrive_and_wait(); });
    }
}

TEST(HelperThreads, AreNotWaitedForWhenAllIsDone) {
    HelperThreads helpers(1);
    std::latch busy(1);
    std::latch end(1);
    std::thread other([&] {
        const auto caller = std::this_thread::get_id();
        helpers.run_with(1, [&] {
            if (std::this_thread::get_id() == caller) {
                busy.wait();
            } else {
                busy.count_down();
                end.wait();
            }
        });
    });
    busy.wait();
    int calls = 0;  // Of this thread alone: the only helper is held
    helpers.run_with(1, [&calls] { ++calls; });
    EXPECT_EQ(calls, 1);
    end.count_down();
    other.join();
}

TEST(HelperThreads, PassOnWhatACallThrew) {
    HelperThreads helpers(1);
    std::atomic<int> calls = 0;
    std::latch both(2);
    EXPECT_THROW(helpers.run_with(1,
                                  [&] {
                                      both.arrive_and_wait();
                                      if (calls++ == 0) {
                                          throw std::runtime_error("broken on purpose");
                                      }
                                  }),
                 std::runtime_error);
    EXPECT_EQ(calls, 2);
}

TEST(HelperThreads, OfNoneLeaveItToTheCaller) {
    HelperThreads helpers(0);
    int calls = 0;
    helpers.run_with(3, [&calls] { ++calls; });
    EXPECT_EQ(calls, 1);
}

TEST(HelperThreads, ServeManyCallersAtOnce) {
    HelperThreads helpers(3);
    std::atomic<int> sum = 0;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller) {
        callers.emplace_back([&] {
            for (int round = 0; round < 200; ++round) {
                std::atomic<int> next = 0;
                helpers.run_with(2, [&] {
                    while (next++ < 10) {
                        ++sum;
                    }
                });
            }
        });
    }
    for (std::thread& caller : callers) {
        caller.join();
    }
    EXPECT_EQ(sum, 4 * 200 * 10);
}

}  // namespace
}  // namespace reftel::search_local

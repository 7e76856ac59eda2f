// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/thread_budget.h"

namespace reftel::search_local {

/// Some of the threads wanted: as many as may still be at work.
std::size_t ThreadBudget::take(std::size_t wanted) {
    std::size_t now = at_work_.load();
    while (true) {
        const std::size_t free = options_.threads - std::min(now, options_.threads);
        const std::size_t taken = std::min(wanted, free);
        if (taken == 0 || at_work_.compare_exchange_weak(now, now + taken)) {
            return taken;
        }
    }
}

namespace {

/// Gives back what was taken, whatever becomes of the work.
class Taken {
 public:
    Taken(std::atomic<std::size_t>& from, std::size_t count) : from_(from), count_(count) {}
    ~Taken() { from_ -= count_; }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;
    [[nodiscard]] std::size_t count() const { return count_; }

 private:
    std::atomic<std::size_t>& from_;
    std::size_t count_;
};

}  // namespace

void ThreadBudget::Share::out(std::size_t items, std::uint64_t work,
                              const std::function<void(std::size_t)>& each) const {
    const std::uint64_t least = budget_.options_.least_work;
    const std::size_t useful = std::min<std::uint64_t>(least == 0 ? items : work / least, items);
    const Taken others(budget_.at_work_, useful > 1 ? budget_.take(useful - 1) : 0);
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < items; i = next++) {
            each(i);
        }
    };
    budget_.helpers_.run_with(others.count(), run);
}

}  // namespace reftel::search_local

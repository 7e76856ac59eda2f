// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
//
// How many bytes of traffic a second the linter holds against its rules: alone, and with parsing.
// The message is an invented telegram of two sections; REFTEL_BENCH_FILE names another file.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "telegram/lint/lint.h"

namespace {

const std::string& message() {
    static const std::string text = [] {
        const char* file = std::getenv("REFTEL_BENCH_FILE");
        std::ifstream in(
            file != nullptr ? file : REFTEL_SOURCE_DIR "/testdata/telegram/bench/two_sections.txt",
            std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }();
    return text;
}

void count_bytes(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(message().size()));
}

void BM_Lint(benchmark::State& state) {
    const reftel::telegram::Telegram telegram = reftel::telegram::parse(message());
    for (auto _ : state) {
        benchmark::DoNotOptimize(reftel::telegram::lint::lint(telegram).size());
    }
    count_bytes(state);
}
BENCHMARK(BM_Lint);

void BM_ParseAndLint(benchmark::State& state) {
    reftel::telegram::Telegram telegram;
    for (auto _ : state) {
        reftel::telegram::parse(message(), telegram);
        benchmark::DoNotOptimize(reftel::telegram::lint::lint(telegram).size());
    }
    count_bytes(state);
}
BENCHMARK(BM_ParseAndLint);

}  // namespace

BENCHMARK_MAIN();

// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
//
// How many bytes of traffic a second: parsing, parsing and writing JSON, splitting a stream. The
// message is an invented telegram of two sections; REFTEL_BENCH_FILE names another file to measure.
// With REFTEL_BENCH_GIGABYTE set, 1 GB in one stream is split and parsed once.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "base/json_writer.h"
#include "telegram/json.h"
#include "telegram/telegram.h"

namespace {

using reftel::telegram::Telegram;

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const std::string& message() {
    static const std::string text = [] {
        const char* file = std::getenv("REFTEL_BENCH_FILE");
        return read_file(
            file != nullptr ? file : REFTEL_SOURCE_DIR "/testdata/telegram/bench/two_sections.txt");
    }();
    return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(bytes));
}

void BM_Parse(benchmark::State& state) {
    Telegram telegram;
    for (auto _ : state) {
        reftel::telegram::parse(message(), telegram);
        benchmark::DoNotOptimize(telegram.paragraphs.data());
    }
    count_bytes(state, message().size());
}
BENCHMARK(BM_Parse);

void BM_ParseAndWriteJson(benchmark::State& state) {
    Telegram telegram;
    std::string out;
    for (auto _ : state) {
        reftel::telegram::parse(message(), telegram);
        out.clear();
        reftel::JsonWriter json(out);
        reftel::telegram::write_json(json, telegram);
        benchmark::DoNotOptimize(out.data());
    }
    count_bytes(state, message().size());
}
BENCHMARK(BM_ParseAndWriteJson);

void BM_FindNextTelegram(benchmark::State& state) {
    std::string stream;
    while (stream.size() < 4'000'000) {
        stream += message();
        stream += '\n';
    }
    for (auto _ : state) {
        std::size_t count = 0;
        for (std::size_t at = 0; at < stream.size();
             at = reftel::telegram::find_next_telegram(stream, at)) {
            ++count;
        }
        benchmark::DoNotOptimize(count);
    }
    count_bytes(state, stream.size());
}
BENCHMARK(BM_FindNextTelegram);

/// The message again and again, up to `range` megabytes in one stream: split, then parsed with one
/// Telegram.
void BM_ParseStream(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0)) * 1'000'000;
    std::string stream;
    stream.reserve(size + message().size());
    while (stream.size() < size) {
        stream += message();
        stream += '\n';
    }
    Telegram telegram;
    for (auto _ : state) {
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t next = reftel::telegram::find_next_telegram(stream, at);
            reftel::telegram::parse(std::string_view(stream).substr(at, next - at), telegram);
            benchmark::DoNotOptimize(telegram.paragraphs.data());
            at = next;
        }
    }
    count_bytes(state, stream.size());
}
BENCHMARK(BM_ParseStream)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    // The gigabyte is for measurements, not for the smoke run of the tests.
    if (std::getenv("REFTEL_BENCH_GIGABYTE") != nullptr) {
        benchmark::RegisterBenchmark("BM_ParseGigabyte", BM_ParseStream)
            ->Arg(1000)
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

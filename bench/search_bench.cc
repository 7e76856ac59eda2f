// LINK: reftel::search_local reftel::search reftel::telegram
// SPDX-License-Identifier: AGPL-3.0-or-later
// ALSO: bench/invented_telegrams.cc
//
//   search_bench [--telegrams 251287] [--threads 1] [--folder DIR] [--queries 1000]
//                [--clock wall|cpu] [--build yes|no] [--replace yes|no]
//                [--kind NAME]
//
// Builds an index of invented telegrams in DIR and asks it, kind of query by kind. Prints the rate
// of building, sizes, memory, and for each kind the median and the 99th of a hundred answers. Time
// to invent telegrams is not counted. A folder that is named stays, and `--build no` asks what an
// earlier run built there; `--replace no` leaves it as it was built, and `--kind`
// asks one kind of query only. `--clock cpu` counts processor time of the thread at work instead of
// the clock on the wall, for machines with other work to do. Without arguments a small archive, as
// a test that all works.
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "invented_telegrams.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace {

namespace bench = reftel::bench;
namespace search = reftel::search;
namespace search_local = reftel::search_local;
using bench::InventedTelegrams;
using bench::Random;
using reftel::Result;

struct Options {
    std::uint64_t telegrams = 2000;
    unsigned threads = 1;
    std::size_t queries = 50;
    std::string folder = (std::filesystem::temp_directory_path() / "reftel-search-bench").string();
    bool keep = false;
    bool build = true;
    bool replace = true;
    std::string kind;
};

clockid_t chosen_clock = CLOCK_MONOTONIC;

double now() {
    timespec at{};
    clock_gettime(chosen_clock, &at);
    return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
}
double seconds_since(double begin) {
    return now() - begin;
}

template <typename T>
T must(Result<T> result) {
    if (!result) {
        fmt::print(stderr, "search_bench: {}\n", result.error().message);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

std::uint64_t peak_memory_kb() {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmHWM:")) {
            return std::stoull(line.substr(6));
        }
    }
    return 0;
}

/// Time spent in one thread's builder, and bytes of text put into it.
struct Work {
    double seconds = 0;
    std::uint64_t bytes = 0;
};

void build_part(const InventedTelegrams& telegrams, const Options& options,
                search_local::IndexWriter& writer, std::atomic<std::uint64_t>& next, Work& work) {
    constexpr std::uint64_t kBatch = 256;
    search_local::SegmentBuilder builder;
    while (true) {
        const std::uint64_t begin = next.fetch_add(kBatch);
        if (begin >= options.telegrams) {
            break;
        }
        std::vector<search::Document> batch;
        for (std::uint64_t i = begin; i < std::min(begin + kBatch, options.telegrams); ++i) {
            batch.push_back(telegrams.make(i));
            work.bytes += bench::text_bytes(batch.back());
        }
        const auto start = now();
        for (const search::Document& document : batch) {
            builder.add(document, 1);
        }
        if (builder.memory() > search_local::kBuildMemory / options.threads) {
            must(writer.add_segment(builder));
        }
        work.seconds += seconds_since(start);
    }
    const auto start = now();
    must(writer.add_segment(builder));
    work.seconds += seconds_since(start);
}

std::uint64_t build(const InventedTelegrams& telegrams, const Options& options) {
    must(search_local::IndexWriter::destroy(options.folder));
    const auto writer = must(search_local::IndexWriter::open(options.folder));
    std::atomic<std::uint64_t> next = 0;
    std::vector<Work> work(options.threads);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < options.threads; ++i) {
        threads.emplace_back([&, i] { build_part(telegrams, options, *writer, next, work[i]); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    const auto start = now();
    must(writer->commit("bench"));
    double seconds = 0;
    std::uint64_t bytes = 0;
    for (const Work& part : work) {
        seconds = std::max(seconds, part.seconds);
        bytes += part.bytes;
    }
    seconds += seconds_since(start);
    std::uint64_t size = 0;
    for (const auto& entry : std::filesystem::directory_iterator(options.folder)) {
        size += entry.is_regular_file() ? entry.file_size() : 0;
    }
    const auto megabytes = [](std::uint64_t value) { return static_cast<double>(value) / 1e6; };
    fmt::print("built: {} telegrams, {:.0f} MB of text, {} threads, {:.1f} s, {:.0f} MB/s\n",
               options.telegrams, megabytes(bytes), options.threads, seconds,
               megabytes(bytes) / seconds);
    fmt::print("index: {:.0f} MB, {:.1f} % of the text; peak memory {} MB\n", megabytes(size),
               100 * megabytes(size) / megabytes(bytes), peak_memory_kb() / 1024);
    return bytes;
}

/// Words by the share of telegrams that have them.
struct Vocabulary {
    std::vector<std::string> rare;    ///< 5 to 200 telegrams of 251,287
    std::vector<std::string> middle;  ///< 1 to 5 %
    std::vector<std::string> common;  ///< 25 to 35 %

    static Vocabulary of(const InventedTelegrams& telegrams, const search_local::Snapshot& state) {
        Vocabulary out;
        const double all = static_cast<double>(state.documents());
        for (std::size_t rank = 0; rank < 60'000; rank += rank < 2000 ? 1 : 37) {
            std::uint64_t having = 0;
            for (const auto& of : state.segments()) {
                const auto entry = of->segment->dictionary().find(
                    search_local::make_key(search_local::Key::Text, telegrams.word(rank)));
                having += entry ? entry->documents : 0;
            }
            const double share = static_cast<double>(having) / all;
            if (share > 0.25 && share < 0.35) {
                out.common.push_back(telegrams.word(rank));
            } else if (share > 0.01 && share < 0.05) {
                out.middle.push_back(telegrams.word(rank));
            } else if (having > 0 && share < 0.004) {
                out.rare.push_back(telegrams.word(rank));
            }
        }
        for (auto* list : {&out.rare, &out.middle, &out.common}) {
            if (list->empty()) {
                list->push_back("the");
            }
        }
        return out;
    }
};

using Maker = std::function<search::SearchRequest(Random&)>;

search::SearchRequest request_of(const std::string& query, std::uint32_t limit = 10) {
    search::SearchRequest out;
    out.query = search::parse_query(query);
    out.limit = limit;
    return out;
}

/// Answers without their texts: what the engine itself costs.
class NoTexts : public search::DocumentLoader {
 public:
    [[nodiscard]] Result<std::optional<search::Document>> load(std::string_view) const override {
        return std::nullopt;
    }
};

struct Times {
    double median = 0;
    double high = 0;
    std::uint64_t found = 0;
};

/// Every query twice, the second counts: warm.
Times measure(const search::Index& index, const Maker& maker, std::size_t count) {
    Random random(99);
    std::vector<double> times;
    Times out;
    for (std::size_t i = 0; i < count; ++i) {
        const search::SearchRequest request = maker(random);
        (void)must(index.search(request));
        const auto start = now();
        const search::Results results = must(index.search(request));
        times.push_back(1000 * seconds_since(start));
        out.found += results.total;
    }
    std::ranges::sort(times);
    out.median = times[times.size() / 2];
    out.high = times[times.size() * 99 / 100];
    out.found /= count;
    return out;
}

std::vector<std::pair<std::string, Maker>> kinds(const Vocabulary& words) {
    const auto pick = [](const std::vector<std::string>& list, Random& random) {
        return list[random.below(static_cast<std::uint32_t>(list.size()))];
    };
    std::vector<std::pair<std::string, Maker>> out;
    out.emplace_back("rare term", [=](Random& r) { return request_of(pick(words.rare, r)); });
    out.emplace_back("common term", [=](Random& r) { return request_of(pick(words.common, r)); });
    out.emplace_back("2-term AND", [=](Random& r) {
        return request_of(pick(words.common, r) + " " + pick(words.common, r));
    });
    out.emplace_back("4-term OR", [=](Random& r) {
        return request_of(fmt::format("{} OR {} OR {} OR {}", pick(words.common, r),
                                      pick(words.middle, r), pick(words.common, r),
                                      pick(words.rare, r)));
    });
    out.emplace_back("phrase of two common", [=](Random& r) {
        return request_of(fmt::format("\"{} {}\"", pick(words.common, r), pick(words.common, r)));
    });
    out.emplace_back("prefix of four letters", [=](Random& r) {
        return request_of(pick(words.middle, r).substr(0, 4) + "*");
    });
    out.emplace_back("infix", [=](Random& r) {
        return request_of("*" + pick(words.middle, r).substr(1, 4) + "*");
    });
    out.emplace_back("fuzzy", [=](Random& r) { return request_of(pick(words.middle, r) + "~1"); });
    out.emplace_back("common, newest", [=](Random& r) {
        search::SearchRequest request = request_of(pick(words.common, r));
        request.sort = search::Sort::Newest;
        return request;
    });
    out.emplace_back("common, all facets", [=](Random& r) {
        search::SearchRequest request = request_of(pick(words.common, r));
        request.facets = true;
        return request;
    });
    out.emplace_back("term and filters", [=](Random& r) {
        return request_of(pick(words.common, r) + " class:secret date:2005 caption:sipdis");
    });
    return out;
}

void replace_one(const InventedTelegrams& telegrams, const Options& options,
                 const search_local::LocalIndex& index) {
    search::Document changed = telegrams.make(options.telegrams / 2);
    changed.paragraphs[0].text += " unheardof";
    const auto start = now();
    const auto writer = must(search_local::IndexWriter::open(options.folder));
    must(writer->add(changed, 2));
    must(writer->commit("changed"));
    const std::uint64_t seen = must(index.search(request_of("unheardof"))).total;
    fmt::print("replace one, visible: {:.1f} ms, found {}\n", 1000 * seconds_since(start), seen);
}

void ask(const InventedTelegrams& telegrams, const Options& options) {
    const NoTexts no_texts;
    auto start = now();
    const auto index = must(search_local::LocalIndex::open(options.folder, no_texts));
    fmt::print("open: {:.2f} ms\n", 1000 * seconds_since(start));
    const auto state = must(index->snapshot());
    fmt::print("segments: {}\n", state->segments().size());
    const Vocabulary words = Vocabulary::of(telegrams, *state);
    fmt::print("{:24} {:>10} {:>10} {:>10}\n", "query", "p50 ms", "p99 ms", "found");
    const auto all = kinds(words);
    for (const auto& [name, maker] : all) {
        if (!options.kind.empty() && name != options.kind) {
            continue;
        }
        const Times times = measure(*index, maker, options.queries);
        fmt::print("{:24} {:10.3f} {:10.3f} {:10}\n", name, times.median, times.high, times.found);
    }
    if (!options.kind.empty()) {
        return;
    }
    const auto with_texts = must(search_local::LocalIndex::open(options.folder, telegrams));
    const Times page = measure(
        *with_texts,
        [&all](Random& random) {
            search::SearchRequest request =
                all[random.below(static_cast<std::uint32_t>(all.size()))].second(random);
            request.facets = random.below(3) == 0;
            return request;
        },
        options.queries);
    fmt::print("{:24} {:10.3f} {:10.3f}\n", "mix, page with snippets", page.median, page.high);
    if (options.replace) {
        replace_one(telegrams, options, *index);
    }
}

}  // namespace

int main(int count, char** values) {
    Options options;
    for (int i = 1; i + 1 < count; ++i) {
        const std::string_view name = values[i];
        if (name == "--telegrams") {
            options.telegrams = std::stoull(values[i + 1]);
            options.queries = std::max<std::size_t>(options.queries, 1000);
        } else if (name == "--threads") {
            options.threads = static_cast<unsigned>(std::stoul(values[i + 1]));
        } else if (name == "--queries") {
            options.queries = std::stoul(values[i + 1]);
        } else if (name == "--clock") {
            chosen_clock = std::string_view(values[i + 1]) == "cpu" ? CLOCK_THREAD_CPUTIME_ID
                                                                    : CLOCK_MONOTONIC;
        } else if (name == "--build") {
            options.build = std::string_view(values[i + 1]) != "no";
        } else if (name == "--replace") {
            options.replace = std::string_view(values[i + 1]) == "yes";
        } else if (name == "--kind") {
            options.kind = values[i + 1];
        } else if (name == "--folder") {
            options.folder = values[i + 1];
            options.keep = true;
        }
    }
    const InventedTelegrams telegrams;
    if (options.build) {
        (void)build(telegrams, options);
    }
    ask(telegrams, options);
    if (!options.keep) {
        std::filesystem::remove_all(options.folder);
    }
    return 0;
}

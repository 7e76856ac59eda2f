// LINK: reftel::archive
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the one writer manages, and what opening, listing and counting cost. Invented telegrams of
// the usual size: 15 paragraphs, 10 addressees, 5 TAGS, 4 references, about 6.5 kB.

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "archive/edition.h"
#include "archive/writer.h"
#include "base/assert.h"

namespace {

namespace archive = reftel::archive;
namespace telegram = reftel::telegram;

constexpr reftel::UtcTime kNow{1767225600};

class Maker {
 public:
    std::string next() {
        ++number_;
        std::string out =
            fmt::format("VZCZCXRO{:04}\nPP RUEHC RUEHQL\nDE RUEHZD #{:04} 0710829\nZNR UUUUU ZZH\n",
                        number_ % 10000, number_ % 10000);
        out += fmt::format(
            "P {:02}{:02}{:02}Z MAR {:02}\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY "
            "{}\nINFO ",
            1 + number_ % 28, number_ % 24, number_ % 60, number_ % 10, number_);
        for (int i = 0; i < 9; ++i) {
            out += fmt::format("RUEH{}/AMEMBASSY POST {} {:04}\n", letters(2), letters(6),
                               random_() % 10000);
        }
        out += fmt::format(
            "BT\nUNCLAS ZENDA {:06}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV, PREL, {}, {}, ZY\n",
            number_, letters(4), letters(2));
        out += fmt::format(
            "SUBJECT: {} {} OF THE LANTERN GUILD\n\nREF: A. ZENDA {}\n     B. STRELSAU {}\n\n",
            letters(7), number_, 1 + random_() % 90000, 1 + random_() % 90000);
        for (int paragraph = 1; paragraph <= 15; ++paragraph) {
            out += fmt::format("{}. (U) ", paragraph);
            append_text(out, 60);
            out += "\n\n";
        }
        return out + "HARKAWAY\nBT\nNNNN\n";
    }

 private:
    std::string letters(int count) {
        std::string out;
        for (int i = 0; i < count; ++i) {
            out += static_cast<char>('A' + random_() % 26);
        }
        return out;
    }
    void append_text(std::string& out, int words) {
        int column = 0;
        for (int i = 0; i < words; ++i) {
            // Squared, so that few words are common and many are rare.
            const double x = static_cast<double>(random_() % 10000) / 10000.0;
            const std::string& word = vocabulary()[static_cast<std::size_t>(x * x * x * 9999)];
            column += static_cast<int>(word.size()) + 1;
            out += word;
            out += column > 64 ? '\n' : ' ';
            column = column > 64 ? 0 : column;
        }
    }
    static const std::vector<std::string>& vocabulary() {
        static const std::vector<std::string> kWords = [] {
            std::mt19937 random(3);
            std::vector<std::string> words;
            for (int i = 0; i < 10000; ++i) {
                std::string word;
                for (unsigned n = 2 + random() % 8; n > 0; --n) {
                    word += "etaoinshrdlucmfwypvbgkjqxz"[random() % (1 + random() % 26)];
                }
                words.push_back(std::move(word));
            }
            return words;
        }();
        return kWords;
    }

    std::mt19937 random_{11};
    unsigned number_ = 0;
};

telegram::RawTelegram raw_of(std::string text) {
    telegram::RawTelegram raw;
    raw.original = std::move(text);
    raw.from = {"cables.csv", "", 0, "csv"};
    raw.published.released = reftel::UtcTime{1300000000};
    raw.slice = {0, static_cast<std::uint32_t>(raw.original.size())};
    return raw;
}

// An archive with `telegrams` telegrams in a temporary folder of its own.
class Folder {
 public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "reftel-bench-XXXXXX").string();
        REFTEL_ASSERT(::mkdtemp(name.data()) != nullptr, "a temporary folder");
        path_ = name + "/archive";
    }
    ~Folder() { std::filesystem::remove_all(std::filesystem::path(path_).parent_path()); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

 private:
    std::string path_;
};

std::vector<archive::Prepared> prepare_all(int telegrams, std::int64_t& bytes) {
    Maker maker;
    archive::Preparer preparer(nullptr);
    std::vector<archive::Prepared> all;
    telegram::Telegram parsed;
    for (int i = 0; i < telegrams; ++i) {
        const auto raw = raw_of(maker.next());
        telegram::parse(raw.message(), parsed, archive::hints_for(raw.published));
        bytes += static_cast<std::int64_t>(raw.original.size());
        all.push_back(preparer.prepare(raw, parsed));
    }
    return all;
}

void add_all(archive::ArchiveWriter& writer, const std::vector<archive::Prepared>& all) {
    std::size_t count = 0;
    for (const auto& prepared : all) {
        REFTEL_ASSERT(writer.add(prepared).has_value(), "the disk has room");
        if (++count % 2000 == 0) {
            REFTEL_ASSERT(writer.commit().has_value(), "the disk has room");
        }
    }
    REFTEL_ASSERT(writer.commit().has_value(), "the disk has room");
}

void write_batches(benchmark::State& state) {
    std::int64_t bytes = 0;
    const auto all = prepare_all(static_cast<int>(state.range(0)), bytes);
    for (auto _ : state) {
        const Folder folder;
        const auto writer = archive::ArchiveWriter::open(folder.path(), kNow);
        add_all(**writer, all);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(write_batches)->Arg(1500)->Unit(benchmark::kMillisecond);

void prepare_one(benchmark::State& state) {
    Maker maker;
    const auto raw = raw_of(maker.next());
    const auto parsed = telegram::parse(raw.message());
    archive::Preparer preparer(nullptr);
    for (auto _ : state) {
        benchmark::DoNotOptimize(preparer.prepare(raw, parsed));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(raw.original.size()));
}
BENCHMARK(prepare_one)->Unit(benchmark::kMicrosecond);

const Folder& filled() {
    static const Folder kFolder;
    static const bool kFilled = [] {
        std::int64_t bytes = 0;
        add_all(**archive::ArchiveWriter::open(kFolder.path(), kNow), prepare_all(1500, bytes));
        return true;
    }();
    static_cast<void>(kFilled);
    return kFolder;
}

void open_edition(benchmark::State& state) {
    const auto& folder = filled();
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            archive::Edition::open(folder.path(), archive::Audience::Released, kNow));
    }
}
BENCHMARK(open_edition)->Unit(benchmark::kMicrosecond);

void open_telegram(benchmark::State& state) {
    const auto edition = archive::Edition::open(filled().path(), archive::Audience::Released, kNow);
    const auto ids = *(*edition)->addresses();
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize((*edition)->open_telegram(ids[next++ % ids.size()]));
    }
}
BENCHMARK(open_telegram)->Unit(benchmark::kMicrosecond);

void count_by(benchmark::State& state) {
    const auto edition = archive::Edition::open(filled().path(), archive::Audience::Released, kNow);
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            (*edition)->counts(static_cast<archive::CountBy>(state.range(0)), {}));
    }
}
BENCHMARK(count_by)
    ->DenseRange(0, static_cast<int>(archive::CountBy::Variant))
    ->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();

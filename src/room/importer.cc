// SPDX-License-Identifier: AGPL-3.0-or-later
// Import: one thread reads, all cores parse, one hand writes.
//
//   Walk --> [jobs] --> workers: parse, hash, compress --> [results] --> the caller: put in order,
//   write, commit, report
//
// Both queues are bounded by bytes, so an import of any size fits into memory. Each item carries
// its number in reading order, and the writer waits for the next number: which of two telegrams
// came first, and so their addresses, never depends on the threads.

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>
#include <variant>

#include <fmt/format.h>

#include "archive/writer.h"
#include "base/json_writer.h"
#include "room/bounded_queue.h"
#include "room/import.h"
#include "room/import_report.h"
#include "room/limits.h"
#include "room/recognition.h"
#include "sources/reader.h"

namespace reftel::room {
namespace {

using sources::Item;
using sources::Unread;
using telegram::RawTelegram;

struct Job {
    std::uint64_t number = 0;
    Item item;
};

struct Ready {
    archive::Prepared prepared;
    ItemSummary summary;
};

/// A page of a PDF is about to be read: seconds may pass before the next item.
struct PageBegins {
    std::string step;  ///< As ReadOptions::working is told; reading may be a page further by now
};

struct Outcome {
    std::uint64_t number = 0;
    std::variant<Ready, Unread, PageBegins> what;
};

/// The dictionary in use, handed from the writer to the workers.
class SharedDictionary {
 public:
    void set(std::shared_ptr<const archive::Dictionary> dictionary) {
        const MutexLock lock(mutex_);
        dictionary_ = std::move(dictionary);
    }
    [[nodiscard]] std::shared_ptr<const archive::Dictionary> get() {
        const MutexLock lock(mutex_);
        return dictionary_;
    }

 private:
    Mutex mutex_;
    std::shared_ptr<const archive::Dictionary> dictionary_ REFTEL_GUARDED_BY(mutex_);
};

/// What the reading thread tells about how far it is.
struct ReadingProgress {
    Mutex mutex;
    ImportProgress latest REFTEL_GUARDED_BY(mutex);
};

std::size_t weight_of(const Item& item) {
    const auto* raw = std::get_if<RawTelegram>(&item);
    constexpr std::size_t kOverhead = 1024;
    return raw == nullptr ? kOverhead : raw->original.size() * 2 + kOverhead;
}

class Pipeline {
 public:
    Pipeline(archive::ArchiveWriter& writer, const ImportOptions& options)
        : writer_(writer), options_(options) {
        dictionary_.set(writer.dictionary());
    }

    Result<ImportReport> run() {
        std::thread reader([this] { read(); });
        const unsigned wanted = options_.threads > 0
                                    ? options_.threads
                                    : std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::thread> workers;
        working_ = wanted;
        for (unsigned i = 0; i < wanted; ++i) {
            workers.emplace_back([this] { work(); });
        }
        const Result<void> written = write();
        jobs_.abandon();
        results_.abandon();
        reader.join();
        for (std::thread& worker : workers) {
            worker.join();
        }
        if (!written) {
            return fail(written.error());
        }
        return std::move(report_).finish(stopped_);
    }

 private:
    /// Tells that a page of a PDF is about to be read; false when nobody waits for it any more.
    bool begin_page(const std::string& step) { return results_.give({0, PageBegins{step}}, 1); }

    void read() {
        sources::ReadOptions how;
        how.ocr = options_.ocr;
        how.ocr_languages = options_.ocr_languages;
        how.working = [this](const std::string& step) { return begin_page(step); };
        sources::Walk walk(options_.paths, std::move(how));
        std::uint64_t number = 0;
        while (auto item = walk.next()) {
            {
                const MutexLock lock(progress_.mutex);
                const auto& now = walk.progress();
                progress_.latest.bytes_done = now.bytes_read;
                progress_.latest.bytes_total = now.bytes_total;
                progress_.latest.current = now.current;
            }
            const std::size_t weight = weight_of(*item);
            if (!jobs_.give({number++, *std::move(item)}, weight)) {
                break;
            }
        }
        jobs_.close();
    }

    void work() {
        archive::Preparer preparer(dictionary_.get());
        telegram::Telegram parsed;
        while (auto job = jobs_.take()) {
            preparer.use(dictionary_.get());
            const std::size_t weight = weight_of(job->item);
            if (!results_.give(process(*job, preparer, parsed), weight)) {
                break;
            }
        }
        if (--working_ == 0) {
            results_.close();
        }
    }

    static Outcome process(Job& job, archive::Preparer& preparer, telegram::Telegram& parsed) {
        if (auto* unread = std::get_if<Unread>(&job.item)) {
            return {job.number, std::move(*unread)};
        }
        const auto& raw = std::get<RawTelegram>(job.item);
        telegram::parse(raw.message(), parsed, archive::hints_for(raw.published));
        if (auto reason = reason_to_refuse(raw, parsed)) {
            // Another telegram of the same PDF may be kept with all its bytes.
            const bool shared = raw.from.reader == "pdf" && raw.from.offset > 0;
            const std::size_t bytes = shared ? raw.message().size() : raw.original.size();
            return {job.number, Unread{raw.from, bytes, "no-telegram", *std::move(reason)}};
        }
        return {job.number, Ready{preparer.prepare(raw, parsed), summarise(raw, parsed)}};
    }

    Result<void> write() {
        std::map<std::uint64_t, Outcome> waiting;
        std::uint64_t next = 0;
        while (auto outcome = results_.take()) {
            if (auto* page = std::get_if<PageBegins>(&outcome->what)) {
                tell_progress(std::move(page->step));
            } else {
                waiting.emplace(outcome->number, *std::move(outcome));
            }
            for (auto first = waiting.begin(); first != waiting.end() && first->first == next;
                 first = waiting.begin()) {
                REFTEL_CHECK(write_one(first->second));
                waiting.erase(first);
                ++next;
            }
            if (stopped_) {
                break;
            }
        }
        return end_batch();
    }

    Result<void> write_one(const Outcome& outcome) {
        if (const auto* unread = std::get_if<Unread>(&outcome.what)) {
            report_.add_refused(unread->from, unread->rule, unread->reason, unread->bytes);
            return {};
        }
        const Ready& ready = std::get<Ready>(outcome.what);
        const archive::Added added = REFTEL_TRY(writer_.add(ready.prepared));
        report_.add_telegram(ready.summary, added);
        batch_bytes_ += ready.summary.bytes;
        if (++batch_telegrams_ >= kBatchTelegrams || batch_bytes_ >= kBatchBytes) {
            REFTEL_CHECK(end_batch());
        }
        constexpr std::uint64_t kEvery = 64;
        if (report_.telegrams() % kEvery == 0) {
            tell_progress({});
        }
        return {};
    }

    Result<void> end_batch() {
        REFTEL_CHECK(writer_.commit());
        dictionary_.set(writer_.dictionary());
        batch_bytes_ = 0;
        batch_telegrams_ = 0;
        return {};
    }

    /// `step` is what is being done now; when it is empty, what was read last.
    void tell_progress(std::string step) {
        if (!options_.progress) {
            return;
        }
        ImportProgress now;
        {
            const MutexLock lock(progress_.mutex);
            now = progress_.latest;
        }
        now.telegrams = report_.telegrams();
        if (!step.empty()) {
            now.current = std::move(step);
        }
        stopped_ = stopped_ || !options_.progress(now);
    }

    archive::ArchiveWriter& writer_;
    const ImportOptions& options_;

    // Shared, with locks of their own.
    BoundedQueue<Job> jobs_{kMaxQueuedBytes};
    BoundedQueue<Outcome> results_{kMaxQueuedBytes};
    SharedDictionary dictionary_;
    ReadingProgress progress_;
    std::atomic<unsigned> working_{0};

    // The calling thread's.
    ReportBuilder report_;
    std::uint64_t batch_bytes_ = 0;
    std::uint64_t batch_telegrams_ = 0;
    bool stopped_ = false;
};

std::string log_detail(const ImportReport& report) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.field("telegrams", report.telegrams);
    json.field("new", report.fresh);
    json.field("further_witnesses", report.witnesses);
    json.field("already_held", report.held);
    json.field("refused", static_cast<std::uint64_t>(report.refused.size()) + report.refused_more);
    json.end_object();
    return out;
}

}  // namespace

Result<ImportReport> import(const std::string& folder, const ImportOptions& options) {
    const auto writer = REFTEL_TRY(archive::ArchiveWriter::open(folder, options.now));
    Pipeline pipeline(*writer, options);
    ImportReport report = REFTEL_TRY(pipeline.run());
    if (!report.changed_nothing()) {
        REFTEL_CHECK(writer->log("import", fmt::format("{}", fmt::join(options.paths, " ")),
                                 log_detail(report)));
        REFTEL_CHECK(writer->commit());
    }
    return report;
}

}  // namespace reftel::room

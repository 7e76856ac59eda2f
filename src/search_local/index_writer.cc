// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/index_writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <xxhash.h>

#include "search_local/merge.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

constexpr std::string_view kLockName = "/writer.lock";

/// The name of a file without what says that it is not finished.
std::string finished_name(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    if (name.ends_with(".new")) {
        name.resize(name.size() - 4);
    }
    return name;
}

/// Files of segments, finished or not: all that a folder of an index holds beside manifest and
/// lock.
bool is_segment_file(const std::filesystem::path& path) {
    const std::string name = finished_name(path);
    return name.ends_with(".seg") || name.ends_with(".pos");
}

Manifest::Entry entry_of(std::uint64_t number, const LiveSegment& of) {
    Manifest::Entry out{number, {}};
    if (of.deleted > 0) {
        Bitmap gone = of.live;
        gone.invert();
        gone.for_each([&](std::size_t document) {
            out.withdrawn.push_back(static_cast<std::uint32_t>(document));
        });
    }
    return out;
}

/// Places of the segments to merge, rising; none when all is well.
std::vector<std::size_t> choose_merge(const std::vector<std::shared_ptr<LiveSegment>>& segments,
                                      std::uint64_t withdrawn_percent) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const LiveSegment& of = *segments[i];
        if (of.deleted * 100 > of.segment->documents() * withdrawn_percent) {
            return {i};
        }
        if (of.live_words <= kMaxMergedWords / 2) {
            order.push_back(i);
        }
    }
    const auto words = [&segments](std::size_t i) { return segments[i]->live_words; };
    std::ranges::sort(order, {}, words);
    for (std::size_t begin = 0; begin + kMergeAt <= order.size(); ++begin) {
        const std::uint64_t most =
            std::max<std::uint64_t>(words(order[begin]), 10'000) * kMergeRatio;
        std::vector<std::size_t> chosen;
        std::uint64_t sum = 0;
        for (std::size_t i = begin; i < order.size() && words(order[i]) <= most; ++i) {
            sum += words(order[i]);
            if (sum > kMaxMergedWords) {
                break;
            }
            chosen.push_back(order[i]);
        }
        if (chosen.size() >= kMergeAt) {
            std::ranges::sort(chosen);
            return chosen;
        }
    }
    return {};
}

}  // namespace

std::uint64_t version_of(std::string_view state, std::uint64_t seed) {
    return XXH3_64bits_withSeed(state.data(), state.size(), seed);
}

Result<std::unique_ptr<IndexWriter>> IndexWriter::open(const std::string& folder) {
    return open(folder, Options());
}

Result<std::unique_ptr<IndexWriter>> IndexWriter::open(const std::string& folder,
                                                       const Options& options) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return fail(Error::Kind::Io,
                    "the folder of the search index cannot be made: " + error.message(), folder);
    }
    LockFile lock = REFTEL_TRY(LockFile::take(folder + std::string(kLockName)));
    std::unique_ptr<IndexWriter> out(new IndexWriter(folder, std::move(lock), options));
    Manifest manifest = REFTEL_TRY(Manifest::read(folder));
    auto segments = REFTEL_TRY(open_segments(folder, manifest));
    const MutexLock held(out->mutex_);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        out->segments_.push_back({manifest.segments[i].number, std::move(segments[i])});
    }
    out->mark_ = manifest.mark;
    out->manifest_ = std::move(manifest);
    out->remove_strays();
    return out;
}

IndexWriter::~IndexWriter() {
    {
        const MutexLock lock(mutex_);
        stop_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) {
        thread_.join();
    }
}

Result<void> IndexWriter::destroy(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const LockFile lock = REFTEL_TRY(LockFile::take(folder + std::string(kLockName)));
    // The manifest first: without it the rest is nothing.
    std::filesystem::remove(Manifest::path_in(folder), error);
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (is_segment_file(entry.path())) {
            std::filesystem::remove(entry.path(), error);
        }
    }
    if (error) {
        return fail(Error::Kind::Io, "the search index cannot be removed: " + error.message(),
                    folder);
    }
    return {};
}

/// Files that no commit knows: of a process that died, and of segments that were merged.
void IndexWriter::remove_strays() const {
    std::unordered_set<std::string> known;
    const auto know = [&](std::uint64_t number) {
        const std::string path = segment_path(folder_, number);
        known.insert(std::filesystem::path(path + ".seg").filename().string());
        known.insert(std::filesystem::path(path + ".pos").filename().string());
    };
    for (const Held& held : segments_) {
        know(held.number);
    }
    for (const Manifest::Entry& entry : manifest_.segments) {
        know(entry.number);
    }
    for (const std::uint64_t number : writing_) {
        know(number);
    }
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (is_segment_file(entry.path()) && !known.contains(finished_name(entry.path()))) {
            std::error_code ignored;
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

std::uint64_t IndexWriter::documents() const {
    std::uint64_t out = builder_ ? builder_->documents() : 0;
    const MutexLock lock(mutex_);
    for (const Held& held : segments_) {
        out += held.of->segment->documents() - held.of->deleted;
    }
    return out;
}

void IndexWriter::for_each(
    const std::function<void(std::string_view, std::uint64_t)>& visit) const {
    std::vector<Held> segments;
    {
        const MutexLock lock(mutex_);
        segments = segments_;
    }
    for (const Held& held : segments) {
        const Segment& segment = *held.of->segment;
        const auto versions = segment.column<std::uint64_t>(kVersions);
        held.of->live.for_each([&](std::size_t document) {
            visit(segment.id(static_cast<std::uint32_t>(document)),
                  document < versions.size() ? versions[document] : 0);
        });
    }
}

void IndexWriter::withdraw(std::string_view id) {
    const MutexLock lock(mutex_);
    for (const Held& held : segments_) {
        if (const auto document = held.of->segment->find(id)) {
            held.of->withdraw(*document);
        }
    }
}

Result<void> IndexWriter::add_segment(SegmentBuilder& builder) {
    if (builder.documents() == 0) {
        return {};
    }
    std::uint64_t number = 0;
    {
        const MutexLock lock(mutex_);
        number = manifest_.next_number++;
        writing_.insert(number);
    }
    const std::string path = segment_path(folder_, number);
    const auto written = builder.write(path);
    auto segment = written ? Segment::open(path)
                           : Result<std::shared_ptr<const Segment>>(fail(written.error()));
    builder = SegmentBuilder();
    const MutexLock lock(mutex_);
    writing_.erase(number);
    if (!segment) {
        return fail(std::move(segment).error());
    }
    segments_.push_back({number, std::make_shared<LiveSegment>(std::move(*segment))});
    return {};
}

Result<void> IndexWriter::flush() {
    if (!builder_) {
        return {};
    }
    building_.clear();
    REFTEL_CHECK(add_segment(*builder_));
    builder_.reset();
    return {};
}

Result<void> IndexWriter::add(const search::Document& document, std::uint64_t version) {
    REFTEL_CHECK(remove(document.id));
    if (!builder_) {
        builder_ = std::make_unique<SegmentBuilder>();
    }
    builder_->add(document, version);
    building_.insert(document.id);
    return builder_->memory() > options_.build_memory ? flush() : Result<void>();
}

Result<void> IndexWriter::remove(std::string_view id) {
    if (building_.contains(std::string(id))) {
        REFTEL_CHECK(flush());
    }
    withdraw(id);
    return {};
}

Result<void> IndexWriter::commit(std::string_view mark) {
    REFTEL_CHECK(flush());
    const MutexLock lock(mutex_);
    // Segments of which nothing is left.
    std::erase_if(segments_, [](const Held& held) {
        return held.of->deleted == held.of->segment->documents();
    });
    Manifest next;
    next.mark = mark;
    next.next_number = manifest_.next_number;
    for (const Held& held : segments_) {
        next.segments.push_back(entry_of(held.number, *held.of));
    }
    REFTEL_CHECK(next.write(folder_));
    manifest_ = std::move(next);
    mark_ = mark;
    remove_strays();
    if (options_.merge_behind) {
        wanted_ = true;
        changed_.notify_all();
        if (!thread_.joinable()) {
            thread_ = std::thread([this] { merge_behind(); });
        }
    }
    return {};
}

/// The segments of the last commit, as it has them.
std::vector<IndexWriter::Held> IndexWriter::committed() const {
    std::vector<Held> out;
    for (const Manifest::Entry& entry : manifest_.segments) {
        const auto found = std::ranges::find(segments_, entry.number, &Held::number);
        if (found == segments_.end()) {
            continue;
        }
        auto of = std::make_shared<LiveSegment>(found->of->segment);
        for (const std::uint32_t document : entry.withdrawn) {
            of->withdraw(document);
        }
        out.push_back({entry.number, std::move(of)});
    }
    return out;
}

std::optional<IndexWriter::Merging> IndexWriter::begin_merge() {
    const std::vector<Held> held = committed();
    std::vector<std::shared_ptr<LiveSegment>> segments;
    for (const Held& each : held) {
        segments.push_back(each.of);
    }
    Merging out;
    for (const std::size_t i : choose_merge(segments, options_.withdrawn_percent)) {
        out.numbers.push_back(held[i].number);
        out.from.push_back(held[i].of);
    }
    if (out.numbers.empty()) {
        return std::nullopt;
    }
    out.number = manifest_.next_number++;
    writing_.insert(out.number);
    merging_ = true;
    return out;
}

/// Puts the result in the place of what it was made from, in the last commit and in the next.
Result<void> IndexWriter::end_merge(const Merging& merging) {
    const auto segment = REFTEL_TRY(Segment::open(segment_path(folder_, merging.number)));
    const auto next = std::make_shared<LiveSegment>(segment);
    LiveSegment last(segment);
    const std::vector<Held> of_last = committed();
    const auto withdraw_gone = [&](const std::vector<Held>& now, LiveSegment& result) {
        std::uint32_t document = 0;
        for (std::size_t i = 0; i < merging.from.size(); ++i) {
            const auto found = std::ranges::find(now, merging.numbers[i], &Held::number);
            merging.from[i]->live.for_each([&](std::size_t before) {
                if (found == now.end() || !found->of->live.has(before)) {
                    result.withdraw(document);
                }
                ++document;
            });
        }
    };
    withdraw_gone(segments_, *next);
    withdraw_gone(of_last, last);
    const auto is_merged = [&](std::uint64_t number) {
        return std::ranges::find(merging.numbers, number) != merging.numbers.end();
    };
    Manifest manifest = manifest_;
    std::erase_if(manifest.segments, [&](const auto& entry) { return is_merged(entry.number); });
    manifest.segments.push_back(entry_of(merging.number, last));
    REFTEL_CHECK(manifest.write(folder_));
    manifest_ = std::move(manifest);
    std::erase_if(segments_, [&](const Held& held) { return is_merged(held.number); });
    segments_.push_back({merging.number, next});
    return {};
}

Result<void> IndexWriter::run_merge(const Merging& merging) {
    auto done = merge_segments(merging.from, segment_path(folder_, merging.number), stop_);
    const MutexLock lock(mutex_);
    if (done) {
        done = end_merge(merging);
    }
    writing_.erase(merging.number);
    remove_strays();
    merging_ = false;
    changed_.notify_all();
    return done;
}

Result<bool> IndexWriter::merge() {
    std::optional<Merging> merging;
    {
        const MutexLock lock(mutex_);
        while (merging_ || wanted_) {
            changed_.wait(mutex_);
        }
        if (merge_error_) {
            return fail(*std::exchange(merge_error_, std::nullopt));
        }
        merging = begin_merge();
    }
    if (!merging) {
        return false;
    }
    REFTEL_CHECK(run_merge(*merging));
    return true;
}

Result<void> IndexWriter::merge_all() {
    while (REFTEL_TRY(merge())) {
    }
    return {};
}

bool IndexWriter::is_merging() const {
    const MutexLock lock(mutex_);
    return merging_ || wanted_;
}

/// In the thread: the next merge, if there is any.
std::optional<IndexWriter::Merging> IndexWriter::next_work() {
    const MutexLock lock(mutex_);
    if (!wanted_ || merging_) {
        return std::nullopt;
    }
    auto work = begin_merge();
    if (!work) {
        wanted_ = false;
        changed_.notify_all();
    }
    return work;
}

void IndexWriter::wait_for_work() {
    const MutexLock lock(mutex_);
    while (!stop_ && (!wanted_ || merging_)) {
        changed_.wait(mutex_);
    }
}

/// The thread. A merge that fails is told by merge() and not tried again before the next commit.
void IndexWriter::merge_behind() {
    while (!stop_) {
        const auto work = next_work();
        if (!work) {
            if (options_.when_merged) {
                options_.when_merged();
            }
            wait_for_work();
            continue;
        }
        auto done = run_merge(*work);
        if (!done) {
            const MutexLock lock(mutex_);
            merge_error_ = std::move(done).error();
            wanted_ = false;
            changed_.notify_all();
        }
    }
}

}  // namespace reftel::search_local

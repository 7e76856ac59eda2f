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

/// Files of segments, finished or not: all that a folder of an index holds beside manifest and
/// lock.
bool is_segment_file(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    if (name.ends_with(".new")) {
        name.resize(name.size() - 4);
    }
    return name.ends_with(".seg") || name.ends_with(".pos");
}

}  // namespace

std::uint64_t version_of(std::string_view state) {
    return XXH3_64bits(state.data(), state.size());
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
    out->manifest_ = REFTEL_TRY(Manifest::read(folder));
    out->segments_ = REFTEL_TRY(open_segments(folder, out->manifest_));
    for (const Manifest::Entry& entry : out->manifest_.segments) {
        out->numbers_.push_back(entry.number);
    }
    out->remove_strays();
    return out;
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
    for (const std::uint64_t number : numbers_) {
        const std::string path = segment_path(folder_, number);
        known.insert(std::filesystem::path(path + ".seg").filename().string());
        known.insert(std::filesystem::path(path + ".pos").filename().string());
    }
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (is_segment_file(entry.path()) && !known.contains(entry.path().filename().string())) {
            std::error_code ignored;
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

std::uint64_t IndexWriter::documents() const {
    std::uint64_t out = builder_ ? builder_->documents() : 0;
    for (const auto& of : segments_) {
        out += of->segment->documents() - of->deleted;
    }
    return out;
}

void IndexWriter::for_each(
    const std::function<void(std::string_view, std::uint64_t)>& visit) const {
    for (const auto& of : segments_) {
        const auto versions = of->segment->column<std::uint64_t>(kVersions);
        of->live.for_each([&](std::size_t document) {
            visit(of->segment->id(static_cast<std::uint32_t>(document)),
                  document < versions.size() ? versions[document] : 0);
        });
    }
}

void IndexWriter::withdraw(std::string_view id) {
    for (const auto& of : segments_) {
        if (const auto document = of->segment->find(id)) {
            of->withdraw(*document);
        }
    }
}

Result<void> IndexWriter::add_segment(SegmentBuilder& builder) {
    if (builder.documents() == 0) {
        return {};
    }
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(mutex_);
        number = manifest_.next_number++;
    }
    const std::string path = segment_path(folder_, number);
    (void)REFTEL_TRY(builder.write(path));
    builder = SegmentBuilder();
    auto segment = REFTEL_TRY(Segment::open(path));
    const std::scoped_lock lock(mutex_);
    segments_.push_back(std::make_shared<LiveSegment>(std::move(segment)));
    numbers_.push_back(number);
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

Result<void> IndexWriter::write_manifest() {
    manifest_.segments.clear();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        Manifest::Entry entry{numbers_[i], {}};
        if (segments_[i]->deleted > 0) {
            Bitmap gone = segments_[i]->live;
            gone.invert();
            gone.for_each([&](std::size_t document) {
                entry.withdrawn.push_back(static_cast<std::uint32_t>(document));
            });
        }
        manifest_.segments.push_back(std::move(entry));
    }
    return manifest_.write(folder_);
}

Result<void> IndexWriter::commit(std::string_view mark) {
    REFTEL_CHECK(flush());
    // Segments of which nothing is left.
    for (std::size_t i = segments_.size(); i-- > 0;) {
        if (segments_[i]->deleted == segments_[i]->segment->documents()) {
            segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(i));
            numbers_.erase(numbers_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    manifest_.mark = mark;
    REFTEL_CHECK(write_manifest());
    remove_strays();
    return {};
}

/// Places of the segments to merge; none when all is well.
std::vector<std::size_t> IndexWriter::choose_merge() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const LiveSegment& of = *segments_[i];
        if (of.deleted * 100 > of.segment->documents() * options_.withdrawn_percent) {
            return {i};
        }
        if (of.live_words <= kMaxMergedWords / 2) {
            order.push_back(i);
        }
    }
    const auto words = [this](std::size_t i) { return segments_[i]->live_words; };
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

Result<bool> IndexWriter::merge() {
    REFTEL_CHECK(flush());
    const std::vector<std::size_t> chosen = choose_merge();
    if (chosen.empty()) {
        return false;
    }
    std::vector<std::shared_ptr<const LiveSegment>> from;
    for (const std::size_t i : chosen) {
        from.push_back(segments_[i]);
    }
    const std::uint64_t number = manifest_.next_number++;
    const std::string path = segment_path(folder_, number);
    REFTEL_CHECK(merge_segments(from, path));
    auto merged = std::make_shared<LiveSegment>(REFTEL_TRY(Segment::open(path)));
    for (std::size_t i = chosen.size(); i-- > 0;) {
        segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
        numbers_.erase(numbers_.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
    }
    segments_.push_back(std::move(merged));
    numbers_.push_back(number);
    REFTEL_CHECK(write_manifest());
    remove_strays();
    return true;
}

}  // namespace reftel::search_local

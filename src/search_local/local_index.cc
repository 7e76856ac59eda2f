// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/local_index.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "base/memory.h"
#include "search_local/limits.h"
#include "search_local/manifest.h"
#include "search_local/searcher.h"
#include "search_local/vocabulary.h"

namespace reftel::search_local {
namespace {

/// A merge may take away a file between reading the manifest and opening it: then there is a newer
/// manifest.
constexpr int kTries = 8;

}  // namespace

Result<std::unique_ptr<LocalIndex>> LocalIndex::open(const std::string& folder,
                                                     const search::DocumentLoader& loader) {
    return open(folder, loader, ThreadBudget::Options());
}

Result<std::unique_ptr<LocalIndex>> LocalIndex::open(const std::string& folder,
                                                     const search::DocumentLoader& loader,
                                                     const ThreadBudget::Options& threads) {
    std::unique_ptr<LocalIndex> out(new LocalIndex(folder, loader, threads));
    (void)REFTEL_TRY(out->snapshot());
    return out;
}

LocalIndex::Stamp LocalIndex::stamp_now() const {
    struct stat found {};
    if (::stat(Manifest::path_in(folder_).c_str(), &found) != 0) {
        return {};
    }
    return {found.st_ino, found.st_mtim.tv_sec, found.st_mtim.tv_nsec, found.st_size};
}

Result<void> LocalIndex::refresh(const Stamp& now) const {
    for (int tries = 1;; ++tries) {
        Manifest manifest = REFTEL_TRY(Manifest::read(folder_));
        auto segments = open_segments(folder_, manifest);
        if (!segments && segments.error().kind == Error::Kind::NotFound && tries < kTries) {
            continue;
        }
        if (!segments) {
            return fail(std::move(segments).error());
        }
        mark_ = std::move(manifest.mark);
        snapshot_ = std::make_shared<const Snapshot>(
            std::vector<std::shared_ptr<const LiveSegment>>(segments->begin(), segments->end()));
        // Of before the reading: when it was replaced meanwhile, the next search looks again.
        stamp_ = now;
        return {};
    }
}

Result<std::shared_ptr<const Snapshot>> LocalIndex::snapshot() const {
    const std::scoped_lock lock(mutex_);
    const Stamp now = stamp_now();
    if (!snapshot_ || now != stamp_) {
        REFTEL_CHECK(refresh(now));
    }
    return snapshot_;
}

Result<std::string> LocalIndex::mark() const {
    (void)REFTEL_TRY(snapshot());
    const std::scoped_lock lock(mutex_);
    return mark_;
}

/// The files of an index are the system's to hold, but what of them a search has touched is counted
/// as memory of this process, and would be all of them after a while. One segment after the other,
/// so that no search pays for all of them.
void LocalIndex::bound_memory(const Snapshot& state) const {
    const std::uint64_t search = searches_.fetch_add(1, std::memory_order_relaxed);
    if (search % kSearchesBetweenLooks == 0 && !state.segments().empty() &&
        mapped_memory() > std::max(kMostMapped, state.bytes() / kMostMappedPart)) {
        state.forget_pages(search / kSearchesBetweenLooks % state.segments().size());
    }
}

Result<search::Results> LocalIndex::search(const search::SearchRequest& request) const {
    const std::shared_ptr<const Snapshot> state = REFTEL_TRY(snapshot());
    bound_memory(*state);
    return search_snapshot(*state, request, loader_, threads_);
}

Result<std::vector<std::vector<search::WordCount>>> LocalIndex::words(
    std::span<const search::WordPattern> patterns) const {
    const std::shared_ptr<const Snapshot> state = REFTEL_TRY(snapshot());
    std::vector<std::vector<search::WordCount>> out;
    for (const search::WordPattern& pattern : patterns) {
        out.push_back(words_of(*state, pattern));
    }
    REFTEL_CHECK(check_damage(*state));
    return out;
}

Result<std::vector<search::WordCount>> LocalIndex::values(search::ValueField field,
                                                          std::string_view beginning,
                                                          std::size_t limit) const {
    const std::shared_ptr<const Snapshot> state = REFTEL_TRY(snapshot());
    std::vector<search::WordCount> out = values_of(*state, field, beginning, limit);
    REFTEL_CHECK(check_damage(*state));
    return out;
}

}  // namespace reftel::search_local

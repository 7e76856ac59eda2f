// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/search_index.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/memory.h"
#include "room/documents.h"
#include "room/limits.h"
#include "search/scan_index.h"
#include "search_local/segment_builder.h"

namespace reftel::room {
namespace {

using archive::Edition;
using search_local::IndexWriter;
using search_local::LocalIndex;
using search_local::SegmentBuilder;

/// Part of the mark: raised when a telegram would be indexed otherwise than before.
constexpr std::string_view kIndexGeneration = "2:";

/// A telegram to index, and what of it is indexed.
struct Wanted {
    std::string id;
    std::uint64_t version = 0;
};

/// Indexes some telegrams, several threads side by side, each with a builder of its own.
class ParallelBuild {
 public:
    ParallelBuild(const Edition& edition, IndexWriter& writer, const std::vector<Wanted>& wanted,
                  const IndexProgress& progress)
        : edition_(edition), writer_(writer), wanted_(wanted), progress_(progress) {}

    [[nodiscard]] Result<void> run() {
        const std::size_t useful = wanted_.size() / kTelegramsAThread + 1;
        const std::size_t threads =
            std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), useful);
        memory_ = kIndexMemory / threads;
        std::vector<std::thread> others;
        for (std::size_t i = 1; i < threads; ++i) {
            others.emplace_back([this] { work(false); });
        }
        work(true);
        for (std::thread& other : others) {
            other.join();
        }
        return error_ ? Result<void>(fail(*std::move(error_))) : Result<void>();
    }

 private:
    static constexpr std::size_t kBatch = 64;

    void work(bool tells) {
        SegmentBuilder builder;
        while (!stop_) {
            const std::size_t begin = next_.fetch_add(kBatch);
            if (begin >= wanted_.size()) {
                break;
            }
            for (std::size_t i = begin; i < std::min(begin + kBatch, wanted_.size()); ++i) {
                keep(add(builder, wanted_[i]));
            }
            if (builder.memory() > memory_) {
                keep(writer_.add_segment(builder));
            }
            if (tells && progress_) {
                progress_(std::min(begin + kBatch, wanted_.size()), wanted_.size());
            }
        }
        if (!stop_) {
            keep(writer_.add_segment(builder));
        }
    }

    [[nodiscard]] Result<void> add(SegmentBuilder& builder, const Wanted& wanted) const {
        auto open = edition_.open_telegram(wanted.id);
        if (!open && open.error().kind == Error::Kind::NotFound) {
            return {};  // withdrawn since: the edition's mark has changed too
        }
        if (!open) {
            return fail(std::move(open).error());
        }
        builder.add(to_document(*open), wanted.version);
        return {};
    }

    void keep(Result<void> result) {
        if (!result) {
            const std::scoped_lock lock(mutex_);
            stop_ = true;
            error_ = error_ ? std::move(error_) : std::move(result).error();
        }
    }

    const Edition& edition_;
    IndexWriter& writer_;
    const std::vector<Wanted>& wanted_;
    const IndexProgress& progress_;
    std::size_t memory_ = 0;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;  ///< Guards error_.
    std::optional<Error> error_;
};

/// The telegrams of the edition that are not `held` as they are now. Those that are, are taken out
/// of `held`.
Result<std::vector<Wanted>> take_wanted(const Edition& edition,
                                        std::unordered_map<std::string, std::uint64_t>& held) {
    std::vector<Wanted> out;
    for (Edition::Version& each : REFTEL_TRY(edition.versions())) {
        const std::uint64_t version = search_local::version_of(each.state);
        const auto found = held.find(each.id);
        if (found != held.end() && found->second == version) {
            held.erase(found);
        } else {
            out.push_back({std::move(each.id), version});
        }
    }
    return out;
}

bool is_unusable(const Error& error) {
    return error.kind == Error::Kind::Corrupt || error.kind == Error::Kind::Unsupported ||
           error.kind == Error::Kind::NotFound;
}

}  // namespace

Result<std::optional<search::Document>> EditionLoader::load(std::string_view id) const {
    auto open = edition_.open_telegram(id);
    if (!open) {
        if (open.error().kind == Error::Kind::NotFound) {
            return std::nullopt;
        }
        return fail(std::move(open).error());
    }
    return to_document(*open);
}

SearchIndex::SearchIndex(const std::string& archive_folder, const Edition& edition)
    : folder_(archive_folder + "/search/" + std::string(to_string(edition.audience()))),
      edition_(edition),
      loader_(edition) {}

Result<std::string> SearchIndex::wanted_mark() const {
    return std::string(kIndexGeneration) + REFTEL_TRY(edition_.mark());
}

Result<std::unique_ptr<IndexWriter>> SearchIndex::open_writer() const {
    IndexWriter::Options options;
    if (edition_.audience() != archive::Audience::Owner) {
        options.withdrawn_percent = 0;  // what is withheld is in no file that readers are given
    }
    auto writer = IndexWriter::open(folder_, options);
    if (!writer && is_unusable(writer.error())) {
        REFTEL_CHECK(IndexWriter::destroy(folder_));
        return IndexWriter::open(folder_, options);
    }
    return writer;
}

Result<IndexUpdate> SearchIndex::update(const IndexProgress& progress) const {
    auto done = update_once(progress);
    if (!done && is_unusable(done.error())) {
        REFTEL_CHECK(IndexWriter::destroy(folder_));
        return update_once(progress);
    }
    return done;
}

Result<IndexUpdate> SearchIndex::update_once(const IndexProgress& progress) const {
    auto writer = REFTEL_TRY(open_writer());
    // Before the list: what changes in between is found by the next update.
    const std::string mark = REFTEL_TRY(wanted_mark());
    IndexUpdate out;
    out.documents = writer->documents();
    if (writer->mark() == mark) {
        return out;
    }
    std::unordered_map<std::string, std::uint64_t> held;
    writer->for_each([&held](std::string_view id, std::uint64_t version) {
        held.emplace(std::string(id), version);
    });
    const std::vector<Wanted> wanted = REFTEL_TRY(take_wanted(edition_, held));
    // What is left is shown no more, or otherwise.
    for (const auto& [id, version] : held) {
        REFTEL_CHECK(writer->remove(id));
    }
    give_back_memory();  // of an import before
    REFTEL_CHECK(ParallelBuild(edition_, *writer, wanted, progress).run());
    give_back_memory();  // of the builders: the segments that a merge reads count as well
    REFTEL_CHECK(writer->commit(mark));
    for (bool more = true; more;) {
        more = REFTEL_TRY(writer->merge());
    }
    out.added = wanted.size();
    out.removed = held.size();
    out.documents = writer->documents();
    return out;
}

Result<std::shared_ptr<LocalIndex>> SearchIndex::current() const {
    const std::scoped_lock lock(mutex_);
    const std::string mark = REFTEL_TRY(wanted_mark());
    for (int tries = 0; tries < 2; ++tries) {
        if (!index_) {
            auto opened = LocalIndex::open(folder_, loader_);
            if (opened) {
                index_ = std::move(*opened);
            }
        }
        if (index_) {
            const auto of_index = index_->mark();
            if (of_index && *of_index == mark) {
                return index_;
            }
            if (!of_index) {
                index_.reset();
            }
        }
        if (tries == 0) {
            (void)REFTEL_TRY(update({}));
        }
    }
    return fail(Error::Kind::Busy, "the archive changes faster than its index");
}

template <typename Answer>
Result<Answer> SearchIndex::ask(
    const std::function<Result<Answer>(const search::Index&)>& question) const {
    for (int tries = 0; tries < 2; ++tries) {
        const auto index = current();
        if (!index) {
            break;
        }
        Result<Answer> answer = question(**index);
        if (answer || answer.error().kind != Error::Kind::Corrupt) {
            return answer;
        }
        // Damaged: it is made anew from the archive, which has all that was in it.
        const std::scoped_lock lock(mutex_);
        index_.reset();
        if (!IndexWriter::destroy(folder_)) {
            break;
        }
    }
    const EditionDocuments documents(edition_, EditionDocuments::CitedBy::Fill);
    return question(search::ScanIndex(documents));
}

Result<search::Results> SearchIndex::search(const search::SearchRequest& request) const {
    return ask<search::Results>(
        [&request](const search::Index& index) { return index.search(request); });
}

Result<std::vector<std::vector<search::WordCount>>> SearchIndex::words(
    std::span<const search::WordPattern> patterns) const {
    return ask<std::vector<std::vector<search::WordCount>>>(
        [patterns](const search::Index& index) { return index.words(patterns); });
}

Result<std::vector<search::WordCount>> SearchIndex::values(search::ValueField field,
                                                           std::string_view beginning,
                                                           std::size_t limit) const {
    return ask<std::vector<search::WordCount>>(
        [&](const search::Index& index) { return index.values(field, beginning, limit); });
}

}  // namespace reftel::room
